/**
 * The rules of spoed, told as an outsider would check them: through the API, on a clock that stands still until it is moved,
 * with providers that fail and workers that are killed. Each rule has a wijkteam of its own, so that they share one run.
 */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { generateKeyPair, SignJWT } from 'jose';
import { done, openChat, type Person, person, sendMail } from '../support/actors.ts';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';
import {
  act,
  both,
  type Office,
  type OwnWijkteam,
  openOffice,
  ownWijkteam,
  type Spoedzaak,
  soorten,
} from '../support/own-wijkteam.ts';

// A stack that is shared, faults that last and clocks that are moved by days take longer than the five seconds of a unit test.
jest.setTimeout(180_000);

interface Fouten {
  readonly detail: string;
  readonly fouten: readonly { readonly veld: string; readonly melding: string }[];
}
interface ContactView {
  readonly urgentie: string;
  readonly domein: string;
  readonly spoedzaak: string | null;
  readonly beantwoordOp: string | null;
  readonly verlagingsverzoek: { readonly id: string; readonly naar: string } | null;
}

let stack: LocalStack;
let office: Office;
let tom: Person;
let teams = 0;

// Friday 23 October 2026, nine o'clock in Amsterdam. In the night of Saturday to Sunday the clocks go back.
beforeAll(async () => {
  stack = await startLocalStack({ klok: '2026-10-23T07:00:00Z' });
  office = await openOffice(stack);
  tom = office.ondersteuner;
}, 90_000);
afterAll(async () => {
  await stack?.stop();
});

const forward = (vooruit: string) => stack.klok({ vooruit });
const clearFaults = () => stack.fetchJson('/_lokaal/storingen', { method: 'DELETE' });

/** Ada has duty on this Friday from nine to five, Bas for the other domein, Els is the escalation contact. */
async function team(over: { readonly media?: readonly ('mail' | 'sms')[] } = {}): Promise<OwnWijkteam> {
  teams += 1;
  const own = await ownWijkteam(office, `wijk-${teams}`, {
    mensen: { ada: over, bas: over, cor: {}, els: over },
    escalatiecontact: 'els',
  });
  await own.plan(
    { wie: 'ada', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' },
    { wie: 'bas', van: '2026-10-23T09:00', tot: '2026-10-23T17:00', domein: 'jeugd' },
  );
  return own;
}

const triage = <T = ContactView>(contact: string, body: unknown) =>
  tom.post<T>(`/v1/contacten/${contact}/triages`, body);

describe('triage', () => {
  test('needs no more than the urgentie; the domein is that of the contact, else sociaal, and jeugd under eighteen', async () => {
    const own = await team();
    const decide = async (voor: 'jeugd' | undefined, body: object) =>
      done(await triage(await own.aankomst(voor), { urgentie: 'regulier', ...body })).domein;
    expect(await decide(undefined, {})).toBe('sociaal');
    expect(await decide('jeugd', {})).toBe('jeugd');
    expect(await decide(undefined, { leeftijd: 17 })).toBe('jeugd');
    expect(await decide(undefined, { leeftijd: 18 })).toBe('sociaal');
    expect(await decide('jeugd', { leeftijd: 40 })).toBe('jeugd');
    expect(await decide('jeugd', { domein: 'sociaal' })).toBe('sociaal');
    expect(await own.sent()).toEqual([]);
    const zaak = await own.spoed();
    expect(zaak).toMatchObject({ urgentie: 'spoed', domein: 'sociaal', status: 'open' });
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
  });

  test('that differs from the advice, or lowers it, is refused with what to add, and nothing of it is kept', async () => {
    const own = await team();
    const contact = await own.aankomst();
    const lower = await triage<Fouten>(contact, { urgentie: 'regulier', signalen: { psychose: 'ja' } });
    expect(lower.status).toBe(400);
    expect(lower.body.fouten).toEqual([
      { veld: 'redenAfwijking', melding: expect.stringMatching(/regulier.*crisis.*redenAfwijking/) },
    ]);
    expect(done(await tom.get<ContactView>(`/v1/contacten/${contact}`)).urgentie).toBeNull();
    const zaak = await own.spoed();
    const again = await triage<Fouten>(zaak.contact, { urgentie: 'regulier' });
    expect(again.body.fouten).toEqual([
      { veld: 'redenAfwijking', melding: expect.stringMatching(/verlaagt.*spoed.*regulier.*redenAfwijking/) },
    ]);
    const asked = done(await triage(zaak.contact, { urgentie: 'regulier', redenAfwijking: 'Al opgelost' }));
    expect([asked.urgentie, asked.verlagingsverzoek?.naar]).toEqual(['spoed', 'regulier']);
    expect((await own.zaak(zaak.id)).status).toBe('open');
  });

  test('less urgent than an open case takes a second professional, who closes it as lowered', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const ada = own.mensen['ada']!;
    const asked = done(await triage(zaak.contact, { urgentie: 'regulier', redenAfwijking: 'Al opgelost' }));
    const besluiten = `/v1/contacten/${zaak.contact}/verlagingsverzoeken/${asked.verlagingsverzoek?.id}/besluiten`;
    expect((await tom.post<Fouten>(besluiten, { akkoord: true })).status).toBe(403);
    const agreed = done(await ada.post<ContactView>(besluiten, { akkoord: true }));
    expect([agreed.urgentie, agreed.verlagingsverzoek]).toEqual(['regulier', null]);
    const closed = await own.zaak(zaak.id);
    expect([closed.status, closed.gebeurtenissen.at(-1)]).toEqual([
      'gesloten',
      expect.objectContaining({ soort: 'gesloten', reden: 'verlaagd' }),
    ]);
  });

  test('with several faults names them all at once', async () => {
    const own = await team();
    const bad = { urgentie: 'snel', domein: 'wonen', signalen: { foo: 'ja', psychose: 'wel', bar: 'nee' }, extra: 1 };
    const answer = await triage<Fouten>(await own.aankomst(), bad);
    expect(answer.status).toBe(400);
    expect(answer.body.fouten.map(({ veld }) => veld).toSorted()).toEqual(
      ['domein', 'extra', 'signalen.bar', 'signalen.foo', 'signalen.psychose', 'urgentie'].toSorted(),
    );
  });

  test('raised or repeated keeps the clock of the first contact; crisis asks two at once and names the crisisdienst', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await own.sent();
    await forward('PT5M');
    const raised = done(await triage(zaak.contact, { urgentie: 'crisis' }));
    expect(raised.spoedzaak).toBe(zaak.id);
    const crisis = await own.zaak(zaak.id);
    expect(crisis).toMatchObject({ urgentie: 'crisis', ontvangenOp: zaak.ontvangenOp, uiterlijkOp: zaak.uiterlijkOp });
    const sent = await own.messages();
    expect(sent.map(({ aan }) => aan[0]).toSorted()).toEqual(
      ['ada', 'bas'].flatMap((wie) => [own.mensen[wie]?.mail, own.mensen[wie]?.sms]).toSorted(),
    );
    for (const { tekst, onderwerp } of sent) {
      expect(`${onderwerp ?? ''} ${tekst}`).toMatch(/crisis/i);
      expect(tekst).toContain('0800-1471');
    }
    done(await triage(zaak.contact, { urgentie: 'crisis' }));
    done(await triage(zaak.contact, { urgentie: 'spoed', redenAfwijking: 'Rustiger nu' }));
    expect(await own.sent()).toEqual([]);
    expect(await own.zaak(zaak.id)).toMatchObject({ urgentie: 'crisis', uiterlijkOp: zaak.uiterlijkOp });
  });
});

