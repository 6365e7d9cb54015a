import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createSocketsService } from '../../../local/engine/sockets/sockets-service.ts';
import { type Messaging, startMessaging } from '../../support/messaging-server.ts';

const connectedAtMs = Date.parse('2026-11-25T09:00:00.000Z');
let messaging: Messaging;
let open: Map<string, string[]>;

const sink = {
  post: (id: string, data: Uint8Array) => open.get(id)?.push(Buffer.from(data).toString()) !== undefined,
  disconnect: (id: string) => open.delete(id),
  exists: (id: string) => (open.has(id) ? { connectedAtMs } : undefined),
};

beforeEach(async () => {
  open = new Map([['L0SM9=cOFvHcCIhw=', []]]);
  messaging = await startMessaging({ more: (context) => [createSocketsService(context, sink)] });
});

afterEach(() => messaging.close());

const ConnectionId = 'L0SM9=cOFvHcCIhw=';

describe.each(['', '/live', '/api1/live'])('behind the path prefix "%s"', (prefix) => {
  let client: ApiGatewayManagementApiClient;

  beforeEach(() => {
    client = new ApiGatewayManagementApiClient({
      ...messaging.clientConfig,
      endpoint: `${messaging.endpoint}${prefix}`,
    });
  });

  afterEach(() => client.destroy());

  test('data reaches the open connection', async () => {
    await client.send(new PostToConnectionCommand({ ConnectionId, Data: Buffer.from('{"é":1}') }));
    expect(open.get(ConnectionId)).toEqual(['{"é":1}']);
  });

  test('a connection can be asked about and closed', async () => {
    const { ConnectedAt } = await client.send(new GetConnectionCommand({ ConnectionId }));
    expect(ConnectedAt?.getTime()).toBe(connectedAtMs);
    await client.send(new DeleteConnectionCommand({ ConnectionId }));
    expect(open.size).toBe(0);
  });

  test('a connection that is gone is said to be gone', async () => {
    open.clear();
    for (const command of [
      new PostToConnectionCommand({ ConnectionId, Data: Buffer.from('x') }),
      new GetConnectionCommand({ ConnectionId }),
      new DeleteConnectionCommand({ ConnectionId }),
    ]) {
      await expect(client.send(command as PostToConnectionCommand)).rejects.toMatchObject({
        name: 'GoneException',
        $metadata: { httpStatusCode: 410 },
      });
    }
  });

  test('128 KB passes and one byte more does not', async () => {
    const full = Buffer.alloc(131_072, 'x');
    await client.send(new PostToConnectionCommand({ ConnectionId, Data: full }));
    const more = Buffer.concat([full, Buffer.from('x')]);
    await expect(client.send(new PostToConnectionCommand({ ConnectionId, Data: more }))).rejects.toMatchObject({
      name: 'PayloadTooLargeException',
    });
    expect(open.get(ConnectionId)).toHaveLength(1);
  });
});

describe('rights and refusals', () => {
  const request = (method: string, path: string) => ({
    method,
    path,
    query: new URLSearchParams(),
    headers: {},
    body: new Uint8Array(),
  });

  test('AWS asks for ManageConnections on the connection, with what the path says of API and stage', () => {
    const service = createSocketsService(messaging.context, sink);
    const rights = (path: string) => service.requiredRights(request('POST', path));
    const arn = 'arn:aws:execute-api:eu-west-1:000000000000:';
    const action = 'execute-api:ManageConnections';
    expect(rights('/api1/live/%40connections/a%3D')).toEqual([
      { action, resource: `${arn}api1/live/POST/@connections/a=` },
    ]);
    expect(rights('/live/@connections/a')).toEqual([{ action, resource: `${arn}*/live/POST/@connections/a` }]);
  });

  test.each([
    ['GET', '/elders', 404],
    ['POST', '/a/b/c/@connections/x', 404],
    ['POST', '/@connections/', 404],
    ['POST', '/@connections/%E0%A4', 404],
    ['PUT', '/@connections/x', 405],
  ])('%s %s is answered with %d', async (method, path, status) => {
    const service = createSocketsService(messaging.context, sink);
    expect((await service.handle(request(method, path))).status).toBe(status);
  });
});
