/** Sends to an open WebSocket connection through the management API of API Gateway. */
import { type ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import type { Sockets } from '../../application/ports.ts';

export function makeApiGatewaySockets(client: ApiGatewayManagementApiClient): Sockets {
  return {
    async post(verbinding, data) {
      try {
        const bytes = new TextEncoder().encode(JSON.stringify(data));
        await client.send(new PostToConnectionCommand({ ConnectionId: verbinding, Data: bytes }));
        return 'bezorgd';
      } catch (error) {
        // 410: the other side went away; 400 with a malformed id cannot be a connection either.
        if (error instanceof Error && error.name === 'GoneException') return 'weg';
        throw error;
      }
    },
  };
}
