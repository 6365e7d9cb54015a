import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DynamoCall } from '../../../shared/adapters/dynamodb/call.ts';
import { makeTable } from '../../../shared/adapters/dynamodb/table.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

/** A client that throws each of these in turn, and then answers. */
function failing(...errors: readonly unknown[]) {
  const waits: number[] = [];
  let calls = 0;
  const send = async () => {
    const error = errors[calls];
    calls += 1;
    if (error !== undefined) throw error;
    return {};
  };
  const table = makeTable(send as DynamoCall, 't', async (maxMs) => {
    waits.push(maxMs);
  });
  return { table, waits, calls: () => calls };
}

const named = (name: string) => Object.assign(new Error(name), { name });
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: 'Transaction cancelled',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
const put = { soort: 'put', item: { pk: 'a', sk: 'b' } } as const;

describe('a table that does not answer as hoped', () => {
  test.each([
    ['a condition that does not hold', named('ConditionalCheckFailedException')],
    ['a transaction on the same item', named('TransactionConflictException')],
    ['a condition within a transaction', cancelled('None', 'ConditionalCheckFailed')],
    ['a transaction that ran into another', cancelled('TransactionConflict', 'None')],
  ])('%s is a conflict, at once', async (_what, error) => {
    const { table, calls } = failing(error);
    await expect(table.transact([put])).rejects.toMatchObject({ kind: 'conflict' });
    expect(calls()).toBe(1);
  });

  test.each([
    ['throttling', named('ThrottlingException')],
    ['throttling within a transaction', cancelled('None', 'ThrottlingError')],
    ['the same transaction still running', named('TransactionInProgressException')],
  ])('%s is tried again after a growing wait', async (_what, error) => {
    const { table, waits } = failing(error, error);
    await table.write(put);
    expect(waits).toHaveLength(2);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? 0);
  });

  test('a table that stays busy is given up, with its own error', async () => {
    const { table, calls } = failing(...Array.from({ length: 20 }, () => named('ThrottlingException')));
    await expect(table.get({ pk: 'a', sk: 'b' })).rejects.toThrow('ThrottlingException');
    expect(calls()).toBe(6);
  });

  test.each([
    ['a fault of ours', named('ValidationException')],
    ['a validation within a transaction', cancelled('ValidationError')],
  ])('%s is thrown as it came, once', async (_what, error) => {
    const { table, calls } = failing(error);
    await expect(table.write(put)).rejects.toBe(error);
    expect(calls()).toBe(1);
  });
});

describe('a table', () => {
  test('reads over the limit of one page, and of one batch of keys', async () => {
    const table = await tables.create('inhoud');
    const big = 'x'.repeat(200_000);
    for (let i = 0; i < 12; i += 1) await table.write({ soort: 'put', item: { pk: 'p', sk: `s${i}`, big } });
    const query = { KeyConditionExpression: 'pk = :pk', values: { ':pk': 'p' } };
    expect((await table.query(query)).items.length).toBeLessThan(12);
    const all: unknown[] = [];
    for await (const item of table.queryAll(query)) all.push(item['sk']);
    expect(all).toHaveLength(12);
    expect(
      await table.getMany([
        ...Array.from({ length: 12 }, (_, i) => ({ pk: 'p', sk: `s${i}` })),
        { pk: 'p', sk: 'weg' },
      ]),
    ).toHaveLength(12);
  });

  test('an attribute that is undefined is not stored', async () => {
    const table = await tables.create('inhoud');
    await table.write({ soort: 'put', item: { pk: 'p', sk: 's', leeg: undefined, vol: { a: [1, null] } } });
    expect(await table.get({ pk: 'p', sk: 's' })).toEqual({ pk: 'p', sk: 's', vol: { a: [1, null] } });
  });
});
