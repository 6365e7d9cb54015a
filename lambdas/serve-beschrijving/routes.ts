import { systemClock } from '../../shared/adapters/clock/system-clock.ts';
import { API_VERSION } from '../../shared/middleware/http/api-headers.ts';
import { describeApi } from '../../shared/middleware/http/openapi.ts';
import type { Handlers } from '../../shared/middleware/http/operation.ts';
import { ALL_OPERATIONS } from './all-operations.ts';
import type { contract } from './contract.ts';

/** Made once, at the first question. */
let document: unknown;

export const routes: Handlers<typeof contract> = {
  'GET /v1/openapi.json': async () => {
    document ??= describeApi(ALL_OPERATIONS);
    // For everybody: the description may be read from any page (API Design Rules, publish-openapi).
    return { body: document, headers: { 'Access-Control-Allow-Origin': '*' } };
  },
  'GET /v1/gezondheid': async () => ({ body: { status: 'ok', versie: API_VERSION, op: systemClock.now() } }),
};
