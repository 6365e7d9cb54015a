/** Calling back, through the API. */
import { beforeEach, expect, test } from '@jest/globals';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { bel, follow, gemist, NUMMER } from '../support/oproepen.ts';
import { fatima, gebruiker, ondersteuner } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json } from './api-world.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
beforeEach(() => {
  ({ world, api, done } = apiWorld());
  world.clock.to('2026-11-25T12:00:00Z');
});

const VERZOEK = '/v1/terugbelverzoeken/{id}';

test('from the list by a claim and an attempt to being reached; every answer is as it is described', async () => {
  const contact = await bel(world, gemist('o1', '09:00:00', '09:01:00'));
  await bel(world, gemist('o2', '09:10:00', '09:11:00', { nummer: 'anonymous' }));
  await follow(world);
  const list = { route: 'GET /v1/terugbelverzoeken', door: ondersteuner } as const;
  const { body } = await done<{ resultaten: Json[]; zonderNummer: number; zonderNummerContacten: string[] }>(list);
  expect(body).toMatchObject({ resultaten: [{ contacten: [contact], nummer: NUMMER }], zonderNummer: 1 });
  expect(body.zonderNummerContacten).toHaveLength(1);
  const pad = { id: body.resultaten[0]?.['id'] as string };
  await done({ route: `GET ${VERZOEK}`, door: fatima, pad });
  await done({ route: `POST ${VERZOEK}/aannames`, door: fatima, pad, body: {} });
  const other = await refused(api, { route: `POST ${VERZOEK}/aannames`, door: ondersteuner, pad, body: {} });
  expect([other.status, other.body]).toMatchObject([
    409,
    { code: 'al-geclaimd', detail: expect.stringContaining('fatima') },
  ]);
  const attempt = { route: `POST ${VERZOEK}/contactpogingen`, door: fatima, pad } as const;
  const failed = await done({ ...attempt, body: { gelukt: false, wijze: 'telefoon' } });
  expect(failed.body).toMatchObject({ status: 'open', pogingen: [{ gelukt: false }] });
  await done({ route: `POST ${VERZOEK}/loslatingen`, door: fatima, pad, body: {} });
  const reached = await done({ ...attempt, body: { gelukt: true, wijze: 'telefoon' } });
  expect(reached.body).toMatchObject({ status: 'afgesloten', afsluiting: { reden: 'bereikt', door: 'fatima' } });
  expect((await done<{ resultaten: Json[] }>(list)).body.resultaten).toEqual([]);
  const closed = await done<{ resultaten: Json[] }>({ ...list, query: { status: 'afgesloten' } });
  expect(closed.body.resultaten).toHaveLength(1);
});

test('a request with number, time of the day and explanation is taken; what is wrong with it is named field by field', async () => {
  const contact = await bel(world, gemist('o1', '09:00:00', '09:01:00'));
  const ask = { route: 'POST /v1/contacten/{id}/terugbelverzoeken', door: ondersteuner, pad: { id: contact } } as const;
  const wrong = await refused(api, { ...ask, body: { nummer: '', voorkeur: { van: '15:00', tot: '13:00' } } });
  expect(wrong.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual(['nummer', 'voorkeur.tot']);
  const useless = await refused(api, { ...ask, body: { nummer: '112' } });
  expect([useless.status, useless.body.fouten]).toEqual([400, [{ veld: 'nummer', melding: expect.any(String) }]]);
  await done({
    ...ask,
    body: { nummer: '06-87654321', voorkeur: { van: '13:00', tot: '15:00' }, toelichting: 'Liever niet voor de lunch' },
  });
  const { body } = await done<{ resultaten: Json[] }>({ route: 'GET /v1/terugbelverzoeken', door: fatima });
  expect(body.resultaten).toMatchObject([{ nummer: '+31687654321', voorkeur: { van: '13:00', tot: '15:00' } }]);
  const detail = await done<{ persoon: Json; notities: Json[] }>({
    route: 'GET /v1/contacten/{id}',
    door: fatima,
    pad: { id: contact },
  });
  expect(detail.body).toMatchObject({
    persoon: { nummer: NUMMER, terugbelnummer: '+31687654321' },
    notities: [{ tekst: 'Liever niet voor de lunch' }],
  });
});

test('a call-back is closed for a reason, and what is doubtful is listed with its explanation', async () => {
  await bel(world, gemist('o1', '09:00:00', '09:01:00'));
  await bel(world, {
    naam: 'o2',
    verloop: [
      ['09:00:00', 'aangenomen'],
      ['09:00:05', 'in-wachtrij'],
    ],
  });
  await follow(world);
  const { body } = await done<{ resultaten: Json[] }>({ route: 'GET /v1/terugbelverzoeken', door: ondersteuner });
  const pad = { id: body.resultaten[0]?.['id'] as string };
  const close = { route: `POST ${VERZOEK}/afsluitingen`, door: ondersteuner, pad } as const;
  expect((await refused(api, { ...close, body: { reden: 'bereikt' } })).body.code).toBe('nog-niet-bereikt');
  await done({ ...close, body: { reden: 'niet-meer-nodig', toelichting: 'Dubbel' } });
  const doubtful = await done<{ resultaten: Json[] }>({
    route: 'GET /v1/twijfelgevallen',
    door: gebruiker('bea', ['beheerder']),
    query: { van: '2026-11-25', totEnMet: '2026-11-25' },
  });
  expect(doubtful.body.resultaten).toMatchObject([{ twijfels: [{ code: 'aangenomen-voor-wachtrij' }] }]);
});
