/**
 * What a teamondersteuner sends, as an outsider sees it: residents write by SMTP, staff work through the API, and what
 * leaves is read at the end of the line. Each test has residents of its own, so that they share one run.
 */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { OutgoingMessage } from '../../local/engine/contract.ts';
import { done, type Person, person, sendMail } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

jest.setTimeout(60_000);

interface Detail {
  readonly id: string;
  readonly status: string;
  readonly beantwoordOp: string | null;
  readonly wachtSinds: string | null;
  readonly misluktAntwoord: boolean;
  readonly misluktBericht: boolean;
  readonly berichten: readonly { readonly id: string; readonly verwijstNaarAnder?: boolean }[];
  readonly antwoorden: readonly {
    readonly id: string;
    readonly status: string;
    readonly intrekbaarTot: string | null;
  }[];
  readonly doorsturingen: readonly { readonly aan: string; readonly status: string }[];
  readonly concept: { readonly tekst: string; readonly versie: number } | null;
  readonly concepten: readonly { readonly door: string }[];
}
interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fouten?: readonly { readonly veld: string; readonly melding: string }[];
}

let stack: LocalStack;
let tom: Person;
let fatima: Person;
let sanne: Person;
let rob: Person;
let marieke: Person;

// Monday 23 November 2026, 09:00 in Amsterdam.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-11-23T08:00:00Z', voorbeeld: true });
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
  fatima = await person(stack, 'Fatima El Amrani', ['professional'], ['centrum']);
  sanne = await person(stack, 'Sanne Bakker', ['professional'], ['noord']);
  rob = await person(stack, 'Rob Kok', ['beheerder']);
  marieke = await person(stack, 'Marieke van Dam', ['manager'], ['centrum']);
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});
afterEach(async () => {
  await stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });
});

const addressOf = (naam: string) => `${naam}@bewoner.example`;

/** A resident writes; the contact that it became. */
async function question(
  naam: string,
  over: { readonly tekst?: string; readonly inReplyTo?: string } = {},
): Promise<string> {
  await sendMail(stack, {
    van: `${naam} Jansen <${addressOf(naam)}>`,
    aan: 'centrum@voordeur.example',
    onderwerp: 'Hulp bij post',
    tekst: over.tekst ?? 'Kunt u mij helpen met een brief?',
    messageId: `<${naam}-${Math.random().toString(36).slice(2)}@bewoner.example>`,
    ...(over.inReplyTo !== undefined && { inReplyTo: over.inReplyTo }),
  });
  await stack.rust();
  for (const { id } of await contacts()) {
    const { persoon } = done(await tom.get<{ persoon: { mail?: string } }>(`/v1/contacten/${id}`));
    if (persoon.mail === addressOf(naam)) return id;
  }
  throw new Error(`no contact of ${naam}`);
}

const contacts = async () =>
  done(await tom.post<{ resultaten: { id: string }[] }>('/v1/contacten/_zoek?limit=100', { kanaal: 'mail' }))
    .resultaten;

const read = async (contact: string, wie: Person = tom) => done(await wie.get<Detail>(`/v1/contacten/${contact}`));
const answer = (contact: string, body: object, wie: Person = tom, headers: Record<string, string> = {}) =>
  wie.post<Problem & { antwoord: string }>(`/v1/contacten/${contact}/antwoorden`, body, headers);
const withdraw = (contact: string, antwoord: string, wie: Person = tom) =>
  wie.post<Problem>(`/v1/contacten/${contact}/antwoorden/${antwoord}/intrekkingen`, {});
const forward = (contact: string, body: object, wie: Person = tom, headers: Record<string, string> = {}) =>
  wie.post<Problem>(`/v1/contacten/${contact}/doorsturingen`, body, headers);

const header = ({ kop = {} }: OutgoingMessage, name: string): string | undefined =>
  Object.entries(kop).find(([key]) => key.toLowerCase() === name)?.[1];

/** Mails to an address that a person wrote; acknowledgements say of themselves that they are automatic. */
async function written(aan: string): Promise<readonly OutgoingMessage[]> {
  await stack.rust();
  const mails = await stack.uitgaand('mail');
  return mails.filter((mail) => mail.aan.includes(aan) && header(mail, 'auto-submitted') === undefined);
}

