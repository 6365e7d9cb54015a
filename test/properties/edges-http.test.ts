/**
 * No call of any bytes gets an error of ours from the HTTP API, through the real middleware, and the next good call is
 * answered; nor does anything that is said on a socket, or kept as unreadable. fast-check prints the seed of what fails.
 */
import { describe, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import fc from 'fast-check';
import { makeConverse } from '../../lambdas/chat-socket/converse.ts';
import { makeListen } from '../../lambdas/live-socket/listen.ts';
import { ALL_OPERATIONS } from '../../lambdas/serve-beschrijving/all-operations.ts';
import { makeReadAgain } from '../../lambdas/serve-onleesbare-invoer/read-again.ts';
import { makeEndVerbinding } from '../../shared/application/end-verbinding.ts';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { instant } from '../../shared/domain/tijd/instant.ts';
import type { Operation, RouteKey } from '../../shared/middleware/http/operation.ts';
import { type SocketEvent, socketHandler } from '../../shared/middleware/socket-handler.ts';
import { eventOf } from '../lambdas/http-call.ts';
import { closedLog } from '../lambdas/silent-log.ts';
import { wholeApi } from '../lambdas/whole-api.ts';
import { anyBytes, hostileText, mutated, nastyText, nastyValue, scrambled } from '../support/hostile.ts';
import { makeWorld } from '../support/memory-world.ts';
import { centrum, gebruiker } from '../support/people.ts';

closedLog();
const START = '2026-11-25T09:00:00.000Z';
const iedereen = gebruiker('alles', ROLLEN, ['centrum']);
const routes = Object.keys(ALL_OPERATIONS) as RouteKey[];
const writes = routes.filter((route) => ALL_OPERATIONS[route]?.body !== undefined);

/** Bodies of which a part of the operations takes something, so that what is broken in them lies deep. */
const GOOD_BODIES: readonly unknown[] = [
  { id: 'g1', oproepId: 'o1', soort: 'in-wachtrij', op: START, wijkteam: 'centrum', nummer: '+31612345678' },
  { id: '7b0f3a2e-5c1d-4e8f-9a6b-0c1d2e3f4a5b', locatie: 'plein', op: START, voor: 'jeugd' },
  { signalen: { psychose: 'ja', schulden: 'nee' }, leeftijd: 12 },
  { urgentie: 'spoed', domein: 'jeugd', notitie: 'x', redenAfwijking: 'y', signalen: {} },
  { tekst: 'Dag' },
  { gelukt: true, wijze: 'telefoon', op: START },
  { uitkomst: 'informatie-advies', toelichting: 'x' },
  { status: ['wachtend'], kanaal: 'mail', wijkteam: ['centrum'], van: '2026-11-01', totEnMet: '2026-11-30' },
  { berichten: ['a'], vervolg: 'b' },
  { toelichting: 'klaar' },
  { naam: 'Centrum', wijken: [], locaties: [{ slug: 'a', naam: 'A' }], buurteams: [], escalatiecontact: null },
  [
    {
      soort: 'achterwacht',
      wijkteam: 'centrum',
      domein: 'jeugd',
      professional: 'fatima',
      van: '2026-11-25T09:00',
      tot: '2026-11-25T17:00',
    },
  ],
];

const record = fc.dictionary(
  fc.oneof(
    nastyText,
    fc.constantFrom('van', 'totEnMet', 'per', 'op', 'na', 'limit', 'cursor', 'deel', 'kanaal', 'wijkteam'),
  ),
  fc.oneof(nastyText, fc.constantFrom('2026-11-25', START, 'dag', '1', 'PT8H', 'bnVsbA', 'eyJsaWpzdCI6MH0')),
  { maxKeys: 4 },
);

type Sent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>;
const body: fc.Arbitrary<Sent> = fc.oneof(
  hostileText(fc.constantFrom(...GOOD_BODIES)).map((text) => ({ body: text, isBase64Encoded: false })),
  fc
    .oneof(anyBytes, scrambled(fc.constantFrom(...GOOD_BODIES).map((one) => JSON.stringify(one))))
    .map((bytes) => ({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true })),
  nastyText.map((text) => ({ body: text, isBase64Encoded: true })),
);

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'accept', 'origin', 'idempotency-key', 'if-none-match', 'authorization', 'x'),
  fc.oneof(nastyText, fc.constantFrom('application/json', 'text/plain', 'text/csv', 'application/json; charset=utf-8')),
  { maxKeys: 4 },
);

