/** What automatic mail does to contacts: bounces of our answers, threads that hold both, and what people must see. */
import { describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeSearchContacten } from '../../../shared/application/search-contacten.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { deliverMail, drainQueues, mailContact } from '../../support/post.ts';
import { letter } from './messages.ts';

const newWorld = () => makeWorld({ instellingen: centrum });
const encode = (text: string) => new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'));
const OOF = { Subject: 'Automatisch antwoord: Re: Vraag', 'Auto-Submitted': 'auto-replied' };

/** A question that was answered; gives the contact and the message id under which the answer went out. */
async function answered(world: World): Promise<{ contact: string; messageId: string }> {
  const contact = await mailContact(world, 'r1');
  world.clock.forward(60_000);
  await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's1' });
  await drainQueues(world);
  world.clock.forward(60_000);
  const ruw = world.mail.sent.at(-1)?.ruw ?? '';
  const text = typeof ruw === 'string' ? ruw : new TextDecoder().decode(ruw);
  return { contact, messageId: /^Message-ID: <([^>]+)>/im.exec(text)?.[1] ?? '' };
}

const statusOf = (world: World, id: string) => world.zaken.contacten().find((contact) => contact.id === id)?.status;
const readContact = (world: World, contact: string) => makeReadContact(world)({ contact, door: ondersteuner });

async function worklist(world: World): Promise<readonly string[]> {
  const filter = { status: ['wachtend'] as const };
  const { items } = await makeSearchContacten(world)({ door: ondersteuner, filter, limit: 50 });
  return items.map(({ id }) => id);
}

