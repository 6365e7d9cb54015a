import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createClock } from '../../../local/clock.ts';
import { type DataFolder, openDataFolder } from '../../../local/data-folder.ts';
import type { EngineContext } from '../../../local/engine/contract.ts';
import { createDynamoDbEngine } from '../../../local/engine/dynamodb/engine.ts';
import { createSqsEngine } from '../../../local/engine/sqs/sqs-engine.ts';
import { callService, provisionQueues, provisionTables } from '../../../local/provision/provision.ts';
import type { QueueSpec } from '../../../local/template/queues.ts';
import type { TableSpec } from '../../../local/template/tables.ts';

const clock = createClock(Date.parse('2026-11-25T09:00:00Z'));
let data: DataFolder;
let context: EngineContext;
beforeEach(() => {
  data = openDataFolder('geheugen');
  context = { db: data.db, clock, accountId: '0', region: 'eu-west-1', endpoint: () => 'http://127.0.0.1:1' };
});
afterEach(() => data.close());

const table = (sortKey: string, ttlAttribute?: string): TableSpec => ({
  name: 'zaken',
  create: {
    TableName: 'zaken',
    AttributeDefinitions: ['pk', sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  },
  ttlAttribute,
  keyArn: undefined,
  partitionKey: () => 'pk',
});

describe('tables', () => {
  test('one of an earlier run is kept with its contents, and its TTL follows the template', async () => {
    const dynamodb = createDynamoDbEngine(context);
    await provisionTables(dynamodb, [table('sk')]);
    const Item = { pk: { S: 'a' }, sk: { S: 'b' } };
    await callService(dynamodb, 'DynamoDB_20120810.PutItem', { TableName: 'zaken', Item });
    await provisionTables(dynamodb, [table('sk', 'verlooptOp')]);
    expect(await callService(dynamodb, 'DynamoDB_20120810.GetItem', { TableName: 'zaken', Key: Item })).toEqual({
      Item,
    });
    expect(await callService(dynamodb, 'DynamoDB_20120810.DescribeTimeToLive', { TableName: 'zaken' })).toMatchObject({
      TimeToLiveDescription: { AttributeName: 'verlooptOp' },
    });
  });

  test('an index that a newer version added is made, and holds what was there already', async () => {
    const dynamodb = createDynamoDbEngine(context);
    await provisionTables(dynamodb, [table('sk')]);
    const Item = { pk: { S: 'a' }, sk: { S: 'b' }, lpk: { S: 'open' }, gesprek: { S: 'g' } };
    await callService(dynamodb, 'DynamoDB_20120810.PutItem', { TableName: 'zaken', Item });
    const { create, ...spec } = table('sk');
    const newer = {
      ...spec,
      create: {
        ...create,
        AttributeDefinitions: ['pk', 'sk', 'lpk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'lijsten',
            KeySchema: [{ AttributeName: 'lpk', KeyType: 'HASH' }],
            // In the order in which a template has it, which is not that of an answer.
            Projection: { NonKeyAttributes: ['gesprek'], ProjectionType: 'INCLUDE' },
          },
        ],
      },
    };
    for (const _again of [1, 2]) await provisionTables(dynamodb, [newer]);
    const query = {
      TableName: 'zaken',
      IndexName: 'lijsten',
      KeyConditionExpression: 'lpk = :lpk',
      ExpressionAttributeValues: { ':lpk': { S: 'open' } },
    };
    expect(await callService(dynamodb, 'DynamoDB_20120810.Query', query)).toMatchObject({ Items: [Item] });
  });

  test('an index that holds other attributes in a newer version is made anew from what is there', async () => {
    const dynamodb = createDynamoDbEngine(context);
    const { create, ...spec } = table('sk');
    const holding = (Projection: object) => ({
      ...spec,
      create: {
        ...create,
        AttributeDefinitions: ['pk', 'sk', 'lpk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        GlobalSecondaryIndexes: [
          { IndexName: 'lijsten', KeySchema: [{ AttributeName: 'lpk', KeyType: 'HASH' }], Projection },
        ],
      },
    });
    await provisionTables(dynamodb, [holding({ ProjectionType: 'ALL' })]);
    const keys = { pk: { S: 'a' }, sk: { S: 'b' }, lpk: { S: 'open' } };
    const Item = { ...keys, status: { S: 'wachtend' }, gebeurtenissen: { S: '[]' } };
    await callService(dynamodb, 'DynamoDB_20120810.PutItem', { TableName: 'zaken', Item });
    const newer = holding({ ProjectionType: 'INCLUDE', NonKeyAttributes: ['status'] });
    for (const _again of [1, 2]) await provisionTables(dynamodb, [newer]);
    const query = {
      TableName: 'zaken',
      IndexName: 'lijsten',
      KeyConditionExpression: 'lpk = :lpk',
      ExpressionAttributeValues: { ':lpk': { S: 'open' } },
    };
    const { Items } = await callService(dynamodb, 'DynamoDB_20120810.Query', query);
    expect(Items).toEqual([{ ...keys, status: Item.status }]);
  });

  test('another schema is refused with what to do about it', async () => {
    const dynamodb = createDynamoDbEngine(context);
    await provisionTables(dynamodb, [table('sk')]);
    await expect(provisionTables(dynamodb, [table('anders')])).rejects.toThrow(/zaken.*VOORDEUR_DATA/s);
  });
});

describe('queues', () => {
  const spec = (name: string, attributes: Record<string, string>): QueueSpec => ({
    name,
    arn: `arn:aws:sqs:eu-west-1:0:${name}`,
    attributes,
    deadLetterArn: undefined,
    maxReceiveCount: undefined,
    keyArn: undefined,
  });
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:0:mail-uitval',
    maxReceiveCount: 1,
  });

  test('a queue may be named before its dead-letter queue, and settings of a later template take effect', async () => {
    const sqs = createSqsEngine(context);
    await provisionQueues(sqs, [spec('mail', { RedrivePolicy }), spec('mail-uitval', {})]);
    await provisionQueues(sqs, [spec('mail', { RedrivePolicy, VisibilityTimeout: '90' }), spec('mail-uitval', {})]);
    sqs.send('mail', 'een');
    sqs.receive('mail', 1);
    expect(sqs.nextVisibleAt('mail')).toBe(clock.now() + 90_000);
  });

  test('what a killed run had received is visible at once; what is delayed stays delayed', async () => {
    const sqs = createSqsEngine(context);
    await provisionQueues(sqs, [spec('mail', {}), spec('later', { DelaySeconds: '60' })]);
    sqs.send('mail', 'een');
    sqs.send('later', 'twee');
    expect(sqs.receive('mail', 10)).toHaveLength(1);
    expect(sqs.releaseAll()).toBe(1);
    expect(sqs.receive('mail', 10).map(({ body }) => body)).toEqual(['een']);
    expect(sqs.counts('later')).toMatchObject({ visible: 0, delayed: 1 });
  });
});

test('a data folder has one holder at a time, and says so', () => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-data-'));
  const first = openDataFolder(folder);
  expect(first.fresh).toBe(true);
  expect(() => openDataFolder(folder)).toThrow(/Another Voordeur uses the data folder/);
  first.kept.set('a/1', 'x');
  first.close();
  const second = openDataFolder(folder);
  expect([second.fresh, second.kept.list('a/')]).toEqual([false, [['a/1', 'x']]]);
  second.close();
  rmSync(folder, { recursive: true, force: true });
});
