/** The WebSocket APIs on the public port: handshake, authorizer, routes, messages in order, and the end of each connection. */
import { randomBytes } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { KeptValues } from '../data-folder.ts';
import type { EngineClock, SocketSink } from '../engine/contract.ts';
import type { Logbook } from '../logbook.ts';
import type { Rest } from '../rest.ts';
import type { Outcome } from '../sandbox/sandbox.ts';
import type { SocketApi } from '../template/apis.ts';
import { headersOf } from './listen.ts';
import {
  admitted,
  authorizerEvent,
  type Connection,
  connectEvent,
  disconnectEvent,
  type Handshake,
  messageEvent,
  methodArn,
  routeOf,
} from './socket-events.ts';

/** Largest message in bytes (quota of API Gateway). */
const LARGEST_MESSAGE = 128 * 1024;
const KEPT = 'connection/';

interface Options {
  readonly apis: readonly SocketApi[];
  readonly place: { readonly account: string; readonly region: string };
  readonly clock: EngineClock;
  readonly kept: KeptValues;
  readonly rest: Rest;
  readonly logbook: Logbook;
  invoke(functionName: string, event: unknown): Promise<Outcome>;
}

export interface SocketServer {
  readonly sink: SocketSink;
  /** Takes over an upgrade request; false when no API has this path. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Tells the end of connections that a killed run left behind. */
  tellAbandoned(): Promise<void>;
  /** Closes all connections and waits until their ends are told. */
  close(): Promise<void>;
}

interface Open {
  readonly connection: Connection;
  readonly api: SocketApi;
  readonly socket: WebSocket;
  /** Each event after the one before: a connection's messages are handled in order. */
  chain: Promise<unknown>;
}

