/** One HTTP API in front of its functions. */
import { randomUUID } from 'node:crypto';
import type { EngineClock } from '../engine/contract.ts';
import type { Outcome } from '../sandbox/sandbox.ts';
import type { HttpApi } from '../template/apis.ts';
import { corsHeaders, preflightHeaders } from './cors.ts';
import { gatewayAnswer, type HttpInput, type HttpOutput, httpEvent, httpOutput } from './http-event.ts';
import { createRouter } from './routes.ts';
import type { CheckedToken, TokenCheck } from './token-check.ts';

/** Largest body of a request, in bytes (quota of API Gateway). */
export const LARGEST_REQUEST = 10 * 1024 * 1024;
/** Longest wait for a function, in real milliseconds (quota of API Gateway is 30 s). */
const LONGEST_WAIT_MS = 29_000;

interface Options {
  readonly api: HttpApi;
  readonly account: string;
  readonly clock: EngineClock;
  readonly checkToken: TokenCheck;
  /** Runs a function by its physical name. */
  invoke(functionName: string, event: unknown): Promise<Outcome>;
}

const late: Outcome = {
  kind: 'failure',
  error: { errorType: 'Sandbox.Timedout', errorMessage: 'the gateway stopped waiting' },
};

function withLimit(outcome: Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve(late), LONGEST_WAIT_MS);
  });
  return Promise.race([outcome, limit]).finally(() => clearTimeout(timer));
}

/** Answers a request; `undefined` as body of the input means that it was larger than allowed. */
export function createHttpApi({ api, account, clock, checkToken, invoke }: Options) {
  const route = createRouter(api.routes);

  const answer = async (input: HttpInput): Promise<HttpOutput> => {
    const found = route(input.method, input.path);
    if (found === undefined) return gatewayAnswer(404, 'Not Found');
    const { authorizer, scopes, routeKey, functionName } = found.route;
    let token: CheckedToken | undefined;
    if (authorizer !== undefined) {
      token = await checkToken(input.headers['authorization'], authorizer);
      if (token === undefined) return gatewayAnswer(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
      const owned = new Set(token.scopes);
      if (scopes.length > 0 && !scopes.some((scope) => owned.has(scope))) return gatewayAnswer(403, 'Forbidden');
    }
    const event = httpEvent(input, {
      apiId: api.id,
      account,
      requestId: randomUUID(),
      nowMs: clock.now(),
      routeKey,
      parameters: found.parameters,
      jwt: token && { claims: token.claims, scopes: scopes.length > 0 ? token.scopes : null },
    });
    return httpOutput(await withLimit(invoke(functionName, event)));
  };

  return async (input: HttpInput): Promise<HttpOutput> => {
    const preflight = preflightHeaders(api.cors, input.method, input.headers);
    if (preflight !== undefined) return { status: 204, headers: preflight, cookies: [], body: Buffer.alloc(0) };
    const output = await answer(input);
    return { ...output, headers: { ...output.headers, ...corsHeaders(api.cors, input.headers['origin']) } };
  };
}
