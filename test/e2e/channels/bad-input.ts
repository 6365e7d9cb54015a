/** Input that is wrong, and callers who may not. */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { person } from '../../support/actors.ts';
import type { LocalStack } from '../../support/local-stack.ts';
import { centrale, found, gerda, type Problem, row, stack } from './front-door.ts';

describe('bad input', () => {
  const HEADERS = [
    'api-version',
    'cache-control',
    'content-security-policy',
    'content-type',
    'strict-transport-security',
    'x-content-type-options',
    'x-frame-options',
  ];
  const NOBODY = '/v1/contacten/00000000-0000-4000-8000-000000000001';
  let token: string;
  beforeAll(async () => {
    token = await stack.token({
      naam: 'Alle Rollen',
      rollen: ['teamondersteuner', 'professional', 'gastvrouw', 'koppeling', 'beheerder'],
      wijkteams: ['centrum'],
    });
  });
  type Request = NonNullable<Parameters<LocalStack['fetchJson']>[1]>;
  const ask = (path: string, request: Request = {}) => stack.fetchJson<Problem>(path, { token, ...request });
  const json = { 'content-type': 'application/json' };

  test.each<[string, Request | undefined, number]>([
    ['/v1/niets', {}, 404],
    ['/v1/gezondheid/', {}, 404],
    ['/v1/contacten/_zoek/', { body: {} }, 404],
    [NOBODY, {}, 404],
    ['/v1/contacten/_zoek', { body: '{"status":', headers: json }, 400],
    [
      '/v1/contacten/_zoek',
      { body: 'status=wachtend', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
    ],
    ['/v1/telefoon-gebeurtenissen', { body: { id: 'x'.repeat(1_100_000) } }, 413],
    ['/v1/openapi.json', {}, 200],
  ])('%s: every answer has the headers of the design rules (%#)', async (path, request, status) => {
    const answer = await ask(path, request);
    expect([answer.status, HEADERS.filter((name) => !answer.headers.has(name))]).toEqual([status, []]);
    if (status < 400) return;
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  });

  const ARRIVAL = { id: randomUUID(), locatie: 'half' };
  test.each<[string, unknown, readonly string[]]>([
    ['/v1/telefoon-gebeurtenissen', {}, ['id', 'op', 'oproepId', 'soort']],
    ['/v1/telefoon-gebeurtenissen', null, ['id', 'op', 'oproepId', 'soort']],
    ['/v1/telefoon-gebeurtenissen', 7, ['']],
    ['/v1/telefoon-gebeurtenissen', [], ['']],
    [
      '/v1/telefoon-gebeurtenissen',
      [{ id: 1, oproepId: null, soort: 'gil', op: 5, wijkteam: 'A B', nummer: 6, extra: 1 }, 'x'],
      ['[0].extra', '[0].id', '[0].nummer', '[0].op', '[0].oproepId', '[0].soort', '[0].wijkteam', '[1]'],
    ],
    [
      '/v1/aankomsten',
      { id: 'x', locatie: 5, op: '2026-11-23T09:00:00', voor: 'x', naam: 'Jan' },
      ['id', 'locatie', 'naam', 'op', 'voor'],
    ],
    [
      '/v1/contacten/_zoek',
      { status: 'weg', kanaal: ['fax'], wijkteam: 4, van: '2026-02-30', q: 1 },
      ['kanaal[0]', 'q', 'status', 'van', 'wijkteam'],
    ],
    [`${NOBODY}/antwoorden`, { tekst: '  ', html: '<b>' }, ['html', 'tekst']],
    [`${NOBODY}/aannames`, { door: 'ik' }, ['door']],
    [`${NOBODY}/contactpogingen`, { gelukt: 'ja', wijze: 5, op: 'straks' }, ['gelukt', 'op', 'wijze']],
    [`${NOBODY}/afsluitingen`, { uitkomst: 'weg', toelichting: 5 }, ['toelichting', 'uitkomst']],
    [
      '/v1/urgentie-adviezen',
      { signalen: { verzonnen: 'ja', psychose: 'misschien' }, leeftijd: 'oud' },
      ['leeftijd', 'signalen.psychose', 'signalen.verzonnen'],
    ],
    ['/v1/onleesbare-berichten/x/afhandelingen', {}, ['toelichting']],
    ['/v1/contacten/_zoek?limit=0&sorteer=nee', {}, ['limit', 'sorteer']],
  ])('POST %s %j is refused with every fault at once', async (path, body, velden) => {
    const answer = await ask(path, { body: JSON.stringify(body), headers: json });
    expect([answer.status, answer.body.fouten?.map(({ veld }) => veld).sort()]).toEqual([400, velden]);
    for (const { melding } of answer.body.fouten ?? []) expect(melding).toMatch(/\p{L}.*\.$/u);
  });

  test.each([
    ['van=2026-02-30&totEnMet=x&per=eeuw&kanaal=fax&wijkteam=A', ['kanaal', 'per', 'totEnMet', 'van', 'wijkteam']],
    ['', ['totEnMet', 'van']],
    ['van=2026-11-08&totEnMet=2026-11-02', ['totEnMet']],
    ['van=2026-11-01&totEnMet=2026-11-02&team=x', ['team']],
  ])('GET /v1/bereikbaarheid?%s is refused with every fault at once', async (query, velden) => {
    const answer = await ask(`/v1/bereikbaarheid?${query}`);
    expect([answer.status, answer.body.fouten?.map(({ veld }) => veld).sort()]).toEqual([400, velden]);
  });

  test('of an array with one bad event nothing is kept; five hundred at once are, five hundred and one are not', async () => {
    const event = (n: number) => ({
      id: `half-${n}`,
      oproepId: `half-${n % 50}`,
      soort: 'in-wachtrij',
      op: '2026-11-20T09:00:00Z',
      wijkteam: 'half',
    });
    const many = Array.from({ length: 501 }, (_, n) => event(n));
    const stored = async () => (await row({ van: '2026-11-20', kanaal: 'telefoon', wijkteam: 'half' })).ontvangen;
    expect(
      (await ask('/v1/telefoon-gebeurtenissen', { body: [...many.slice(0, 499), { ...event(0), op: 'gisteren' }] }))
        .status,
    ).toBe(400);
    expect((await ask('/v1/telefoon-gebeurtenissen', { body: many })).status).toBe(400);
    expect(await stored()).toBe(0);
    expect((await ask('/v1/telefoon-gebeurtenissen', { body: many.slice(1) })).status).toBe(202);
    expect(await stored()).toBe(50);
  });

  test('who may not, hears so: no token 401, the wrong role 403, somebody else’s case 404', async () => {
    const path = '/v1/telefoon-gebeurtenissen';
    for (const wrong of [undefined, 'x.y.z']) {
      const answer = await stack.fetchJson<Problem>(path, { body: {}, ...(wrong && { token: wrong }) });
      expect([answer.status, HEADERS.filter((name) => !answer.headers.has(name))]).toEqual([401, []]);
      expect(answer.body).toMatchObject({ status: 401, detail: expect.any(String) });
    }
    // Before what is wrong with the input is even looked at.
    expect((await gerda.post(path, {})).status).toBe(403);
    expect((await centrale.post('/v1/aankomsten', ARRIVAL)).status).toBe(403);
    const vreemde = await person(stack, 'Verre Vreemde', ['professional'], ['zuid']);
    const [other] = await found({ wijkteam: 'centrum' });
    expect((await vreemde.get(`/v1/contacten/${other?.id}`)).status).toBe(404);
    expect((await vreemde.post(`/v1/contacten/${other?.id}/aannames`, {})).status).toBe(404);
  });
});