const BOUNCE = { 'Return-Path': '<>', From: 'MAILER-DAEMON@mx.example.net', Subject: 'failure notice' };
const report = (parts: string) =>
  letter(
    { ...BOUNCE, 'Message-ID': '<b1@mx>', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    `--b\nContent-Type: text/plain\n\nNiet bezorgd.\n${parts}--b--\n`,
  );
const status = (action: string) => `--b\nContent-Type: message/delivery-status\n\n${action}\n`;
const FAILED = status('Final-Recipient: rfc822; jan@bewoner.nl\nAction: failed\nStatus: 5.1.1');

describe('a bounce of an answer of ours', () => {
  test.each<[string, (id: string) => string]>([
    [
      'with the form and the original',
      (id) =>
        report(
          `${FAILED}--b\nContent-Type: message/rfc822\n\nMessage-ID: <${id}>\nSubject: Re: Vraag\n\nKomt u langs\n`,
        ),
    ],
    [
      'with the form and only the headers of the original',
      (id) => report(`${FAILED}--b\nContent-Type: text/rfc822-headers\n\nSubject: Re: Vraag\nMessage-ID:\n <${id}>\n`),
    ],
    [
      'with an empty status part',
      (id) => report(`${status('')}--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${id}>\n`),
    ],
    [
      'without form, the original quoted in the text',
      (id) =>
        letter(
          BOUNCE,
          `Hi. This is the qmail-send program.\n\n<jan@bewoner.nl>:\nNo mailbox.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <wijkteam@voorbeeld.nl>\nMessage-ID: <${id}>\nSubject: Re: Vraag\n\nKomt u langs\n`,
        ),
    ],
    [
      'without form, with only the message id in a sentence',
      (id) => letter(BOUNCE, `Your message <${id}> could not be delivered to jan@bewoner.nl.\n`),
    ],
    [
      'without form, as an answer to the original',
      (id) => letter({ ...BOUNCE, 'In-Reply-To': `<${id}>` }, 'User unknown.\n'),
    ],
    [
      'with the original attached and no form',
      (id) =>
        letter(
          { ...BOUNCE, 'Content-Type': 'multipart/mixed; boundary=b' },
          `--b\nContent-Type: text/plain\n\nUser unknown.\n--b\nContent-Type: message/rfc822\n\nMessage-ID: <${id}>\n\nKomt u langs\n--b--\n`,
        ),
    ],
  ])('%s: the answer was never given, and the question waits again', async (_name, bounce) => {
    const world = newWorld();
    const { contact, messageId } = await answered(world);
    expect((await readContact(world, contact)).beantwoordOp).not.toBeNull();
    const received = await deliverMail(world, 'bounce', encode(bounce(messageId)));
    expect(received).toMatchObject({ soortBericht: 'bezorgrapport' });
    expect(await readContact(world, contact)).toMatchObject({ misluktAntwoord: true, beantwoordOp: null });
    // The report itself is no work besides: the question is.
    expect(received.soort === 'opgenomen' && statusOf(world, received.contact)).toBe('afgesloten');
  });

  test.each<[string, (id: string) => string]>([
    [
      'is late',
      (id) =>
        report(
          `${status('Action: delayed\nStatus: 4.4.1')}--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${id}>\n`,
        ),
    ],
    [
      'arrived',
      (id) => report(`${status('Action: delivered')}--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <${id}>\n`),
    ],
    [
      'is late, without form',
      (id) =>
        letter(
          { ...BOUNCE, Subject: 'Warning: message 1ab delayed 24 hours' },
          `The message has not yet been delivered.\nMessage-ID: <${id}>\nDelivery attempts will continue; no action is required.\n`,
        ),
    ],
  ])('that says that it %s changes nothing', async (_name, bounce) => {
    const world = newWorld();
    const { contact, messageId } = await answered(world);
    await deliverMail(world, 'bounce', encode(bounce(messageId)));
    expect(await readContact(world, contact)).toMatchObject({ misluktAntwoord: false });
    expect(await worklist(world)).toEqual([]);
  });

  test('that does not tell which mail it was becomes work of its own, that counts in no figure', async () => {
    const world = newWorld();
    const { contact } = await answered(world);
    const bounce = await deliverMail(world, 'bounce', encode(letter(BOUNCE, 'Sorry, no such user.\n')));
    expect(await readContact(world, contact)).toMatchObject({ misluktAntwoord: false });
    const id = bounce.soort === 'opgenomen' ? bounce.contact : '';
    expect(await worklist(world)).toEqual([id]);
    expect(world.zaken.contacten().find((one) => one.id === id)?.wachten).toEqual([]);
    await makeCloseContact(world)({ contact: id, door: ondersteuner, uitkomst: 'spam' });
    expect(await worklist(world)).toEqual([]);
  });

  test('that quotes an older answer in its references marks only the one that bounced', async () => {
    const world = newWorld();
    const { contact, messageId } = await answered(world);
    await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Nog iets', sleutel: 's2' });
    await drainQueues(world);
    const ruw = world.mail.sent.at(-1)?.ruw as Uint8Array;
    const second = /^Message-ID: <([^>]+)>/im.exec(new TextDecoder().decode(ruw))?.[1] ?? '';
    const quoted = `References: <m1@bewoner.nl> <${messageId}>\nIn-Reply-To: <${messageId}>\nMessage-ID: <${second}>\n`;
    await deliverMail(world, 'bounce', encode(letter(BOUNCE, `User unknown.\n\n${quoted}\n`)));
    const { antwoorden } = await readContact(world, contact);
    expect(antwoorden.map(({ tekst, status }) => [tekst, status])).toEqual([
      ['Komt u langs', 'verzonden'],
      ['Nog iets', 'mislukt'],
    ]);
  });

  test('twice reopens the wait once', async () => {
    const world = newWorld();
    const { contact, messageId } = await answered(world);
    const bounce = encode(letter(BOUNCE, `Message-ID: <${messageId}>\n`));
    await deliverMail(world, 'b1', bounce);
    const { versie } = await readContact(world, contact);
    await deliverMail(world, 'b2', bounce);
    expect((await readContact(world, contact)).versie).toBe(versie);
  });
});

describe('automatic mail that speaks of danger', () => {
  test.each([
    ['an out-of-office', OOF],
    ['a form from a no-reply address', { From: 'noreply@formulier.example' }],
    ['a mail that a filter took for spam', { 'X-Spam-Flag': 'YES' }],
    ['a mail through a list', { 'List-Id': '<x.example>' }],
  ])('%s: stays on the list until a person has seen it, and counts in no figure', async (_name, headers) => {
    const world = newWorld();
    const received = await deliverMail(world, 'r1', encode(letter(headers, 'Ik wil niet meer leven.')));
    const id = received.soort === 'opgenomen' ? received.contact : '';
    expect(await worklist(world)).toEqual([id]);
    expect(world.zaken.contacten()[0]).toMatchObject({ wachten: [], gevaarsignalen: [{ code: 'zelfdoding' }] });
  });

  test('only in what it quotes of somebody else does not', async () => {
    const world = newWorld();
    const quoted =
      'Ik ben er niet.\n\nOp ma 16 nov 2026 om 10:00 schreef wijkteam@example.nl:\n> Ik wil niet meer leven.';
    await deliverMail(world, 'r1', encode(letter(OOF, quoted)));
    expect(await worklist(world)).toEqual([]);
  });

  test('and is followed by an automatic mail without it stays on the list', async () => {
    const world = newWorld();
    await deliverMail(world, 'r1', encode(letter(OOF, 'Ik wil niet meer leven.')));
    world.clock.forward(1000);
    const next = { ...OOF, 'Message-ID': '<m2@example.org>', 'In-Reply-To': '<m1@example.org>' };
    await deliverMail(world, 'r2', encode(letter(next, 'Ik ben er niet.')));
    expect(world.zaken.contacten()).toHaveLength(1);
    expect(await worklist(world)).toHaveLength(1);
  });
});

describe('a thread with both automatic mail and a person', () => {
  const person = { 'Message-ID': '<m2@example.org>', 'In-Reply-To': '<m1@example.org>' };

  test.each([
    ['the person last', [OOF, person]],
    ['the person first', [person, OOF]],
  ])('is one contact, in which the person waits: %s', async (_name, mails) => {
    const world = newWorld();
    for (const [index, headers] of mails.entries()) {
      await deliverMail(world, `r${index}`, encode(letter(headers)));
      world.clock.forward(1000);
    }
    const [contact, ...more] = world.zaken.contacten();
    expect(more).toEqual([]);
    expect(contact).toMatchObject({ status: 'wachtend', soortBericht: 'persoon' });
    expect(contact?.wachten).toHaveLength(1);
  });

  test('that a person closed takes automatic mail in without opening', async () => {
    const world = newWorld();
    const contact = await mailContact(world, 'r1');
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    world.clock.forward(1000);
    const headers = { ...OOF, From: 'jan@bewoner.nl', 'Message-ID': '<m2@x>', 'In-Reply-To': '<m1@bewoner.nl>' };
    await deliverMail(world, 'r2', encode(letter(headers)));
    expect(world.zaken.contacten()).toHaveLength(1);
    expect(statusOf(world, contact)).toBe('afgesloten');
  });
});

describe('a mail through a group', () => {
  const through = (id: string, more: Record<string, string> = {}) =>
    encode(letter({ To: 'centrum@voorbeeld.nl', 'List-Id': `<${id}>`, Precedence: 'list', ...more }));

  test('that is an address of ours is a person’s', async () => {
    const world = newWorld();
    await deliverMail(world, 'r1', through('centrum.voorbeeld.nl'));
    expect(world.zaken.contacten()[0]).toMatchObject({ soortBericht: 'persoon', status: 'wachtend' });
  });

  test.each([
    ['of somebody else is a list', through('buurt.example.org')],
    ['of ours, written by a program, is not', through('centrum.voorbeeld.nl', { 'Auto-Submitted': 'auto-generated' })],
    ['of ours, from an address that nobody reads, is not', through('centrum.voorbeeld.nl', { From: 'noreply@x.nl' })],
  ])('%s', async (_name, raw) => {
    const world = newWorld();
    await deliverMail(world, 'r1', raw);
    expect(world.zaken.contacten()[0]?.soortBericht).not.toBe('persoon');
  });
});

describe('the new text of a reply', () => {
  test('is kept apart from what it quotes', async () => {
    const world = newWorld();
    const tekst = 'Donderdag graag.\n\nOp ma 16 nov 2026 om 10:00 schreef wijkteam@example.nl:\n> Wanneer schikt het?';
    const contact = await mailContact(world, 'r1', { tekst });
    const [bericht] = (await readContact(world, contact)).berichten;
    expect(bericht).toMatchObject({ nieuweTekst: 'Donderdag graag.' });
    expect(bericht?.tekst).toContain('Wanneer schikt het?');
  });

  test('is left out when nothing is quoted', async () => {
    const world = newWorld();
    const [bericht] = (await readContact(world, await mailContact(world, 'r1'))).berichten;
    expect(bericht).not.toHaveProperty('nieuweTekst');
  });
});