describe('the HTTP API', () => {
  const world = makeWorld({ start: START, instellingen: centrum });
  const api = wholeApi(world);

  async function send(event: APIGatewayProxyEventV2): Promise<{ status: number; text: string }> {
    const { statusCode = 0, body: text = '' } = await api(event, {} as Context);
    return { status: statusCode, text };
  }

  async function checkAnswer(event: APIGatewayProxyEventV2): Promise<void> {
    const { status, text } = await send(event);
    // Never an error of ours; the text shows what was answered when it is one.
    expect(status >= 200 && status < 500 ? 'fine' : `${status} ${text}`).toBe('fine');
    if (status >= 400) expect(JSON.parse(text)).toMatchObject({ status, detail: expect.any(String) });
  }

  const good = eventOf({ route: 'GET /v1/wijkteams', door: iedereen });

  test('answers whatever bytes it is sent, on every route that takes a body, and then a good call', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...writes),
      body,
      headers,
      record,
      async (route, sent, extra, pad) => {
        const event = eventOf({
          route,
          door: iedereen,
          pad,
          headers: { 'content-type': 'application/json', ...extra },
        });
        await checkAnswer({ ...event, ...sent } as APIGatewayProxyEventV2);
        expect((await send(good)).status).toBe(200);
      },
    );
    await fc.assert(property, { numRuns: 1500, interruptAfterTimeLimit: 15_000 });
  }, 20_000);

  test('answers whatever is in the address, on every route', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...routes),
      record,
      record,
      headers,
      async (route, query, some, extra) => {
        const names = [...route.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
        const values = Object.values(some);
        const pad = Object.fromEntries(names.map((name, index) => [name, values[index] ?? 'a-b']));
        const { tekst } = ALL_OPERATIONS[route] as Operation;
        const type = { 'content-type': tekst ? 'text/plain' : 'application/json' };
        await checkAnswer(
          eventOf({ route, door: iedereen, query, pad, raw: tekst ? 'x' : '{}', headers: { ...extra, ...type } }),
        );
      },
    );
    await fc.assert(property, { numRuns: 1500, interruptAfterTimeLimit: 15_000 });
  }, 20_000);

  test('answers an event of any form, with or without the parts that the gateway always gives', async () => {
    const event = mutated(
      fc.constantFrom(good, eventOf({ route: 'POST /v1/contacten/_zoek', door: iedereen, body: {} })),
    );
    const property = fc.asyncProperty(event, async (one) => {
      // The gateway makes the event: it is always an object with a context. What is in it, callers can bend.
      fc.pre(typeof one === 'object' && one !== null && !Array.isArray(one));
      const { requestContext } = one as { requestContext?: unknown };
      fc.pre(typeof requestContext === 'object' && requestContext !== null);
      const { statusCode = 0, headers: told } = await api(one as APIGatewayProxyEventV2, {} as Context);
      expect(statusCode).toBeGreaterThanOrEqual(200);
      expect(told?.['API-Version']).toBeDefined();
    });
    await fc.assert(property, { numRuns: 500, interruptAfterTimeLimit: 15_000 });
  }, 20_000);

  test('takes a token with claims of any form for what it is', async () => {
    const claims = fc.dictionary(fc.constantFrom('sub', 'naam', 'name', 'rollen', 'wijkteams'), nastyValue);
    const property = fc.asyncProperty(claims, async (one) => {
      const event = eventOf({ route: 'POST /v1/contacten/_zoek', body: {} });
      const requestContext = { ...event.requestContext, authorizer: { jwt: { claims: one, scopes: null } } };
      const { status, text } = await send({ ...event, requestContext } as unknown as APIGatewayProxyEventV2);
      expect([200, 401, 403].includes(status) ? 'fine' : `${status} ${text}`).toBe('fine');
    });
    await fc.assert(property, { numRuns: 300, interruptAfterTimeLimit: 15_000 });
  }, 20_000);
});

