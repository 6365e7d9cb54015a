import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { makeReadBijlage } from '../../../shared/application/read-bijlage.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeReceiveMail } from '../../../shared/application/receive-mail.ts';
import { bijlageSleutel } from '../../../shared/domain/contact/bijlagen.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, manager, ondersteuner, vreemde } from '../../support/people.ts';
import { deliverMail } from '../../support/post.ts';

interface File {
  readonly naam: string;
  readonly type?: string;
  readonly inhoud: string | Buffer;
  readonly disposition?: string;
}

function mailWith(files: readonly File[], koppen: readonly string[] = []): Uint8Array {
  const parts = files.flatMap(({ naam, type = 'application/octet-stream', inhoud, disposition = 'attachment' }) => [
    '--b',
    `Content-Type: ${type}; name="${naam}"`,
    `Content-Disposition: ${disposition}; filename="${naam}"`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(inhoud)
      .toString('base64')
      .match(/.{1,76}/g) ?? ['']),
  ]);
  const lines = [
    'From: Jan <jan@bewoner.nl>',
    'To: centrum@voorbeeld.nl',
    'Subject: Vraag',
    'Message-ID: <m1@bewoner.nl>',
    ...koppen,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Zie bijlagen.',
    ...parts,
    '--b--',
    '',
  ];
  return new Uint8Array(Buffer.from(lines.join('\r\n'), 'latin1'));
}

const PDF = { naam: 'brief.pdf', type: 'application/pdf', inhoud: '%PDF-1.7 inhoud' };
const EXE = { naam: 'factuur.pdf.exe', inhoud: 'MZ programma' };
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const newWorld = () => makeWorld({ start: '2026-11-25T09:00:00Z', instellingen: centrum });

async function received(world: World, raw: Uint8Array) {
  const mail = await deliverMail(world, 'r1', raw);
  if (mail.soort !== 'opgenomen') throw new Error('not taken in');
  const detail = await makeReadContact(world)({ contact: mail.contact, door: ondersteuner });
  const bericht = detail.berichten[0]!;
  return { contact: mail.contact, bericht: bericht.id, bijlagen: bericht.bijlagen ?? [] };
}

describe('what is attached to a mail', () => {
  test('is kept apart with its facts, byte for byte', async () => {
    const world = newWorld();
    const { contact, bericht, bijlagen } = await received(world, mailWith([PDF]));
    expect(bijlagen).toEqual([
      {
        nummer: 1,
        naam: 'brief.pdf',
        type: 'application/pdf',
        bytes: 15,
        status: 'bewaard',
        sha256: sha256(PDF.inhoud),
      },
    ]);
    const kept = await world.raw.get(bijlageSleutel(contact, bericht, 1));
    expect(new TextDecoder().decode(kept)).toBe(PDF.inhoud);
  });

  test('and refused is shown with its reason; its bytes are in the raw message only', async () => {
    const world = newWorld();
    const { contact, bericht, bijlagen } = await received(world, mailWith([EXE, PDF]));
    expect(bijlagen).toMatchObject([
      { nummer: 1, naam: 'factuur.pdf.exe', status: 'geweigerd', reden: 'programma' },
      { nummer: 2, naam: 'brief.pdf', status: 'bewaard' },
    ]);
    expect(await world.raw.get(bijlageSleutel(contact, bericht, 1))).toBeUndefined();
    expect(await world.raw.get(bijlageSleutel(contact, bericht, 2))).toBeDefined();
    expect(Buffer.from((await world.raw.get('mail/r1')) ?? []).toString()).toContain(
      Buffer.from('MZ pro').toString('base64'),
    );
  });

  test('to spam is refused as a whole', async () => {
    const { bijlagen } = await received(newWorld(), mailWith([PDF], ['X-SES-Virus-Verdict: FAIL']));
    expect(bijlagen).toMatchObject([{ status: 'geweigerd', reden: 'spam' }]);
  });

  test('without a name, or with one that misleads, gets one that does not', async () => {
    const files = [
      { ...PDF, naam: '' },
      { ...PDF, naam: '..\\..\\map/brief.pdf' },
    ];
    const { bijlagen } = await received(newWorld(), mailWith(files));
    expect(bijlagen.map(({ naam }) => naam)).toEqual(['bijlage 1', 'brief.pdf']);
  });

  test('and stands within the text, as pictures do, is kept like the others', async () => {
    const { bijlagen } = await received(newWorld(), mailWith([{ ...PDF, disposition: 'inline' }]));
    expect(bijlagen).toMatchObject([{ status: 'bewaard' }]);
  });

  test('ten photos of 2 MB, are all kept', async () => {
    const photo = { naam: 'foto.jpg', type: 'image/jpeg', inhoud: Buffer.alloc(2_000_000, 'foto') };
    const { bijlagen } = await received(newWorld(), mailWith(Array.from({ length: 10 }, () => photo)));
    expect(bijlagen.map(({ status, bytes }) => `${status} ${bytes}`)).toEqual(Array(10).fill('bewaard 2000000'));
  });

  test('is the same however often the mail comes, and wherever receiving it breaks off', async () => {
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = newWorld();
        await world.raw.put('mail/r1', mailWith([PDF, EXE, PDF]), '');
        return world;
      },
      act: (world: World) => makeReceiveMail(world)({ sleutel: 'mail/r1', ontvangenOp: world.clock.now() }),
      afterwards: (world) => makeReceiveMail(world)({ sleutel: 'mail/r1', ontvangenOp: world.clock.now() }),
      observe: async (world) => {
        const [contact] = world.zaken.contacten();
        const { berichten } = await world.inhoud.readInhoud(contact?.id ?? '');
        const keys = [1, 2, 3].map((nummer) => bijlageSleutel(contact?.id ?? '', berichten[0]?.id ?? '', nummer));
        return { berichten, kept: await Promise.all(keys.map(async (key) => (await world.raw.get(key))?.length)) };
      },
    });
  });
});

