/**
 * The local identity provider in a thread of its own: OpenID Connect with authorization code and PKCE, access tokens as
 * JWT for the API. It runs behind the public port under `/oidc`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import type { JWK } from 'jose';
import { replaceDate } from '../sandbox/replace-date.ts';
import { loginPage } from './login-page.ts';
import { type Persoon, subjectOf, TOKEN_SECONDS } from './tokens.ts';

export interface IssuerData {
  readonly clock: SharedArrayBuffer | undefined;
  readonly issuer: string;
  readonly audience: string;
  readonly privateKey: JWK;
  readonly cookieKey: string;
  readonly people: readonly Persoon[];
  readonly redirectUris: readonly string[];
}

const data = workerData as IssuerData;
if (data.clock !== undefined) replaceDate(data.clock);
// Only now: the provider takes the clock as it finds it.
const { default: Provider } = await import('oidc-provider');

/** Resources are named by URI in the protocol; the audience of the token is the name that the API expects. */
const RESOURCE = 'urn:voordeur:api';
const personOf = (subject: string) => data.people.find(({ naam }) => subjectOf(naam) === subject);

const claimsOf = (subject: string) => {
  const { naam, rollen, wijkteams } = personOf(subject) ?? { naam: subject, rollen: [], wijkteams: [] };
  return { naam, rollen, wijkteams };
};

const provider = new Provider(data.issuer, {
  clients: [
    {
      client_id: 'voordeur-console',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: data.redirectUris,
      post_logout_redirect_uris: data.redirectUris,
    },
  ],
  jwks: { keys: [data.privateKey] },
  cookies: { keys: [data.cookieKey] },
  claims: { openid: ['sub', 'naam', 'rollen', 'wijkteams'] },
  pkce: { required: () => true },
  clientBasedCORS: () => true,
  interactions: { url: (_context: unknown, { uid }: { uid: string }) => `${data.issuer}/inloggen/${uid}` },
  findAccount: (_context: unknown, sub: string) =>
    personOf(sub) && { accountId: sub, claims: () => ({ sub, ...claimsOf(sub) }) },
  extraTokenClaims: (_context: unknown, token: { accountId?: string }) =>
    token.accountId === undefined ? undefined : claimsOf(token.accountId),
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => RESOURCE,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: 'openid',
        audience: data.audience,
        accessTokenTTL: TOKEN_SECONDS,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  ttl: {
    AccessToken: TOKEN_SECONDS,
    IdToken: TOKEN_SECONDS,
    Session: TOKEN_SECONDS,
    Grant: TOKEN_SECONDS,
    Interaction: 3600,
  },
});

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
}

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const details = await provider.interactionDetails(request, response);
  if (details.prompt.name === 'login') {
    if (request.method !== 'POST') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(loginPage(`${data.issuer}/inloggen/${details.uid}`, data.people));
      return;
    }
    const accountId = (await formOf(request)).get('persoon') ?? '';
    if (personOf(accountId) === undefined) {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Onbekende persoon.');
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId } });
    return;
  }
  // Consent: these are example people of one's own machine, nobody is asked.
  const accountId = details.session?.accountId ?? '';
  const grant = new provider.Grant({ accountId, clientId: String(details.params['client_id']) });
  grant.addOIDCScope('openid offline_access');
  grant.addResourceScope(RESOURCE, 'openid');
  const result = { consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

/**
 * A browser lives by its own clock: cookies that end by a virtual one would be over before they begin. They last as long as
 * the browser is open; one that is taken away (it ends in 1970) is still taken away.
 */
function keepCookies(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  // Only now: until then the provider still changes them.
  response.writeHead = (...given: unknown[]) => {
    const cookies = response.getHeader('set-cookie');
    if (Array.isArray(cookies))
      response.setHeader(
        'set-cookie',
        cookies.map((cookie) => cookie.replace(/; expires=(?![^;]*\b1970\b)[^;]*/i, '')),
      );
    return writeHead(...given);
  };
}

const callback = provider.callback();
const server = createServer((request, response) => {
  if (data.clock !== undefined) keepCookies(response);
  const url = request.url ?? '/';
  if (url.startsWith('/oidc/inloggen/')) {
    signIn(request, response).catch((error: unknown) => {
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`Inloggen lukte niet: ${error instanceof Error ? error.message : String(error)}. Begin opnieuw.`);
    });
    return;
  }
  // The provider finds where it is mounted by comparing the two.
  Object.assign(request, { originalUrl: url });
  request.url = url.slice('/oidc'.length) || '/';
  callback(request, response);
});
server.listen(0, '127.0.0.1', () => parentPort!.postMessage((server.address() as AddressInfo).port));
