/** CORS as an HTTP API does it itself: pre-flights are answered, and answers get the headers, by the template's settings. */
import type { Cors } from '../template/apis.ts';

const allows = (list: readonly string[], value: string) => list.includes('*') || list.includes(value);

/** Headers that go on every answer to a request from `origin`; none when the origin may not call. */
export function corsHeaders(cors: Cors | undefined, origin: string | undefined): Record<string, string> {
  if (cors === undefined || origin === undefined || !allows(cors.allowOrigins, origin)) return {};
  return {
    'access-control-allow-origin': cors.allowOrigins.includes('*') ? '*' : origin,
    ...(cors.allowOrigins.includes('*') ? {} : { vary: 'Origin' }),
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.exposeHeaders.length > 0 && { 'access-control-expose-headers': cors.exposeHeaders.join(',') }),
  };
}

/** Headers of the answer to a pre-flight; undefined when the request is none, or the API has no CORS settings. */
export function preflightHeaders(
  cors: Cors | undefined,
  method: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> | undefined {
  if (cors === undefined || method !== 'OPTIONS' || headers['access-control-request-method'] === undefined)
    return undefined;
  const base = corsHeaders(cors, headers['origin']);
  if (Object.keys(base).length === 0) return {};
  return {
    ...base,
    'access-control-allow-methods': cors.allowMethods.join(','),
    'access-control-allow-headers': cors.allowHeaders.join(','),
    ...(cors.maxAge !== undefined && { 'access-control-max-age': String(cors.maxAge) }),
  };
}
