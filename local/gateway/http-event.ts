/** Requests as events of payload format 2.0, and answers of handlers as HTTP responses (API Gateway, HTTP API). */
import type { Outcome } from '../sandbox/sandbox.ts';

export interface HttpInput {
  readonly method: string;
  /** Still percent-encoded, without query. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
}

export interface HttpContext {
  readonly apiId: string;
  readonly account: string;
  readonly requestId: string;
  readonly nowMs: number;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Claims and scopes of the token that was checked. */
  readonly jwt:
    | { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null }
    | undefined;
}

export interface HttpOutput {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

const TEXT = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i;

/** Values of a repeated parameter are joined by commas. */
function queryOf(query: string): Record<string, string> | undefined {
  const joined: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    joined[name] = Object.hasOwn(joined, name) ? `${joined[name]},${value}` : value;
  }
  return Object.keys(joined).length === 0 ? undefined : joined;
}

const pad = (n: number) => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:09:00:00 +0000`, the form of access logs. */
function logTime(ms: number): string {
  const at = new Date(ms);
  const time = `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
  return `${pad(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]}/${at.getUTCFullYear()}:${time} +0000`;
}

export function httpEvent(input: HttpInput, context: HttpContext): Record<string, unknown> {
  const { cookie, ...headers } = input.headers;
  const query = queryOf(input.query);
  const isText = TEXT.test(headers['content-type'] ?? '') || headers['content-type'] === undefined;
  const parameters = Object.keys(context.parameters).length === 0 ? undefined : context.parameters;
  return {
    version: '2.0',
    routeKey: context.routeKey,
    rawPath: input.path,
    rawQueryString: input.query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: context.account,
      apiId: context.apiId,
      ...(context.jwt && { authorizer: { jwt: context.jwt } }),
      domainName: headers['host'] ?? '127.0.0.1',
      domainPrefix: context.apiId,
      http: {
        method: input.method,
        path: input.path,
        protocol: 'HTTP/1.1',
        sourceIp: input.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: context.requestId,
      routeKey: context.routeKey,
      stage: '$default',
      time: logTime(context.nowMs),
      timeEpoch: context.nowMs,
    },
    ...(parameters && { pathParameters: parameters }),
    ...(input.body.length > 0 && { body: input.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: input.body.length > 0 && !isText,
  };
}

/** An answer of the gateway itself. */
export const gatewayAnswer = (status: number, message: string, headers: Record<string, string> = {}): HttpOutput => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  cookies: [],
  body: Buffer.from(JSON.stringify({ message })),
});

interface Structured {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

const isStructured = (value: unknown): value is Structured =>
  typeof value === 'object' && value !== null && 'statusCode' in value;

/**
 * What the caller gets: an answer with `statusCode` as it says, any other value as JSON with 200; a failed function or
 * an answer that makes no sense is 500, one that took too long 503.
 */
export function httpOutput(outcome: Outcome): HttpOutput {
  if (outcome.kind === 'failure') {
    return outcome.error.errorType === 'Sandbox.Timedout'
      ? gatewayAnswer(503, 'Service Unavailable')
      : gatewayAnswer(500, 'Internal Server Error');
  }
  const value: unknown = JSON.parse(outcome.payload);
  if (!isStructured(value)) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      cookies: [],
      body: Buffer.from(outcome.payload),
    };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = value;
  if (!Number.isInteger(statusCode) || statusCode < 100 || statusCode > 599 || typeof body !== 'string') {
    return gatewayAnswer(500, 'Internal Server Error');
  }
  const named = Object.entries(headers).map(([name, one]) => [name.toLowerCase(), String(one)] as const);
  return {
    status: statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...Object.fromEntries(named) },
    cookies,
    body: Buffer.from(body, isBase64Encoded === true ? 'base64' : 'utf8'),
  };
}
