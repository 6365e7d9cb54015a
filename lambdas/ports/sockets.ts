import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { makeApiGatewaySockets } from '../../shared/adapters/sockets/api-gateway-sockets.ts';
import { readEnv } from '../../shared/config/env.ts';

const sockets = (endpoint: string) => makeApiGatewaySockets(new ApiGatewayManagementApiClient({ endpoint }));

export const chatSockets = () => sockets(readEnv(['CHAT_SOCKET_ADRES']).CHAT_SOCKET_ADRES);
export const liveSockets = () => sockets(readEnv(['LIVE_SOCKET_ADRES']).LIVE_SOCKET_ADRES);