describe('an answer with time to think', () => {
  test('leaves after it, not before, signed and with the question below; the wait ends when it leaves', async () => {
    const contact = await question('anna');
    const { antwoord } = done(await answer(contact, { tekst: 'Komt u langs.', bedenktijd: 10 }));
    await stack.klok({ vooruit: 'PT9S' });
    expect(await written(addressOf('anna'))).toEqual([]);
    expect(await read(contact)).toMatchObject({
      beantwoordOp: null,
      antwoorden: [{ id: antwoord, status: 'klaargezet' }],
    });
    await stack.klok({ vooruit: 'PT1S' });
    const [mail, ...others] = await written(addressOf('anna'));
    expect(others).toEqual([]);
    expect(mail?.onderwerp).toBe('Re: Hulp bij post');
    expect(mail?.tekst).toContain('Komt u langs.\n\nMet vriendelijke groet,\nTom\nSociaal Wijkteam Centrum');
    expect(mail?.tekst).toMatch(/Op maandag 23 november 2026 om \d\d:\d\d schreef u:\n> Kunt u mij helpen/);
    expect(await read(contact)).toMatchObject({
      beantwoordOp: await stack.nu(),
      antwoorden: [{ status: 'verzonden' }],
    });
    const late = await withdraw(contact, antwoord);
    expect([late.status, late.body.code]).toEqual([409, 'al-verzonden']);
    expect(late.body.detail).toMatch(/intrekken kan niet meer/);
  });

  test('withdrawn never leaves, is a draft again, and can be sent as a new answer', async () => {
    const contact = await question('bea');
    const { antwoord } = done(await answer(contact, { tekst: 'Te snel.', bedenktijd: 10 }));
    await stack.klok({ vooruit: 'PT5S' });
    done(await withdraw(contact, antwoord));
    done(await withdraw(contact, antwoord));
    await stack.klok({ vooruit: 'PT3M' });
    expect(await written(addressOf('bea'))).toEqual([]);
    expect(await read(contact)).toMatchObject({
      status: 'wachtend',
      beantwoordOp: null,
      concept: { tekst: 'Te snel.' },
    });
    done(await answer(contact, { tekst: 'Rustig aan.' }));
    expect((await written(addressOf('bea'))).map(({ tekst }) => tekst.split('\n')[0])).toEqual(['Rustig aan.']);
    expect((await read(contact)).concept).toBeNull();
  });

  test('with the same Idempotency-Key twice is one answer; a strange length of time is refused', async () => {
    const contact = await question('cas');
    const key = { 'Idempotency-Key': 'knop-1' };
    const ids = [];
    for (let i = 0; i < 2; i += 1) {
      ids.push(done(await answer(contact, { tekst: 'Een keer.', bedenktijd: 5 }, tom, key)).antwoord);
    }
    expect(new Set(ids).size).toBe(1);
    await stack.klok({ vooruit: 'PT5S' });
    expect(await written(addressOf('cas'))).toHaveLength(1);
    for (const bedenktijd of [-1, 61, 1.5, '10']) {
      const refused = await answer(contact, { tekst: 'x', bedenktijd });
      expect([refused.status, refused.body.fouten?.map(({ veld }) => veld)]).toEqual([400, ['bedenktijd']]);
    }
  });

  test('while the mail service is away leaves later, once', async () => {
    const contact = await question('dirk');
    await stack.storing({ dienst: 'mail', soort: 'fout', duur: 'PT5M' });
    done(await answer(contact, { tekst: 'Even geduld.', bedenktijd: 10 }));
    await stack.klok({ vooruit: 'PT4M' });
    expect(await written(addressOf('dirk'))).toEqual([]);
    await stack.klok({ vooruit: 'PT20M' });
    expect(await written(addressOf('dirk'))).toHaveLength(1);
    expect((await read(contact)).beantwoordOp).not.toBeNull();
  });
});

