/** Verifies access tokens of the identity provider. */
import { JwtVerifier } from 'aws-jwt-verify';
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { TokenRejected, type VerifyToken } from '../../shared/middleware/http/verify-token.ts';

export interface TokenVerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** Fetches a document; replaced in tests. */
  readonly fetchBytes?: (address: string) => Promise<ArrayBuffer>;
}

async function fetchDocument(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(3000) });
  if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
  return response.arrayBuffer();
}

/**
 * Makes a verifier that learns where the keys are from the issuer itself (OpenID Connect Discovery) at the first token,
 * and fetches keys anew when a token names one that it does not know. The result rejects with TokenRejected for a token
 * that is not valid now, and with another error when the issuer cannot be reached; the next token tries again.
 */
export function makeTokenVerifier({ issuer, audience, fetchBytes = fetchDocument }: TokenVerifierOptions): VerifyToken {
  let verifier: Promise<{ verify(token: string): Promise<Readonly<Record<string, unknown>>> }> | undefined;

  async function discover() {
    const address = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
    const text = new TextDecoder().decode(await fetchBytes(address));
    const { jwks_uri: jwksUri } = JSON.parse(text) as { readonly jwks_uri?: unknown };
    if (typeof jwksUri !== 'string') throw new Error('the identity provider does not say where its keys are');
    const jwksCache = new SimpleJwksCache({ fetcher: { fetch: fetchBytes } });
    return JwtVerifier.create({ issuer, audience, jwksUri }, { jwksCache });
  }

  return async (token) => {
    verifier ??= discover();
    const ready = await verifier.catch((error: unknown) => {
      // A discovery that failed must not be remembered.
      verifier = undefined;
      throw error;
    });
    try {
      return await ready.verify(token);
    } catch (error) {
      if (error instanceof JwtBaseError && !(error instanceof FetchError)) throw new TokenRejected(error);
      throw error;
    }
  };
}