describe('a push', () => {
  test('leaves at once by mail and SMS, with the deadline in Amsterdam time and a link, and nothing of the person', async () => {
    const own = await team();
    await sendMail(stack, {
      van: 'Wilhelmina Terpstra <w.terpstra@post.example>',
      aan: `${own.slug}@voordeur.example`,
      onderwerp: 'Mijn buurjongen Joris',
      tekst: 'Bel mij op 0612349876, Dorpsstraat 14.',
      messageId: `<${own.slug}@post.example>`,
    });
    await stack.rust();
    const found = done(
      await tom.post<{ resultaten: { id: string; ontvangenOp: string }[] }>('/v1/contacten/_zoek', {
        wijkteam: own.slug,
      }),
    );
    const contact = found.resultaten[0]?.id as string;
    await forward('PT1M');
    const nu = await stack.nu();
    const view = done(await triage(contact, { urgentie: 'spoed', notitie: 'Joris is zeven' }));
    const sent = await own.messages();
    expect(sent.map(({ soort, aan }) => [soort, aan[0]])).toEqual(
      expect.arrayContaining([
        ['mail', own.mensen['ada']?.mail],
        ['sms', own.mensen['ada']?.sms],
      ]),
    );
    expect(sent).toHaveLength(2);
    for (const push of sent) {
      expect(push.op).toBe(nu);
      // Received on Friday in summer time; 48 hours later the clock on the wall says an hour less.
      const received = new Date(found.resultaten[0]?.ontvangenOp as string);
      const wall = new Date(received.getTime() + 49 * 3_600_000).toISOString().slice(11, 16);
      expect(`${push.onderwerp ?? ''} ${push.tekst}`).toContain(`zo 25-10 ${wall}`);
      // One SMS does not hold both links: the page behind the short one leads on to the case.
      const link = push.soort === 'sms' ? /\/v1\/oppaklinks\/[\w-]{16}$/ : `/spoedzaken/${view.spoedzaak}`;
      expect(push.tekst).toMatch(link);
      expect(JSON.stringify(push)).not.toMatch(/terpstra|wilhelmina|joris|0612349876|dorpsstraat|zeven/i);
    }
  });

  test('by mail that fails does not hold up the SMS; the failure is in the record', async () => {
    const own = await team();
    await stack.storing({ dienst: 'mail', soort: 'fout' });
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(['sms ada: oppakken']);
    const record = await own.zaak(zaak.id);
    expect(soorten(record, 'push-mislukt')).toEqual([
      expect.objectContaining({ reden: 'storing', op: zaak.ontvangenOp }),
    ]);
    expect(soorten(record, 'push-verzonden')).toHaveLength(1);
    expect(record.aan).toBe(own.mensen['ada']?.id);
  });

  test('that fails by every medium goes to the next rung at once, and at the end raises an alarm and begins anew', async () => {
    const own = await team();
    await stack.storing({ dienst: 'mail', soort: 'fout' });
    await stack.storing({ dienst: 'sms', soort: 'weg' });
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual([]);
    const record = await own.zaak(zaak.id);
    const asked = soorten(record, 'trede-gestart').map(({ aan }) => aan);
    expect(new Set(asked)).toEqual(new Set(['ada', 'bas', 'els'].map((wie) => own.mensen[wie]?.id)));
    expect(new Set(record.gebeurtenissen.map(({ op }) => op))).toEqual(new Set([zaak.ontvangenOp]));
    expect(record.alarmen).toEqual([expect.objectContaining({ reden: 'niemand-pakt-op' })]);
    await clearFaults();
    await forward('PT15M');
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
  });

  test('by the one medium of a rung that fails goes out by the other medium of that person at once', async () => {
    const own = await team();
    const zaak = await own.spoed();
    await own.sent();
    await forward('PT14M');
    await stack.storing({ dienst: 'sms', soort: 'fout' });
    await forward('PT1M');
    // The second rung is by SMS alone.
    expect(await own.sent()).toEqual(['mail ada: oppakken']);
    const record = await own.zaak(zaak.id);
    expect(soorten(record, 'push-mislukt')).toEqual([expect.objectContaining({ op: await stack.nu() })]);
    expect(record.aan).toBe(own.mensen['ada']?.id);
  });

  test('that could not even be put on its queue leaves within two minutes, once', async () => {
    const own = await team();
    const contact = await own.aankomst();
    await stack.storing({ dienst: 'sqs', soort: 'weg' });
    done(await triage(contact, { urgentie: 'spoed' }));
    expect(await own.sent()).toEqual([]);
    await clearFaults();
    await forward('PT2M');
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    await forward('PT2M');
    expect(await own.sent()).toEqual([]);
  });

  test('belongs to a decision that is kept whole or not at all: a triage during a fault of the tables is asked for again', async () => {
    const own = await team();
    const contact = await own.aankomst();
    await stack.storing({ dienst: 'dynamodb', soort: 'weg' });
    const failed = await triage<Fouten>(contact, { urgentie: 'spoed' });
    expect([failed.status, failed.body.detail]).toEqual([503, expect.stringMatching(/opnieuw/)]);
    await clearFaults();
    expect(done(await tom.get<ContactView>(`/v1/contacten/${contact}`))).toMatchObject({
      urgentie: null,
      spoedzaak: null,
    });
    done(await triage(contact, { urgentie: 'spoed' }));
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
  });

  test('of somebody with one medium that fails goes to the next rung at once', async () => {
    const own = await team({ media: ['mail'] });
    await stack.storing({ dienst: 'mail', soort: 'fout' });
    await own.spoed();
    // Nobody of this wijkteam has a second medium: the rungs fail one after another, and nothing waits for minutes.
    expect(await own.sent()).toEqual([]);
    await clearFaults();
    await forward('PT15M');
    expect(await own.sent()).toEqual(['mail ada: oppakken']);
  });

  test('to a provider that is slow arrives; to one that is away for half a minute arrives within the minute, once', async () => {
    const own = await team();
    await stack.storing({ dienst: 'sms', soort: 'traag', keer: 1 });
    await own.spoed();
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    await stack.storing({ dienst: 'sms', soort: 'weg', duur: 'PT30S' });
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(['mail ada: oppakken']);
    await forward('PT1M');
    expect(await own.sent()).toEqual(['sms ada: oppakken']);
    expect(soorten(await own.zaak(zaak.id), 'push-mislukt')).toEqual([]);
  });

  afterEach(clearFaults);
});

