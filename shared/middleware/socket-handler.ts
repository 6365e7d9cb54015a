/** The edge of a function behind a WebSocket API. */
import type { APIGatewayProxyStructuredResultV2, APIGatewayProxyWebsocketEventV2 } from 'aws-lambda';
import type { Sockets } from '../application/ports.ts';
import { errorFields, log } from '../observability/log.ts';

type Authorizer = Readonly<Record<string, unknown>>;

/** The event as it comes: `$connect` also has the headers of the handshake and the context of the authorizer. */
export type SocketEvent = APIGatewayProxyWebsocketEventV2 & {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly requestContext: { readonly authorizer?: Authorizer };
};

export interface SocketHandlers {
  /** Refuses the connection by throwing. */
  readonly connect: (verbinding: string, authorizer: Authorizer | undefined) => Promise<void>;
  readonly disconnect: (verbinding: string) => Promise<void>;
  /** What goes back to the sender, if anything; of a list each by itself, in order. Must not throw for what a client sent. */
  readonly message: (verbinding: string, body: string | undefined) => Promise<unknown>;
  readonly sockets: Sockets;
}

export type SocketHandler = (event: SocketEvent) => Promise<APIGatewayProxyStructuredResultV2>;

/** Subprotocol of our own, offered beside a token by clients that cannot set a header; a server must choose one of those offered. */
export const SUBPROTOCOL = 'voordeur';

/** Header names come as the client wrote them. */
export function headerOf(headers: SocketEvent['headers'], name: string): string | undefined {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1];
}

function chosenProtocol(event: SocketEvent): { readonly headers?: Record<string, string> } {
  const offered = (headerOf(event.headers, 'sec-websocket-protocol') ?? '').split(',').map((part) => part.trim());
  return offered.includes(SUBPROTOCOL) ? { headers: { 'Sec-WebSocket-Protocol': SUBPROTOCOL } } : {};
}

/** A failure of `$connect` refuses the connection; one of a message is told to the client and closes nothing. */
export function socketHandler({ connect, disconnect, message, sockets }: SocketHandlers): SocketHandler {
  async function run(event: SocketEvent): Promise<APIGatewayProxyStructuredResultV2> {
    const { connectionId, eventType, authorizer } = event.requestContext;
    switch (eventType) {
      case 'CONNECT':
        await connect(connectionId, authorizer);
        return { statusCode: 200, ...chosenProtocol(event) };
      case 'DISCONNECT':
        await disconnect(connectionId);
        return { statusCode: 200 };
      default: {
        const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : event.body;
        const reply = await message(connectionId, body);
        for (const one of Array.isArray(reply) ? reply : [reply]) {
          if (one !== undefined) await sockets.post(connectionId, one);
        }
        return { statusCode: 200 };
      }
    }
  }

  return async (event) => {
    try {
      return await run(event);
    } catch (error) {
      log('ERROR', 'socket mislukt', { soort: event.requestContext?.eventType, ...errorFields(error) });
      return { statusCode: 500 };
    }
  };
}
