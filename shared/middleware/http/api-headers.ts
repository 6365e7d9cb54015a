import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Version of the API: what it promises, not which build runs. */
export const API_VERSION = '1.0.0';

/** What the API Design Rules ask for on every response (Content-Type and CORS come with the answer itself). */
const FIXED = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

/** Headers of answers that a page of another origin may read. */
export const EXPOSED = 'API-Version, Link, Location, Retry-After';

export interface ApiHeadersOptions {
  /** The one web origin, besides our own, that may read answers: that of the console. */
  readonly console?: string | undefined;
}

/** Puts the headers on every answer, errors included. */
export function apiHeaders({
  console,
}: ApiHeadersOptions): MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  const origin = console === undefined ? undefined : new URL(console).origin;
  const add = (request: {
    event: APIGatewayProxyEventV2;
    response: APIGatewayProxyStructuredResultV2 | null | undefined;
  }): void => {
    const response = request.response ?? { statusCode: 500 };
    const asks = request.event?.headers?.['origin'];
    const cors = origin !== undefined && asks === origin ? { 'Access-Control-Allow-Origin': origin } : {};
    response.headers = {
      'Content-Type': 'application/json',
      ...FIXED,
      Vary: 'Origin',
      'Access-Control-Expose-Headers': EXPOSED,
      ...cors,
      ...response.headers,
    };
    request.response = response;
  };
  return { after: add, onError: add };
}
