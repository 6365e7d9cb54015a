/** A world in memory with the whole API over it, and calls of which the answer is held against its description. */
import { expect } from '@jest/globals';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import { check } from '../../shared/middleware/faults.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { Operation, RouteKey } from '../../shared/middleware/http/operation.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum } from '../support/people.ts';
import { type Answer, type Call, call } from './http-call.ts';
import { wholeApi } from './whole-api.ts';

export const START = '2026-11-25T09:00:00.000Z';
export type Json = Record<string, unknown>;

export interface ApiWorld {
  readonly world: World;
  readonly api: HttpHandler;
  /** A call that must succeed, with an answer of the described status and form. */
  done<T = Json>(options: Call): Promise<Answer<T>>;
  /** A call that waits in the queue of wijkteam centrum; gives the id of its contact. */
  oproep(): Promise<string>;
}

export function apiWorld(): ApiWorld {
  const world = makeWorld({ start: START, instellingen: centrum });
  const api = wholeApi(world);
  return {
    world,
    api,
    async done<T = Json>(options: Call): Promise<Answer<T>> {
      const answer = await call<T>(api, options);
      const { antwoord } = ALL_OPERATIONS[options.route as RouteKey] as Operation;
      const { status, text } = answer;
      // The text is in the comparison so that a refusal shows what was refused.
      expect({ status, text }).toEqual({ status: antwoord.status, text });
      if (antwoord.schema && String(answer.headers['Content-Type']).includes('json'))
        expect(check(antwoord.schema, answer.body)).toMatchObject({ ok: true });
      return answer;
    },
    async oproep() {
      const record = makeRecordTelefoonGebeurtenissen(world);
      const event = {
        id: 'g1',
        oproepId: 'o1',
        soort: 'in-wachtrij',
        op: instant(START),
        wijkteam: 'centrum',
      } as const;
      await record([{ bron: 'b', gebeurtenissen: [event] }]);
      return world.ids.derived('oproep', 'o1');
    },
  };
}
