import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeReceiveMail } from '../../../shared/application/receive-mail.ts';
import { ZEKERINGEN } from '../../../shared/domain/contact/bevestiging.ts';
import type { Wijkteam } from '../../../shared/domain/organisatie/types.ts';
import { CLOCK_DAY } from '../../../shared/domain/tijd/instant.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner, zonderBevestiging } from '../../support/people.ts';
import { deliverMail, drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { bounceOf, rawMail } from '../../support/raw-mail.ts';

const newWorld = () => makeWorld({ start: '2026-11-25T09:00:00Z', instellingen: centrum });
const textOf = (ruw: Uint8Array | string): string =>
  (typeof ruw === 'string' ? ruw : new TextDecoder().decode(ruw)).replace(/\r\n(?=[ \t])/g, '');
const sent = (world: World): string[] => world.mail.sent.map(({ ruw }) => textOf(ruw));
const kop = (mail: string | undefined, naam: string): string | undefined =>
  new RegExp(`^${naam}: *(.*?)\\r?$`, 'im').exec(mail ?? '')?.[1];
const read = (world: World, contact: string) => makeReadContact(world)({ contact, door: ondersteuner });

/** Delivers, and sends what comes of it. */
async function receive(world: World, id: string, mail: Parameters<typeof rawMail>[0] = {}): Promise<string> {
  const contact = await mailContact(world, id, mail);
  await drainQueues(world);
  return contact;
}

describe('a mail of a person is acknowledged', () => {
  test('at once, marked as automatic, in its thread, without a word of what it said', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1', { onderwerp: 'Schulden', tekst: 'Ik zit in de knel' });
    const [mail, ...more] = sent(world);
    expect(more).toEqual([]);
    expect(world.mail.sent[0]?.aan).toBe('jan@bewoner.nl');
    expect(kop(mail, 'Auto-Submitted')).toBe('auto-replied');
    expect(kop(mail, 'X-Auto-Response-Suppress')).toBe('All');
    expect(kop(mail, 'Precedence')).toBe('bulk');
    expect(kop(mail, 'In-Reply-To')).toBe('<m1@bewoner.nl>');
    expect(kop(mail, 'References')).toBe('<m1@bewoner.nl>');
    expect(mail).not.toMatch(/schulden|knel/i);
    expect(mail).toContain('112');
    expect(await read(world, contact)).toMatchObject({ bevestiging: 'verzonden', bevestigingReden: null });
  });

  test('and still waits: an acknowledgement is no reaction', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1');
    const view = await read(world, contact);
    expect(view).toMatchObject({ status: 'wachtend', beantwoordOp: null, wachtSinds: '2026-11-25T09:00:00.000Z' });
    expect(view.antwoorden).toEqual([]);
  });

  test('once, however often it is delivered', async () => {
    const world = newWorld();
    for (const id of ['r1', 'r1', 'r2']) await receive(world, id);
    expect(sent(world)).toHaveLength(1);
  });

  test('once a day per thread, also when its contact was closed in between', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1');
    await receive(world, 'r2', { messageId: 'm2@bewoner.nl', inReplyTo: 'm1@bewoner.nl', tekst: 'En nog iets' });
    world.clock.forward(1000);
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    world.clock.forward(1000);
    await receive(world, 'r3', { messageId: 'm3@bewoner.nl', inReplyTo: 'm1@bewoner.nl', tekst: 'Toch nog' });
    expect(sent(world)).toHaveLength(1);
    world.clock.forward(CLOCK_DAY);
    await receive(world, 'r4', { messageId: 'm4@bewoner.nl', inReplyTo: 'm3@bewoner.nl', tekst: 'Volgende dag' });
    expect(sent(world)).toHaveLength(2);
  });

  test('apart for another thread and another sender', async () => {
    const world = newWorld();
    await receive(world, 'r1');
    await receive(world, 'r2', { messageId: 'x2@bewoner.nl', tekst: 'Iets anders' });
    await receive(world, 'r3', { messageId: 'x3@buur.nl', van: 'els@buur.nl' });
    expect(world.mail.sent.map(({ aan }) => aan)).toEqual(['jan@bewoner.nl', 'jan@bewoner.nl', 'els@buur.nl']);
  });

  test('and what the resident answers to the acknowledgement joins the same contact, unacknowledged', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1');
    const messageId = kop(sent(world)[0], 'Message-ID')?.replace(/[<>]/g, '') ?? '';
    const answer = {
      onderwerp: 'Re: Automatisch bericht',
      tekst: 'Dank u',
      messageId: 'm2@bewoner.nl',
      inReplyTo: messageId,
    };
    expect(await receive(world, 'r2', answer)).toBe(contact);
    expect(sent(world)).toHaveLength(1);
  });

  test('with what attachments could not be taken, by their number and not their name', async () => {
    const world = newWorld();
    const parts = ['foto.jpg', 'geheim-recept.exe'].map(
      (naam) =>
        `--b\r\nContent-Type: application/octet-stream; name="${naam}"\r\nContent-Disposition: attachment; filename="${naam}"\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n`,
    );
    const koppen = 'From: jan@bewoner.nl\r\nTo: centrum@voorbeeld.nl\r\nSubject: x\r\nMessage-ID: <m1@bewoner.nl>\r\n';
    const raw = `${koppen}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nZie bijlagen\r\n${parts.join('')}--b--\r\n`;
    await deliverMail(world, 'r1', new TextEncoder().encode(raw));
    await drainQueues(world);
    expect(sent(world)[0]).toMatch(/Bijlage 2 is een programma/);
    expect(sent(world)[0]).not.toMatch(/geheim|recept/);
  });

  test('also when handing it over fails: the tick does it', async () => {
    const world = newWorld();
    const failing = { ...world, antwoordQueue: { send: async () => Promise.reject(new Error('queue')) } };
    await world.raw.put('mail/r1', rawMail(), '');
    await makeReceiveMail(failing)({ sleutel: 'mail/r1', ontvangenOp: world.clock.now() });
    expect(sent(world)).toEqual([]);
    await passMinutes(world, 2);
    expect(sent(world)).toHaveLength(1);
  });

  test('once, when many workers take mails of one thread at the same moment', async () => {
    const world = newWorld();
    const letters = Array.from({ length: 6 }, (_, nr) => ({
      messageId: `m${nr}@bewoner.nl`,
      references: ['m0@bewoner.nl'],
      tekst: `bericht ${nr}`,
    }));
    await Promise.all(letters.map((mail, nr) => mailContact(world, `r${nr}`, mail)));
    await drainQueues(world);
    expect(sent(world)).toHaveLength(1);
  });

  test('once, wherever receiving or sending breaks off', async () => {
    const calls = await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await world.raw.put('mail/r1', rawMail(), '');
        return world;
      },
      act: (world: World) => makeReceiveMail(world)({ sleutel: 'mail/r1', ontvangenOp: world.clock.now() }),
      afterwards: async (world) => {
        await makeReceiveMail(world)({ sleutel: 'mail/r1', ontvangenOp: world.clock.now() });
        await passMinutes(world, 3);
      },
      observe: async (world) => ({
        sent: world.mail.sent.map(({ aan }) => aan),
        kinds: world.zaken.contacten().map(({ gebeurtenissen }) => gebeurtenissen.map(({ soort }) => soort)),
      }),
    });
    expect(calls).toBeGreaterThan(8);
  });
});

