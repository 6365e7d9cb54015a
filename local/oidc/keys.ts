/** The signing key of the local identity provider; kept, so that tokens of before a restart still hold. */
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import type { KeptValues } from '../data-folder.ts';

export interface IssuerKeys {
  readonly privateKey: JWK;
  /** What may be published. */
  readonly publicKeys: JSONWebKeySet;
}

/** RS256: the only family of signatures that HTTP APIs check. */
export const ALGORITHM = 'RS256';

export async function loadKeys(kept: KeptValues): Promise<IssuerKeys> {
  let text = kept.get('oidc-key');
  if (text === undefined) {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    text = JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: ALGORITHM });
    kept.set('oidc-key', text);
  }
  const privateKey = JSON.parse(text) as JWK;
  const { kty, n, e, kid, use, alg } = privateKey;
  return { privateKey, publicKeys: { keys: [{ kty, n, e, kid, use, alg } as JWK] } };
}
