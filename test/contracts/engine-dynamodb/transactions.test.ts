import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Fixture, faultOf, handClock, KEY_ONLY, makeTable, openFixture } from './setup.ts';

let fixture: Fixture;
const clock = handClock();
beforeAll(async () => {
  fixture = await openFixture({ clock });
  await makeTable(fixture, 'things', KEY_ONLY);
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.client.send(new PutItemCommand({ TableName: 'things', Item: { pk: { S: 'present' }, n: { N: '1' } } }));
});

const TableName = 'things';
const key = (pk: string) => ({ pk: { S: pk } });
const transact = (TransactItems: TransactWriteItem[], changes: Partial<TransactWriteItemsCommandInput> = {}) =>
  fixture.client.send(new TransactWriteItemsCommand({ TransactItems, ...changes }));
const get = async (pk: string) => (await fixture.client.send(new GetItemCommand({ TableName, Key: key(pk) }))).Item;
const add = (pk: string): TransactWriteItem => ({
  Update: {
    TableName,
    Key: key(pk),
    UpdateExpression: 'ADD n :one',
    ExpressionAttributeValues: { ':one': { N: '1' } },
  },
});

describe('TransactWriteItems', () => {
  test('all members or none', async () => {
    await transact([
      { Put: { TableName, Item: key('t1') } },
      add('present'),
      { Delete: { TableName, Key: key('gone') } },
    ]);
    expect(await get('present')).toMatchObject({ n: { N: '2' } });
    const fault = await faultOf(
      transact([
        { Put: { TableName, Item: key('t2') } },
        { ConditionCheck: { TableName, Key: key('gone'), ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    );
    expect(fault.name).toBe('TransactionCanceledException');
    expect(await get('t2')).toBeUndefined();
  });

  test('the reasons stand in the order of the members, every failed condition named, items where asked', async () => {
    const fault = await faultOf(
      transact([
        { Put: { TableName, Item: key('fresh') } },
        {
          Put: {
            TableName,
            Item: key('present'),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
        { ConditionCheck: { TableName, Key: key('gone'), ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    );
    const failed = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' };
    expect(fault.message).toContain('specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed]');
    expect(fault.CancellationReasons).toEqual([
      { Code: 'None' },
      { ...failed, Item: { pk: { S: 'present' }, n: { N: '1' } } },
      failed,
    ]);
  });

  test('malformed keys cancel with ValidationError; only the first is reported and no condition is looked at', async () => {
    const fault = await faultOf(
      transact([
        { Put: { TableName, Item: { pk: { N: '7' } } } },
        { Put: { TableName, Item: { pk: { N: '8' } } } },
        { Put: { TableName, Item: key('x'), ConditionExpression: 'attribute_exists(pk)' } },
      ]),
    );
    expect(fault.CancellationReasons?.map(({ Code }) => Code)).toEqual(['ValidationError', 'None', 'None']);
    expect(fault.CancellationReasons?.[0]?.Message).toContain('Type mismatch for key pk');
  });

  test('an update that does not fit the item cancels with ValidationError', async () => {
    const Update = { TableName, Key: key('present'), UpdateExpression: 'SET nope.x = n' };
    const fault = await faultOf(transact([{ Update }, { Put: { TableName, Item: key('t3') } }]));
    expect(fault.CancellationReasons?.[0]).toMatchObject({ Code: 'ValidationError' });
    expect(await get('t3')).toBeUndefined();
  });

  test.each<[string, TransactWriteItem[], string]>([
    ['one item twice', [add('a'), { Delete: { TableName, Key: key('a') } }], 'multiple operations on one item'],
    ['no member', [], 'transactItems'],
    ['101 members', Array.from({ length: 101 }, (_, i) => add(`m${i}`)), 'less than or equal to 100'],
    ['a member of two kinds', [{ ...add('a'), Delete: { TableName, Key: key('b') } }], 'only contain one of'],
    ['a syntax error', [{ Put: { TableName, Item: key('a'), ConditionExpression: 'hello!' } }], 'Syntax error'],
    [
      'more than 4 MB',
      Array.from({ length: 11 }, (_, i) => ({
        Put: { TableName, Item: { pk: { S: `${i}` }, t: { S: 'x'.repeat(390_000) } } },
      })),
      '4 MB',
    ],
  ])('refuses %s as a whole', async (_, members, message) => {
    const fault = await faultOf(transact(members));
    expect(fault.name).toBe('ValidationException');
    expect(fault.message).toContain(message);
  });

  test('takes 100 members', async () => {
    await transact(Array.from({ length: 100 }, (_, i) => add(`hundred${i}`)));
    expect(await get('hundred99')).toMatchObject({ n: { N: '1' } });
  });

  test('a token makes a repetition harmless for ten minutes, and only with the same members', async () => {
    const ClientRequestToken = 'token-1';
    await transact([add('counted')], { ClientRequestToken });
    clock.advance(9 * 60_000);
    await transact([add('counted')], { ClientRequestToken });
    expect(await get('counted')).toMatchObject({ n: { N: '1' } });
    const other = await faultOf(transact([add('other')], { ClientRequestToken }));
    expect(other.name).toBe('IdempotentParameterMismatchException');
    clock.advance(60_001);
    await transact([add('counted')], { ClientRequestToken });
    expect(await get('counted')).toMatchObject({ n: { N: '2' } });
  });

  test('the token of a cancelled transaction may be used again', async () => {
    const guarded: TransactWriteItem[] = [
      { Put: { TableName, Item: key('later'), ConditionExpression: 'attribute_exists(pk)' } },
    ];
    const ClientRequestToken = 'token-2';
    expect((await faultOf(transact(guarded, { ClientRequestToken }))).name).toBe('TransactionCanceledException');
    await fixture.client.send(new PutItemCommand({ TableName, Item: key('later') }));
    await transact(guarded, { ClientRequestToken });
  });

  test('members cost double; a repetition costs reads', async () => {
    const changes = { ClientRequestToken: 'token-3', ReturnConsumedCapacity: 'TOTAL' } as const;
    const first = await transact(
      [
        add('cost'),
        { ConditionCheck: { TableName, Key: key('present'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
      changes,
    );
    expect(first.ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4, WriteCapacityUnits: 4 }]);
    const again = await transact(
      [
        add('cost'),
        { ConditionCheck: { TableName, Key: key('present'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
      changes,
    );
    expect(again.ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 4, ReadCapacityUnits: 4 }]);
  });
});

describe('TransactGetItems and batches', () => {
  test('answers stand in the order of the members, empty where nothing is', async () => {
    const { Responses } = await fixture.client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName, Key: key('absent') } },
          { Get: { TableName, Key: key('present'), ProjectionExpression: 'n' } },
        ],
      }),
    );
    expect(Responses).toEqual([{}, { Item: { n: { N: '1' } } }]);
  });

  test('a batch is refused whole when one item comes twice or there are too many', async () => {
    const write = (keys: string[]) =>
      fixture.client.send(
        new BatchWriteItemCommand({ RequestItems: { things: keys.map((pk) => ({ PutRequest: { Item: key(pk) } })) } }),
      );
    expect((await faultOf(write(['b1', 'b1']))).message).toContain('contains duplicates');
    expect((await faultOf(write(Array.from({ length: 26 }, (_, i) => `b${i}`)))).name).toBe('ValidationException');
    expect(await get('b1')).toBeUndefined();
    expect((await write(['b1', 'b2'])).UnprocessedItems).toEqual({});
    const read = (keys: string[]) =>
      fixture.client.send(new BatchGetItemCommand({ RequestItems: { things: { Keys: keys.map(key) } } }));
    expect((await faultOf(read(['b1', 'b1']))).message).toContain('contains duplicates');
    expect((await faultOf(read(Array.from({ length: 101 }, (_, i) => `b${i}`)))).message).toContain('Too many items');
    expect((await read(['b1', 'b2', 'b3'])).Responses?.['things']).toHaveLength(2);
  });
});
