import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { makeTokenVerifier } from '../../lambdas/ports/token-verifier.ts';
import { TokenRejected } from '../../shared/middleware/http/verify-token.ts';

const ISSUER = 'https://inloggen.voorbeeld.nl/oidc';
const CONFIGURATION = `${ISSUER}/.well-known/openid-configuration`;
const KEYS = 'https://sleutels.voorbeeld.nl/keys';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
let first: KeyPair;
let second: KeyPair;
const jwkOf = async ({ publicKey }: KeyPair, kid: string): Promise<JWK> => ({
  ...(await exportJWK(publicKey)),
  kid,
  alg: 'RS256',
  use: 'sig',
});

beforeAll(async () => {
  first = await generateKeyPair('RS256');
  second = await generateKeyPair('RS256');
});

const token = (over: { issuer?: string; audience?: string; kid?: string; expires?: string; by?: KeyPair } = {}) =>
  new SignJWT({ rollen: ['professional'] })
    .setProtectedHeader({ alg: 'RS256', kid: over.kid ?? 'k1' })
    .setSubject('fatima')
    .setIssuer(over.issuer ?? ISSUER)
    .setAudience(over.audience ?? 'voordeur')
    .setIssuedAt()
    .setExpirationTime(over.expires ?? '1h')
    .sign((over.by ?? first).privateKey);

/** An identity provider on paper: what it publishes, and what was asked of it. */
function provider(published: Record<string, unknown>) {
  const asked: string[] = [];
  const fetchBytes = async (address: string): Promise<ArrayBuffer> => {
    asked.push(address);
    if (!(address in published)) throw new Error('away');
    return new TextEncoder().encode(JSON.stringify(published[address])).buffer as ArrayBuffer;
  };
  return { asked, published, verify: makeTokenVerifier({ issuer: ISSUER, audience: 'voordeur', fetchBytes }) };
}

describe('a verifier of tokens', () => {
  test('learns from the issuer where its keys are, once, and lets a good token pass', async () => {
    const { verify, asked } = provider({
      [CONFIGURATION]: { jwks_uri: KEYS },
      [KEYS]: { keys: [await jwkOf(first, 'k1')] },
    });
    expect(await verify(await token())).toMatchObject({ sub: 'fatima', rollen: ['professional'] });
    await verify(await token());
    expect(asked).toEqual([CONFIGURATION, KEYS]);
  });

  test('refuses a token of another issuer, for another audience, of another key, or that is over', async () => {
    const { verify } = provider({ [CONFIGURATION]: { jwks_uri: KEYS }, [KEYS]: { keys: [await jwkOf(first, 'k1')] } });
    const bad = [{ issuer: 'https://elders' }, { audience: 'iets-anders' }, { by: second }, { expires: '-1h' }];
    for (const over of bad) await expect(verify(await token(over))).rejects.toThrow(TokenRejected);
    await expect(verify('geen token')).rejects.toThrow(TokenRejected);
    await expect(verify(await token({ kid: 'onbekend' }))).rejects.toThrow(TokenRejected);
  });

  test('takes a new key of the issuer without being started again', async () => {
    const { verify, published } = provider({
      [CONFIGURATION]: { jwks_uri: KEYS },
      [KEYS]: { keys: [await jwkOf(first, 'k1')] },
    });
    await verify(await token());
    published[KEYS] = { keys: [await jwkOf(second, 'k2')] };
    expect(await verify(await token({ kid: 'k2', by: second }))).toMatchObject({ sub: 'fatima' });
  });

  test('asks again when the issuer could not be reached', async () => {
    const { verify, published, asked } = provider({});
    await expect(verify(await token())).rejects.toThrow('away');
    await expect(verify('geen token')).rejects.not.toThrow(TokenRejected);
    published[CONFIGURATION] = { jwks_uri: KEYS };
    published[KEYS] = { keys: [await jwkOf(first, 'k1')] };
    await verify(await token());
    expect(asked).toEqual([CONFIGURATION, CONFIGURATION, CONFIGURATION, KEYS]);
  });

  test('refuses an issuer that does not say where its keys are', async () => {
    const { verify } = provider({ [CONFIGURATION]: {} });
    await expect(verify(await token())).rejects.toThrow('does not say where its keys are');
  });
});