describe('a draft', () => {
  test('is the writer’s own, guarded against a second window, and shows others that somebody writes', async () => {
    const contact = await question('els');
    const save = (body: object, wie: Person = tom) =>
      wie.put<Problem & { versie: number }>(`/v1/contacten/${contact}/concept`, body);
    expect(done(await save({ tekst: 'Beste Els' })).versie).toBe(1);
    expect((await save({ tekst: 'Beste', versie: 0 })).status).toBe(409);
    expect(await read(contact)).toMatchObject({ concept: { tekst: 'Beste Els', versie: 1 }, concepten: [] });
    expect(await read(contact, fatima)).toMatchObject({ concept: null, concepten: [{ door: tom.id }] });
    expect((await save({ tekst: 'x' }, sanne)).status).toBe(404);
    expect((await save({ tekst: 'x' }, marieke)).status).toBe(403);
    done(await save({ tekst: '', versie: 1 }));
    expect(await read(contact, fatima)).toMatchObject({ concepten: [] });
  });
});

describe('canned answers', () => {
  test('are kept by the beheerder without faults, filled in for a contact, and never sent half', async () => {
    const path = '/v1/standaardantwoorden/brief';
    const body = { titel: 'Brief', tekst: 'Beste {{naam}}, {{medewerker}} leest met u mee.', kanalen: ['mail'] };
    const wrong = await rob.put<Problem>(path, { ...body, tekst: '{{naam}} {{bsn}} {{wijkteam' });
    expect(wrong.status).toBe(400);
    expect(wrong.body.fouten?.map(({ veld }) => veld)).toEqual(['tekst', 'tekst']);
    expect((await tom.get(path)).status).toBe(404);
    expect((await tom.put(path, body)).status).toBe(403);
    done(await rob.put(path, body));
    const codes = done(await tom.get<{ resultaten: { code: string }[] }>('/v1/standaardantwoorden')).resultaten;
    expect(codes.map(({ code }) => code)).toEqual(expect.arrayContaining(['brief', 'wij-bellen-u', 'hulp-bij-nood']));

    const contact = await question('fred');
    const fill = (wie: Person, velden?: object) =>
      wie.post<{ tekst: string; ontbrekendeVelden: string[] }>(`/v1/contacten/${contact}/voorbeeldantwoorden`, {
        standaardantwoord: 'brief',
        ...(velden && { velden }),
      });
    expect(done(await fill(tom))).toEqual({
      onderwerp: null,
      tekst: 'Beste fred Jansen, Tom leest met u mee.',
      ontbrekendeVelden: [],
    });
    expect(done(await fill(tom, { naam: 'meneer Jansen' })).tekst).toMatch(/^Beste meneer Jansen/);
    expect((await fill(sanne)).status).toBe(404);
    const half = await answer(contact, { tekst: body.tekst });
    expect(half.status).toBe(400);
    expect(half.body.fouten).toEqual([{ veld: 'tekst', melding: expect.stringContaining('{{naam}}, {{medewerker}}') }]);
    expect(await written(addressOf('fred'))).toEqual([]);
  });
});

