import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod';
import { ConflictError, NotFoundError, RefusedError } from '../../shared/domain/errors.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { acceptedOrUnavailable } from '../../shared/middleware/http/problem.ts';
import { TokenRejected, type VerifyToken } from '../../shared/middleware/http/verify-token.ts';
import { fatima, gebruiker, manager } from '../support/people.ts';
import { type Call, call, eventOf, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

const contract = {
  'POST /v1/proeven/{id}': {
    id: 'proef',
    groep: 'Proef',
    samenvatting: 'Een proef',
    rollen: ['professional'],
    pad: z.object({ id: z.string().max(5) }),
    query: z.strictObject({ diepte: z.enum(['kort', 'lang']).exactOptional() }),
    body: z.strictObject({ naam: z.string().min(1), aantal: z.int().min(1).max(9) }),
    antwoord: { status: 201, omschrijving: 'Gedaan.' },
  },
  'POST /v1/leeg': {
    id: 'leeg',
    groep: 'Proef',
    samenvatting: 'Zonder velden',
    rollen: ['professional'],
    body: z.strictObject({}),
    antwoord: { status: 201, omschrijving: 'Gedaan.' },
  },
  'GET /v1/open': {
    id: 'open',
    groep: 'Proef',
    samenvatting: 'Voor iedereen',
    rollen: 'open',
    antwoord: { status: 200, omschrijving: 'Zo is het.' },
  },
} as const satisfies Partial<Contract>;

const silent = closedLog();

function handlerThat(does: () => Promise<unknown> = async () => ({})) {
  return httpHandler(
    contract,
    {
      'POST /v1/proeven/{id}': async (input) => ({ body: { ...((await does()) as object), input } }),
      'POST /v1/leeg': async ({ sleutel }) => ({ body: { sleutel: sleutel ?? null } }),
      'GET /v1/open': async () => ({ body: { ok: true } }),
    },
    { console: 'https://console.voorbeeld.nl/' },
  );
}

const good: Call = { route: 'POST /v1/proeven/{id}', door: fatima, pad: { id: 'a1' }, body: { naam: 'x', aantal: 2 } };

describe('a good call', () => {
  test('reaches its handler with checked input and gets the status of the contract', async () => {
    const answer = await call<{ input: Record<string, unknown> }>(handlerThat(), {
      ...good,
      query: { diepte: 'kort' },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.input).toMatchObject({
      pad: { id: 'a1' },
      query: { diepte: 'kort' },
      body: { naam: 'x', aantal: 2 },
      gebruiker: { id: 'fatima', rollen: ['professional'], wijkteams: ['centrum'] },
    });
  });

  test('with a parameter that is there but empty is as without it', async () => {
    const answer = await call<{ input: { query: unknown } }>(handlerThat(), { ...good, query: { diepte: '' } });
    expect(answer.body.input.query).toEqual({});
  });

  test('of a command without fields needs no body', async () => {
    const answer = await call(handlerThat(), {
      route: 'POST /v1/leeg',
      door: fatima,
      headers: { 'idempotency-key': 'k1' },
    });
    expect([answer.status, answer.body]).toEqual([201, { sleutel: 'k1' }]);
  });

  test('for which nobody has to sign in needs no token', async () => {
    expect((await call(handlerThat(), { route: 'GET /v1/open' })).status).toBe(200);
  });

  test('in base64 is read as well', async () => {
    const raw = Buffer.from(JSON.stringify(good.body)).toString('base64');
    expect((await call(handlerThat(), { ...good, raw, base64: true })).status).toBe(201);
  });
});

describe('a token', () => {
  const verifyToken: VerifyToken = async (token) => {
    if (token === 'goed') return { sub: 'fatima', rollen: ['professional'], wijkteams: ['centrum'] };
    if (token === 'storing') throw new Error('the identity provider is away');
    throw new TokenRejected('too old');
  };
  const handler = httpHandler(
    contract,
    {
      'POST /v1/proeven/{id}': async () => ({ body: {} }),
      'POST /v1/leeg': async ({ gebruiker: { id, wijkteams } }) => ({ body: { id, wijkteams } }),
      'GET /v1/open': async () => ({ body: {} }),
    },
    { verifyToken },
  );
  const with_ = (authorization?: string) =>
    call(handler, { route: 'POST /v1/leeg', headers: authorization === undefined ? {} : { authorization } });

  test('that holds says who asks', async () => {
    for (const written of ['Bearer goed', 'bearer  goed']) {
      const answer = await with_(written);
      expect([answer.status, answer.body]).toEqual([201, { id: 'fatima', wijkteams: ['centrum'] }]);
    }
  });

  test.each([[undefined], ['goed'], ['Basic goed'], ['Bearer '], ['Bearer oud'], ['Bearer goed slecht']])(
    'is none, or does not hold: %j is 401 with every header',
    async (authorization) => {
      const answer = await with_(authorization);
      expect([answer.status, answer.body['code']]).toEqual([401, 'niet-ingelogd']);
      expect(answer.headers).toMatchObject({ 'API-Version': expect.any(String), 'WWW-Authenticate': 'Bearer' });
    },
  );

  test('of which nobody can tell whether it holds is not let in: come back later', async () => {
    const answer = await with_('Bearer storing');
    expect([answer.status, answer.body['code']]).toEqual([503, 'niet-beschikbaar']);
    expect(silent.take()).toMatchObject([{ niveau: 'ERROR', status: 503 }]);
  });
});

describe('a call that is refused', () => {
  const cases: readonly [string, Call, number, string][] = [
    ['an address that does not exist is 404', { route: '$default' }, 404, 'niet-gevonden'],
    ['a name of an object is no address', { route: 'constructor', door: fatima }, 404, 'niet-gevonden'],
    ['no token is 401', { ...good, door: undefined as never }, 401, 'niet-ingelogd'],
    ['a role without this right is 403', { ...good, door: manager }, 403, 'geen-rechten'],
    [
      'a role that we do not know gives no right',
      { ...good, door: gebruiker('x', ['god' as never]) },
      403,
      'geen-rechten',
    ],
    ['another kind of content is 415', { ...good, headers: { 'content-type': 'text/plain' } }, 415, 'geen-json'],
    ['too much content is 413', { ...good, raw: `"${'a'.repeat(1_000_001)}"` }, 413, 'te-groot'],
    ['broken JSON is 400', { ...good, raw: '{"naam":' }, 400, 'geen-geldige-json'],
    [
      'content that is no UTF-8 is 400',
      { ...good, raw: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), base64: true },
      400,
      'geen-geldige-json',
    ],
    [
      'a strange idempotency key is 400',
      { ...good, headers: { 'content-type': 'application/json', 'idempotency-key': 'a b' } },
      400,
      'ongeldige-invoer',
    ],
  ];

  test.each(cases)('%s', async (_name, options, status, code) => {
    const answer = await refused(handlerThat(), options);
    expect(answer.status).toBe(status);
    expect(answer.headers['Content-Type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, type: `urn:voordeur:probleem:${code}` });
    expect(answer.body.title).not.toBe('');
    expect(answer.body.detail).toMatch(/\.$/);
  });

  test('names every fault at once, in path, query and body', async () => {
    const answer = await refused(handlerThat(), {
      ...good,
      pad: { id: 'te-lang-dus-fout' },
      query: { diepte: 'diep', vreemd: '1' },
      body: { aantal: 12, kleur: 'rood' },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.fouten).toEqual(
      expect.arrayContaining([
        { veld: 'id', melding: 'Hoogstens 5 tekens.' },
        { veld: 'diepte', melding: 'Kies uit: kort, lang.' },
        { veld: 'vreemd', melding: 'Dit veld is onbekend.' },
        { veld: 'naam', melding: 'Dit veld is verplicht.' },
        { veld: 'aantal', melding: 'Hoogstens 9.' },
        { veld: 'kleur', melding: 'Dit veld is onbekend.' },
      ]),
    );
    expect(answer.body.fouten).toHaveLength(6);
  });

  test('without a right is not told what is wrong with its input', async () => {
    const answer = await refused(handlerThat(), { ...good, door: manager, body: { aantal: 12 } });
    expect(answer.body.fouten).toBeUndefined();
  });

  test('of an operation without parameters for having one', async () => {
    const answer = await refused(handlerThat(), { route: 'GET /v1/open', query: { q: '1' } });
    expect(answer.body.fouten).toEqual([{ veld: 'q', melding: 'Deze parameter is onbekend.' }]);
  });
});

describe('an error in the handler', () => {
  test.each([
    ['what is not there', new NotFoundError(), 404],
    ['a lost race', new ConflictError(), 409],
    ['a rule that forbids', new RefusedError('al-opgepakt', 'Piet heeft deze zaak.'), 409],
    ['a fault of a service', Object.assign(new Error('secret text'), { $fault: 'server' }), 503],
    ['a fault of the network', Object.assign(new Error('secret text'), { code: 'ECONNREFUSED' }), 503],
    ['anything else', new Error('secret text'), 500],
    ['what is no error', 'a thrown text', 500],
  ])('%s becomes its status', async (_name, error, status) => {
    const answer = await refused(
      handlerThat(() => Promise.reject(error)),
      good,
    );
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/secret text|thrown text|\.ts/);
  });

  test('of our own is logged by kind and place, never by its text', async () => {
    silent.take();
    await call(
      handlerThat(() => Promise.reject(new TypeError('mevrouw Jansen belde'))),
      good,
    );
    const lines = silent.take();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ niveau: 'ERROR', fout: 'TypeError', status: 500, verzoek: 'verzoek-1' });
    expect(JSON.stringify(lines)).not.toContain('Jansen');
  });

  test('while handing input over is 503, so that the caller sends it again', async () => {
    const answer = await refused(
      handlerThat(() => acceptedOrUnavailable(() => Promise.reject(new Error('queue')))),
      good,
    );
    expect([answer.status, answer.body.code, answer.headers['Retry-After']]).toEqual([503, 'niet-aangenomen', '5']);
  });
});

describe('every answer', () => {
  const HEADERS = {
    'API-Version': '1.0.0',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "frame-ancestors 'none'",
    'Strict-Transport-Security': expect.stringContaining('max-age='),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Content-Type': expect.stringContaining('json'),
  };

  test.each([
    ['good', good],
    ['not found', { route: '$default' }],
    ['not signed in', { route: good.route }],
    ['bad input', { ...good, body: {} }],
  ])('has the version and the security headers: %s', async (_name, options) => {
    expect((await call(handlerThat(), options)).headers).toMatchObject(HEADERS);
  });

  test('may be read by the console on its own origin, and by no other page', async () => {
    const from = async (origin: string) =>
      (await call(handlerThat(), { ...good, headers: { 'content-type': 'application/json', origin } })).headers[
        'Access-Control-Allow-Origin'
      ];
    expect(await from('https://console.voorbeeld.nl')).toBe('https://console.voorbeeld.nl');
    expect(await from('https://elders.voorbeeld.nl')).toBeUndefined();
  });

  test('to the question of a browser whether it may call names methods and headers, and only the console gets leave', async () => {
    const ask = async (origin: string) => {
      const event = eventOf({ route: '$default', headers: { origin, 'access-control-request-method': 'POST' } });
      Object.assign(event.requestContext, { http: { method: 'OPTIONS' } });
      return handlerThat()(event, {} as never);
    };
    const leave = await ask('https://console.voorbeeld.nl');
    expect(leave.statusCode).toBe(204);
    expect(leave.headers).toMatchObject({
      'Access-Control-Allow-Origin': 'https://console.voorbeeld.nl',
      'Access-Control-Allow-Headers': expect.stringContaining('Authorization'),
    });
    expect((await ask('https://elders.voorbeeld.nl')).headers).not.toHaveProperty('Access-Control-Allow-Origin');
  });

  test('comes, whatever bytes were sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.jsonValue(), async (bytes, json) => {
        const raw = Buffer.from(bytes).toString('base64');
        const first = await call(handlerThat(), { ...good, raw, base64: true });
        const second = await call(handlerThat(), { ...good, body: json ?? null });
        expect([201, 400]).toContain(first.status);
        expect([201, 400]).toContain(second.status);
      }),
      { numRuns: 300 },
    );
  });

  test('comes, whatever the event looks like', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), fc.anything(), async (body, headers, requestContext) => {
        const event = { routeKey: good.route, body, headers, requestContext } as never;
        const { statusCode } = await handlerThat()(event, {} as never);
        expect(statusCode).toBeGreaterThanOrEqual(200);
      }),
      { numRuns: 200 },
    );
  });
});