describe('the sockets', () => {
  const FRAMES: readonly unknown[] = [
    { soort: 'begin', wijkteam: 'centrum' },
    { soort: 'vraag', id: 'v1', volgnummer: 1, tekst: 'Hallo', wijkteam: 'centrum' },
    { soort: 'sluiten' },
    { soort: 'levensteken' },
    { soort: 'begin', gesprek: 'a'.repeat(32) },
  ];
  const frame = fc.oneof(
    fc.record({ body: hostileText(fc.constantFrom(...FRAMES)), isBase64Encoded: fc.boolean() }),
    anyBytes.map((bytes) => ({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true })),
    fc.constant({ isBase64Encoded: false }),
  );
  const eventFor = (sent: object, verbinding: string, eventType = 'MESSAGE') =>
    ({ ...sent, requestContext: { connectionId: verbinding, eventType } }) as unknown as SocketEvent;

  test('of residents answer every frame, and the next question is taken in', async () => {
    const property = fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async (frames) => {
      const world = makeWorld({ start: START, instellingen: centrum });
      const handler = socketHandler({
        connect: async () => undefined,
        disconnect: (verbinding) => makeEndVerbinding(world)({ verbinding }),
        message: makeConverse(world),
        sockets: world.chatSockets,
      });
      for (const one of frames) expect(await handler(eventFor(one, 'kwaad'))).toEqual({ statusCode: 200 });
      expect(await handler(eventFor({}, 'kwaad', 'DISCONNECT'))).toEqual({ statusCode: 200 });
      world.chatQueue.drain();
      for (const one of FRAMES.slice(0, 2))
        await handler(eventFor({ body: JSON.stringify(one), isBase64Encoded: false }, 'goed'));
      expect(world.chatQueue.drain()).toEqual([expect.objectContaining({ soort: 'vraag', tekst: 'Hallo' })]);
    });
    await fc.assert(property, { numRuns: 300, interruptAfterTimeLimit: 15_000 });
  }, 20_000);

  test('of staff answer every frame', async () => {
    const world = makeWorld({ start: START, instellingen: centrum });
    const handler = socketHandler(makeListen(world));
    const property = fc.asyncProperty(frame, fc.oneof(nastyText, fc.constant('v1')), async (one, verbinding) => {
      expect(await handler(eventFor(one, verbinding))).toEqual({ statusCode: 200 });
    });
    await fc.assert(property, { numRuns: 400, interruptAfterTimeLimit: 15_000 });
  }, 20_000);
});

describe('what was kept as unreadable', () => {
  test('of any bytes and any kanaal can be tried again, and is then read or not, never an error', async () => {
    const world = makeWorld({ start: START });
    const readAgain = makeReadAgain(world);
    const bytes = fc.oneof(anyBytes, scrambled(fc.constantFrom(...GOOD_BODIES).map((one) => JSON.stringify(one))));
    const property = fc.asyncProperty(
      fc.constantFrom('telefoon' as const, 'mail' as const, 'chat' as const, 'inloop' as const, 'onbekend' as const),
      fc.constantFrom('mail/a', 'onleesbaar/a'),
      bytes,
      async (kanaal, ruw, one) => {
        const bericht = { id: 'a', kanaal, ruw, reden: 'x', afhandeling: null, ontvangenOp: instant(START) };
        const read = await readAgain(bericht, one);
        if ('onleesbaar' in read) expect(read.onleesbaar).toMatch(/\.$/);
        else await read.neemOp();
      },
    );
    await fc.assert(property, { numRuns: 400, interruptAfterTimeLimit: 15_000 });
  }, 20_000);
});