describe('forwarding', () => {
  const partner = (naam: string) => ({ mail: `${naam}@partner.example`, naam: 'Schuldhulp' });
  const agree = (contact: string, delen: readonly string[]) =>
    fatima.post(`/v1/contacten/${contact}/toestemmingen`, {
      weg: 'zelf',
      delen: delen.map((one) => ({ partner: one })),
    });

  test('to a partner needs recorded consent; then it leaves once, and nobody’s wait ends', async () => {
    const contact = await question('gijs', { tekst: 'Ik heb schulden' });
    const aan = partner('gijs');
    const early = await forward(contact, { aan });
    expect([early.status, early.body.code]).toEqual([409, 'toestemming-ontbreekt']);
    expect(early.body.detail).toMatch(/Leg eerst de toestemming vast/);
    done(await agree(contact, ['Schuldhulp']));
    const key = { 'Idempotency-Key': 'door-1' };
    done(await forward(contact, { aan, toelichting: 'Graag bellen.' }, tom, key));
    done(await forward(contact, { aan, toelichting: 'Graag bellen.' }, tom, key));
    const mails = await written(aan.mail);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.tekst).toMatch(/Beste Schuldhulp,[\s\S]*Graag bellen\.[\s\S]*> Ik heb schulden/);
    expect(await read(contact)).toMatchObject({
      beantwoordOp: null,
      antwoorden: [],
      doorsturingen: [{ aan: 'partner', mail: aan.mail, status: 'verzonden' }],
    });
  });

  test('is answered by the partner apart from the resident’s contact, and a bounce of it is visible work', async () => {
    const contact = await question('hans');
    const aan = partner('hans');
    done(await agree(contact, ['schuldhulp']));
    done(await forward(contact, { aan }));
    const [mail] = await written(aan.mail);
    const messageId = header(mail as OutgoingMessage, 'message-id') ?? '';
    await sendMail(stack, {
      van: aan.mail,
      aan: 'centrum@voordeur.example',
      onderwerp: 'Re: Doorgestuurde vraag',
      tekst: 'Wij bellen Hans.',
      messageId: '<hans-antwoord@partner.example>',
      inReplyTo: messageId,
    });
    await stack.rust();
    expect((await read(contact)).berichten).toHaveLength(1);
    const apart = await Promise.all((await contacts()).map(({ id }) => read(id)));
    expect(apart.filter(({ berichten }) => berichten.some(({ verwijstNaarAnder }) => verwijstNaarAnder))).toHaveLength(
      1,
    );
    await stack.mail(bounceOf(messageId, aan.mail));
    await stack.rust();
    expect(await read(contact)).toMatchObject({
      misluktBericht: true,
      misluktAntwoord: false,
      beantwoordOp: null,
      doorsturingen: [{ status: 'mislukt' }],
    });
  });

  test('to a colleague sends a link and nothing of what was said', async () => {
    const contact = await question('iris', { tekst: 'Mijn geheim' });
    done(await forward(contact, { aan: { medewerker: fatima.id }, toelichting: 'Ken jij haar?' }));
    await stack.rust();
    const mails = (await stack.uitgaand('mail')).filter(({ aan }) => aan.includes('fatima.el.amrani@example.nl'));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.tekst).toContain(`/contacten/${contact}`);
    expect(JSON.stringify(mails[0])).not.toMatch(/geheim|iris|Ken jij/i);
    expect(await read(contact, fatima)).toMatchObject({
      doorsturingen: [{ aan: 'collega', medewerker: fatima.id, toelichting: 'Ken jij haar?', status: 'verzonden' }],
    });
    const refused = await forward(contact, { aan: { medewerker: sanne.id } });
    expect([refused.status, refused.body.code]).toEqual([409, 'medewerker-zonder-inzage']);
  });

  test('by a role without contacts is 403, of a contact of others 404, of a closed one 409, and both kinds at once 400', async () => {
    const contact = await question('joop');
    const aan = { medewerker: fatima.id };
    expect((await forward(contact, { aan }, marieke)).status).toBe(403);
    expect((await forward(contact, { aan }, sanne)).status).toBe(404);
    expect((await forward(contact, { aan: { ...aan, ...partner('joop') } })).status).toBe(400);
    expect((await forward(contact, { aan: { mail: 'geen adres', naam: '' } })).status).toBe(400);
    done(await tom.post(`/v1/contacten/${contact}/afsluitingen`, { uitkomst: 'informatie-advies' }));
    const closed = await forward(contact, { aan });
    expect([closed.status, closed.body.code]).toEqual([409, 'afgesloten']);
    const late = await answer(contact, { tekst: 'Nog iets', bedenktijd: 5 });
    expect([late.status, late.body.code]).toEqual([409, 'afgesloten']);
  });
});

test('nothing of all this is dead-lettered or an error', async () => {
  await stack.rust();
  expect((await stack.wachtrijen()).filter(({ uitval }) => uitval > 0)).toEqual([]);
});

function bounceOf(messageId: string, aan: string): string {
  return [
    'Return-Path: <>',
    'From: MAILER-DAEMON@partner.example',
    'To: wijkteam@voordeur.example',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <bounce-${aan}>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'Not delivered.',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; partner.example',
    '',
    `Final-Recipient: rfc822; ${aan}`,
    'Action: failed',
    'Status: 5.1.1',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--B--',
    '',
  ].join('\r\n');
}
