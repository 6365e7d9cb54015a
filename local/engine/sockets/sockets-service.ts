import { randomUUID } from 'node:crypto';
import type { EngineContext, EngineRequest, EngineResponse, EngineService, SocketSink } from '../contract.ts';

/** Largest payload of PostToConnection, in bytes (API Gateway quota). */
const MAXIMUM_PAYLOAD_BYTES = 128 * 1024;

interface Target {
  readonly api: string | undefined;
  readonly stage: string | undefined;
  readonly connectionId: string;
}

/** Reads `[/API][/STAGE]/@connections/ID`; undefined for any other path. */
const targetOf = (path: string): Target | undefined => {
  let parts: string[];
  try {
    parts = path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    // A path that cannot be decoded names no connection.
    return undefined;
  }
  const at = parts.length - 2;
  const connectionId = parts[at + 1];
  if (at < 0 || at > 2 || parts[at] !== '@connections' || connectionId === undefined || connectionId === '')
    return undefined;
  const prefix = parts.slice(0, at);
  return { api: prefix.length === 2 ? prefix[0] : undefined, stage: prefix.at(-1), connectionId };
};

const fault = (status: number, code: string, message: string): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), 'x-amzn-errortype': code },
  body: JSON.stringify({ message }),
});

const gone = () => fault(410, 'GoneException', 'The connection is gone.');

const answer = (status: number, body: object | undefined): EngineResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() },
  body: body === undefined ? '' : JSON.stringify(body),
});

const run = (sink: SocketSink, { method, body }: EngineRequest, connectionId: string): EngineResponse => {
  switch (method) {
    case 'POST':
      if (body.length > MAXIMUM_PAYLOAD_BYTES) {
        return fault(413, 'PayloadTooLargeException', `The payload is larger than ${MAXIMUM_PAYLOAD_BYTES} bytes.`);
      }
      return sink.post(connectionId, body) ? answer(200, undefined) : gone();
    case 'GET': {
      const connection = sink.exists(connectionId);
      return connection === undefined
        ? gone()
        : answer(200, { connectedAt: new Date(connection.connectedAtMs).toISOString() });
    }
    case 'DELETE':
      return sink.disconnect(connectionId) ? answer(204, undefined) : gone();
    default:
      return fault(405, 'MethodNotAllowedException', `The local run does not support ${method} on a connection.`);
  }
};

/** The management API of open WebSocket connections (API Gateway), in front of the runtime's socket server. */
export const createSocketsService = (context: EngineContext, sink: SocketSink): EngineService => ({
  name: 'execute-api',
  requiredRights: ({ method, path }) => {
    const target = targetOf(path);
    if (target === undefined) return [];
    const { api = '*', stage = '*', connectionId } = target;
    const resource = `arn:aws:execute-api:${context.region}:${context.accountId}:${api}/${stage}/${method}/@connections/${connectionId}`;
    return [{ action: 'execute-api:ManageConnections', resource }];
  },
  handle: (request) => {
    try {
      const target = targetOf(request.path);
      if (target === undefined) {
        return fault(
          404,
          'NotFoundException',
          `The local run knows @connections only, not ${request.method} ${request.path}.`,
        );
      }
      return run(sink, request, target.connectionId);
    } catch (thrown) {
      return fault(500, 'InternalServerErrorException', thrown instanceof Error ? thrown.message : String(thrown));
    }
  },
});
