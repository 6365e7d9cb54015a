import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  QueryCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Fixture, faultOf, KEY_ONLY, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
beforeEach(async () => {
  fixture = await openFixture();
});
afterEach(() => fixture.close());

const call = async (target: string, input: unknown) => {
  const answer = await fetch(fixture.server.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': target },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
};

describe('tables', () => {
  test('a table is described as it was made', async () => {
    await makeTable(fixture, 'things');
    const { Table } = await fixture.client.send(new DescribeTableCommand({ TableName: 'things' }));
    expect(Table).toMatchObject({
      TableName: 'things',
      TableStatus: 'ACTIVE',
      TableArn: 'arn:aws:dynamodb:eu-west-1:000000000000:table/things',
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [{ IndexName: 'byGroup', IndexStatus: 'ACTIVE', Projection: { ProjectionType: 'ALL' } }],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      LatestStreamArn: fixture.server.engine.streamArn('things'),
    });
  });

  test('a table goes with everything in it, unless it is protected', async () => {
    await makeTable(fixture, 'things', { DeletionProtectionEnabled: true });
    await fixture.client.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
    const remove = () => fixture.client.send(new DeleteTableCommand({ TableName: 'things' }));
    expect((await faultOf(remove())).message).toContain('protected against deletion');
    await fixture.client.send(new UpdateTableCommand({ TableName: 'things', DeletionProtectionEnabled: false }));
    await remove();
    expect((await faultOf(remove())).name).toBe('ResourceNotFoundException');
    await makeTable(fixture, 'things');
    const { Item } = await fixture.client.send(
      new GetItemCommand({ TableName: 'things', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
    );
    expect(Item).toBeUndefined();
    expect(fixture.server.engine.readStream('things', undefined, 10)).toEqual([]);
  });

  test('tables are listed by name, in pages', async () => {
    for (const name of ['ccc', 'aaa', 'bbb']) await makeTable(fixture, name, KEY_ONLY);
    const first = await fixture.client.send(new ListTablesCommand({ Limit: 2 }));
    expect(first).toMatchObject({ TableNames: ['aaa', 'bbb'], LastEvaluatedTableName: 'bbb' });
    const second = await fixture.client.send(new ListTablesCommand({ ExclusiveStartTableName: 'bbb' }));
    expect(second.TableNames).toEqual(['ccc']);
    expect((await faultOf(makeTable(fixture, 'aaa', KEY_ONLY))).name).toBe('ResourceInUseException');
  });

  test('an index that is added later holds what was there already', async () => {
    await makeTable(fixture, 'things', KEY_ONLY);
    await fixture.client.send(
      new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'a' }, colour: { S: 'red' } } }),
    );
    await fixture.client.send(
      new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'b' }, colour: { N: '1' } } }),
    );
    await fixture.client.send(
      new UpdateTableCommand({
        TableName: 'things',
        AttributeDefinitions: [{ AttributeName: 'colour', AttributeType: 'S' }],
        GlobalSecondaryIndexUpdates: [
          {
            Create: {
              IndexName: 'byColour',
              KeySchema: [{ AttributeName: 'colour', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
            },
          },
        ],
      }),
    );
    const { Items } = await fixture.client.send(
      new QueryCommand({
        TableName: 'things',
        IndexName: 'byColour',
        KeyConditionExpression: 'colour = :c',
        ExpressionAttributeValues: { ':c': { S: 'red' } },
      }),
    );
    expect(Items).toEqual([{ pk: { S: 'a' }, colour: { S: 'red' } }]);
  });

  test('what was answered is there after the database was closed and opened again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    const file = join(folder, 'store.sqlite');
    const first = await openFixture({ file });
    await makeTable(first, 'things');
    await first.client.send(
      new UpdateTimeToLiveCommand({
        TableName: 'things',
        TimeToLiveSpecification: { Enabled: true, AttributeName: 'weg' },
      }),
    );
    await first.client.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'a' }, sk: { S: 'b' } } }));
    const newest = first.server.engine.newestSequence('things');
    await first.close();
    const second = await openFixture({ file });
    const { Item } = await second.client.send(
      new GetItemCommand({ TableName: 'things', Key: { pk: { S: 'a' }, sk: { S: 'b' } } }),
    );
    expect(Item).toBeDefined();
    expect(second.server.engine.newestSequence('things')).toBe(newest);
    const ttl = await second.client.send(new DescribeTimeToLiveCommand({ TableName: 'things' }));
    expect(ttl.TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'weg' });
    await second.close();
    rmSync(folder, { recursive: true });
  });

  test.each([
    [
      'an undefined key attribute',
      { KeySchema: [{ AttributeName: 'nope', KeyType: 'HASH' as const }] },
      'not defined in AttributeDefinitions',
    ],
    [
      'an attribute that is no key',
      {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' as const }],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' as const },
          { AttributeName: 'x', AttributeType: 'S' as const },
        ],
      },
      'exactly match',
    ],
    [
      'throughput on demand',
      { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
      'PAY_PER_REQUEST',
    ],
    ['a bad name', { TableName: 'a b' }, 'Invalid table/index name'],
  ])('refuses %s', async (_, changes, message) => {
    const input = { TableName: 'things', BillingMode: 'PAY_PER_REQUEST' as const, ...KEY_ONLY, ...changes };
    const fault = await faultOf(fixture.client.send(new CreateTableCommand(input)));
    expect(fault.name).toBe('ValidationException');
    expect(fault.message).toContain(message);
  });
});

