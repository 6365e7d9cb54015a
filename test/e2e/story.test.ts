/**
 * The story of one wijkteam, told through the real system: real queues and tables, real SMTP, real sockets, a clock that
 * stands still until it is moved. A closed world: whatever goes out that the story does not expect fails it.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done, openChat, type Person, person, sendMail } from '../support/actors.ts';
import { bevestigd, ClosedWorld, type Expected } from '../support/closed-world.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

interface Adressen {
  readonly mail: string;
  readonly sms: string;
}
const FATIMA: Adressen = { mail: 'fatima.el.amrani@example.nl', sms: '+31600000001' };
const SANNE: Adressen = { mail: 'sanne.bakker@example.nl', sms: '+31600000003' };
const INGRID: Adressen = { mail: 'ingrid.smit@example.nl', sms: '+31600000007' };

/** One push reaches somebody by mail and by SMS. */
const both = (wie: Adressen, mailMet: string, smsMet: string): Expected[] => [
  { soort: 'mail', aan: wie.mail, met: mailMet },
  { soort: 'sms', aan: wie.sms, met: smsMet },
];

interface ContactView {
  readonly id: string;
  readonly status: string;
  readonly ontvangenOp: string;
  readonly beantwoordOp: string | null;
  readonly urgentie: string | null;
  readonly spoedzaak: string | null;
  readonly gevaarsignalen: readonly { readonly code: string }[];
  readonly aangenomenDoor: string | null;
  readonly berichten: readonly { readonly tekst: string }[];
  readonly uitkomst: string | null;
}
interface Spoedzaak {
  readonly id: string;
  readonly status: string;
  readonly uiterlijkOp: string;
  readonly opgepaktDoor: string | null;
  readonly bereiktOp: string | null;
  readonly overschredenOp: string | null;
  readonly gebeurtenissen: readonly ({ readonly soort: string; readonly op: string } & Record<string, unknown>)[];
}
type Rij = Record<string, number | string | null> & {
  readonly wachttijd: Record<string, number | null>;
  readonly opentijd: Record<string, number | null>;
};

let stack: LocalStack;
let world: ClosedWorld;
let tom: Person;
let fatima: Person;
let gerda: Person;
let marieke: Person;
let centrale: Person;

async function begin(klok: string): Promise<void> {
  stack = await startLocalStack({ klok, voorbeeld: true });
  world = new ClosedWorld(stack);
  tom = await person(stack, 'Tom Hendriks', ['teamondersteuner'], ['centrum', 'noord', 'zuid']);
  fatima = await person(stack, 'Fatima El Amrani', ['professional'], ['centrum']);
  gerda = await person(stack, 'Gerda Dekker', ['gastvrouw'], ['centrum']);
  marieke = await person(stack, 'Marieke van Dam', ['manager'], ['centrum', 'noord', 'zuid']);
  centrale = await person(stack, 'Telefooncentrale', ['koppeling']);
}

const at = (op: string) => stack.klok({ naar: op });

async function contacts(filter: Record<string, unknown>): Promise<readonly ContactView[]> {
  await stack.rust();
  const answer = await tom.post<{ resultaten: ContactView[] }>('/v1/contacten/_zoek', filter);
  return done(answer).resultaten;
}

const contact = async (id: string) => done(await tom.get<ContactView>(`/v1/contacten/${id}`));
const spoedzaak = async (id: string) => done(await fatima.get<Spoedzaak>(`/v1/spoedzaken/${id}`));

async function figures(kanaal: string, van: string, totEnMet = van): Promise<Rij> {
  await stack.rust();
  const path = `/v1/bereikbaarheid?van=${van}&totEnMet=${totEnMet}&per=geheel&kanaal=${kanaal}&wijkteam=centrum`;
  return done(await marieke.get<{ rijen: Rij[] }>(path)).rijen[0] as Rij;
}