function refuse(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ message });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n` +
      `Connection: close\r\n\r\n${body}`,
  );
}

const statusOf = (outcome: Outcome): number => {
  if (outcome.kind === 'failure') return 502;
  const status = (JSON.parse(outcome.payload) as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 502;
};

/** The subprotocol that the answer to `$connect` chose, as header of the handshake. */
function chosenProtocol(outcome: Outcome): string | undefined {
  if (outcome.kind === 'failure') return undefined;
  const { headers } = JSON.parse(outcome.payload) as { headers?: Record<string, string> };
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1];
}

export function createSocketServer({ apis, place, clock, kept, rest, logbook, invoke }: Options): SocketServer {
  const open = new Map<string, Open>();
  let working = 0;
  /** Connections whose client has said goodbye, but whose end is not told yet. */
  const isEnding = () => [...open.values()].some(({ socket }) => socket.readyState !== WebSocket.OPEN);
  rest.add({ busy: () => (working > 0 || isEnding() ? `${working} socket event(s) running` : undefined) });
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_MESSAGE, handleProtocols: () => false });

  const call = async (api: SocketApi, routeKey: string | undefined, event: unknown): Promise<Outcome | undefined> => {
    const route = api.routes.find((one) => one.routeKey === routeKey);
    if (route === undefined) return undefined;
    working += 1;
    const outcome = await invoke(route.functionName, event);
    working -= 1;
    rest.changed();
    return outcome;
  };

  const tellEnd = async (api: SocketApi, connection: Connection, why: { code: number; reason: string }) => {
    await call(api, '$disconnect', disconnectEvent(api, connection, why, clock.now()));
    kept.delete(KEPT + connection.id);
  };

  const accept = (api: SocketApi, connection: Connection, socket: WebSocket) => {
    const entry: Open = { connection, api, socket, chain: Promise.resolve() };
    open.set(connection.id, entry);
    socket.on('message', (data: Buffer, isBinary) => {
      // API Gateway closes a connection that sends binary frames.
      if (isBinary) return socket.close(1003, 'Unsupported Data');
      const body = data.toString('utf8');
      entry.chain = entry.chain.then(async () => {
        const routeKey = routeOf(api, body);
        const outcome = await call(
          api,
          routeKey,
          messageEvent(api, connection, routeKey ?? '$default', body, clock.now()),
        );
        if (outcome === undefined || statusOf(outcome) >= 500) {
          const told = { message: 'Internal server error', connectionId: connection.id };
          if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(told));
        }
      });
    });
    // The end follows; a frame that breaks the protocol is the sender's affair.
    socket.on('error', () => {});
    socket.on('close', (code, reason) => {
      open.delete(connection.id);
      entry.chain = entry.chain.then(() => tellEnd(api, connection, { code, reason: reason.toString('utf8') }));
    });
  };

  const identityIsGiven = (source: string, { headers, query }: Handshake): boolean => {
    const [, kind, name] = /^route\.request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
    return kind === 'header'
      ? Boolean(headers[name!.toLowerCase()])
      : kind === 'querystring' && Boolean(query.get(name!));
  };

  /** The connection with the authorizer's context, or the status by which it is refused. */
  const authorize = async (
    api: SocketApi,
    connection: Connection,
    handshake: Handshake,
  ): Promise<Connection | number> => {
    const authorizer = api.routes.find(({ routeKey }) => routeKey === '$connect')?.authorizer;
    if (authorizer === undefined) return connection;
    if (!authorizer.identitySource.every((source) => identityIsGiven(source, handshake))) return 401;
    const arn = methodArn(api, place);
    const outcome = await invoke(
      authorizer.functionName,
      authorizerEvent(api, connection, handshake, arn, clock.now()),
    );
    if (outcome.kind === 'failure') return outcome.error.errorMessage === 'Unauthorized' ? 401 : 500;
    const context = admitted(JSON.parse(outcome.payload), arn);
    return context === undefined ? 403 : { ...connection, authorizer: context };
  };

  const connect = async (api: SocketApi, request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const headers = headersOf(request);
    const handshake = { headers, query: new URL(request.url ?? '/', 'http://127.0.0.1').searchParams };
    const fresh: Connection = {
      id: `${randomBytes(11).toString('base64url')}=`,
      api: api.id,
      connectedAtMs: clock.now(),
      sourceIp: '127.0.0.1',
      userAgent: headers['user-agent'] ?? '',
      domainName: headers['host'] ?? '127.0.0.1',
      authorizer: undefined,
    };
    const connection = await authorize(api, fresh, handshake);
    if (typeof connection === 'number')
      return refuse(socket, connection, connection === 401 ? 'Unauthorized' : 'Forbidden');
    // Kept before it is told, so that a kill in between still brings the end.
    kept.set(KEPT + connection.id, JSON.stringify(connection));
    const outcome = await call(api, '$connect', connectEvent(api, connection, handshake, clock.now()));
    const status = outcome === undefined ? 200 : statusOf(outcome);
    if (status < 200 || status > 299) {
      kept.delete(KEPT + connection.id);
      return refuse(socket, status, STATUS_CODES[status] ?? 'Forbidden');
    }
    if (socket.destroyed) return tellEnd(api, connection, { code: 1006, reason: '' });
    const protocol = outcome && chosenProtocol(outcome);
    const addProtocol = (lines: string[]) => {
      if (protocol !== undefined) lines.push(`Sec-WebSocket-Protocol: ${protocol}`);
    };
    server.once('headers', addProtocol);
    server.handleUpgrade(request, socket, head, (accepted) => accept(api, connection, accepted));
    server.off('headers', addProtocol);
  };

  return {
    sink: {
      post: (id, data) => {
        const entry = open.get(id);
        if (entry === undefined || entry.socket.readyState !== WebSocket.OPEN) return false;
        entry.socket.send(Buffer.from(data).toString('utf8'));
        return true;
      },
      disconnect: (id) => {
        const entry = open.get(id);
        entry?.socket.close(1000);
        return entry !== undefined;
      },
      exists: (id) => {
        const entry = open.get(id);
        return entry && { connectedAtMs: entry.connection.connectedAtMs };
      },
    },
    upgrade: (request, socket, head) => {
      const path = (request.url ?? '/').split('?')[0];
      const api = apis.find(({ naam }) => path === `/v1/${naam}`);
      if (api === undefined) return false;
      // A caller that goes away during the handshake is noticed when it is accepted.
      socket.on('error', () => {});
      connect(api, request, socket, head).catch((error: unknown) => {
        logbook.add('runtime', 'error', `a connection could not be opened: ${String(error)}`);
        refuse(socket, 500, 'Internal server error');
      });
      return true;
    },
    tellAbandoned: async () => {
      for (const [name, text] of kept.list(KEPT)) {
        const connection = JSON.parse(text) as Connection;
        const api = apis.find(({ id }) => id === connection.api);
        if (api === undefined) kept.delete(name);
        else await tellEnd(api, connection, { code: 1006, reason: 'the local run ended' });
      }
    },
    close: async () => {
      const ending = [...open.values()];
      const closed = ending.map(({ socket }) => new Promise<void>((resolve) => socket.once('close', () => resolve())));
      for (const { socket } of ending) {
        socket.close(1001, 'Going away');
        // A client that does not answer the closing is not waited for.
        setTimeout(() => socket.terminate(), 500).unref();
      }
      await Promise.all(closed);
      await Promise.all(ending.map(({ chain }) => chain));
    },
  };
}