describe('taking up', () => {
  test('stops the ladder, which else goes up every fifteen minutes', async () => {
    const own = await team();
    const left = await own.spoed();
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    await forward('PT14M');
    expect(await own.sent()).toEqual([]);
    await forward('PT1M');
    expect(await own.sent()).toEqual(['sms ada: oppakken']);
    await forward('PT15M');
    expect(await own.sent()).toEqual(both('bas', 'oppakken'));
    await forward('PT15M');
    expect(await own.sent()).toEqual(both('els', 'escalatie'));
    done(await act(own.mensen['els'], left, 'oppakkingen'));
    await forward('PT1H');
    expect(await own.sent()).toEqual([]);
  });

  test('by two at once: one has it, the other is told who; by the same person again is quiet', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const names = ['ada', 'bas', 'cor'] as const;
    const answers = await Promise.all(names.map((wie) => act<Fouten>(own.mensen[wie], zaak, 'oppakkingen')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const holder = names[answers.findIndex(({ status }) => status === 201)] as string;
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body.detail).toContain(`${holder} van ${own.slug}`);
    done(await act(own.mensen[holder], zaak, 'oppakkingen'));
    const record = await own.zaak(zaak.id);
    expect(record.opgepaktDoor).toBe(own.mensen[holder]?.id);
    expect(soorten(record, 'opgepakt')).toHaveLength(1);
  });

  test('by a colleague of the same wijkteam without duty is fine; for another wijkteam the case does not exist', async () => {
    const [own, other] = [await team(), await team()];
    const zaak = await own.spoed();
    for (const wat of ['oppakkingen', 'contactpogingen', 'overdrachten', 'afsluitingen']) {
      const body = { contactpogingen: { gelukt: true, wijze: 'telefoon' }, afsluitingen: { reden: 'dubbel' } }[wat];
      expect((await act(other.mensen['ada'], zaak, wat, body)).status).toBe(404);
    }
    expect((await (other.mensen['ada'] as Person).get(`/v1/spoedzaken/${zaak.id}`)).status).toBe(404);
    expect((await act(own.mensen['cor'], zaak, 'oppakkingen')).status).toBe(201);
  });

  test('by somebody of a neighbouring wijkteam who was pushed is their right', async () => {
    const buur = await team();
    teams += 1;
    const own = await ownWijkteam(office, `wijk-${teams}`, { mensen: { dirk: {} }, buurteams: [buur.slug] });
    const zaak = await own.spoed();
    expect(await buur.sent()).toEqual(both('ada', 'oppakken'));
    expect((await act(buur.mensen['cor'], zaak, 'oppakkingen')).status).toBe(404);
    expect((await act(buur.mensen['ada'], zaak, 'oppakkingen')).status).toBe(201);
    expect((await (buur.mensen['ada'] as Person).get(`/v1/contacten/${zaak.contact}`)).status).toBe(200);
  });
});

describe('reached', () => {
  test('is only who was spoken to: an attempt without answer stops no clock, and the contact waits on', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const ada = own.mensen['ada'] as Person;
    const contact = async () => done(await tom.get<ContactView>(`/v1/contacten/${zaak.contact}`));
    done(await act(ada, zaak, 'contactpogingen', { gelukt: false, wijze: 'telefoon' }));
    expect(await own.zaak(zaak.id)).toMatchObject({ status: 'open', bereiktOp: null });
    expect((await contact()).beantwoordOp).toBeNull();
    await own.sent();
    await forward('PT15M');
    expect(await own.sent()).toEqual(['sms ada: oppakken']);
    done(await act(ada, zaak, 'oppakkingen'));
    done(await act(ada, zaak, 'contactpogingen', { gelukt: false, wijze: 'telefoon' }));
    expect((await own.zaak(zaak.id)).status).toBe('opgepakt');
    const early = await act<Fouten>(ada, zaak, 'afsluitingen', { reden: 'bereikt' });
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('nog niemand gesproken')]);
    await forward('PT1M');
    done(await act(ada, zaak, 'contactpogingen', { gelukt: true, wijze: 'huisbezoek' }));
    const nu = await stack.nu();
    expect(await own.zaak(zaak.id)).toMatchObject({ status: 'bereikt', bereiktOp: nu });
    expect((await contact()).beantwoordOp).toBe(nu);
    await forward('PT1H');
    expect(await own.sent()).toEqual([]);
  });
});