describe('a Monday in November', () => {
  let mailContact: string;
  let zaak: string;

  beforeAll(() => begin('2026-11-23T07:30:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  test('telefoon: one call is answered after 20 seconds, one caller gives up after 90', async () => {
    await at('2026-11-23T08:10:00Z');
    const event = (oproepId: string, soort: string, op: string, more = {}) => ({
      id: `${oproepId}-${soort}`,
      oproepId,
      soort,
      op: `2026-11-23T${op}Z`,
      wijkteam: 'centrum',
      ...more,
    });
    const answer = await centrale.post('/v1/telefoon-gebeurtenissen', [
      event('oproep-1', 'begonnen', '08:05:00', { nummer: '+31612345678' }),
      event('oproep-1', 'in-wachtrij', '08:05:10'),
      event('oproep-1', 'aangenomen', '08:05:30', { medewerker: tom.id }),
      event('oproep-1', 'beeindigd', '08:08:00'),
      event('oproep-2', 'in-wachtrij', '08:06:00'),
      event('oproep-2', 'opgehangen', '08:07:30'),
    ]);
    expect(answer.status).toBe(202);
    const row = await figures('telefoon', '2026-11-23');
    expect(row).toMatchObject({
      ontvangen: 2,
      beantwoord: 1,
      afgehaakt: 1,
      binnenNorm: 1,
      buitenNorm: 1,
      serviceniveau: 0.5,
    });
    expect(row.wachttijd['gemiddelde']).toBe(20);
  });

  test('telefoon: Amazon Connect on the bus ends up in the same place', async () => {
    const connect = (eventType: string, op: string, more = {}) => ({
      version: '0',
      id: `00000000-0000-4000-8000-${eventType.length.toString().padStart(12, '0')}`,
      'detail-type': 'Amazon Connect Contact Event',
      source: 'aws.connect',
      account: '000000000000',
      time: op,
      region: 'eu-west-1',
      resources: [],
      detail: {
        eventType,
        contactId: '11111111-2222-4333-8444-555555555555',
        initialContactId: '11111111-2222-4333-8444-555555555555',
        channel: 'VOICE',
        instanceArn: 'arn:aws:connect:eu-west-1:000000000000:instance/12345678-1234-1234-1234-123456789012',
        initiationMethod: 'INBOUND',
        eventTimestamp: op,
        updateType: eventType,
        ...more,
      },
    });
    const answer = await stack.fetchJson('/_lokaal/eventbridge', {
      body: [
        connect('INITIATED', '2026-11-23T08:09:00.000Z'),
        connect('QUEUED', '2026-11-23T08:09:05.000Z', {
          queueInfo: {
            queueArn:
              'arn:aws:connect:eu-west-1:000000000000:instance/12345678-1234-1234-1234-123456789012/queue/centrum',
            queueType: 'STANDARD',
            enqueueTimestamp: '2026-11-23T08:09:05.000Z',
          },
        }),
        connect('CONNECTED_TO_AGENT', '2026-11-23T08:09:15.000Z', {
          agentInfo: {
            agentArn: 'arn:aws:connect:eu-west-1:000000000000:instance/12345678-1234-1234-1234-123456789012/agent/tom',
            connectedToAgentTimestamp: '2026-11-23T08:09:15.000Z',
          },
        }),
      ],
    });
    expect(answer.status).toBeLessThan(300);
    await stack.rust();
    const all = done(
      await marieke.get<{ rijen: Rij[] }>(
        '/v1/bereikbaarheid?van=2026-11-23&totEnMet=2026-11-23&per=geheel&kanaal=telefoon',
      ),
    );
    const sum = (field: string) => all.rijen.reduce((total, row) => total + (row[field] as number), 0);
    expect(sum('ontvangen')).toBe(3);
    expect(sum('beantwoord')).toBe(2);
  });

  test('inloop: a visitor is received, and a professional begins to talk eight minutes later', async () => {
    const id = '7d3f1c62-0d0a-4c55-9f5e-0f6f8f8f1a01';
    await at('2026-11-23T08:12:00Z');
    expect((await gerda.post('/v1/aankomsten', { id, locatie: 'centrum', voor: 'jeugd' })).status).toBe(202);
    expect(await contacts({ kanaal: 'inloop' })).toHaveLength(1);
    await at('2026-11-23T08:20:00Z');
    done(await fatima.post(`/v1/contacten/${id}/aannames`, {}));
    done(await fatima.post(`/v1/contacten/${id}/afsluitingen`, { uitkomst: 'informatie-advies' }));
    expect(await contact(id)).toMatchObject({
      status: 'afgesloten',
      uitkomst: 'informatie-advies',
      aangenomenDoor: fatima.id,
    });
    const row = await figures('inloop', '2026-11-23');
    expect(row).toMatchObject({ ontvangen: 1, beantwoord: 1, binnenNorm: 1 });
    expect(row.wachttijd['max']).toBe(480);
  });

  test('chat: a question is answered within the minute, by a person, over the same socket', async () => {
    await at('2026-11-23T08:25:00Z');
    const inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: 'centrum' });
    const begonnen = await inwoner.next('begonnen');
    expect(begonnen).toMatchObject({
      open: true,
      noodnummers: expect.arrayContaining([expect.objectContaining({ nummer: '112' })]),
    });
    inwoner.send({
      soort: 'vraag',
      id: 'q1',
      tekst: 'Waar kan ik een formulier voor bijzondere bijstand krijgen?',
      wijkteam: 'centrum',
    });
    await inwoner.next('ontvangen');
    const [waiting] = await contacts({ kanaal: 'chat', status: 'wachtend' });
    await at('2026-11-23T08:25:45Z');
    done(
      await tom.post(`/v1/contacten/${waiting?.id}/antwoorden`, { tekst: 'Dat ligt bij de balie van het wijkhuis.' }),
    );
    expect(await inwoner.next('antwoord')).toMatchObject({ tekst: 'Dat ligt bij de balie van het wijkhuis.' });
    const row = await figures('chat', '2026-11-23');
    expect(row).toMatchObject({ ontvangen: 1, beantwoord: 1, binnenNorm: 1 });
    expect(row.wachttijd['gemiddelde']).toBe(45);
    await inwoner.close();
  });

  test('mail: a worried neighbour writes, words that signal danger put it on top, and a person really answers', async () => {
    await at('2026-11-23T08:30:00Z');
    await sendMail(stack, {
      van: 'Buurvrouw <buurvrouw@post.example>',
      aan: 'centrum@voordeur.example',
      onderwerp: 'Zorgen om de kinderen hiernaast',
      tekst: 'Ik hoor elke avond geschreeuw. De vader slaat de kinderen en de jongste is alleen thuis.',
      messageId: '<zorgen-1@post.example>',
    });
    const [mail] = await contacts({ kanaal: 'mail' });
    expect(mail).toMatchObject({ status: 'wachtend', ontvangenOp: '2026-11-23T08:30:00.000Z' });
    expect(mail?.gevaarsignalen.length).toBeGreaterThan(0);
    mailContact = mail?.id as string;
    const [bevestiging] = await world.wentOut([bevestigd('buurvrouw@post.example')]);
    expect(bevestiging?.kop).toMatchObject({
      'auto-submitted': 'auto-replied',
      'in-reply-to': '<zorgen-1@post.example>',
    });
    expect(bevestiging?.tekst).toContain('tot vandaag 17.00 uur');

    await at('2026-11-23T08:50:00Z');
    done(await tom.post(`/v1/contacten/${mailContact}/aannames`, {}));
    done(
      await tom.post(`/v1/contacten/${mailContact}/antwoorden`, {
        tekst: 'Dank u wel voor uw bericht. Wij gaan er vandaag mee aan de slag.',
      }),
    );
    const [sent] = await world.wentOut([
      { soort: 'mail', aan: 'buurvrouw@post.example', met: 'Zorgen om de kinderen hiernaast' },
    ]);
    expect(sent?.kop).toMatchObject({ 'in-reply-to': '<zorgen-1@post.example>' });
    expect(sent?.tekst).toContain('Wij gaan er vandaag mee aan de slag.');
    expect((await contact(mailContact)).beantwoordOp).toBe('2026-11-23T08:50:00.000Z');

    await sendMail(stack, {
      van: 'Buurvrouw <buurvrouw@post.example>',
      aan: 'centrum@voordeur.example',
      onderwerp: 'Re: Zorgen om de kinderen hiernaast',
      tekst: 'Het gaat om nummer 12.',
      messageId: '<zorgen-2@post.example>',
      inReplyTo: sent?.kop['message-id'] as string,
    });
    expect(await contacts({ kanaal: 'mail' })).toHaveLength(1);
    expect((await contact(mailContact)).berichten.map(({ tekst }) => tekst.trim())).toContain('Het gaat om nummer 12.');
  });

  test('triage: the advice is given with its reasons, a person decides spoed, and the push leaves at once', async () => {
    await at('2026-11-23T09:00:00Z');
    const known = done(await tom.get<{ signalen: { code: string; urgentie: string }[] }>('/v1/urgentie-signalen'));
    const spoedCode = known.signalen.find(({ urgentie }) => urgentie === 'spoed')?.code as string;
    const signalen = { [spoedCode]: 'ja' };
    const advice = done(
      await tom.post<{ advies: string; redenen: unknown[] }>('/v1/urgentie-adviezen', { signalen, leeftijd: 4 }),
    );
    expect(advice).toMatchObject({ advies: 'spoed' });
    expect(advice.redenen.length).toBeGreaterThan(0);

    const triaged = done(
      await tom.post<ContactView>(`/v1/contacten/${mailContact}/triages`, {
        signalen,
        leeftijd: 4,
        urgentie: 'spoed',
        domein: 'jeugd',
      }),
    );
    zaak = triaged.spoedzaak as string;
    const pushes = await world.wentOut(both(FATIMA, 'Spoed', 'SPOED'));
    for (const push of pushes) {
      const all = JSON.stringify(push);
      expect(all).not.toMatch(/buurvrouw|kinderen|geschreeuw|nummer 12/i);
    }
    expect(await spoedzaak(zaak)).toMatchObject({ status: 'open', uiterlijkOp: '2026-11-25T08:30:00.000Z' });
  });

  test('spoed: taken up; an attempt without answer stops nothing; reminded at 24, 36 and 44 hours; reached at 45', async () => {
    await at('2026-11-23T09:05:00Z');
    done(await fatima.post(`/v1/spoedzaken/${zaak}/oppakkingen`, {}));
    done(await fatima.post(`/v1/spoedzaken/${zaak}/contactpogingen`, { gelukt: false, wijze: 'telefoon' }));
    await at('2026-11-24T08:29:00Z');
    await world.wentOut([]);
    await at('2026-11-24T08:30:00Z');
    await world.wentOut(both(FATIMA, 'Herinnering', 'Nog niet gesproken'));
    await at('2026-11-24T20:30:00Z');
    await world.wentOut(both(FATIMA, 'Herinnering', 'Nog niet gesproken'));
    await at('2026-11-25T04:30:00Z');
    await world.wentOut([
      ...both(FATIMA, 'Herinnering', 'Nog niet gesproken'),
      ...both(INGRID, 'Herinnering', 'Nog niet gesproken'),
    ]);
    await at('2026-11-25T05:30:00Z');
    done(await fatima.post(`/v1/spoedzaken/${zaak}/contactpogingen`, { gelukt: true, wijze: 'huisbezoek' }));
    await at('2026-11-25T12:00:00Z');
    expect(await spoedzaak(zaak)).toMatchObject({
      status: 'bereikt',
      bereiktOp: '2026-11-25T05:30:00.000Z',
      overschredenOp: null,
    });
  });

  test('the week: bereikbaarheid of every kanaal can be explained, and nothing else went out or went wrong', async () => {
    done(await tom.post(`/v1/contacten/${mailContact}/afsluitingen`, { uitkomst: 'aanmelding' }));
    await world.wentOut([{ soort: 'mail', aan: 'buurvrouw@post.example', met: 'Uw aanmelding' }]);
    const mail = await figures('mail', '2026-11-23', '2026-11-29');
    // The first mail waited 20 minutes; the second came while the contact was open and waited until the family was spoken.
    expect(mail).toMatchObject({ ontvangen: 2, beantwoord: 2, wachtend: 0, binnenNorm: 2 });
    for (const kanaal of ['telefoon', 'mail', 'chat', 'inloop']) {
      const row = await figures(kanaal, '2026-11-23', '2026-11-29');
      const parts = ['beantwoord', 'afgehaakt', 'afgehaaktKort', 'terugbelGevraagd', 'wachtend'] as const;
      expect(parts.reduce((total, part) => total + (row[part] as number), 0)).toBe(row['ontvangen']);
    }
    await world.isQuiet();
  });
});

