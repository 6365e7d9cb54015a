/** What comes in through the API: telephone events and arrivals. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { World } from '../support/memory-world.ts';
import { gebruiker } from '../support/people.ts';
import { type ApiWorld, apiWorld, type Json, START } from './api-world.ts';
import { refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { wholeApi } from './whole-api.ts';

closedLog();
const koppeling = gebruiker('centrale', ['koppeling']);
const gastvrouw = gebruiker('gea', ['gastvrouw']);

let world: World;
let api: HttpHandler;
let done: ApiWorld['done'];
beforeEach(() => {
  ({ world, api, done } = apiWorld());
});

const bel = (over: Json = {}) => ({
  id: 'g1',
  oproepId: 'o1',
  soort: 'in-wachtrij',
  op: '2026-11-25T10:00:00+01:00',
  ...over,
});

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

  test('name whoever took the call as the exchange does: an extension, a name with spaces', async () => {
    const medewerkers = ['SIP/8007', 'Jan de Vries', 'Agent 3 (línea)'];
    const body = medewerkers.map((medewerker, index) => bel({ id: `g${index}`, soort: 'aangenomen', medewerker }));
    await done({ route, door: koppeling, body });
    const [message] = world.telefoonQueue.drain();
    expect(message?.gebeurtenissen.map(({ medewerker }) => medewerker)).toEqual(medewerkers);
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

  test.each([
    ['POST /v1/aankomsten', { id, locatie: 'plein-1' }, undefined],
    ['POST /v1/aankomsten/{id}/vertrekken', {}, { id }],
  ])('%s is not of the future, but a tablet may run ahead five minutes', async (route, body, pad) => {
    const at = (op: string) => ({ route, door: gastvrouw, body: { ...body, op }, ...(pad && { pad }) });
    const answer = await refused(api, at('2026-11-25T09:05:00.001Z'));
    expect([answer.status, answer.body.fouten]).toEqual([
      400,
      [{ veld: 'op', melding: 'Dit tijdstip ligt in de toekomst.' }],
    ]);
    expect(world.inloopQueue.drain()).toEqual([]);
    await done(at('2026-11-25T09:05:00Z'));
    expect(world.inloopQueue.drain()).toHaveLength(1);
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