describe('an attempt of a professional', () => {
  test('may be noted at the contact as well: it is one of the case', async () => {
    const own = await team();
    const zaak = await own.spoed();
    const note = (body: object) =>
      (own.mensen['ada'] as Person).post(`/v1/contacten/${zaak.contact}/contactpogingen`, body);
    done(await note({ gelukt: false, wijze: 'telefoon' }));
    expect((await own.zaak(zaak.id)).status).toBe('open');
    done(await note({ gelukt: true, wijze: 'telefoon' }));
    expect((await own.zaak(zaak.id)).status).toBe('bereikt');
  });
});

describe('handing over', () => {
  test('asks a colleague; the holder keeps it until they take it up; nobody else can', async () => {
    const own = await team();
    const { ada, bas, cor } = own.mensen;
    const zaak = await own.spoed();
    done(await act(ada, zaak, 'oppakkingen'));
    await own.sent();
    done(await act(ada, zaak, 'overdrachten', { aan: cor?.id }));
    expect(await own.sent()).toEqual(both('cor', 'overdracht'));
    expect(await own.zaak(zaak.id)).toMatchObject({ opgepaktDoor: ada?.id, overdrachtAan: cor?.id });
    expect((await act(bas, zaak, 'oppakkingen')).status).toBe(409);
    expect((await act(bas, zaak, 'overdrachten', { aan: bas?.id })).status).toBe(409);
    done(await act(cor, zaak, 'oppakkingen'));
    expect(await own.zaak(zaak.id)).toMatchObject({ opgepaktDoor: cor?.id, overdrachtAan: null });
  });

  test('back to duty begins the ladder anew at once, and the clock runs on', async () => {
    const own = await team();
    const zaak = await own.spoed();
    done(await act(own.mensen['cor'], zaak, 'oppakkingen'));
    await own.sent();
    done(await act(own.mensen['cor'], zaak, 'overdrachten', { aan: null }));
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    expect(await own.zaak(zaak.id)).toMatchObject({ status: 'open', uiterlijkOp: zaak.uiterlijkOp });
    await forward('PT15M');
    expect(await own.sent()).toEqual(['sms ada: oppakken']);
  });

  test('to somebody who cannot be reached is refused', async () => {
    const own = await team();
    const zaak = await own.spoed();
    done(await act(own.mensen['ada'], zaak, 'oppakkingen'));
    const answer = await act<Fouten>(own.mensen['ada'], zaak, 'overdrachten', { aan: 'wie-is-dat' });
    expect([answer.status, answer.body.detail]).toEqual([409, expect.stringContaining('niet bereikbaar')]);
  });
});

/** Wall-clock time in Amsterdam on this Friday, so many minutes from now. */
async function wall(minutes: number): Promise<string> {
  const nu = Date.parse(await stack.nu());
  return new Date(nu + (120 + minutes) * 60_000).toISOString().slice(0, 16);
}

