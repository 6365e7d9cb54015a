import {
  type AttributeValue,
  BatchWriteItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fixture, faultOf, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
const SORTS = ['a', 'ab', 'abc', 'b', 'é', '￮', '😀'];
beforeAll(async () => {
  fixture = await openFixture();
  await makeTable(fixture, 'things');
  await makeTable(fixture, 'narrow', {
    GlobalSecondaryIndexes: [
      {
        IndexName: 'byGroup',
        KeySchema: [
          { AttributeName: 'gpk', KeyType: 'HASH' },
          { AttributeName: 'gsk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kept'] },
      },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'local',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'gsk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ],
  });
  for (const [i, sk] of SORTS.entries()) {
    const Item = {
      pk: { S: 'p' },
      sk: { S: sk },
      gpk: { S: 'g' },
      gsk: { N: String(i % 2) },
      kept: { N: String(i) },
      left: { S: 'x' },
    };
    await fixture.client.send(new PutItemCommand({ TableName: 'things', Item }));
    await fixture.client.send(new PutItemCommand({ TableName: 'narrow', Item }));
  }
  await fixture.client.send(
    new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'sparse' }, sk: { S: 'x' }, gpk: { S: 'g' } } }),
  );
});
afterAll(() => fixture.close());

const query = (changes: Partial<QueryCommandInput>) =>
  fixture.client.send(
    new QueryCommand({
      TableName: 'things',
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': { S: 'p' } },
      ...changes,
    }),
  );
const sorts = (items: Record<string, AttributeValue>[] | undefined) => items?.map(({ sk }) => sk?.S);

