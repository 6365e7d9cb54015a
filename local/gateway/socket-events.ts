/** Events of a WebSocket API as its functions get them, and the policy of an authorizer as it is read. */
import { randomUUID } from 'node:crypto';
import { matchesWildcard } from '../iam/wildcard.ts';
import type { SocketApi } from '../template/apis.ts';

/** One open connection. Kept across a kill, so that its end is always told. */
export interface Connection {
  readonly id: string;
  readonly api: string;
  readonly connectedAtMs: number;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly domainName: string;
  /** Context of the authorizer, for every event of the connection. */
  readonly authorizer: Readonly<Record<string, unknown>> | undefined;
}

export interface Handshake {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

type EventType = 'CONNECT' | 'MESSAGE' | 'DISCONNECT';

const capitalised = (name: string) =>
  name.replace(/(^|-)([a-z])/g, (_match, dash: string, letter: string) => dash + letter.toUpperCase());

const requestContext = (
  api: SocketApi,
  connection: Connection,
  routeKey: string,
  eventType: EventType,
  nowMs: number,
) => ({
  routeKey,
  eventType,
  extendedRequestId: randomUUID(),
  requestTime: new Date(nowMs).toUTCString(),
  messageDirection: 'IN',
  stage: api.stage,
  connectedAt: connection.connectedAtMs,
  requestTimeEpoch: nowMs,
  identity: { userAgent: connection.userAgent, sourceIp: connection.sourceIp },
  requestId: randomUUID(),
  domainName: connection.domainName,
  connectionId: connection.id,
  apiId: api.id,
  ...(connection.authorizer && { authorizer: connection.authorizer }),
});

const handshakeFields = ({ headers, query }: Handshake) => {
  const named = Object.entries(headers).map(([name, value]) => [capitalised(name), value] as const);
  const parameters = [...query.entries()];
  return {
    headers: Object.fromEntries(named),
    multiValueHeaders: Object.fromEntries(named.map(([name, value]) => [name, [value]])),
    ...(parameters.length > 0 && {
      queryStringParameters: Object.fromEntries(parameters),
      multiValueQueryStringParameters: Object.fromEntries(parameters.map(([name]) => [name, query.getAll(name)])),
    }),
  };
};

export const connectEvent = (api: SocketApi, connection: Connection, handshake: Handshake, nowMs: number) => ({
  ...handshakeFields(handshake),
  requestContext: requestContext(api, connection, '$connect', 'CONNECT', nowMs),
  isBase64Encoded: false,
});

export const methodArn = (api: SocketApi, place: { readonly account: string; readonly region: string }) =>
  `arn:aws:execute-api:${place.region}:${place.account}:${api.id}/${api.stage}/$connect`;

export const authorizerEvent = (
  api: SocketApi,
  connection: Connection,
  handshake: Handshake,
  arn: string,
  nowMs: number,
) => ({
  type: 'REQUEST',
  methodArn: arn,
  ...handshakeFields(handshake),
  requestContext: requestContext(api, connection, '$connect', 'CONNECT', nowMs),
});

export const messageEvent = (
  api: SocketApi,
  connection: Connection,
  routeKey: string,
  body: string,
  nowMs: number,
) => ({
  requestContext: { ...requestContext(api, connection, routeKey, 'MESSAGE', nowMs), messageId: randomUUID() },
  body,
  isBase64Encoded: false,
});

export const disconnectEvent = (
  api: SocketApi,
  connection: Connection,
  why: { readonly code: number; readonly reason: string },
  nowMs: number,
) => ({
  headers: {},
  multiValueHeaders: {},
  requestContext: {
    ...requestContext(api, connection, '$disconnect', 'DISCONNECT', nowMs),
    disconnectStatusCode: why.code,
    disconnectReason: why.reason,
  },
  isBase64Encoded: false,
});

/** The route that a message selects: a route with the value of the selecting member as key, else `$default`. */
export function routeOf(api: SocketApi, body: string): string | undefined {
  let selected: unknown;
  try {
    selected = (JSON.parse(body) as Record<string, unknown> | null)?.[api.routeMember];
  } catch {
    // What is not JSON selects nothing.
  }
  const named = api.routes.find(({ routeKey }) => routeKey === selected && !routeKey.startsWith('$'));
  return (named ?? api.routes.find(({ routeKey }) => routeKey === '$default'))?.routeKey;
}

interface PolicyStatement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
}

const listed = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Whether the authorizer's policy lets this connection in, and the context it hands on. Undefined = refused. */
export function admitted(answer: unknown, arn: string): Record<string, unknown> | undefined {
  const { principalId, policyDocument, context } = (answer ?? {}) as {
    principalId?: unknown;
    policyDocument?: { Statement?: readonly PolicyStatement[] };
    context?: Record<string, unknown>;
  };
  const fitting = (policyDocument?.Statement ?? []).filter(
    ({ Action, Resource }) =>
      listed(Action).some((one) => matchesWildcard(one, 'execute-api:Invoke', 'is')) &&
      listed(Resource).some((one) => matchesWildcard(one, arn)),
  );
  const isAllowed =
    fitting.some(({ Effect }) => Effect === 'Allow') && !fitting.some(({ Effect }) => Effect === 'Deny');
  return isAllowed ? { ...context, principalId } : undefined;
}