describe('duty', () => {
  test('that changes while nobody took it up sends the case to the new person at once', async () => {
    const own = await team();
    const end = await wall(7);
    await own.plan({ wie: 'cor', van: end, tot: '2026-10-23T17:00' });
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(both('ada', 'oppakken'));
    await forward('PT6M');
    expect(await own.sent()).toEqual([]);
    await forward('PT1M');
    expect(await own.sent()).toEqual(both('cor', 'oppakken'));
    expect((await own.zaak(zaak.id)).aan).toBe(own.mensen['cor']?.id);
  });

  test('that is replaced in the roster while the case waits is seen at the next tick', async () => {
    const own = await team();
    await own.spoed();
    await own.sent();
    await own.plan({ wie: 'cor', van: '2026-10-23T09:00', tot: '2026-10-23T17:00', vervanging: true });
    await forward('PT1M');
    expect(await own.sent()).toEqual(both('cor', 'oppakken'));
  });

  test('of somebody without any address is an empty rung: skipped at once, and the record says why', async () => {
    teams += 1;
    const own = await ownWijkteam(office, `wijk-${teams}`, {
      mensen: { nel: { zonderAdres: true }, els: {} },
      escalatiecontact: 'els',
    });
    await own.plan({ wie: 'nel', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' });
    const zaak = await own.spoed();
    expect(await own.sent()).toEqual(both('els', 'escalatie'));
    const record = await own.zaak(zaak.id);
    expect(JSON.stringify(record.gebeurtenissen)).toContain(`${own.mensen['nel']?.id} is niet bereikbaar`);
  });

  test('of nobody at all ends in an alarm, and the case stays in sight', async () => {
    teams += 1;
    const own = await ownWijkteam(office, `wijk-${teams}`, { mensen: { els: {} } });
    const zaak = await own.spoed();
    expect(zaak.status).toBe('open');
    expect(zaak.alarmen.length).toBeGreaterThan(0);
    expect(await own.sent()).toEqual([]);
    await own.plan({ wie: 'els', van: '2026-10-23T09:00', tot: '2026-10-23T17:00' });
    await forward('PT1M');
    expect(await own.sent()).toEqual(both('els', 'oppakken'));
  });
});

/** Who may do what, by hand from the domain rules and not from the code: T teamondersteuner, P professional, M manager, B beheerder, G gastvrouw, K koppeling. */
const RIGHTS: Readonly<Record<string, string>> = {
  'POST /v1/telefoon-gebeurtenissen': 'K',
  'POST /v1/telefoon-logboeken': 'K',
  'GET /v1/begroetingen/{wijkteam}': 'K',
  'GET /v1/wachtborden/{locatie}': 'TPG',
  'POST /v1/aankomsten': 'TG',
  'POST /v1/aankomsten/{id}/vertrekken': 'TG',
  'GET /v1/contacten/{id}': 'TP',
  'GET /v1/contacten/{id}/berichten/{bericht}/bijlagen/{nummer}': 'TP',
  'POST /v1/contacten/_zoek': 'TP',
  'POST /v1/contacten/{id}/aannames': 'TP',
  'POST /v1/contacten/{id}/antwoorden': 'TP',
  'POST /v1/contacten/{id}/antwoorden/{antwoord}/intrekkingen': 'TP',
  'PUT /v1/contacten/{id}/concept': 'TP',
  'POST /v1/contacten/{id}/voorbeeldantwoorden': 'TP',
  'POST /v1/contacten/{id}/doorsturingen': 'TP',
  'POST /v1/contacten/{id}/triages': 'TP',
  'POST /v1/contacten/{id}/verlagingsverzoeken/{verzoek}/besluiten': 'P',
  'POST /v1/contacten/{id}/vooraankondigingen': 'TP',
  'POST /v1/contacten/{id}/terugbelverzoeken': 'TP',
  'POST /v1/contacten/{id}/contactpogingen': 'TP',
  'POST /v1/contacten/{id}/afsluitingen': 'TP',
  'POST /v1/contacten/{id}/geen-antwoord-nodig': 'TP',
  'POST /v1/contacten/{id}/veilig-contact': 'TP',
  'POST /v1/contacten/{id}/personen': 'TP',
  'POST /v1/contacten/{id}/personen/{rol}/verwijderingen': 'TP',
  'POST /v1/contacten/{id}/toestemmingen': 'TP',
  'POST /v1/contacten/{id}/taken/{taak}/afvinkingen': 'TP',
  'POST /v1/contacten/{id}/kenmerken': 'TP',
  'POST /v1/contacten/{id}/klachten': 'TP',
  'POST /v1/contacten/{id}/klachtafhandelingen': 'TP',
  'POST /v1/contacten/{id}/afspraken': 'TP',
  'POST /v1/contacten/{id}/afspraken/{afspraak}/aflopen': 'TP',
  'GET /v1/contacten/{id}/traject': 'TP',
  'POST /v1/contacten/{id}/trajectstappen': 'TP',
  'POST /v1/contacten/{id}/trajectstappen/{stap}/intrekkingen': 'TP',
  'GET /v1/termijnen': 'TP',
  'GET /v1/contacten/{id}/eerdere-contacten': 'TP',
  'GET /v1/terugbelverzoeken': 'TP',
  'GET /v1/terugbelverzoeken/{id}': 'TP',
  'POST /v1/terugbelverzoeken/{id}/aannames': 'TP',
  'POST /v1/terugbelverzoeken/{id}/loslatingen': 'TP',
  'POST /v1/terugbelverzoeken/{id}/contactpogingen': 'TP',
  'POST /v1/terugbelverzoeken/{id}/afsluitingen': 'TP',
  'GET /v1/twijfelgevallen': 'TPB',
  'GET /v1/spoedzaken': 'TP',
  'GET /v1/spoedzaken/{id}': 'TP',
  'POST /v1/spoedzaken/{id}/oppakkingen': 'P',
  'POST /v1/spoedzaken/{id}/contactpogingen': 'P',
  'POST /v1/spoedzaken/{id}/overdrachten': 'P',
  'POST /v1/spoedzaken/{id}/overdracht-weigeringen': 'P',
  'POST /v1/spoedzaken/{id}/crisisdienst-overdrachten': 'TP',
  'POST /v1/spoedzaken/{id}/afsluitingen': 'P',
  'GET /v1/bereikbaarheid': 'TMB',
  'GET /v1/wachtenden': 'TPMB',
  'GET /v1/kengetallen': 'TMB',
  'POST /v1/bereikbaarheid-verklaringen': 'TPMB',
  'GET /v1/drukte': 'TMB',
  'GET /v1/jaarverslagen/{jaar}': 'MB',
  'GET /v1/normvoorstellen': 'MB',
  'POST /v1/hertellingen': 'MB',
  'POST /v1/herberekeningen': 'MB',
  'GET /v1/herberekeningen': 'MB',
  'GET /v1/herberekeningen/{id}': 'MB',
  'POST /v1/bezettingsadviezen': 'MB',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/toestand': 'TPMBGK',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/opentijd': 'TPMBGK',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/tijdstip': 'TPMBGK',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/dagen': 'TPMBGK',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}': 'TPMBGK',
  'GET /v1/inloop-mogelijkheden': 'TPMBGK',
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': 'B',
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden': 'B',
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden/voorbeelden': 'B',
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/sluitingen': 'TB',
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/heropeningen': 'TB',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/uitwisseling': 'TPMBGK',
  'POST /v1/openingstijden-inlezingen': 'B',
  'GET /v1/dienstdoenden': 'TPMBK',
  'GET /v1/diensten': 'TPMB',
  'POST /v1/diensten/{id}/starts': 'TP',
  'GET /v1/rooster-hiaten': 'TPMB',
  'GET /v1/afwezigheden': 'TPMB',
  'POST /v1/afwezigheden': 'TPMB',
  'POST /v1/afwezigheden/{id}/beeindigingen': 'TPMB',
  'GET /v1/rotaties': 'TPMB',
  'PUT /v1/rotaties/{wijkteam}/{domein}': 'MB',
  'POST /v1/roostervoorstellen': 'MB',
  'POST /v1/roostercontroles': 'MB',
  'GET /v1/roosterpublicaties': 'TPMB',
  'POST /v1/roosterpublicaties': 'MB',
  'GET /v1/roosterverdelingen': 'PMB',
  'GET /v1/ruilverzoeken': 'TPMB',
  'POST /v1/ruilverzoeken': 'PMB',
  'POST /v1/ruilverzoeken/{id}/akkoorden': 'P',
  'POST /v1/ruilverzoeken/{id}/weigeringen': 'P',
  'POST /v1/ruilverzoeken/{id}/intrekkingen': 'PMB',
  'POST /v1/urgentie-adviezen': 'TPMBGK',
  'GET /v1/urgentie-signalen': 'TPMBGK',
  'GET /v1/organisatie': 'TPMBGK',
  'GET /v1/keuzelijsten': 'TPMB',
  'GET /v1/wijkteams': 'TPMBGK',
  'GET /v1/wijkteams/{wijkteam}': 'TPMBGK',
  'GET /v1/medewerkers': 'TPMB',
  'GET /v1/medewerkers/_ik': 'TPMBGK',
  'GET /v1/medewerkers/{id}': 'TPMB',
  // Of somebody else; their own is everybody's of the staff: below.
  'GET /v1/medewerkers/{id}/mediavoorkeuren': 'B',
  'PUT /v1/medewerkers/{id}/mediavoorkeuren': 'TPMB',
  'POST /v1/medewerkers/{id}/adresbevestigingen': 'TPMB',
  'POST /v1/medewerkers/{id}/adresbevestigingen/{medium}/codes': 'TPMB',
  'PUT /v1/medewerkers/{id}/webhook': 'B',
  'POST /v1/medewerkers/{id}/webhook/verwijderingen': 'B',
  'GET /v1/push-sleutels': 'TPMB',
  'POST /v1/media-proeven': 'TPMB',
  'GET /v1/media-proeven/{id}': 'TPMB',
  'GET /v1/push-abonnementen': 'TPMB',
  'POST /v1/push-abonnementen': 'TPMB',
  'POST /v1/push-abonnementen/{id}/verwijderingen': 'TPMB',
  'GET /v1/normen': 'TPMB',
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/versies': 'MB',
  'GET /v1/normen/versies': 'MB',
  'PUT /v1/organisatie': 'B',
  'PUT /v1/wijkteams/{wijkteam}': 'B',
  'PUT /v1/medewerkers/{id}': 'B',
  'PUT /v1/openingstijden/{wijkteam}/{kanaal}': 'B',
  'PUT /v1/normen': 'B',
  'GET /v1/escalatiebeleid/{wijkteam}': 'PMB',
  'PUT /v1/escalatiebeleid/{wijkteam}': 'B',
  'GET /v1/escalatiebeleid/{wijkteam}/versies': 'MB',
  'POST /v1/escalatiebeleid/{wijkteam}/voorbeelden': 'MB',
  'POST /v1/escalatiebeleid/{wijkteam}/verwijderingen': 'B',
  'GET /v1/standaardantwoorden': 'TPB',
  'GET /v1/standaardantwoorden/{code}': 'TPB',
  'PUT /v1/standaardantwoorden/{code}': 'B',
  'GET /v1/agenda-adressen': 'TPMB',
  'POST /v1/agenda-adressen': 'TPMB',
  'POST /v1/agenda-adressen/intrekkingen': 'TPMB',
  'POST /v1/afwezigheden/_importeer': 'TPMB',
  'POST /v1/diensten': 'B',
  'GET /v1/onleesbare-berichten': 'T',
  'GET /v1/onleesbare-berichten/{id}': 'T',
  'POST /v1/onleesbare-berichten/{id}/afhandelingen': 'T',
  'GET /v1/onleesbare-berichten/{id}/ruw': 'T',
  'POST /v1/onleesbare-berichten/{id}/herlezingen': 'T',
  'GET /v1/dagcontroles': 'TMB',
  'POST /v1/dagcontroles': 'B',
  'POST /v1/dagcontroles/{dag}/herstellingen': 'B',
  'GET /v1/stille-kanalen': 'TMB',
  'GET /v1/sluitingsdagen/{jaar}': 'TPMBGK',
  'PUT /v1/sluitingsdagen/{jaar}': 'B',
  'POST /v1/sluitingsdagen/{jaar}/afwijzingen': 'B',
  'POST /v1/sluitingsdagen/{jaar}/afwijzingen/intrekkingen': 'B',
  'POST /v1/sluitingsdagen/{jaar}/voorbeelden': 'B',
  'GET /v1/ervaringen': 'MB',
  'GET /v1/rapporten': 'MB',
  'POST /v1/rapporten': 'MB',
  'PUT /v1/rapporten/{id}': 'MB',
  'GET /v1/rapporten/{id}/voorbeeld': 'MB',
  'GET /v1/kanaries': 'TMB',
  'POST /v1/kanaries': 'B',
  'GET /v1/verantwoording': 'B',
  'GET /v1/verantwoording/verzegeling': 'B',
  'GET /v1/uitval': 'TB',
  'GET /v1/uitval/{wachtrij}': 'B',
  'POST /v1/uitval/{wachtrij}/herhalingen': 'B',
};
const ROLLEN = {
  T: 'teamondersteuner',
  P: 'professional',
  M: 'manager',
  B: 'beheerder',
  G: 'gastvrouw',
  K: 'koppeling',
};

describe('rights', () => {
  let own: OwnWijkteam;
  let other: OwnWijkteam;
  let zaak: Spoedzaak;
  let tokens: Readonly<Record<string, string>>;

  beforeAll(async () => {
    [own, other] = [await team(), await team()];
    zaak = await own.spoed();
    const made = Object.entries(ROLLEN).map(async ([letter, rol]) => {
      const wie = { naam: `Rol ${rol}`, rollen: [rol], wijkteams: [own.slug] };
      return [letter, await stack.token(wie)] as const;
    });
    tokens = Object.fromEntries(await Promise.all(made));
  }, 60_000);

  const addressOf = (path: string): string => {
    const id = path.includes('spoedzaken') ? zaak.id : path.includes('contacten') ? zaak.contact : 'a-b';
    return path
      .replace('{id}', id)
      .replace('{wijkteam}', own.slug)
      .replace('{locatie}', own.slug)
      .replace('{medium}', 'mail')
      .replace('{kanaal}', 'mail');
  };

  test('the table below names every route that asks for a token, and no other', async () => {
    const { paths } = (await stack.fetchJson<{ paths: Record<string, Record<string, unknown>> }>('/v1/openapi.json'))
      .body;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} /v1${path}`),
    );
    const open = [
      'GET /v1/openapi.json',
      'GET /v1/gezondheid',
      'GET /v1/openbare-openingstijden/{wijkteam}',
      'GET /v1/agendas/{geheim}',
      'GET /v1/ervaringsvragen/{geheim}',
      'POST /v1/ervaringsvragen/{geheim}',
      'GET /v1/oppaklinks/{geheim}',
      'POST /v1/oppaklinks/{geheim}',
      'POST /v1/push-ontvangsten',
    ];
    expect(described.toSorted()).toEqual([...Object.keys(RIGHTS), ...open].toSorted());
    for (const route of open) {
      const path = (route.split(' ')[1] as string).replace('{wijkteam}', 'nergens');
      expect([200, 404]).toContain((await stack.fetchJson(path)).status);
    }
  });

  test('a right that is not given is 403, one that is given is not, and without a token everything is 401', async () => {
    const wrong: string[] = [];
    for (const [route, letters] of Object.entries(RIGHTS)) {
      const [method = '', path = ''] = route.split(' ');
      const call = (token?: string) =>
        stack.fetchJson(addressOf(path), {
          method,
          ...(token !== undefined && { token }),
          // Known to nobody, so that what is allowed changes nothing.
          ...(method !== 'GET' && { body: { bestaatNiet: true } }),
        });
      const nobody = await call();
      if (nobody.status !== 401) wrong.push(`${route} without token: ${nobody.status}`);
      const answers = await Promise.all(Object.keys(ROLLEN).map((letter) => call(tokens[letter])));
      for (const [index, letter] of Object.keys(ROLLEN).entries()) {
        const status = answers[index]?.status ?? 0;
        const fits = letters.includes(letter) ? ![401, 403].includes(status) && status < 500 : status === 403;
        if (!fits) wrong.push(`${route} as ${letter}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('what belongs to another wijkteam does not exist, in any list, address or command', async () => {
    const stranger = other.mensen['ada'] as Person;
    expect((await stranger.get(`/v1/contacten/${zaak.contact}`)).status).toBe(404);
    for (const [wat, body] of [
      ['aannames', {}],
      ['antwoorden', { tekst: 'Hallo' }],
      ['antwoorden/geen/intrekkingen', {}],
      ['voorbeeldantwoorden', { standaardantwoord: 'dag' }],
      ['doorsturingen', { aan: { medewerker: 'ada' } }],
      ['triages', { urgentie: 'spoed' }],
      ['terugbelverzoeken', {}],
      ['contactpogingen', { gelukt: true, wijze: 'telefoon' }],
      ['afsluitingen', { uitkomst: 'spam' }],
      ['geen-antwoord-nodig', {}],
    ] as const)
      expect([wat, (await stranger.post(`/v1/contacten/${zaak.contact}/${wat}`, body)).status]).toEqual([wat, 404]);
    const seen = await Promise.all([
      stranger.get('/v1/spoedzaken'),
      stranger.post('/v1/contacten/_zoek', { wijkteam: own.slug }),
      stranger.post('/v1/contacten/_zoek', {}),
    ]);
    for (const { status, body } of seen) {
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(zaak.id);
      expect(JSON.stringify(body)).not.toContain(zaak.contact);
    }
  });

  test('how somebody is pushed is theirs and a beheerder’s to see and to change, and no colleague’s', async () => {
    const [ada, bas] = [own.mensen['ada'] as Person, own.mensen['bas'] as Person];
    const mine = `/v1/medewerkers/${ada.id}`;
    const voorkeuren = { media: ['mail', 'sms'] };
    for (const who of [ada, office.beheerder]) {
      done(await who.put(`${mine}/mediavoorkeuren`, voorkeuren));
      expect(done(await who.get(`${mine}/mediavoorkeuren`))).toMatchObject(voorkeuren);
    }
    for (const stranger of [bas, tom]) {
      const answers = await Promise.all([
        stranger.get(`${mine}/mediavoorkeuren`),
        stranger.put(`${mine}/mediavoorkeuren`, voorkeuren),
        stranger.post(`${mine}/adresbevestigingen`, { medium: 'mail' }),
        stranger.post(`${mine}/adresbevestigingen/mail/codes`, { code: '123456' }),
        stranger.put(mine, voorkeuren),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    }
    expect((await ada.post(`${mine}/adresbevestigingen/mail/codes`, { code: '123456' })).status).toBe(409);
  });

  test('a token of another key, or with other words in it, is no token', async () => {
    const good = tokens['T'] as string;
    const [head = '', claims = '', signature = ''] = good.split('.');
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    const { privateKey } = await generateKeyPair('RS256');
    const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string };
    const forged = await new SignJWT(read).setProtectedHeader({ alg: 'RS256', kid, typ: 'at+jwt' }).sign(privateKey);
    const more = Buffer.from(JSON.stringify({ ...read, rollen: ['beheerder'] })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const token of [forged, `${head}.${more}.${signature}`, `${none}.${claims}.`, 'x', `${good}x`]) {
      expect((await stack.fetchJson('/v1/wijkteams', { token })).status).toBe(401);
      expect(await listen(token)).toBe('refused');
    }
    expect((await stack.fetchJson('/v1/wijkteams', { token: good })).status).toBe(200);
  });
});

/** Frames of the live socket as they come, or `refused`. */
function listen(token?: string): Promise<{ readonly frames: Record<string, unknown>[]; close(): void } | 'refused'> {
  const address = `${stack.url.replace(/^http/, 'ws')}/v1/live`;
  return new Promise((resolve) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(address, token === undefined ? [] : ['voordeur', token]);
    } catch {
      // Not even a word that can be offered in a handshake.
      return resolve('refused');
    }
    const frames: Record<string, unknown>[] = [];
    socket.addEventListener('message', ({ data }) => frames.push(JSON.parse(String(data)) as Record<string, unknown>));
    socket.addEventListener('open', () => resolve({ frames, close: () => socket.close() }), { once: true });
    socket.addEventListener('error', () => resolve('refused'), { once: true });
  });
}

describe('the live socket', () => {
  test('without a token stays shut; with one it tells what changed to who may see it, and never what it says', async () => {
    expect(await listen()).toBe('refused');
    const [own, other] = [await team(), await team()];
    const token = (slug: string, rol: string) => stack.token({ naam: 'Kijker', rollen: [rol], wijkteams: [slug] });
    expect(await listen(await token(own.slug, 'koppeling'))).toBe('refused');
    const opened = await Promise.all([
      listen(await token(own.slug, 'professional')),
      listen(await token(other.slug, 'professional')),
      listen(await token(own.slug, 'manager')),
    ]);
    const [mine, theirs, figures] = opened.map((one) => (one === 'refused' ? undefined : one));
    const zaak = await own.spoed({ notitie: 'Zij heet Roosmarijn' });
    await stack.rust();
    expect(mine?.frames).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ soort: 'contact', id: zaak.contact, wijkteam: own.slug, kanaal: 'inloop' }),
        expect.objectContaining({ soort: 'spoedzaak', id: zaak.id, status: 'open' }),
      ]),
    );
    for (const frame of mine?.frames ?? [])
      expect(Object.keys(frame).toSorted()).toEqual(['id', 'kanaal', 'soort', 'status', 'versie', 'wijkteam']);
    expect([theirs?.frames, figures?.frames]).toEqual([[], []]);
    for (const one of opened) if (one !== 'refused') one.close();
  });
});

