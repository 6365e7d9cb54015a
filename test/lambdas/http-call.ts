/** Calls a function behind the HTTP API as API Gateway would, with a token that it has verified. */
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import type { Gebruiker } from '../../shared/domain/organisatie/types.ts';
import type { HttpHandler } from '../../shared/middleware/http/http-handler.ts';
import type { Problem } from '../../shared/middleware/http/problem.ts';

export interface Call {
  readonly route: string;
  readonly door?: Gebruiker;
  readonly pad?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string;
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Claims as API Gateway gives them: lists as words between brackets. */
const claimsOf = ({ id, naam, rollen, wijkteams }: Gebruiker) => ({
  sub: id,
  naam,
  rollen: `[${rollen.join(' ')}]`,
  wijkteams: `[${wijkteams.join(' ')}]`,
});

export function eventOf({
  route,
  door,
  pad,
  query,
  body,
  raw,
  base64 = false,
  headers = {},
}: Call): APIGatewayProxyEventV2 {
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    version: '2.0',
    routeKey: route,
    rawPath: route.split(' ')[1] ?? '/',
    rawQueryString: '',
    headers: { ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    requestContext: {
      requestId: 'verzoek-1',
      ...(door ? { authorizer: { jwt: { claims: claimsOf(door), scopes: null } } } : {}),
    } as unknown as APIGatewayProxyEventV2['requestContext'],
    isBase64Encoded: base64,
    ...(pad ? { pathParameters: { ...pad } } : {}),
    ...(query ? { queryStringParameters: { ...query } } : {}),
    ...(sent === undefined ? {} : { body: sent }),
  };
}

export interface Answer<T> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: T;
}

export async function call<T = Record<string, unknown>>(handler: HttpHandler, options: Call): Promise<Answer<T>> {
  const { statusCode = 0, headers = {}, body: text = '' } = await handler(eventOf(options), {} as Context);
  const type = String(headers['Content-Type']);
  return { status: statusCode, headers, text, body: (/json/.test(type) && text !== '' ? JSON.parse(text) : text) as T };
}

/** The same, for a call that must fail. */
export const refused = (handler: HttpHandler, options: Call) => call<Problem>(handler, options);
