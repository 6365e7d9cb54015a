import { readEnv } from '../../shared/config/env.ts';
import { makeTokenVerifier } from '../ports/token-verifier.ts';
import { makeAuthorize } from './authorize.ts';

const env = readEnv(['OIDC_ISSUER', 'OIDC_AUDIENCE']);

export const handler = makeAuthorize(makeTokenVerifier({ issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE }));
