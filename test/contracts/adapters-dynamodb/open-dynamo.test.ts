/** What tables may rely on of the client: what goes over the line, and what is tried again. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openDynamo } from '../../../shared/adapters/dynamodb/open-dynamo.ts';

const region = 'eu-west-1';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A service that treats each request as the next of `acts` says (the last one again and again), and what it heard. */
async function service(...acts: readonly ((response: ServerResponse) => void)[]) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const act = acts[Math.min(heard.length, acts.length - 1)];
      heard.push({ headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      act?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { endpoint, heard };
}

const answers =
  (body: unknown, status = 200) =>
  (response: ServerResponse) =>
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
const fault = (type: string, status = 400, more: object = {}) =>
  answers({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'why', ...more }, status);
const hangsUp = (response: ServerResponse) => response.destroy();
const silent = () => {};

function client(endpoint: string, more: Partial<Parameters<typeof openDynamo>[0]> = {}) {
  const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'geheim', sessionToken: 'van-de-rol' };
  const dynamo = openDynamo({ endpoint, region, credentials, ...more });
  closing.push(dynamo.close);
  return dynamo.call;
}

const read = { TableName: 't', Key: { pk: { S: 'a' } } };

describe('what goes over the line', () => {
  test('bytes go as base64 and come back as bytes, also deep inside and beside an attribute that is called B', async () => {
    const item = { B: { S: 'naam' }, deep: { M: { l: { L: [{ B: 'AP8=' }] } } }, plat: { B: 'AQI=' } };
    const { endpoint, heard } = await service(answers({ Item: item }));
    const call = client(endpoint);
    const { Item } = await call('GetItem', read);
    const bytes = { B: { S: 'naam' }, deep: { M: { l: { L: [{ B: new Uint8Array([0, 255]) }] } } } };
    expect(Item).toEqual({ ...bytes, plat: { B: new Uint8Array([1, 2]) } });
    await call('PutItem', { TableName: 't', Item: { ...bytes, plat: { B: Buffer.from([1, 2]) } } });
    expect(JSON.parse(heard[1]?.body ?? '')).toEqual({ TableName: 't', Item: item });
  });

  test('an answer in several pieces is one answer', async () => {
    const { endpoint } = await service((response) => {
      response.write('{"Item":{"pk":{"S":"h');
      setImmediate(() => response.end('é"}}}'));
    });
    expect(await client(endpoint)('GetItem', read)).toMatchObject({ Item: { pk: { S: 'hé' } } });
  });
});

describe('what may be tried again', () => {
  test.each([
    ['a connection that breaks', hangsUp],
    ['a service that stumbles', fault('InternalServerError', 500)],
    ['something in between that does not speak JSON', answers('<html>Bad Gateway</html>', 502)],
    ['a table that is too busy', fault('ProvisionedThroughputExceededException')],
    ['throttling', fault('ThrottlingException')],
  ])('%s is', async (_what, act) => {
    const { endpoint, heard } = await service(act, act, answers({ Item: { pk: { S: 'a' } } }));
    expect(await client(endpoint)('GetItem', read)).toMatchObject({ Item: { pk: { S: 'a' } } });
    expect(heard).toHaveLength(3);
  });

  test('and after the last of four tries it is given up, with the error itself', async () => {
    const { endpoint, heard } = await service(fault('InternalServerError', 500));
    await expect(client(endpoint)('GetItem', read)).rejects.toMatchObject({ name: 'InternalServerError' });
    expect(heard).toHaveLength(4);
  });

  test.each(['ConditionalCheckFailedException', 'ValidationException', 'AccessDeniedException'])(
    '%s is not: a refusal stays a refusal',
    async (type) => {
      const { endpoint, heard } = await service(fault(type));
      await expect(client(endpoint)('PutItem', { TableName: 't', Item: {} })).rejects.toMatchObject({ name: type });
      expect(heard).toHaveLength(1);
    },
  );

  test('a cancelled transaction tells why, for each of its members', async () => {
    const reasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'no' }];
    const { endpoint } = await service(fault('TransactionCanceledException', 400, { CancellationReasons: reasons }));
    const transaction = client(endpoint)('TransactWriteItems', { TransactItems: [] });
    await expect(transaction).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: reasons,
    });
  });

  test('a transaction carries the same token in every try and another one the next time', async () => {
    const { endpoint, heard } = await service(hangsUp, answers({}), answers({}));
    const call = client(endpoint);
    await call('TransactWriteItems', { TransactItems: [] });
    await call('TransactWriteItems', { TransactItems: [] });
    const tokens = heard.map(({ body }) => (JSON.parse(body) as { ClientRequestToken: string }).ClientRequestToken);
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(tokens[1]).toBe(tokens[0]);
    expect(tokens[2]).not.toBe(tokens[0]);
  });

  test('whoever is in a hurry waits so long for a try and no longer', async () => {
    const { endpoint, heard } = await service(silent);
    const call = client(endpoint, {
      maxAttempts: 2,
      requestHandler: { requestTimeout: 60, throwOnRequestTimeout: true },
    });
    await expect(call('GetItem', read)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(heard).toHaveLength(2);
  });
});
