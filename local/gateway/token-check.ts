/** The JWT authorizer of an HTTP API: signature, issuer, audience and times, by the run's clock. */
import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import type { EngineClock } from '../engine/contract.ts';
import type { JwtAuthorizer } from '../template/apis.ts';

export interface CheckedToken {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

/** Claims as the gateway hands them on: all text, lists as `[a b]`. */
export function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

const listOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value.split(' ').filter((one) => one !== '')
    : Array.isArray(value)
      ? value.map(String)
      : [];

/**
 * Checks the bearer token of an Authorization header against the keys of the run's issuer. Undefined when it does not
 * hold; the reason is not told, as the gateway does not tell it.
 */
export function createTokenCheck(keys: JSONWebKeySet, clock: EngineClock) {
  const keySet = createLocalJWKSet(keys);
  return async (header: string | undefined, { issuer, audience }: JwtAuthorizer): Promise<CheckedToken | undefined> => {
    const token = /^(?:Bearer )?([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header ?? '')?.[1];
    if (token === undefined) return undefined;
    let payload: JWTPayload;
    try {
      // HTTP APIs know RSA signatures only.
      if (!/^RS/.test(decodeProtectedHeader(token).alg ?? '')) return undefined;
      ({ payload } = await jwtVerify(token, keySet, {
        issuer,
        audience: [...audience],
        requiredClaims: ['exp'],
        currentDate: new Date(clock.now()),
      }));
    } catch {
      // Whatever is wrong with a token, the caller hears the same: it does not hold.
      return undefined;
    }
    return {
      claims: Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)])),
      scopes: [...listOf(payload['scope']), ...listOf(payload['scp'])],
    };
  };
}

export type TokenCheck = ReturnType<typeof createTokenCheck>;