describe('a Friday in March that nobody answers', () => {
  let zaak: string;

  // Received on Friday 27 March at 15:00; the clocks go forward in the night of 28 to 29 March.
  beforeAll(() => begin('2026-03-27T13:59:00Z'), 90_000);
  afterAll(async () => {
    await stack?.stop();
  });

  test('every rung is tried in turn, every fifteen minutes, and at the end the ladder begins anew with an alarm', async () => {
    await at('2026-03-27T14:00:00Z');
    await sendMail(stack, {
      van: 'huisarts@praktijk.example',
      aan: 'centrum@voordeur.example',
      onderwerp: 'Verwijzing',
      tekst: 'Graag vandaag nog contact met dit gezin.',
      messageId: '<verwijzing-1@praktijk.example>',
    });
    await world.wentOut([bevestigd('huisarts@praktijk.example')]);
    const [mail] = await contacts({ kanaal: 'mail' });
    const triaged = done(
      await tom.post<ContactView>(`/v1/contacten/${mail?.id}/triages`, {
        signalen: {},
        urgentie: 'spoed',
        domein: 'jeugd',
      }),
    );
    zaak = triaged.spoedzaak as string;
    await world.wentOut(both(FATIMA, 'Pakt u dit op', 'Pakt u dit op'));
    await at('2026-03-27T14:14:00Z');
    await world.wentOut([]);
    await at('2026-03-27T14:15:00Z');
    await world.wentOut([{ soort: 'sms', aan: FATIMA.sms, met: 'Pakt u dit op' }]);
    await at('2026-03-27T14:30:00Z');
    await world.wentOut(both(SANNE, 'Pakt u dit op', 'Pakt u dit op'));
    await at('2026-03-27T14:45:00Z');
    await world.wentOut(both(INGRID, 'Nog niet opgepakt', 'Nog niet opgepakt'));
    await at('2026-03-27T15:00:00Z');
    await world.wentOut(both(FATIMA, 'Pakt u dit op', 'Pakt u dit op'));
    const { gebeurtenissen } = await spoedzaak(zaak);
    expect(gebeurtenissen.filter(({ soort }) => soort === 'alarm')).toHaveLength(1);
    await at('2026-03-27T15:45:00Z');
    await world.wentOut([
      { soort: 'sms', aan: FATIMA.sms, met: 'Pakt u dit op' },
      ...both(SANNE, 'Pakt u dit op', 'Pakt u dit op'),
      ...both(INGRID, 'Nog niet opgepakt', 'Nog niet opgepakt'),
    ]);
  });

  test('when duty ends and none begins before the deadline, that is known at once', async () => {
    await at('2026-03-27T16:00:00Z');
    // The third ronde would begin at five o'clock, when nobody has duty until Monday: after the deadline.
    await world.wentOut(both(INGRID, 'Niemand heeft dienst', 'Niemand heeft dienst'));
    await at('2026-03-28T13:59:00Z');
    await world.wentOut([]);
  });

  test('reminders and breach are at 24, 36, 44 and 48 hours of the clock, across the night that is an hour short', async () => {
    await at('2026-03-28T14:00:00Z');
    await world.wentOut(both(INGRID, 'Herinnering', 'Nog niet gesproken'));
    await at('2026-03-29T02:00:00Z');
    await world.wentOut(both(INGRID, 'Herinnering', 'Nog niet gesproken'));
    await at('2026-03-29T10:00:00Z');
    await world.wentOut(both(INGRID, 'Herinnering', 'Nog niet gesproken'));
    await at('2026-03-29T13:59:00Z');
    await world.wentOut([]);
    expect((await spoedzaak(zaak)).overschredenOp).toBeNull();
    // 48 hours on the clock end at 16:00 summer time, an hour later on the wall than they began.
    await at('2026-03-29T14:00:00Z');
    await world.wentOut(both(INGRID, 'Termijn voorbij', 'Termijn voorbij'));
    expect((await spoedzaak(zaak)).overschredenOp).toBe('2026-03-29T14:00:00.000Z');
  });

  test('after the breach it goes on: the first duty of Monday gets it at nine, and the breach stays recorded', async () => {
    await at('2026-03-30T07:00:00Z');
    await world.wentOut(both(FATIMA, 'Pakt u dit op', 'Pakt u dit op'));
    done(await fatima.post(`/v1/spoedzaken/${zaak}/oppakkingen`, {}));
    done(await fatima.post(`/v1/spoedzaken/${zaak}/contactpogingen`, { gelukt: true, wijze: 'huisbezoek' }));
    expect(await spoedzaak(zaak)).toMatchObject({ status: 'bereikt', overschredenOp: '2026-03-29T14:00:00.000Z' });
    await world.isQuiet();
  });
});
