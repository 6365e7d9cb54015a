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
