/** What the functions behind the HTTP API do with good calls, and that their answers are as they are described. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { makeKeepUnreadable } from '../../shared/application/keep-unreadable.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { check } from '../../shared/middleware/faults.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { Operation, RouteKey } from '../../shared/middleware/http/operation.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum, fatima, gebruiker, manager, ondersteuner, piet, vreemde } from '../support/people.ts';
import { type Answer, type Call, call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { wholeApi } from './whole-api.ts';

const START = '2026-11-25T09:00:00.000Z';
closedLog();
const koppeling = gebruiker('centrale', ['koppeling']);
const beheerder = gebruiker('bea', ['beheerder']);
const gastvrouw = gebruiker('gea', ['gastvrouw']);

let world: World;
let api: HttpHandler;
beforeEach(() => {
  world = makeWorld({ start: START, instellingen: centrum });
  api = wholeApi(world);
});

type Json = Record<string, unknown>;

/** A call that must succeed, with an answer of the described status and form. */
async function done<T = Json>(options: Call): Promise<Answer<T>> {
  const answer = await call<T>(api, options);
  const { antwoord } = ALL_OPERATIONS[options.route as RouteKey] as Operation;
  const { status, text } = answer;
  // The text is in the comparison so that a refusal shows what was refused.
  expect({ status, text }).toEqual({ status: antwoord.status, text });
  if (antwoord.schema && String(answer.headers['Content-Type']).includes('json'))
    expect(check(antwoord.schema, answer.body)).toMatchObject({ ok: true });
  return answer;
}

const bel = (over: Json = {}) => ({
  id: 'g1',
  oproepId: 'o1',
  soort: 'in-wachtrij',
  op: '2026-11-25T10:00:00+01:00',
  ...over,
});

async function oproep(): Promise<string> {
  const record = makeRecordTelefoonGebeurtenissen(world);
  const op = instant(START);
  await record([
    { bron: 'b', gebeurtenissen: [{ id: 'g1', oproepId: 'o1', soort: 'in-wachtrij', op, wijkteam: 'centrum' }] },
  ]);
  return world.ids.derived('oproep', 'o1');
}

describe('telephone events', () => {
  const route = 'POST /v1/telefoon-gebeurtenissen';

  test('are put on the queue, in UTC, and counted', async () => {
    const answer = await done({
      route,
      door: koppeling,
      body: [bel(), bel({ id: 'g2', soort: 'aangenomen', medewerker: 'piet' })],
    });
    expect(answer.body).toEqual({ aanvaard: 2 });
    const [message] = world.telefoonQueue.drain();
    expect(message?.gebeurtenissen.map(({ id, op }) => [id, op])).toEqual([
      ['g1', '2026-11-25T09:00:00.000Z'],
      ['g2', '2026-11-25T09:00:00.000Z'],
    ]);
  });

  test('may come alone or by five hundred, not by five hundred and one', async () => {
    expect((await done({ route, door: koppeling, body: bel() })).body).toEqual({ aanvaard: 1 });
    const many = Array.from({ length: 501 }, (_, n) => bel({ id: `g${n}` }));
    expect((await done({ route, door: koppeling, body: many.slice(1) })).body).toEqual({ aanvaard: 500 });
    const answer = await refused(api, { route, door: koppeling, body: many });
    expect(answer.body.fouten).toEqual([{ veld: '', melding: 'Hoogstens 500 regels.' }]);
  });

  test('with faults are refused with every fault and its path, and nothing is kept', async () => {
    const body = [
      bel(),
      bel({ soort: 'gebeld' }),
      bel({ wijkteam: 'Wijk 1' }),
      bel({ op: '2026-02-30T10:00:00Z', extra: 1 }),
    ];
    const answer = await refused(api, { route, door: koppeling, body });
    expect(answer.status).toBe(400);
    expect(answer.body.fouten?.map(({ veld }) => veld)).toEqual(['[1].soort', '[2].wijkteam', '[3].op', '[3].extra']);
    expect(world.telefoonQueue.drain()).toEqual([]);
  });

  test('alone with a fault have the path of the field', async () => {
    const answer = await refused(api, { route, door: koppeling, body: bel({ op: 'gisteren' }) });
    expect(answer.body.fouten).toEqual([{ veld: 'op', melding: expect.stringContaining('geen tijdstip') }]);
  });

  test.each([[[]], [null], [7], ['tekst'], [[null]], [[[]]]])('that are none are refused: %j', async (body) => {
    expect((await refused(api, { route, door: koppeling, body })).status).toBe(400);
  });

  test('that the queue did not take are asked for again', async () => {
    const broken = { ...world, telefoonQueue: { send: () => Promise.reject(new Error('weg')) } } as unknown as World;
    const answer = await refused(wholeApi(broken), { route, door: koppeling, body: bel() });
    expect([answer.status, answer.body.code]).toEqual([503, 'niet-aangenomen']);
  });
});

