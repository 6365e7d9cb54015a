/** What may be noted of a visitor, and what may not. */
import { describe, expect, test } from '@jest/globals';
import { contract } from '../../lambdas/accept-aankomsten/contract.ts';
import { makeRoutes } from '../../lambdas/accept-aankomsten/routes.ts';
import { readInloopBericht } from '../../lambdas/receive-inloop/messages.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { describeApi } from '../../shared/middleware/http/openapi.ts';
import { makeWorld } from '../support/memory-world.ts';
import { gebruiker } from '../support/people.ts';
import { call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const gerda = gebruiker('gerda', ['gastvrouw']);
const id = '0b0e7b9e-6a2b-4c8e-9c39-1f0a5d0f7a11';
const arrive = { route: 'POST /v1/aankomsten', door: gerda } as const;
const leave = { route: 'POST /v1/aankomsten/{id}/vertrekken', door: gerda, pad: { id } } as const;

function desk() {
  const world = makeWorld();
  return {
    world,
    api: httpHandler(contract, makeRoutes(world), { verantwoording: { ...world, log: world.verantwoording } }),
  };
}

describe('who receives visitors notes that somebody is there', () => {
  test.each([[true], [false], [undefined]])(
    'and, if it is known, whether they have an appointment: %s',
    async (afspraak) => {
      const { world, api } = desk();
      const body = { id, locatie: 'plein', voor: 'jeugd', ...(afspraak !== undefined && { afspraak }) };
      expect((await call(api, { ...arrive, body })).status).toBe(202);
      const [bericht] = world.inloopQueue.drain();
      expect(bericht).toEqual({ soort: 'aankomst', op: world.clock.now(), ...body });
      // What the desk puts in the queue is what the reader of the queue takes.
      expect(readInloopBericht(JSON.stringify(bericht))).toEqual({ soort: 'bericht', bericht });
    },
  );

  test.each([
    ['who it is', { naam: 'Wil Terpstra' }],
    ['on what number', { telefoon: '0612345678' }],
    ['at what address', { mail: 'wil@post.example' }],
    ['what for', { vraag: 'Ik heb schulden' }],
    ['why', { reden: 'schulden' }],
    ['a note', { notitie: 'maakt een verwarde indruk' }],
  ])('never %s: that is refused with the rule, and nothing is kept', async (_, extra) => {
    for (const options of [
      { ...arrive, body: { id, locatie: 'plein', ...extra } },
      { ...leave, body: extra },
    ]) {
      const { world, api } = desk();
      const answer = await refused(api, options);
      expect(answer.status).toBe(400);
      expect(answer.body.fouten).toEqual([
        { veld: Object.keys(extra)[0], melding: expect.stringContaining('niet genoteerd wie iemand is of waarover') },
      ]);
      expect(answer.text).not.toContain(Object.values(extra)[0]);
      expect(world.inloopQueue.drain()).toEqual([]);
    }
  });

  test('and any other field is refused as well, all of them at once', async () => {
    const { world, api } = desk();
    const body = { id, locatie: 'plein', naam: 'Wil', kleurVanDeJas: 'rood', afspraak: 'ja' };
    const answer = await refused(api, { ...arrive, body });
    expect(answer.body.fouten?.map(({ veld }) => veld).toSorted()).toEqual(['afspraak', 'kleurVanDeJas', 'naam']);
    expect(world.inloopQueue.drain()).toEqual([]);
  });

  test('and the description of the API offers no field for anything else', () => {
    const { components } = describeApi(contract as never) as {
      components: { schemas: Record<string, { properties: Record<string, unknown> }> };
    };
    const fields = (name: string) => Object.keys(components.schemas[name]?.properties ?? {}).toSorted();
    expect(fields('Aankomst')).toEqual(['afspraak', 'id', 'locatie', 'op', 'voor']);
    expect(fields('Vertrek')).toEqual(['op']);
  });
});