describe('a mail of a person is not acknowledged, and the contact says why', () => {
  async function refused(mail: Parameters<typeof rawMail>[0], world: World = newWorld()) {
    const contact = await receive(world, 'r1', mail);
    expect(sent(world)).toEqual([]);
    const view = await read(world, contact);
    expect([view.soortBericht, view.status, view.bevestiging]).toEqual(['persoon', 'wachtend', 'onderdrukt']);
    return view.bevestigingReden;
  }

  test('when the organisatie does not want it', async () => {
    expect(await refused({}, makeWorld({ instellingen: zonderBevestiging }))).toBe('uitgezet');
  });

  test.each(['wijkteam@voorbeeld.nl', 'centrum@voorbeeld.nl', 'Centrum <CENTRUM@Voorbeeld.nl>'])(
    'when it comes from an address of ours: %s',
    async (van) => {
      expect(await refused({ van })).toBe('eigen-adres');
    },
  );

  test('when it comes from the local part of a wijkteam, at the domain at which the mail reached it', async () => {
    const local = { ...centrum.wijkteams?.['centrum'], mailadressen: ['centrum'] } as Wijkteam;
    const world = makeWorld({ instellingen: { ...centrum, wijkteams: { centrum: local } } });
    expect(await refused({ van: 'centrum@elders.nl', aan: 'centrum@elders.nl' }, world)).toBe('eigen-adres');
  });

  test('when an answer would go to an address of ours', async () => {
    expect(await refused({ koppen: { 'Reply-To': 'centrum@voorbeeld.nl' } })).toBe('eigen-adres');
  });

  test('when the address is of a program, or something in it was', async () => {
    expect(await refused({ van: 'Wmo <notificaties@gemeente.nl>' })).toBe('adres-van-programma');
    expect(await refused({ koppen: { 'Auto-Submitted': 'auto-forwarded' } })).toBe('kenmerk-van-automatisch');
    expect(await refused({ tekst: 'Dit is een automatisch gegenereerd bericht.' })).toBe('kenmerk-van-automatisch');
  });

  test('when it refers to the thread of somebody else', async () => {
    const world = newWorld();
    await mailContact(world, 'r0');
    world.antwoordQueue.drain();
    const other = { van: 'els@buur.nl', messageId: 'e1@buur.nl', references: ['m1@bewoner.nl'] };
    expect(await refused(other, world)).toBe('verwijst-naar-ander');
  });

  test('when safe contact forbids mail to this person, in whatever contact that was agreed', async () => {
    const world = newWorld();
    const persoon = world.ids.hash('mailadres', 'jan@bewoner.nl');
    const afspraak = { id: 'a1', op: world.clock.now(), door: 'olga', contact: 'elders', vervangt: [], geenMail: true };
    await world.inhoud.putVeiligContact({ persoon }, afspraak);
    expect(await refused({}, world)).toBe('veilig-contact');
  });

  test('when this sender got too many of late; the mails themselves are all taken in', async () => {
    const world = newWorld();
    let last = '';
    for (let nr = 0; nr < ZEKERINGEN.perAfzenderPerUur + 3; nr += 1) {
      last = await receive(world, `r${nr}`, { messageId: `los${nr}@bewoner.nl`, tekst: `bericht ${nr}` });
    }
    expect(sent(world)).toHaveLength(ZEKERINGEN.perAfzenderPerUur);
    expect(world.zaken.contacten()).toHaveLength(ZEKERINGEN.perAfzenderPerUur + 3);
    expect(await read(world, last)).toMatchObject({ bevestiging: 'onderdrukt', bevestigingReden: 'afzender-te-vaak' });
  });
});

