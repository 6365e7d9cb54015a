import { describe, expect, test } from '@jest/globals';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { durationMs } from '../../../local/control-plane/duration.ts';
import { scopeOf } from '../../../local/gateway/aws-endpoint.ts';
import { httpOutput } from '../../../local/gateway/http-event.ts';
import { createRouter } from '../../../local/gateway/routes.ts';
import { admitted, routeOf } from '../../../local/gateway/socket-events.ts';
import { claimText, createTokenCheck } from '../../../local/gateway/token-check.ts';
import { subjectOf } from '../../../local/oidc/tokens.ts';
import { pairQueues } from '../../../local/template/queues.ts';

describe('routes', () => {
  const keys = [
    '$default',
    'ANY /v1/{proxy+}',
    'GET /v1/contacten/{id}',
    'POST /v1/contacten/_zoek',
    'POST /v1/contacten/{id}',
    'GET /v1/{soort}/vast',
  ];
  const route = createRouter(keys.map((routeKey) => ({ routeKey })));
  test.each([
    ['GET', '/v1/contacten/7', 'GET /v1/contacten/{id}'],
    ['POST', '/v1/contacten/_zoek', 'POST /v1/contacten/_zoek'],
    ['GET', '/v1/contacten/vast', 'GET /v1/contacten/{id}'],
    ['GET', '/v1/iets/vast', 'GET /v1/{soort}/vast'],
    ['DELETE', '/v1/contacten/7', 'ANY /v1/{proxy+}'],
    ['GET', '/v1/contacten/', 'ANY /v1/{proxy+}'],
    ['GET', '/elders', '$default'],
  ])('%s %s is answered by %s', (method, path, key) => {
    expect(route(method, path)?.route.routeKey).toBe(key);
  });
});

describe('answers of handlers', () => {
  const of = (value: unknown) => httpOutput({ kind: 'result', payload: JSON.stringify(value) });
  test('status, headers, cookies and bytes come as the handler says', () => {
    const output = of({
      statusCode: 201,
      headers: { 'X-Een': 1 },
      cookies: ['a=1'],
      body: 'aGE=',
      isBase64Encoded: true,
    });
    expect(output).toMatchObject({ status: 201, headers: { 'x-een': '1' }, cookies: ['a=1'] });
    expect(output.body.toString()).toBe('ha');
  });
  test('nonsense is a 500 and a late answer a 503', () => {
    expect(of({ statusCode: 'x' }).status).toBe(500);
    expect(of({ statusCode: 200, body: {} }).status).toBe(500);
    const error = { errorType: 'Sandbox.Timedout', errorMessage: 'laat' };
    expect(httpOutput({ kind: 'failure', error }).status).toBe(503);
  });
});

describe('tokens', () => {
  const now = Date.parse('2026-11-25T09:00:00Z');
  const authorizer = { issuer: 'http://127.0.0.1/oidc', audience: ['voordeur'] };

  test('hold by the clock of the run, for the issuer and audience only, and signed by the known key', async () => {
    const [own, other] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k', alg: 'RS256' };
    let clockMs = now;
    const check = createTokenCheck({ keys: [jwk] }, { now: () => clockMs });
    const mint = (over: { iss?: string; aud?: string; key?: CryptoKey; exp?: boolean } = {}) => {
      const token = new SignJWT({ rollen: ['a', 'b'] }).setProtectedHeader({ alg: 'RS256', kid: 'k' });
      token.setIssuer(over.iss ?? authorizer.issuer).setAudience(over.aud ?? 'voordeur');
      if (over.exp !== false) token.setExpirationTime(now / 1000 + 60);
      return token.sign(over.key ?? own.privateKey);
    };
    const good = `Bearer ${await mint()}`;
    expect((await check(good, authorizer))?.claims['rollen']).toBe('[a b]');
    for (const wrong of [{ iss: 'x' }, { aud: 'x' }, { key: other.privateKey }, { exp: false }]) {
      expect(await check(`Bearer ${await mint(wrong)}`, authorizer)).toBeUndefined();
    }
    expect(await check(undefined, authorizer)).toBeUndefined();
    clockMs = now + 61_000;
    expect(await check(good, authorizer)).toBeUndefined();
  });

  test('claims become text as the gateway hands them on', () => {
    expect([claimText(['a', 'b']), claimText([]), claimText(7), claimText(true)]).toEqual(['[a b]', '[]', '7', 'true']);
  });

  test('the subject is a slug of the name', () => {
    expect([subjectOf('Fatima El Amrani'), subjectOf('Daniël  Mulder-’t Hooft')]).toEqual([
      'fatima-el-amrani',
      'daniel-mulder-t-hooft',
    ]);
  });
});

describe('sockets', () => {
  const arn = 'arn:aws:execute-api:eu-west-1:0:abc/v1/$connect';
  const policy = (Effect: string, Resource: string) => ({
    principalId: 'p',
    policyDocument: { Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
    context: { rol: 'x' },
  });
  test('only a policy that allows this connection lets it in', () => {
    expect(admitted(policy('Allow', arn), arn)).toEqual({ rol: 'x', principalId: 'p' });
    expect(admitted(policy('Allow', 'arn:aws:execute-api:*:*:*/*/$connect'), arn)).toBeDefined();
    for (const answer of [policy('Deny', arn), policy('Allow', `${arn}x`), {}, null])
      expect(admitted(answer, arn)).toBeUndefined();
  });
  test('a message selects its route by its member, else the default', () => {
    const route = (routeKey: string) => ({ routeKey, functionName: 'f', authorizer: undefined });
    const api = {
      id: 'a',
      naam: 'chat',
      stage: 'v1',
      routeMember: 'soort',
      routes: [route('$connect'), route('$default'), route('vraag')],
    };
    expect(
      ['{"soort":"vraag"}', '{"soort":"$connect"}', 'geen json', 'null'].map((body) => routeOf(api, body)),
    ).toEqual(['vraag', '$default', '$default', '$default']);
  });
});

test('the credential scope of a signature names caller and service', () => {
  const header =
    'AWS4-HMAC-SHA256 Credential=ReceiveMail1A2B/20261125/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=x';
  expect(scopeOf(header)).toEqual({ accessKey: 'ReceiveMail1A2B', service: 'sqs' });
  expect(scopeOf('Bearer x')).toBeUndefined();
});

test.each([
  ['PT47H', 47 * 3_600_000],
  ['P1DT1M', 86_460_000],
  ['PT1.5S', 1500],
  ['P2W', 14 * 86_400_000],
  ['PT', undefined],
  ['P1M', undefined],
  ['47H', undefined],
  ['-PT1H', undefined],
])('the duration %s is %s ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms);
});

test('queues are called by their short name, with their dead-letter queue', () => {
  const queue = (name: string, deadLetter?: string) => ({
    name,
    arn: `arn:aws:sqs:r:a:${name}`,
    attributes: {},
    deadLetterArn: deadLetter && `arn:aws:sqs:r:a:${deadLetter}`,
    maxReceiveCount: undefined,
    keyArn: undefined,
  });
  const pairs = pairQueues([
    queue('huis-mail-uitval'),
    queue('huis-mail', 'huis-mail-uitval'),
    queue('huis-volg-stroom-uitval'),
  ]);
  expect(pairs).toEqual([
    { naam: 'mail', queue: 'huis-mail', deadLetter: 'huis-mail-uitval' },
    { naam: 'volg-stroom', queue: undefined, deadLetter: 'huis-volg-stroom-uitval' },
  ]);
});