describe('arrivals', () => {
  const id = '0b0e7b9e-6a2b-4c8e-9c39-1f0a5d0f7a11';

  test('are put on the queue with the moment at which they were noted', async () => {
    await done({
      route: 'POST /v1/aankomsten',
      door: gastvrouw,
      body: { id: id.toUpperCase(), locatie: 'plein-1', voor: 'jeugd' },
    });
    expect(world.inloopQueue.drain()).toEqual([
      { soort: 'aankomst', id, locatie: 'plein-1', op: START, voor: 'jeugd' },
    ]);
  });

  test('and departures, which need no body', async () => {
    await done({ route: 'POST /v1/aankomsten/{id}/vertrekken', door: gastvrouw, pad: { id } });
    expect(world.inloopQueue.drain()).toEqual([expect.objectContaining({ soort: 'vertrek', contact: id, op: START })]);
  });

  test('may hold nothing about who it is', async () => {
    const answer = await refused(api, {
      route: 'POST /v1/aankomsten',
      door: gastvrouw,
      body: { id: 'x', locatie: 'plein-1', naam: 'Jansen' },
    });
    expect(answer.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual(['id', 'naam']);
  });
});

describe('contacts', () => {
  test('are found, read and taken, and what a person did is in the answer', async () => {
    const id = await oproep();
    const found = await done<{ resultaten: Json[] }>({
      route: 'POST /v1/contacten/_zoek',
      door: ondersteuner,
      body: { statussen: ['wachtend'] },
    });
    expect(found.body.resultaten).toMatchObject([{ id, kanaal: 'telefoon', wijkteam: 'centrum', status: 'wachtend' }]);
    const taken = await done({ route: 'POST /v1/contacten/{id}/aannames', door: ondersteuner, pad: { id } });
    expect(taken.body).toMatchObject({ id, status: 'in-behandeling', aangenomenDoor: 'olga' });
    await done({ route: 'POST /v1/contacten/{id}/terugbelverzoeken', door: ondersteuner, pad: { id }, body: {} });
    await done({
      route: 'POST /v1/contacten/{id}/contactpogingen',
      door: fatima,
      pad: { id },
      body: { gelukt: false, wijze: 'telefoon' },
    });
    await done({ route: 'GET /v1/contacten/{id}', door: fatima, pad: { id } });
    const closed = await done({
      route: 'POST /v1/contacten/{id}/afsluitingen',
      door: ondersteuner,
      pad: { id },
      body: { uitkomst: 'informatie-advies', toelichting: 'Uitleg gegeven.' },
    });
    expect(closed.body).toMatchObject({ status: 'afgesloten', uitkomst: 'informatie-advies' });
  });

  test('of another wijkteam do not exist for a professional', async () => {
    const id = await oproep();
    expect((await refused(api, { route: 'GET /v1/contacten/{id}', door: vreemde, pad: { id } })).status).toBe(404);
    expect(
      (await done<{ resultaten: Json[] }>({ route: 'POST /v1/contacten/_zoek', door: vreemde, body: {} })).body
        .resultaten,
    ).toEqual([]);
  });

  test('come page by page, with a link that repeats the call', async () => {
    const record = makeRecordTelefoonGebeurtenissen(world);
    for (const n of [1, 2, 3])
      await record([
        { bron: 'b', gebeurtenissen: [{ id: `g${n}`, oproepId: `o${n}`, soort: 'in-wachtrij', op: instant(START) }] },
      ]);
    const first = await done<{ resultaten: Json[]; cursor: string }>({
      route: 'POST /v1/contacten/_zoek',
      door: ondersteuner,
      query: { limit: '2' },
      body: {},
    });
    expect(first.body.resultaten).toHaveLength(2);
    const link = /^<\/v1\/contacten\/_zoek\?(.+)>; rel="next"$/.exec(String(first.headers['Link']))?.[1];
    const query = Object.fromEntries(new URLSearchParams(link));
    expect(query).toEqual({ limit: '2', cursor: first.body.cursor });
    const second = await done<{ resultaten: Json[] }>({
      route: 'POST /v1/contacten/_zoek',
      door: ondersteuner,
      query,
      body: {},
    });
    expect(second.body.resultaten).toHaveLength(1);
    expect(second.headers['Link']).toBeUndefined();
  });

  test('that are urgent become a case, which one of two gets', async () => {
    const id = await oproep();
    const triage = await done({
      route: 'POST /v1/contacten/{id}/triages',
      door: fatima,
      pad: { id },
      body: { urgentie: 'spoed', domein: 'sociaal', redenAfwijking: 'De buren zijn bang.' },
    });
    const spoedzaak = String(triage.body['spoedzaak']);
    const list = await done<{ resultaten: Json[] }>({ route: 'GET /v1/spoedzaken', door: ondersteuner });
    expect(list.body.resultaten).toMatchObject([{ id: spoedzaak, contact: id, status: 'open' }]);
    const pad = { id: spoedzaak };
    await done({ route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: fatima, pad });
    const late = await refused(api, { route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: piet, pad });
    expect(late.status).toBe(409);
    await done({ route: 'POST /v1/spoedzaken/{id}/overdrachten', door: fatima, pad, body: { aan: 'piet' } });
    await done({ route: 'POST /v1/spoedzaken/{id}/oppakkingen', door: piet, pad });
    await done({
      route: 'POST /v1/spoedzaken/{id}/contactpogingen',
      door: piet,
      pad,
      body: { gelukt: true, wijze: 'huisbezoek' },
    });
    const whole = await done<{ gebeurtenissen: Json[] }>({ route: 'GET /v1/spoedzaken/{id}', door: piet, pad });
    expect(whole.body.gebeurtenissen.length).toBeGreaterThan(4);
    await done({
      route: 'POST /v1/spoedzaken/{id}/afsluitingen',
      door: piet,
      pad,
      body: { reden: 'bereikt' },
    });
  });

  test('with the same idempotency key are commanded once', async () => {
    const id = await oproep();
    const attempt: Call = {
      route: 'POST /v1/contacten/{id}/contactpogingen',
      door: fatima,
      pad: { id },
      body: { gelukt: false, wijze: 'telefoon' },
      headers: { 'content-type': 'application/json', 'idempotency-key': 'poging-1' },
    };
    await done(attempt);
    await done(attempt);
    const { body } = await done<{ gebeurtenissen: Json[] }>({
      route: 'GET /v1/contacten/{id}',
      door: fatima,
      pad: { id },
    });
    expect(body.gebeurtenissen.filter(({ soort }) => soort === 'contactpoging')).toHaveLength(1);
  });
});

describe('figures', () => {
  const query = { van: '2026-11-25', totEnMet: '2026-11-25', per: 'dag', wijkteam: 'centrum' };

  test('are given with definition and instant', async () => {
    await oproep();
    const answer = await done<{ rijen: Json[] }>({ route: 'GET /v1/bereikbaarheid', door: manager, query });
    expect(answer.body).toMatchObject({ definitie: '2026-11', peildatum: START });
    expect(answer.body.rijen.find(({ kanaal }) => kanaal === 'telefoon')).toMatchObject({ ontvangen: 1, wachtend: 1 });
  });

  test('are a file for a Dutch spreadsheet when that is asked for', async () => {
    const answer = await call<string>(api, {
      route: 'GET /v1/bereikbaarheid',
      door: manager,
      query,
      headers: { accept: 'text/csv' },
    });
    expect(answer.headers['Content-Type']).toBe('text/csv; charset=utf-8');
    expect(answer.text.startsWith('\uFEFFkanaal;wijkteam;van;tot;')).toBe(true);
    expect(answer.text.split('\r\n').filter(Boolean)).toHaveLength(5);
  });

  test('of a period that ends before it begins, or is far too long, are refused', async () => {
    const ask = (over: Record<string, string>) =>
      refused(api, { route: 'GET /v1/bereikbaarheid', door: manager, query: { ...query, ...over } });
    expect((await ask({ totEnMet: '2026-11-24' })).body.fouten).toEqual([
      { veld: 'totEnMet', melding: 'Dit ligt voor van.' },
    ]);
    expect((await ask({ per: 'uur', van: '2026-01-01' })).body.fouten).toEqual([
      { veld: 'totEnMet', melding: 'Hoogstens 93 dagen per uur.' },
    ]);
  });
});

describe('hours, duties and advice', () => {
  test('answer the four questions', async () => {
    const pad = { wijkteam: 'centrum', kanaal: 'telefoon' };
    const base = '/v1/openingstijden/{wijkteam}/{kanaal}';
    const now = await done({ route: `GET ${base}/toestand`, door: koppeling, pad });
    expect(now.body).toMatchObject({ open: true, volgendeWijziging: '2026-11-25T16:00:00.000Z' });
    const time = await done({
      route: `GET ${base}/opentijd`,
      door: koppeling,
      pad,
      query: { van: '2026-11-25T15:00:00Z', tot: '2026-11-26T09:00:00Z' },
    });
    expect(time.body).toEqual({ seconden: 7200 });
    // Friday 16:30 and one hour of open time is Monday 09:30.
    const then = await done({
      route: `GET ${base}/tijdstip`,
      door: koppeling,
      pad,
      query: { van: '2026-11-27T16:30:00+01:00', na: 'PT1H' },
    });
    expect(then.body).toEqual({ op: '2026-11-30T08:30:00.000Z' });
    await done({ route: 'GET /v1/inloop-mogelijkheden', door: koppeling });
  });

  test('tell who is on duty, from what was planned', async () => {
    const dienst = {
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'sociaal',
      professional: 'fatima',
      van: '2026-11-25T09:00',
      tot: '2026-11-25T17:00',
    };
    await done({ route: 'POST /v1/diensten', door: beheerder, body: dienst });
    const answer = await done({
      route: 'GET /v1/dienstdoenden',
      door: koppeling,
      query: { wijkteam: 'centrum', domein: 'sociaal' },
    });
    expect(answer.body).toMatchObject({ professional: 'fatima', bron: 'achterwacht' });
    const list = await done<{ resultaten: Json[] }>({
      route: 'GET /v1/diensten',
      door: manager,
      query: { van: '2026-11-25', totEnMet: '2026-11-25' },
    });
    expect(list.body.resultaten).toMatchObject([dienst]);
  });

  test('advise from signals, and list them', async () => {
    const list = await done<{ signalen: { code: string }[] }>({ route: 'GET /v1/urgentie-signalen', door: fatima });
    const [first] = list.body.signalen;
    const advice = await done({
      route: 'POST /v1/urgentie-adviezen',
      door: fatima,
      body: { signalen: { [String(first?.code)]: 'ja' }, leeftijd: 3 },
    });
    expect(advice.body).toMatchObject({ advies: 'crisis' });
    const unknown = await refused(api, {
      route: 'POST /v1/urgentie-adviezen',
      door: fatima,
      body: { signalen: { 'geen-signaal': 'ja' } },
    });
    expect(unknown.status).toBe(400);
  });
});

describe('settings', () => {
  test('come back as they were put', async () => {
    const wijkteam = { naam: 'Noord', locaties: [{ slug: 'plein', naam: 'Plein', adres: 'Plein 1' }] };
    await done({ route: 'PUT /v1/wijkteams/{wijkteam}', door: beheerder, pad: { wijkteam: 'noord' }, body: wijkteam });
    const read = await done({ route: 'GET /v1/wijkteams/{wijkteam}', door: fatima, pad: { wijkteam: 'noord' } });
    expect(read.body).toMatchObject({ slug: 'noord', ...wijkteam, buurteams: [] });
    await done({ route: 'GET /v1/wijkteams', door: fatima });
    const medewerker = { naam: 'Nora', rollen: ['professional'], wijkteams: ['noord'], mail: 'nora@voorbeeld.nl' };
    await done({ route: 'PUT /v1/medewerkers/{id}', door: beheerder, pad: { id: 'nora' }, body: medewerker });
    await done({ route: 'GET /v1/medewerkers/{id}', door: beheerder, pad: { id: 'nora' } });
    await done({ route: 'GET /v1/medewerkers', door: beheerder });
    const organisatie = {
      naam: 'Gemeente',
      crisisdienst: { naam: 'Crisisdienst', nummer: '0800-1471' },
      noodnummers: [],
    };
    await done({ route: 'PUT /v1/organisatie', door: beheerder, body: organisatie });
    expect((await done({ route: 'GET /v1/organisatie', door: fatima })).body).toMatchObject(organisatie);
    const norm = { kanaal: 'telefoon', geldigVan: '2026-01-01', seconden: 30, klok: 'verstreken', doel: 0.8 };
    await done({ route: 'PUT /v1/normen', door: beheerder, body: { normen: [norm] } });
    expect(
      (await done<{ resultaten: Json[] }>({ route: 'GET /v1/normen', door: manager })).body.resultaten,
    ).toContainEqual(norm);
  });

  test('of hours are the standard until they are set', async () => {
    const pad = { wijkteam: 'centrum', kanaal: 'mail' };
    const route = '/v1/openingstijden/{wijkteam}/{kanaal}';
    const standard = await done<{ patronen: Json[] }>({ route: `GET ${route}`, door: fatima, pad });
    expect(standard.body.patronen).toHaveLength(1);
    const regeling = {
      patronen: [{ geldigVan: '2026-01-01', week: [{ dag: 1, dagdelen: [{ van: '10:00', tot: '12:00' }] }] }],
    };
    await done({ route: `PUT ${route}`, door: beheerder, pad, body: regeling });
    expect((await done({ route: `GET ${route}`, door: fatima, pad })).body).toMatchObject(regeling);
    const closed = await done({ route: `GET ${route}/toestand`, door: fatima, pad });
    expect(closed.body).toMatchObject({ open: false });
  });
});

describe('unreadable input', () => {
  test('is listed, read and dealt with by a teamondersteuner, without telling where it lies', async () => {
    const keep = makeKeepUnreadable(world);
    const bytes = new TextEncoder().encode('{"kapot"');
    await keep({
      id: 'm1',
      kanaal: 'telefoon',
      ontvangenOp: instant(START),
      reden: 'Geen JSON.',
      ruw: { bytes, contentType: 'text/plain' },
    });
    const list = await done<{ resultaten: Json[] }>({ route: 'GET /v1/onleesbare-berichten', door: ondersteuner });
    expect(list.body.resultaten).toEqual([
      { id: 'm1', kanaal: 'telefoon', ontvangenOp: START, reden: 'Geen JSON.', afhandeling: null },
    ]);
    const one = await done({ route: 'GET /v1/onleesbare-berichten/{id}', door: ondersteuner, pad: { id: 'm1' } });
    expect(one.body).toMatchObject({ id: 'm1', inhoud: '{"kapot"' });
    const handled = await done({
      route: 'POST /v1/onleesbare-berichten/{id}/afhandelingen',
      door: ondersteuner,
      pad: { id: 'm1' },
      body: { toelichting: 'Nagebeld.' },
    });
    expect(handled.body).toMatchObject({ afhandeling: { door: 'olga', toelichting: 'Nagebeld.' } });
    expect(
      (await done<{ resultaten: Json[] }>({ route: 'GET /v1/onleesbare-berichten', door: ondersteuner })).body
        .resultaten,
    ).toEqual([]);
  });
});