describe('automatic mail is never acknowledged', () => {
  test.each([
    ['an out-of-office reply', { onderwerp: 'Afwezig: vraag', koppen: { 'Auto-Submitted': 'auto-replied' } }],
    ['a list', { koppen: { 'List-Id': '<buurt.lijst.nl>' } }],
    ['bulk', { koppen: { Precedence: 'bulk' } }],
    ['a bounce', { van: 'MAILER-DAEMON@mx.nl', onderwerp: 'Undelivered Mail Returned to Sender' }],
    ['spam', { koppen: { 'X-SES-Spam-Verdict': 'FAIL' } }],
    ['no-reply', { van: 'noreply@winkel.nl' }],
    ['an empty return path', { koppen: { 'Return-Path': '<>' } }],
  ])('%s', async (_kind, mail) => {
    const world = newWorld();
    const contact = await receive(world, 'r1', mail);
    expect(sent(world)).toEqual([]);
    expect(await read(world, contact)).toMatchObject({ bevestiging: null });
    expect(world.zaken.contacten()[0]?.soortBericht).not.toBe('persoon');
  });
});

describe('a loop', () => {
  test('of two systems that answer each other ends at once, when the other marks its mail', async () => {
    const a = newWorld();
    const b = makeWorld({ instellingen: centrum });
    await receive(a, 'begin', { van: 'wijkteam@elders.nl', messageId: 'b1@elders.nl' });
    const ours = a.mail.sent[0]?.ruw as Uint8Array;
    await deliverMail(b, 'antwoord', ours);
    await drainQueues(b);
    expect(b.mail.sent).toEqual([]);
    expect(a.mail.sent).toHaveLength(1);
  });

  test('with a program that marks nothing and always begins anew ends at the breaker', async () => {
    const world = newWorld();
    for (let round = 0; round < 200; round += 1) {
      const before = sent(world).length;
      await receive(world, `r${round}`, {
        van: 'robot@elders.nl',
        messageId: `n${round}@elders.nl`,
        tekst: `Bedankt ${round}`,
      });
      world.clock.forward(60_000);
      if (sent(world).length === before && round > ZEKERINGEN.perAfzenderPerUur) break;
    }
    expect(sent(world).length).toBeLessThanOrEqual(ZEKERINGEN.perAfzenderPerUur);
  });

  test('does not begin with our own acknowledgement that is mailed back to us, nor with its headers taken off', async () => {
    const world = newWorld();
    await receive(world, 'r1');
    const ours = sent(world)[0] ?? '';
    await deliverMail(world, 'terug', new TextEncoder().encode(ours));
    const stripped = ours
      .replace(/^(Auto-Submitted|X-Auto-Response-Suppress|Precedence): .*\r\n/gim, '')
      .replace(/^Message-ID: .*$/im, 'Message-ID: <anders@elders.nl>');
    await deliverMail(world, 'terug-2', new TextEncoder().encode(stripped));
    const forwarded = stripped.replace(/^From: .*$/im, 'From: buur@elders.nl').replace('<anders@', '<anders2@');
    await deliverMail(world, 'terug-3', new TextEncoder().encode(forwarded));
    await drainQueues(world);
    expect(sent(world)).toHaveLength(1);
  });

  test('does not begin with an out-of-office reply to the acknowledgement, which reopens nothing', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1');
    world.clock.forward(1000);
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    const messageId = kop(sent(world)[0], 'Message-ID')?.replace(/[<>]/g, '') ?? '';
    const away = {
      onderwerp: 'Automatisch antwoord: wij hebben uw mail ontvangen',
      messageId: 'oof@bewoner.nl',
      inReplyTo: messageId,
      koppen: { 'Auto-Submitted': 'auto-replied' },
    };
    expect(await receive(world, 'oof', away)).toBe(contact);
    expect(sent(world)).toHaveLength(1);
    expect(await read(world, contact)).toMatchObject({ status: 'afgesloten', uitkomst: 'informatie-advies' });
  });

  test('does not begin with a bounce of the acknowledgement: it is recorded, and somebody sees it', async () => {
    const world = newWorld();
    const contact = await receive(world, 'r1');
    const messageId = kop(sent(world)[0], 'Message-ID') ?? '';
    for (const id of ['b1', 'b1', 'b2']) await deliverMail(world, id, bounceOf(messageId));
    await drainQueues(world);
    expect(sent(world)).toHaveLength(1);
    const view = await read(world, contact);
    expect(view).toMatchObject({
      bevestiging: 'mislukt',
      misluktBericht: true,
      misluktAntwoord: false,
      status: 'wachtend',
    });
    expect(view.gebeurtenissen.filter(({ soort }) => soort === 'mail-mislukt')).toHaveLength(1);
  });
});

test('an acknowledgement that left within the same millisecond moves nothing that a person does', async () => {
  const world = newWorld();
  const contact = await receive(world, 'r1');
  const nu = world.clock.now();
  await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's1' });
  await drainQueues(world);
  expect(await read(world, contact)).toMatchObject({ aangenomenOp: nu, beantwoordOp: nu });
});
