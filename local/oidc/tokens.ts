/** Access tokens as the local identity provider issues them. */
import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT } from 'jose';
import type { EngineClock } from '../engine/contract.ts';
import { ALGORITHM, type IssuerKeys } from './keys.ts';

/** Somebody who can sign in. */
export interface Persoon {
  readonly naam: string;
  readonly rollen: readonly string[];
  readonly wijkteams: readonly string[];
}

/** Life of an access token of somebody who signed in, in seconds of the run's clock: a working day. */
export const TOKEN_SECONDS = 8 * 3600;

/**
 * Life of a token that the control plane hands out: longer than any story, because whoever moves the clock by days would
 * otherwise lose the people of the story on the way.
 */
export const CONTROL_TOKEN_SECONDS = 400 * 24 * 3600;

/** The subject of a person's tokens: the name in lower case without accents, words joined by hyphens. */
export function subjectOf(naam: string): string {
  return naam
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export interface Minter {
  /** A bearer token for the control plane, valid from the run's now. */
  mint(persoon: Persoon): Promise<string>;
}

export async function createMinter(
  { privateKey }: IssuerKeys,
  { issuer, audience, clock }: { readonly issuer: string; readonly audience: string; readonly clock: EngineClock },
): Promise<Minter> {
  const key = await importJWK(privateKey, ALGORITHM);
  return {
    mint: ({ naam, rollen, wijkteams }) => {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({
        naam,
        rollen: [...rollen],
        wijkteams: [...wijkteams],
        client_id: 'voordeur-lokaal',
        scope: 'openid',
      })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'at+jwt', kid: privateKey.kid! })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subjectOf(naam))
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + CONTROL_TOKEN_SECONDS)
        .sign(key);
    },
  };
}