describe('query', () => {
  test.each<[string, AttributeValue[], string[]]>([
    ['sk = :a', [{ S: 'ab' }], ['ab']],
    ['sk < :a', [{ S: 'ab' }], ['a']],
    ['sk <= :a', [{ S: 'ab' }], ['a', 'ab']],
    ['sk > :a', [{ S: 'é' }], ['￮', '😀']],
    ['sk >= :a', [{ S: '😀' }], ['😀']],
    ['sk BETWEEN :a AND :b', [{ S: 'ab' }, { S: 'b' }], ['ab', 'abc', 'b']],
    ['begins_with(sk, :a)', [{ S: 'ab' }], ['ab', 'abc']],
  ])('%s', async (condition, [a, b], expected) => {
    const values = { ':p': { S: 'p' }, ':a': a as AttributeValue, ...(b === undefined ? {} : { ':b': b }) };
    const forward = await query({
      KeyConditionExpression: `pk = :p AND ${condition}`,
      ExpressionAttributeValues: values,
    });
    expect(sorts(forward.Items)).toEqual(expected);
    const backward = await query({
      KeyConditionExpression: `${condition} AND pk = :p`.replace(/^(.*BETWEEN.*) AND pk = :p$/, 'pk = :p AND $1'),
      ExpressionAttributeValues: values,
      ScanIndexForward: false,
    });
    expect(sorts(backward.Items)).toEqual([...expected].reverse());
  });

  test.each([true, false])('pages of every size put together are the whole, forward %s', async (forward) => {
    const whole = sorts((await query({ ScanIndexForward: forward })).Items);
    for (const Limit of [1, 2, 3, 7, 8]) {
      const seen: unknown[] = [];
      let start: Record<string, AttributeValue> | undefined;
      do {
        const page = await query({ ScanIndexForward: forward, Limit, ExclusiveStartKey: start });
        seen.push(...(sorts(page.Items) ?? []));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      expect(seen).toEqual(whole);
    }
  });

  test('index entries with equal keys are paged without loss or repetition, and keep one order', async () => {
    const index = {
      IndexName: 'byGroup',
      KeyConditionExpression: 'gpk = :p',
      ExpressionAttributeValues: { ':p': { S: 'g' } },
    };
    const whole = (await query(index)).Items;
    expect(whole?.map(({ gsk }) => gsk?.N)).toEqual(['0', '0', '0', '0', '1', '1', '1']);
    const seen: unknown[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await query({ ...index, Limit: 2, ExclusiveStartKey: start });
      seen.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
      if (start !== undefined) expect(Object.keys(start).sort()).toEqual(['gpk', 'gsk', 'pk', 'sk']);
    } while (start !== undefined);
    expect(seen).toEqual(whole);
  });

  test('the limit counts before the filter, and a full page names its last key', async () => {
    const page = await query({
      Limit: 3,
      FilterExpression: 'kept > :one',
      ExpressionAttributeValues: { ':p': { S: 'p' }, ':one': { N: '1' } },
    });
    expect(page).toMatchObject({ Count: 1, ScannedCount: 3, LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: 'abc' } } });
    expect(await query({ Select: 'COUNT' })).toMatchObject({ Count: 7, ScannedCount: 7 });
  });

  test('a page ends at one megabyte', async () => {
    for (let i = 0; i < 4; i++) {
      const Item = { pk: { S: 'big' }, sk: { S: String(i) }, text: { S: 'x'.repeat(300 * 1024) } };
      await fixture.client.send(new PutItemCommand({ TableName: 'things', Item }));
    }
    const first = await query({ ExpressionAttributeValues: { ':p': { S: 'big' } } });
    expect(sorts(first.Items)).toEqual(['0', '1', '2']);
    const rest = await query({
      ExpressionAttributeValues: { ':p': { S: 'big' } },
      ExclusiveStartKey: first.LastEvaluatedKey,
    });
    expect(sorts(rest.Items)).toEqual(['3']);
    expect(rest.LastEvaluatedKey).toBeUndefined();
  });

  test('an index shows only what it holds; a local index fetches the rest', async () => {
    const narrow = { TableName: 'narrow', Limit: 1 };
    const global = await query({
      ...narrow,
      IndexName: 'byGroup',
      KeyConditionExpression: 'gpk = :p',
      ExpressionAttributeValues: { ':p': { S: 'g' } },
    });
    expect(Object.keys(global.Items?.[0] ?? {}).sort()).toEqual(['gpk', 'gsk', 'kept', 'pk', 'sk']);
    const local = await query({ ...narrow, IndexName: 'local' });
    expect(Object.keys(local.Items?.[0] ?? {}).sort()).toEqual(['gsk', 'pk', 'sk']);
    const fetched = await query({
      ...narrow,
      IndexName: 'local',
      Select: 'ALL_ATTRIBUTES',
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(Object.keys(fetched.Items?.[0] ?? {})).toHaveLength(6);
    expect(fetched.ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  test.each<[Partial<QueryCommandInput>, string]>([
    [{ KeyConditionExpression: 'sk = :p' }, 'missed key schema element: pk'],
    [{ KeyConditionExpression: 'pk > :p' }, 'Query key condition not supported'],
    [{ KeyConditionExpression: 'pk = :p AND pk = :p' }, 'one condition per key'],
    [{ KeyConditionExpression: 'pk = :p AND kept = :p' }, 'missed key schema element: sk'],
    [{ KeyConditionExpression: 'pk = :p OR sk = :p' }, 'Invalid operator used in KeyConditionExpression: OR'],
    [
      { KeyConditionExpression: 'pk = :p AND contains(sk, :p)' },
      'Invalid operator used in KeyConditionExpression: contains',
    ],
    [{ ExpressionAttributeValues: { ':p': { N: '1' } } }, 'Condition parameter type does not match schema type'],
    [{ FilterExpression: 'sk = :p' }, 'Filter Expression can only contain non-primary key attributes'],
    [{ IndexName: 'absent' }, 'The table does not have the specified index: absent'],
    [{ IndexName: 'byGroup', ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
    [{ Limit: 0 }, "Value '0' at 'limit'"],
    [{ ExclusiveStartKey: { pk: { S: 'p' } } }, 'The provided starting key is invalid'],
    [{ ExclusiveStartKey: { pk: { S: 'q' }, sk: { S: 'a' } } }, 'outside query boundaries'],
    [{ Select: 'ALL_PROJECTED_ATTRIBUTES' }, 'only when Querying using an IndexName'],
    [
      { TableName: 'narrow', IndexName: 'byGroup', KeyConditionExpression: 'gpk = :p', ProjectionExpression: 'left' },
      'does not project left',
    ],
  ])('refuses %j', async (changes, message) => {
    const names =
      changes.ProjectionExpression === 'left'
        ? { ProjectionExpression: '#l', ExpressionAttributeNames: { '#l': 'left' } }
        : {};
    const fault = await faultOf(query({ ...changes, ...names }));
    expect(fault.name).toBe('ValidationException');
    expect(fault.message).toContain(message);
  });
});

describe('scan', () => {
  test('the segments of a parallel scan are the whole table, each item once', async () => {
    await makeTable(fixture, 'many');
    const keys = Array.from({ length: 50 }, (_, i) => `k${i}`);
    for (const part of [keys.slice(0, 25), keys.slice(25)]) {
      const many = part.map((pk) => ({ PutRequest: { Item: { pk: { S: pk }, sk: { S: 'x' } } } }));
      await fixture.client.send(new BatchWriteItemCommand({ RequestItems: { many } }));
    }
    const parts = await Promise.all(
      [0, 1, 2].map((Segment) =>
        fixture.client.send(new ScanCommand({ TableName: 'many', Segment, TotalSegments: 3 })),
      ),
    );
    const seen = parts.flatMap(({ Items }) => Items?.map(({ pk }) => pk?.S) ?? []);
    expect(seen.sort()).toEqual([...keys].sort());
    expect(parts.every(({ Count }) => (Count ?? 0) > 0)).toBe(true);
  });

  test('an index scan sees only items with both index keys', async () => {
    const { Items } = await fixture.client.send(new ScanCommand({ TableName: 'things', IndexName: 'byGroup' }));
    expect(Items).toHaveLength(7);
  });
});
