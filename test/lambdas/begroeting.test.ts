/** The greeting over HTTP: its signature is checked as docs/telefooncentrale.md tells an exchange to do it. */
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createVerifier, httpbis } from 'http-message-signatures';
import { contract } from '../../lambdas/answer-begroeting/contract.ts';
import { makeRoutes } from '../../lambdas/answer-begroeting/routes.ts';
import { instant, MINUTE } from '../../shared/domain/tijd/instant.ts';
import { check } from '../../shared/middleware/faults.ts';
import { httpHandler } from '../../shared/middleware/http/http-handler.ts';
import { makeHmac, signAnswer } from '../../shared/middleware/http/sign-answer.ts';
import { makeWorld } from '../support/memory-world.ts';
import { centrum, gebruiker } from '../support/people.ts';
import { checkBegroeting } from '../support/telephone-exchange.ts';
import { type Answer, type Call, call, refused } from './http-call.ts';
import { closedLog } from './silent-log.ts';

closedLog();
const START = '2026-11-25T09:00:00.000Z';
const BEGROETING_SLEUTEL = '3f8a1c5d7e9b2460ace13579bdf02468';
const koppeling = gebruiker('centrale', ['koppeling']);
const question: Call = {
  route: 'GET /v1/begroetingen/{wijkteam}',
  door: koppeling,
  pad: { wijkteam: 'centrum' },
};
const PAD = '/v1/begroetingen/centrum';

function exchangeWorld() {
  const world = makeWorld({ start: START, instellingen: centrum });
  const api = httpHandler(contract, makeRoutes({ ...world, sleutel: BEGROETING_SLEUTEL }));
  /** A question that must be answered, in the described form. */
  async function done() {
    const answer = await call(api, question);
    expect(check(contract['GET /v1/begroetingen/{wijkteam}'].antwoord.schema, answer.body)).toMatchObject({ ok: true });
    return answer;
  }
  return { world, api, done };
}

const received = ({ status, headers, text }: Answer<unknown>) => ({
  status,
  headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
  text,
});