describe('what is not known is refused by name', () => {
  test.each([
    ['Expected', { Expected: { a: { Exists: false } } }],
    ['ConditionalOperator', { ConditionalOperator: 'AND' }],
    ['Colour', { Colour: 'red' }],
  ])('parameter %s', async (name, extra) => {
    await makeTable(fixture, 'things', KEY_ONLY);
    const { status, body } = await call('DynamoDB_20120810.PutItem', {
      TableName: 'things',
      Item: { pk: { S: 'a' } },
      ...extra,
    });
    expect(status).toBe(400);
    expect(body['__type']).toContain('ValidationException');
    expect(body['message']).toContain(name);
  });

  test('an operation, a body that is no JSON, a wrong type', async () => {
    const unknown = await call('DynamoDB_20120810.ExecuteStatement', {});
    expect(unknown.body['__type']).toContain('UnknownOperationException');
    expect(unknown.body['message']).toContain('ExecuteStatement');
    expect((await call('DynamoDB_20120810.ListTables', 'x')).body['__type']).toContain('SerializationException');
    expect((await call('DynamoDB_20120810.ListTables', { Limit: 'x' })).body['__type']).toContain(
      'SerializationException',
    );
    expect((await call('DynamoDB_20120810.ListTables', { Limit: null })).status).toBe(200);
  });
});

describe('rights', () => {
  const rights = (operation: string, input: unknown) =>
    fixture.server.engine
      .requiredRights({
        method: 'POST',
        path: '/',
        query: new URLSearchParams(),
        headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
        body: Buffer.from(JSON.stringify(input)),
      })
      .map(({ action, resource }) => `${action} ${resource.replace('arn:aws:dynamodb:eu-west-1:000000000000:', '')}`);

  test.each<[string, unknown, string[]]>([
    ['PutItem', { TableName: 'a' }, ['dynamodb:PutItem table/a']],
    ['GetItem', { TableName: 'arn:aws:dynamodb:eu-west-1:000000000000:table/a' }, ['dynamodb:GetItem table/a']],
    ['Query', { TableName: 'a', IndexName: 'i' }, ['dynamodb:Query table/a/index/i']],
    [
      'BatchGetItem',
      { RequestItems: { a: {}, b: {} } },
      ['dynamodb:BatchGetItem table/a', 'dynamodb:BatchGetItem table/b'],
    ],
    ['ListTables', {}, ['dynamodb:ListTables *']],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'a' } },
          { ConditionCheck: { TableName: 'b' } },
          { Put: { TableName: 'a' } },
        ],
      },
      ['dynamodb:PutItem table/a', 'dynamodb:ConditionCheckItem table/b'],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'a' } }] }, ['dynamodb:GetItem table/a']],
  ])('%s of %j', (operation, input, expected) => {
    expect(rights(operation, input)).toEqual(expected);
  });
});
