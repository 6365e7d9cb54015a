/** The daily check, quiet kanalen and canaries through the API: what they answer, and what they refuse. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeWatchStilte } from '../../shared/application/watch-stilte.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import { deliver, projectAll } from '../support/innames.ts';
import type { World } from '../support/memory-world.ts';
import { gebruiker, manager, ondersteuner } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

const log = closedLog();
const beheerder = gebruiker('bea', ['beheerder']);
const DAG = '2026-11-25';

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
beforeEach(async () => {
  ({ world, api, done } = apiWorld());
  await world.controle.begin(instant('2026-11-01T00:00:00Z'));
  await deliver(world, 'inloop', { id: 'q', body: { soort: 'aankomst', id: 'a1', locatie: 'centrum', op: START } });
  await projectAll(world);
  log.take();
});

const check = (dag: string, door = beheerder) => ({ route: 'POST /v1/dagcontroles', door, body: { dag } });

describe('the daily check', () => {
  test('answers with what was found, which is in the list afterwards, and is told in the log without names', async () => {
    world.clock.to('2026-11-26T03:10:00.000Z');
    await world.ruwePost.arrive('mail/vergeten', instant('2026-11-25T10:00:00Z'));
    const { body } = await done<Json>(check(DAG));
    expect(body).toMatchObject({ dag: DAG, inOrde: false, voorlopig: false });
    expect(JSON.stringify(body)).not.toContain('"ruw"');
    expect(log.take()).toEqual([
      expect.objectContaining({
        niveau: 'ERROR',
        wat: 'dagcontrole vindt verschil',
        dag: DAG,
        ontbreekt: 1,
        kanalen: 'mail',
      }),
    ]);
    for (const door of [beheerder, manager, ondersteuner]) {
      const query = { van: DAG, totEnMet: DAG };
      const list = await done<{ resultaten: Json[] }>({ route: 'GET /v1/dagcontroles', door, query });
      expect(list.body.resultaten).toEqual([body]);
    }
  });

  test('of a day that is not over is provisional, and no error', async () => {
    await world.ruwePost.arrive('mail/straks', instant(START));
    expect((await done<Json>(check(DAG))).body).toMatchObject({ voorlopig: true, inOrde: false });
    expect(log.take().map(({ niveau }) => niveau)).toEqual(['INFO']);
  });

  test('of a day to come, of before the journal, or of no day at all is refused', async () => {
    for (const dag of ['2026-11-26', '2026-10-31', '2026-02-30'])
      expect((await refused(api, check(dag))).body.fouten).toEqual([{ veld: 'dag', melding: expect.any(String) }]);
  });

  test('of more than three months at once is refused', async () => {
    const query = { van: '2026-08-01', totEnMet: DAG };
    const answer = await refused(api, { route: 'GET /v1/dagcontroles', door: manager, query });
    expect(answer.body.fouten?.[0]).toEqual({ veld: 'totEnMet', melding: 'De periode mag hoogstens 92 dagen zijn.' });
  });

  test('offers missing mail again, and is 404 for a day that was not checked', async () => {
    const restore = { route: 'POST /v1/dagcontroles/{dag}/herstellingen', door: beheerder, body: {} };
    expect((await refused(api, { ...restore, pad: { dag: DAG } })).status).toBe(404);
    world.clock.to('2026-11-26T03:10:00.000Z');
    await world.ruwePost.arrive('mail/ver geten', instant('2026-11-25T10:00:00Z'));
    await done(check(DAG));
    const { body } = await done<Json>({ ...restore, pad: { dag: DAG } });
    expect(body).toEqual({ dag: DAG, aangeboden: 1, nietHerstelbaar: 0 });
    expect(world.mailQueue.drain()).toEqual([
      { Records: [{ eventTime: '2026-11-25T10:00:00.000Z', s3: { object: { key: 'mail/ver%20geten' } } }] },
    ]);
  });
});

describe('quiet kanalen', () => {
  test('are listed with the limit in seconds, until something comes in', async () => {
    await world.journaal.note('telefoon', [{ bericht: 'b', ontvangenOp: instant(START), werd: [] }]);
    world.clock.to('2026-11-25T11:00:00.000Z');
    await makeWatchStilte(world)();
    const list = async () =>
      (await done<{ resultaten: Json[] }>({ route: 'GET /v1/stille-kanalen', door: manager })).body.resultaten;
    expect(await list()).toEqual([
      {
        kanaal: 'telefoon',
        wijkteam: null,
        laatstOntvangenOp: START,
        gezienOp: '2026-11-25T11:00:00.000Z',
        gemeldOp: null,
        drempel: { seconden: 5400, bron: 'ondergrens' },
      },
    ]);
    await world.journaal.note('telefoon', [{ bericht: 'c', ontvangenOp: world.clock.now(), werd: [] }]);
    world.clock.to('2026-11-25T11:05:00.000Z');
    await makeWatchStilte(world)();
    expect(await list()).toEqual([]);
  });
});

describe('canaries', () => {
  test('are sent on demand, and listed by kanaal and step', async () => {
    const sent = await done<Json>({ route: 'POST /v1/kanaries', door: beheerder, body: {} });
    expect(sent.body).toMatchObject({ uitslag: 'loopt', op: START });
    const list = await done<{ resultaten: Json[] }>({ route: 'GET /v1/kanaries', door: ondersteuner });
    expect(list.body.resultaten).toEqual([sent.body]);
    expect(JSON.stringify(list.body)).not.toContain('teken');
  });
});