describe('a greeting over HTTP', () => {
  test('is signed so that an exchange with the key can check it by the documented recipe', async () => {
    const { done } = exchangeWorld();
    const answer = received(await done());
    expect(checkBegroeting(answer, PAD, BEGROETING_SLEUTEL, Date.parse(START))).toBe('goed');
    expect(answer.headers['content-digest']).toBe(
      `sha-256=:${createHash('sha256').update(answer.text).digest('base64')}:`,
    );
  });

  test('is one that an independent implementation of RFC 9421 verifies as well, and refuses when it was changed', async () => {
    const { done } = exchangeWorld();
    const { status, headers, text } = received(await done());
    const keyLookup = async ({ keyid }: { readonly keyid?: string }) =>
      keyid === 'begroeting'
        ? { id: keyid, algs: ['hmac-sha256' as const], verify: createVerifier(BEGROETING_SLEUTEL, 'hmac-sha256') }
        : null;
    const config = {
      keyLookup,
      requiredFields: ['@status', '@path', 'etag', 'content-type', 'content-digest'],
      notAfter: Math.floor(Date.parse(START) / 1000),
      tolerance: 1,
    };
    const verify = (url: string, over: object = {}) =>
      httpbis.verifyMessage(config, { status, headers: { ...headers, ...over } }, { method: 'GET', url, headers: {} });
    expect(await verify(`https://api.example${PAD}`)).toBe(true);
    expect(await verify('https://api.example/v1/begroetingen/noord')).toBe(false);
    expect(await verify(`https://api.example${PAD}`, { etag: 'W/"anders"' })).toBe(false);
    expect(text).toContain('"wijkteam":"centrum"');
  });

  test.each([
    [
      'the content',
      (a: ReturnType<typeof received>) => ({ ...a, text: a.text.replace('"open":true', '"open":false') }),
    ],
    ['the status', (a: ReturnType<typeof received>) => ({ ...a, status: 203 })],
    ['the etag', (a: ReturnType<typeof received>) => ({ ...a, headers: { ...a.headers, etag: 'W/"anders"' } })],
    [
      'the digest together with the content',
      (a: ReturnType<typeof received>) => {
        const text = a.text.replace('"open":true', '"open":false');
        const digest = `sha-256=:${createHash('sha256').update(text).digest('base64')}:`;
        return { ...a, text, headers: { ...a.headers, 'content-digest': digest } };
      },
    ],
    [
      'the list of what is signed',
      (a: ReturnType<typeof received>) => ({
        ...a,
        headers: {
          ...a.headers,
          'signature-input': String(a.headers['signature-input']).replace(' "content-digest"', ''),
        },
      }),
    ],
    [
      'how long it holds',
      (a: ReturnType<typeof received>) => ({
        ...a,
        headers: {
          ...a.headers,
          'signature-input': String(a.headers['signature-input']).replace(/expires=\d+/, 'expires=9999999999'),
        },
      }),
    ],
  ])('of which somebody changed %s is refused', async (_, change) => {
    const { done } = exchangeWorld();
    const answer = received(await done());
    expect(checkBegroeting(change(answer), PAD, BEGROETING_SLEUTEL, Date.parse(START))).not.toBe('goed');
  });

  test('of another wijkteam, with another key, or kept for more than a day is refused', async () => {
    const { done } = exchangeWorld();
    const answer = received(await done());
    const now = Date.parse(START);
    expect(checkBegroeting(answer, '/v1/begroetingen/noord', BEGROETING_SLEUTEL, now)).toBe('handtekening');
    expect(checkBegroeting(answer, PAD, `${BEGROETING_SLEUTEL}0`, now)).toBe('handtekening');
    expect(checkBegroeting(answer, PAD, BEGROETING_SLEUTEL, now + 86_400_000)).toBe('goed');
    expect(checkBegroeting(answer, PAD, BEGROETING_SLEUTEL, now + 86_401_000)).toBe('verlopen');
  });

  test('may be used for a minute without asking, and for a day when asking fails', async () => {
    const { done } = exchangeWorld();
    expect((await done()).headers['Cache-Control']).toBe('private, max-age=60, stale-if-error=86400');
  });

  test('is never used without asking beyond the moment at which it changes', async () => {
    const { done, world } = exchangeWorld();
    // Twenty seconds before five.
    world.clock.to('2026-11-25T15:59:40.000Z');
    expect((await done()).headers['Cache-Control']).toBe('private, max-age=20, stale-if-error=86400');
    // Whole seconds, of which the last one is not given away.
    world.clock.to('2026-11-25T15:59:40.001Z');
    expect((await done()).headers['Cache-Control']).toBe('private, max-age=19, stale-if-error=86400');
    world.clock.to('2026-11-25T15:59:59.999Z');
    expect((await done()).headers['Cache-Control']).toBe('private, max-age=0, stale-if-error=86400');
  });

  test('that the exchange has already is 304 without content, signed anew', async () => {
    const { done, api, world } = exchangeWorld();
    const { headers } = await done();
    const etag = String(headers['ETag']);
    expect(etag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    world.clock.forward(5 * MINUTE);
    for (const ifNoneMatch of [etag, etag.slice(2), `"a", ${etag}`, '*']) {
      const again = received(await call(api, { ...question, headers: { 'if-none-match': ifNoneMatch } }));
      expect([again.status, again.text]).toEqual([304, '']);
      expect(again.headers['content-digest']).toBeUndefined();
      expect(again.headers['etag']).toBe(etag);
      expect(checkBegroeting(again, PAD, BEGROETING_SLEUTEL, Date.parse(START) + 5 * MINUTE)).toBe('goed');
    }
    const other = await call(api, { ...question, headers: { 'if-none-match': '"anders"' } });
    expect(other.status).toBe(200);
    world.clock.to('2026-11-25T16:00:00.000Z');
    const closed = await call<{ open: boolean }>(api, { ...question, headers: { 'if-none-match': etag } });
    expect([closed.status, closed.body.open]).toEqual([200, false]);
  });

  const over = (ports: Partial<ReturnType<typeof makeWorld>>, sleutel = BEGROETING_SLEUTEL) =>
    httpHandler(
      contract,
      makeRoutes({ ...makeWorld({ start: START, instellingen: centrum }), ...ports, sleutel, report: () => {} }),
    );

  test('that nobody knows is 503 in plain Dutch, without a signature', async () => {
    const { instellingen, ...world } = makeWorld({ start: START });
    const failing = { ...instellingen, readInstellingen: () => Promise.reject(new Error('weg')) };
    const answer = await refused(over({ ...world, instellingen: failing }), question);
    expect(answer).toMatchObject({ status: 503, body: { code: 'niet-beschikbaar' } });
    expect(answer.headers['Signature']).toBeUndefined();
    expect(answer.headers['Cache-Control']).toBe('no-store');
  });

  test('is not given as long as nobody set a key', async () => {
    const answer = await refused(over({}, ''), question);
    expect(answer).toMatchObject({ status: 503, body: { code: 'niet-ingericht' } });
  });
});

describe('the signature', () => {
  test('is over exactly the lines of RFC 9421, in the documented order', () => {
    const headers = signAnswer(
      {
        status: 200,
        pad: PAD,
        etag: 'W/"abc"',
        inhoud: { type: 'application/json', tekst: '{"open":true}' },
      },
      { mac: makeHmac('sleutel'), keyid: 'begroeting', op: instant('2026-11-25T09:00:00.999Z'), geldigSeconden: 60 },
    );
    expect(headers['Content-Digest']).toBe(
      `sha-256=:${createHash('sha256').update('{"open":true}').digest('base64')}:`,
    );
    const parameters =
      '("@status" "@path";req "etag" "content-type" "content-digest");created=1795597200;expires=1795597260;keyid="begroeting";alg="hmac-sha256"';
    expect(headers['Signature-Input']).toBe(`voordeur=${parameters}`);
    const base = [
      '"@status": 200',
      `"@path";req: ${PAD}`,
      '"etag": W/"abc"',
      '"content-type": application/json',
      `"content-digest": ${headers['Content-Digest']}`,
      `"@signature-params": ${parameters}`,
    ].join('\n');
    const mac = createHmac('sha256', 'sleutel').update(base).digest('base64');
    expect(headers['Signature']).toBe(`voordeur=:${mac}:`);
  });
});
