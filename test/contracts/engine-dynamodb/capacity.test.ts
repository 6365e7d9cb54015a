import {
  type AttributeValue,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { itemSize } from '../../../local/engine/dynamodb/sizes.ts';
import { type Fixture, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture();
  await makeTable(fixture, 'things', {
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byGroup',
        KeySchema: [
          { AttributeName: 'gpk', KeyType: 'HASH' },
          { AttributeName: 'gsk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['shown'] },
      },
    ],
  });
});
afterAll(() => fixture.close());

const ReturnConsumedCapacity = 'INDEXES';
const key = { pk: { S: 'p' }, sk: { S: 's' } };
const grouped = { gpk: { S: 'g' }, gsk: { N: '1' } };

async function putUnits(item: Record<string, AttributeValue>) {
  const { ConsumedCapacity } = await fixture.client.send(
    new PutItemCommand({ TableName: 'things', Item: { ...key, ...item }, ReturnConsumedCapacity }),
  );
  return [
    ConsumedCapacity?.Table?.CapacityUnits,
    ConsumedCapacity?.GlobalSecondaryIndexes?.['byGroup']?.CapacityUnits ?? 0,
  ];
}

describe('item sizes', () => {
  test.each<[Record<string, AttributeValue>, number]>([
    [{ a: { S: 'é😀' } }, 1 + 6],
    [{ naam: { N: '123' } }, 4 + 3],
    [{ a: { BOOL: true }, b: { NULL: true } }, 4],
    [{ a: { B: Buffer.of(1, 2, 3, 4).toString('base64') as never } }, 1 + 4],
    [{ a: { SS: ['ab', 'c'] }, b: { NS: ['1', '-1'] } }, 1 + 3 + 1 + 2 + 3],
    [{ a: { L: [] }, b: { M: {} } }, 1 + 3 + 1 + 3],
    [{ a: { L: [{ S: 'xy' }] }, b: { M: { k: { S: 'z' } } } }, 1 + 3 + 1 + 2 + 1 + 3 + 1 + 1 + 1],
  ])('%j', (item, size) => {
    expect(itemSize(item as never)).toBe(size);
  });
});

describe('write units', () => {
  test('an index is paid for only when what it holds changes', async () => {
    expect(await putUnits({})).toEqual([1, 0]);
    expect(await putUnits(grouped)).toEqual([1, 1]);
    expect(await putUnits({ ...grouped, hidden: { S: 'x' } })).toEqual([1, 0]);
    expect(await putUnits({ ...grouped, shown: { S: 'x' } })).toEqual([1, 1]);
    expect(await putUnits({ ...grouped, gsk: { N: '2' }, shown: { S: 'x' } })).toEqual([1, 2]);
    expect(await putUnits({})).toEqual([1, 1]);
  });

  test('a write costs a unit per started KB of the larger of old and new', async () => {
    expect(await putUnits({ t: { S: 'x'.repeat(1024) } })).toEqual([2, 0]);
    const { ConsumedCapacity } = await fixture.client.send(
      new DeleteItemCommand({ TableName: 'things', Key: key, ReturnConsumedCapacity: 'TOTAL' }),
    );
    expect(ConsumedCapacity).toEqual({ TableName: 'things', CapacityUnits: 2 });
    const again = await fixture.client.send(
      new DeleteItemCommand({ TableName: 'things', Key: key, ReturnConsumedCapacity: 'TOTAL' }),
    );
    expect(again.ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  test('nothing is reported unless asked for', async () => {
    const answer = await fixture.client.send(
      new UpdateItemCommand({
        TableName: 'things',
        Key: key,
        UpdateExpression: 'REMOVE x',
        ReturnConsumedCapacity: 'NONE',
      }),
    );
    expect(answer.ConsumedCapacity).toBeUndefined();
  });
});

describe('read units', () => {
  test('half a unit per started 4 KB, a whole one when consistent', async () => {
    await putUnits({ t: { S: 'x'.repeat(4096) } });
    const read = async (ConsistentRead: boolean) =>
      (
        await fixture.client.send(
          new GetItemCommand({ TableName: 'things', Key: key, ConsistentRead, ReturnConsumedCapacity: 'TOTAL' }),
        )
      ).ConsumedCapacity?.CapacityUnits;
    expect(await read(false)).toBe(1);
    expect(await read(true)).toBe(2);
  });

  test('a query pays for the sum of the sizes, not per item', async () => {
    for (let i = 0; i < 10; i++) {
      const Item = { pk: { S: 'q' }, sk: { S: String(i) }, t: { S: 'x'.repeat(1000) } };
      await fixture.client.send(new PutItemCommand({ TableName: 'things', Item }));
    }
    const { ConsumedCapacity } = await fixture.client.send(
      new QueryCommand({
        TableName: 'things',
        KeyConditionExpression: 'pk = :q',
        ExpressionAttributeValues: { ':q': { S: 'q' } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    );
    expect(ConsumedCapacity?.CapacityUnits).toBe(1.5);
  });
});
