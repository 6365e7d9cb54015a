import { readEnv } from '../../shared/config/env.ts';
import type { HttpOptions } from '../../shared/middleware/http/http-handler.ts';
import { makeTokenVerifier } from './token-verifier.ts';

/** What every function behind the HTTP API knows of the outside: from where the console may call, and whose tokens hold. */
export function front(): HttpOptions {
  const env = readEnv(['CONSOLE_ADRES', 'OIDC_ISSUER', 'OIDC_AUDIENCE']);
  return {
    console: env.CONSOLE_ADRES,
    verifyToken: makeTokenVerifier({ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE }),
  };
}