describe('a mail that is larger than is ever read', () => {
  const large = mailWith([PDF, { naam: 'film.mp4', type: 'video/mp4', inhoud: Buffer.alloc(35_000_000, 'film') }]);

  test('is a contact all the same, with what it lacks shown, and its sender is told', async () => {
    const world = newWorld();
    const { contact, bijlagen } = await received(world, large);
    expect(bijlagen.map(({ naam, status, reden }) => [naam, status, reden])).toEqual([
      ['brief.pdf', 'geweigerd', 'onvolledig'],
      ['film.mp4', 'geweigerd', 'onvolledig'],
    ]);
    const { berichten, uitgaand } = await world.inhoud.readInhoud(contact);
    expect(berichten[0]).toMatchObject({ tekst: 'Zie bijlagen.', afgekapt: true });
    expect(uitgaand[0]?.tekst).toContain('Bijlage 2 is niet helemaal bij ons aangekomen.');
  });

  test('and no mail at all is work for a person', async () => {
    const noise = new Uint8Array(46 * 1024 * 1024).fill(0x41);
    expect((await deliverMail(newWorld(), 'r1', noise)).soort).toBe('onleesbaar');
  });
});

describe('the address of an attachment', () => {
  async function kept() {
    const world = newWorld();
    const { contact, bericht } = await received(world, mailWith([PDF, EXE]));
    const read = makeReadBijlage(world);
    const ask = (nummer: number, door = ondersteuner, of = bericht) => read({ contact, bericht: of, nummer, door });
    return { world, contact, bericht, ask };
  }

  test('holds for a minute, as a download, and names nothing of what it is about', async () => {
    const { ask, contact, bericht } = await kept();
    const { adres, ...facts } = await ask(1);
    expect(facts).toEqual({
      naam: 'brief.pdf',
      type: 'application/pdf',
      bytes: 15,
      verlooptOp: '2026-11-25T09:01:00.000Z',
    });
    expect(adres).toBe(
      `https://bijlagen.test/bijlagen/${contact}/${bericht}/1?type=application%2Fpdf&bestandsnaam=bijlage-1.pdf&seconden=60`,
    );
  });

  test('is given to who may see the contact, and to nobody else', async () => {
    const { ask } = await kept();
    expect((await ask(1, fatima)).naam).toBe('brief.pdf');
    await expect(ask(1, vreemde)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(ask(1, manager)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test.each([0, 3, 1.5, Number.NaN])('of number %s does not exist', async (nummer) => {
    await expect((await kept()).ask(nummer)).rejects.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching('bestaat niet'),
    });
  });

  test('of another message does not exist, even when its content was written and its fact never was', async () => {
    const { world, contact, ask } = await kept();
    const stray = (await world.inhoud.readInhoud(contact)).berichten[0]!;
    await world.inhoud.putBericht(contact, { ...stray, id: 'nooit-gebeurd' });
    await expect(ask(1, ondersteuner, 'nooit-gebeurd')).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('of a refused one is refused, in words', async () => {
    await expect((await kept()).ask(2)).rejects.toMatchObject({
      kind: 'refused',
      code: 'bijlage-geweigerd',
      message: expect.stringMatching('programma'),
    });
  });

  test('of one that is no longer kept says so', async () => {
    const { world, contact, bericht } = await kept();
    const gone = { signedAddress: async () => undefined };
    const ask = makeReadBijlage({ ...world, bijlagen: gone })({ contact, bericht, nummer: 1, door: ondersteuner });
    await expect(ask).rejects.toMatchObject({ code: 'bijlage-verwijderd' });
  });
});
