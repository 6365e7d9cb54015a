/**
 * Who is signed in: OpenID Connect with authorization code and PKCE. The token lives in memory only. What must survive the
 * way to the provider and back (a random state, and the page to return to) is in the storage of this tab and holds nothing
 * of a person.
 */
import * as oauth from 'oauth4webapi';
import type { ConsoleConfig } from './config.ts';
import { verschilSeconden } from './server-klok.ts';

const ONDERWEG = 'voordeur-inloggen';
const TERUG = '/terug';

interface Onderweg {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly pad: string;
  /** Asked without showing anything: when it fails, the page says so instead of going round in circles. */
  readonly stil: boolean;
  /** Signs in for another window, in which somebody is at work: the name of the channel on which that one listens. */
  readonly voor?: string;
}

export interface Sessie {
  readonly token: string;
  /** Browser time in milliseconds. */
  readonly verlooptOp: number;
}

export type Uitkomst =
  | { readonly soort: 'ingelogd'; readonly sessie: Sessie; readonly pad: string; readonly voor: string | undefined }
  /** Nobody is signed in at the provider. */
  | { readonly soort: 'inloggen'; readonly pad: string }
  | { readonly soort: 'mislukt' }
  | { readonly soort: 'geen' };

/** A local run speaks HTTP with itself; anything else must be https. */
const onveilig = (issuer: string) => ({
  [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname),
});

async function provider({ issuer }: ConsoleConfig): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  const answer = await oauth.discoveryRequest(url, { algorithm: 'oidc', ...onveilig(issuer) });
  return oauth.processDiscoveryResponse(url, answer);
}

const clientOf = ({ clientId }: ConsoleConfig): oauth.Client => ({
  client_id: clientId,
  [oauth.clockSkew]: verschilSeconden(),
  [oauth.clockTolerance]: 60,
});

interface Opties {
  /** Only when the provider still knows who it is; nothing is shown. */
  readonly stil?: boolean;
  readonly voor?: string;
}

/** Leaves this page. */
export async function beginInloggen(
  config: ConsoleConfig,
  pad: string,
  { stil = false, voor }: Opties = {},
): Promise<void> {
  const as = await provider(config);
  const verifier = oauth.generateRandomCodeVerifier();
  const onderweg: Onderweg = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier,
    pad,
    stil,
    ...(voor !== undefined && { voor }),
  };
  sessionStorage.setItem(ONDERWEG, JSON.stringify(onderweg));
  const url = new URL(as.authorization_endpoint ?? config.issuer);
  url.search = new URLSearchParams({
    client_id: config.clientId,
    redirect_uri: location.origin + TERUG,
    response_type: 'code',
    scope: 'openid',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: onderweg.state,
    nonce: onderweg.nonce,
    ...(stil && { prompt: 'none' }),
  }).toString();
  location.assign(url);
}

function readOnderweg(): Onderweg | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(ONDERWEG) ?? '') as Onderweg;
  } catch {
    return undefined;
  }
}

/** What came back from the provider; `geen` when this page is not a way back. */
export async function rondInloggenAf(config: ConsoleConfig): Promise<Uitkomst> {
  if (location.pathname !== TERUG) return { soort: 'geen' };
  const onderweg = readOnderweg();
  sessionStorage.removeItem(ONDERWEG);
  if (onderweg === undefined) return { soort: 'mislukt' };
  const as = await provider(config);
  const client = clientOf(config);
  try {
    const parameters = oauth.validateAuthResponse(as, client, new URL(location.href), onderweg.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      parameters,
      location.origin + TERUG,
      onderweg.verifier,
      onveilig(config.issuer),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
      expectedNonce: onderweg.nonce,
      requireIdToken: true,
    });
    const seconden = tokens.expires_in ?? 3600;
    return {
      soort: 'ingelogd',
      sessie: { token: tokens.access_token, verlooptOp: Date.now() + seconden * 1000 },
      pad: onderweg.pad,
      voor: onderweg.voor,
    };
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && onderweg.stil)
      return { soort: 'inloggen', pad: onderweg.pad };
    return { soort: 'mislukt' };
  }
}

/** Opens this page to sign in for `kanaal`. */
export const VENSTER = '/inloggen-in-venster';

/** Signs in once more in a window of its own, so that what is being typed here stays. Gives the new session. */
export function logOpnieuwIn(): Promise<Sessie> {
  const kanaal = crypto.randomUUID();
  const lijn = new BroadcastChannel(kanaal);
  return new Promise((resolve) => {
    lijn.onmessage = ({ data }) => {
      lijn.close();
      resolve(data as Sessie);
    };
    window.open(`${VENSTER}#${kanaal}`, '_blank', 'popup,width=480,height=640');
  });
}

/** In the window that was opened for it. */
export function geefDoor(kanaal: string, sessie: Sessie): void {
  new BroadcastChannel(kanaal).postMessage(sessie);
  window.close();
}

/** Signs out at the provider too, so that the next one at this desk is not signed in as this one. */
export async function logUit(config: ConsoleConfig): Promise<void> {
  const as = await provider(config);
  const url = new URL(as.end_session_endpoint ?? '/', config.issuer);
  url.search = new URLSearchParams({
    client_id: config.clientId,
    post_logout_redirect_uri: `${location.origin}/`,
  }).toString();
  location.assign(url);
}
