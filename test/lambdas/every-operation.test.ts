/** What holds for every operation of the API alike. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { ROUTES } from '../../lib/stacks/routes.ts';
import { ROLLEN, type Rol } from '../../shared/domain/organisatie/types.ts';
import type { RouteKey } from '../../shared/middleware/http/operation.ts';
import { makeWorld } from '../support/memory-world.ts';
import { centrum, gebruiker } from '../support/people.ts';
import { type Call, call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';
import { wholeApi } from './whole-api.ts';

closedLog();
const api = wholeApi(makeWorld({ instellingen: centrum }));
const operations = Object.entries(ALL_OPERATIONS);
const closed = operations.filter(([, { rollen }]) => rollen !== 'open');
const everybody = gebruiker('alles', ROLLEN, ['centrum']);

describe('every operation', () => {
  test('is deployed, and every deployed route is an operation', () => {
    const routes = ROUTES.map(({ methode, pad }) => `${methode} ${pad}`);
    expect(operations.map(([key]) => key).toSorted()).toEqual(routes.toSorted());
  });

  test('is closed, but for the description and the health check', () => {
    const open = operations.filter(([, { rollen }]) => rollen === 'open').map(([key]) => key);
    expect(open.toSorted()).toEqual([
      'GET /v1/agendas/{geheim}',
      'GET /v1/ervaringsvragen/{geheim}',
      'GET /v1/gezondheid',
      'GET /v1/openapi.json',
      'GET /v1/openbare-openingstijden/{wijkteam}',
      'GET /v1/oppaklinks/{geheim}',
      'POST /v1/ervaringsvragen/{geheim}',
      'POST /v1/oppaklinks/{geheim}',
      'POST /v1/push-ontvangsten',
    ]);
  });

  test.each(closed.map(([key]) => [key]))('asks who it is: %s', async (route) => {
    expect((await refused(api, { route })).status).toBe(401);
  });

  test.each(closed.map(([key, { rollen }]) => [key, rollen as readonly Rol[]] as const))(
    'refuses every role that it does not name: %s',
    async (route, rollen) => {
      const others = ROLLEN.filter((rol) => !rollen.includes(rol));
      for (const rol of others) {
        const answer = await refused(api, { route, door: gebruiker('iemand', [rol], ['centrum']) });
        expect([rol, answer.status]).toEqual([rol, 403]);
      }
    },
  );

  test.each(operations.filter(([, { body, tekst }]) => body && !tekst).map(([key]) => [key]))(
    'refuses fields that it does not know: %s',
    async (route) => {
      const answer = await refused(api, { route, door: everybody, pad: pathOf(route), body: { onbekendVeld: 1 } });
      expect(answer.status).toBe(400);
      expect(answer.body.fouten).toContainEqual({ veld: 'onbekendVeld', melding: 'Dit veld is onbekend.' });
    },
  );

  test.each(operations.map(([key]) => [key]))('refuses parameters that it does not know: %s', async (route) => {
    const text = ALL_OPERATIONS[route as RouteKey]?.tekst && {
      raw: 'tekst',
      headers: { 'content-type': 'text/plain' },
    };
    const sent = text ?? { body: {} };
    const answer = await refused(api, { route, door: everybody, pad: pathOf(route), query: { vreemd: '1' }, ...sent });
    expect(answer.body.fouten).toContainEqual({ veld: 'vreemd', melding: expect.stringContaining('onbekend') });
  });

  test('answers in its own words whatever it is sent: never an error of ours', async () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('centrum', 'telefoon', '2026-11-02', '2026-11-02T08:00:00Z', 'PT8H', 'sociaal', 'dag', '50'),
    );
    const record = fc.dictionary(
      fc.constantFrom(
        'van',
        'totEnMet',
        'tot',
        'per',
        'na',
        'op',
        'wijkteam',
        'domein',
        'kanaal',
        'limit',
        'cursor',
        'status',
        'locatie',
        'x',
      ),
      text,
    );
    const path = fc.record({ id: text, wijkteam: text, kanaal: text });
    const answers = fc.asyncProperty(
      fc.constantFrom(...operations.map(([key]) => key)),
      path,
      record,
      fc.oneof(
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom('id', 'op', 'tekst', 'soort', 'naam', 'signalen', 'wijze', 'gelukt'),
          fc.jsonValue(),
        ),
      ),
      async (route, pad, query, body) => {
        const answer = await call<Record<string, unknown>>(api, { route, door: everybody, pad, query, body } as Call);
        // Text of another kind, or more of it than a page sends.
        const wrongKind = ALL_OPERATIONS[route as RouteKey]?.tekst ? [413, 415] : [];
        expect([200, 201, 202, 400, 404, 409, ...wrongKind]).toContain(answer.status);
        if (answer.status >= 400)
          expect(answer.body).toMatchObject({ status: answer.status, detail: expect.any(String) });
      },
    );
    await fc.assert(answers, { numRuns: 1500 });
  });
});

/** Values for the parameters of a path that are good in form. */
function pathOf(route: string): Record<string, string> {
  const values: Record<string, string> = {
    id: '0b0e7b9e-6a2b-4c8e-9c39-1f0a5d0f7a11',
    wijkteam: 'centrum',
    kanaal: 'mail',
    locatie: 'centrum',
    code: 'wij-bellen-u',
    medium: 'mail',
    antwoord: '4f7f2a52-63f6-4f34-9c0b-6a1de9b7b1a2',
  };
  const names = [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  return Object.fromEntries(names.map((name) => [name, values[name] as string]));
}