describe('numbers for an emergency', () => {
  test('are there for everybody who asks, in a chat that begins and in the organisatie, each with source and date', async () => {
    const inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: 'centrum' });
    const begonnen = await inwoner.next('begonnen');
    await inwoner.close();
    const { noodnummers, crisisdienst } = done(
      await tom.get<{ noodnummers: { nummer: string; bron: string; gecontroleerdOp: string }[]; crisisdienst: object }>(
        '/v1/organisatie',
      ),
    );
    expect(crisisdienst).toMatchObject({ nummer: '0800-1471' });
    for (const nummer of ['112', '113', '0800-0113', '0800-2000', '0800-0432']) {
      expect(begonnen['noodnummers']).toContainEqual(expect.objectContaining({ nummer }));
      expect(noodnummers).toContainEqual(
        expect.objectContaining({ nummer, bron: expect.any(String), gecontroleerdOp: expect.any(String) }),
      );
    }
  });
});

describe('least data', () => {
  test('nothing of a person is in the log, in a push, in an address or in the figures', async () => {
    const own = await team();
    const koppeling = await person(stack, 'Centrale', ['koppeling']);
    const call = { oproepId: 'oproep-9', wijkteam: own.slug, nummer: '+31687654321', op: await stack.nu() };
    done(await koppeling.post('/v1/telefoon-gebeurtenissen', { id: 'e1', soort: 'in-wachtrij', ...call }));
    // A fault that quotes what was sent must not end in the log either.
    await koppeling.post('/v1/telefoon-gebeurtenissen', { id: 'e2', soort: 'Roosmarijn Bleeker', ...call });
    const inwoner = await openChat(stack);
    inwoner.send({ soort: 'begin', wijkteam: own.slug });
    await inwoner.next('begonnen');
    inwoner.send({ soort: 'vraag', id: 'v1', tekst: 'Ik ben Roosmarijn Bleeker, Lindelaan 8', wijkteam: own.slug });
    await inwoner.next('ontvangen');
    await sendMail(stack, {
      van: 'Roosmarijn Bleeker <roosmarijn@post.example>',
      aan: `${own.slug}@voordeur.example`,
      onderwerp: 'Bleeker',
      tekst: 'Bel +31687654321',
      messageId: '<bleeker@post.example>',
    });
    await stack.mail('Content-Type: multipart/mixed; boundary="\r\n\r\nRoosmarijn Bleeker');
    await stack.rust();
    type Found = { readonly resultaten: readonly { readonly id: string; readonly kanaal: string }[] };
    const found = done(await tom.post<Found>('/v1/contacten/_zoek', { wijkteam: own.slug })).resultaten;
    expect(found.map(({ kanaal }) => kanaal).toSorted()).toEqual(['chat', 'mail', 'telefoon']);
    await stack.storing({ dienst: 'mail', soort: 'fout' });
    await stack.storing({ dienst: 'dynamodb', soort: 'fout', keer: 3 });
    for (const { id } of found)
      await triage(id, { urgentie: 'spoed', notitie: 'Roosmarijn Bleeker', redenAfwijking: 'Lindelaan' });
    await inwoner.close();
    await stack.rust();
    await clearFaults();
    const manager = await person(stack, 'Marieke', ['manager']);
    const figures = done(await manager.get('/v1/bereikbaarheid?van=2026-10-23&totEnMet=2026-10-23&per=uur'));
    const told = JSON.stringify([await stack.logboek('debug'), await own.messages(), figures, stack.printed()]);
    expect(told).not.toMatch(/roosmarijn|bleeker|687654321|lindelaan|terpstra|joris|dorpsstraat/i);
    expect((await own.messages()).length + told.length).toBeGreaterThan(1000);
  });
});
