/** What people do with contacts and urgent cases through the API. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { fatima, ondersteuner, piet, vreemde } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { type Call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
let oproep: ApiWorld['oproep'];
beforeEach(() => {
  ({ world, api, done, oproep } = apiWorld());
});

describe('contacts', () => {
  test('are found, read and taken, and what a person did is in the answer', async () => {
    const id = await oproep();
    const found = await done<{ resultaten: Json[] }>({
      route: 'POST /v1/contacten/_zoek',
      door: ondersteuner,
      body: { status: 'wachtend' },
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

  test('what it was about is noted with the closing and can be changed afterwards; codes that stand on no list are refused', async () => {
    const id = await oproep();
    const pad = { id };
    const closing = { route: 'POST /v1/contacten/{id}/afsluitingen', door: ondersteuner, pad };
    const wrong = { uitkomst: 'doorverwezen', themas: ['wonen', 'voetbal'], verwijzer: 'jan', doorverwezenNaar: 'x' };
    const answer = await refused(api, { ...closing, body: wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.fouten?.map(({ veld }) => veld)).toEqual(['themas[1]', 'verwijzer', 'doorverwezenNaar']);
    const { body } = await done({ ...closing, body: { uitkomst: 'doorverwezen', themas: ['wonen'] } });
    expect(body).toMatchObject({ kenmerken: { themas: ['wonen'], verwijzer: null, doorverwezenNaar: null } });
    // Where to is asked for, and keeps nobody from closing.
    expect(body['waarschuwingen']).toMatchObject([{ veld: 'doorverwezenNaar', soort: 'ontbreekt' }]);
    const route = 'POST /v1/contacten/{id}/kenmerken';
    const more = await done({ route, door: fatima, pad, body: { doorverwezenNaar: 'ggz', verwijzer: 'huisarts' } });
    expect(more.body).toMatchObject({
      kenmerken: { themas: ['wonen'], verwijzer: 'huisarts', doorverwezenNaar: 'ggz' },
    });
    expect((await refused(api, { route, door: fatima, pad, body: {} })).status).toBe(400);
    expect((await refused(api, { route, door: vreemde, pad, body: { themas: [] } })).status).toBe(404);
  });

  test('complaints and appointments are noted with a contact, also after it was closed', async () => {
    const id = await oproep();
    const pad = { id };
    const klacht = { route: 'POST /v1/contacten/{id}/klachten', door: fatima, pad, body: { ernst: 'klacht' } };
    expect((await done(klacht)).body).toMatchObject({ klacht: { ernst: 'klacht', afhandeling: null } });
    const handled = await done({
      route: 'POST /v1/contacten/{id}/klachtafhandelingen',
      door: fatima,
      pad,
      body: { ontvankelijk: true, opgelost: true },
    });
    expect(handled.body).toMatchObject({ klacht: { afhandeling: { ontvankelijk: true, opgelost: true } } });
    const made = await done<{ afspraken: { id: string }[] }>({
      route: 'POST /v1/contacten/{id}/afspraken',
      door: ondersteuner,
      pad,
      body: { op: '2026-11-25T10:00:00+01:00' },
    });
    const [afspraak] = made.body.afspraken;
    expect(afspraak).toMatchObject({ afspraakOp: START, hoe: 'gepland' });
    const kept = await done({
      route: 'POST /v1/contacten/{id}/afspraken/{afspraak}/aflopen',
      door: ondersteuner,
      pad: { id, afspraak: String(afspraak?.id) },
      body: { uitkomst: 'verschenen' },
    });
    expect(kept.body).toMatchObject({ afspraken: [{ hoe: 'verschenen' }] });
  });

  test('what follows an aanmelding is noted in steps, and its open terms are a list of the wijkteam', async () => {
    const id = await oproep();
    const pad = { id };
    const set = { route: 'POST /v1/contacten/{id}/trajectstappen', door: fatima, pad };
    const step = { stap: 'aanvraag-ontvangen' };
    expect((await refused(api, { ...set, body: step })).body.code).toBe('geen-aanmelding');
    const closing = {
      route: 'POST /v1/contacten/{id}/afsluitingen',
      door: fatima,
      pad,
      body: { uitkomst: 'aanmelding' },
    };
    await done(closing);
    const key = { headers: { 'idempotency-key': 'een' } };
    const asked = await done<{ stappen: { id: string }[]; versie: number }>({ ...set, body: step, ...key });
    expect((await done({ ...set, body: step, ...key })).body).toEqual(asked.body);
    const wrong = await refused(api, { ...set, body: { stap: 'gesprek-gevoerd' } });
    expect(wrong.body.fouten?.map(({ veld }) => veld)).toEqual(['vorm']);
    const list = { route: 'GET /v1/termijnen', door: fatima, query: {} };
    const kinds = async (over: object = {}) => {
      const { body } = await done<{ resultaten: { contact: string; termijnen: Json[] }[] }>({ ...list, ...over });
      return body.resultaten.flatMap(({ termijnen }) => termijnen.map(({ soort }) => soort));
    };
    expect(await kinds()).toEqual(['eerste-vraagverhelderingsgesprek', 'vraagverheldering', 'besluit']);
    expect(await kinds({ query: { voor: '2026-12-09' } })).toEqual(['eerste-vraagverhelderingsgesprek']);
    expect(await kinds({ query: { voor: '2026-12-08' } })).toEqual([]);
    expect(await kinds({ query: { status: 'te-laat' } })).toEqual([]);
    expect(await kinds({ query: { wijkteam: 'noord' } })).toEqual([]);
    expect(await kinds({ door: vreemde })).toEqual([]);
    expect(await kinds({ door: ondersteuner })).toHaveLength(3);
    world.clock.to('2026-12-10T09:00:00.000Z');
    expect(await kinds({ query: { status: 'te-laat' } })).toEqual(['eerste-vraagverhelderingsgesprek']);
    await done({
      route: 'POST /v1/contacten/{id}/trajectstappen/{stap}/intrekkingen',
      door: ondersteuner,
      pad: { id, stap: String(asked.body.stappen[0]?.id) },
      body: {},
    });
    await done({ ...set, body: { stap: 'gesprek-gevoerd', vorm: 'in-persoon' } });
    const read = await done<{ termijnen: Json[] }>({ route: 'GET /v1/contacten/{id}/traject', door: fatima, pad });
    expect(read.body.termijnen).toMatchObject([
      { soort: 'eerste-vraagverhelderingsgesprek', status: 'te-laat', afgehandeld: true },
      { soort: 'vraagverheldering', status: 'loopt', afgehandeld: false },
    ]);
    expect(await kinds()).toEqual(['vraagverheldering']);
    await done({ ...set, body: { stap: 'beeindigd' } });
    expect(await kinds()).toEqual([]);
    expect((await refused(api, { ...set, door: vreemde, body: step })).status).toBe(404);
  });

  test.each([
    [{}, 1],
    [undefined, 1],
    [{ kanaal: 'telefoon' }, 1],
    [{ kanaal: ['mail', 'telefoon'], status: ['wachtend'], wijkteam: 'centrum' }, 1],
    [{ wijkteam: ['noord', 'zuid'] }, 0],
    [{ status: 'afgesloten' }, 0],
  ])('are found by %j, each field one value or a list', async (body, count) => {
    await oproep();
    const route = 'POST /v1/contacten/_zoek';
    const { resultaten } = (await done<{ resultaten: Json[] }>({ route, door: ondersteuner, body })).body;
    expect(resultaten).toHaveLength(count);
  });

  test('a filter that is wrong in several ways is refused with all of them', async () => {
    const body = { status: ['weg', 'wachtend'], kanaal: 'fax', wijkteam: [], van: '2026-02-30', q: 'Jan' };
    const answer = await refused(api, { route: 'POST /v1/contacten/_zoek', door: ondersteuner, body });
    expect(answer.body.fouten?.map(({ veld }) => veld).sort()).toEqual(['kanaal', 'q', 'status[0]', 'van', 'wijkteam']);
  });

  test('are found by id, without other fields beside it', async () => {
    const id = await oproep();
    const route = 'POST /v1/contacten/_zoek';
    const body = { contacten: [id, 'weg'] };
    const { resultaten } = (await done<{ resultaten: Json[] }>({ route, door: ondersteuner, body })).body;
    expect(resultaten).toMatchObject([{ id, normOp: expect.any(String) }]);
    const both = await refused(api, { route, door: ondersteuner, body: { ...body, kanaal: 'mail' } });
    expect(both.body.fouten?.map(({ veld }) => veld)).toEqual(['contacten']);
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
    await done({ route: 'POST /v1/spoedzaken/{id}/overdracht-weigeringen', door: piet, pad, body: {} });
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
