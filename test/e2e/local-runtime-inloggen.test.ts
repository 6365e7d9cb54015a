/** Signing in at the local identity provider: authorization code with PKCE, and a token that the API takes. */
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { type LocalStack, startLocalStack } from '../support/local-stack.ts';

let stack: LocalStack;
beforeAll(async () => {
  stack = await startLocalStack({
    app: 'test/e2e/fixtures/runtime-app.ts',
    klok: '2026-11-25T09:00:00Z',
    data: 'geheugen',
  });
}, 90_000);
afterAll(() => stack?.stop());

/** A browser as far as it is needed: keeps cookies and follows redirects within the issuer. */
function browser() {
  const cookies = new Map<string, string>();
  return async (url: string, form?: Record<string, string>): Promise<Response> => {
    let next = { url, form };
    for (let hops = 0; hops < 10; hops += 1) {
      const response = await fetch(next.url, {
        redirect: 'manual',
        headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(next.form && { method: 'POST', body: new URLSearchParams(next.form) }),
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        cookies.set(name, value);
      }
      const location = response.headers.get('location');
      if (location === null) return response;
      const target = new URL(location, next.url);
      if (!target.pathname.startsWith('/oidc')) return response;
      next = { url: target.href, form: undefined };
    }
    throw new Error('too many redirects');
  };
}

test('an example person signs in with a code and PKCE and may then call the API', async () => {
  const discovery = await stack.fetchJson<Record<string, string>>('/oidc/.well-known/openid-configuration');
  expect(discovery.body).toMatchObject({ issuer: `${stack.url}/oidc`, token_endpoint: `${stack.url}/oidc/token` });
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: 'voordeur-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${stack.url}/`,
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const go = browser();
  const login = await go(`${discovery.body['authorization_endpoint']}?${query}`);
  const page = await login.text();
  expect(page).toContain('Fatima El Amrani');
  const back = await go(/action="([^"]+)"/.exec(page)![1]!, { persoon: 'fatima-el-amrani' });
  const code = new URL(back.headers.get('location') ?? '').searchParams.get('code');
  const exchange = (code_verifier: string) =>
    stack.fetchJson<{ access_token: string }>('/oidc/token', {
      body: String(
        new URLSearchParams({
          grant_type: 'authorization_code',
          client_id: 'voordeur-console',
          redirect_uri: `${stack.url}/`,
          code: code ?? '',
          code_verifier,
        }),
      ),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const { status, body } = await exchange(verifier);
  expect(status).toBe(200);
  expect(decodeJwt(body.access_token)).toMatchObject({
    sub: 'fatima-el-amrani',
    naam: 'Fatima El Amrani',
    rollen: ['professional'],
    wijkteams: ['centrum'],
    aud: 'voordeur',
  });
  expect((await stack.fetchJson('/v1/besloten', { token: body.access_token })).status).toBe(200);
  // A working day later by the clock of the run it no longer holds.
  await stack.klok({ vooruit: 'PT8H1M' });
  expect((await stack.fetchJson('/v1/besloten', { token: body.access_token })).status).toBe(401);
}, 60_000);

test('the keys are published where verifiers look for them, without the private part', async () => {
  for (const path of ['/oidc/jwks', '/oidc/.well-known/jwks.json']) {
    const { status, body } = await stack.fetchJson<{ keys: Record<string, unknown>[] }>(path);
    expect([path, status, body.keys.length]).toEqual([path, 200, 1]);
    expect(body.keys[0]).not.toHaveProperty('d');
  }
});
