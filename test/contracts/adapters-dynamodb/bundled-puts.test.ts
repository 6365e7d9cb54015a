import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundlePuts } from '../../../shared/adapters/dynamodb/bundled-puts.ts';
import type { Item, Key, Table } from '../../../shared/adapters/dynamodb/table.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const keyOf = (name: string | number): Key => ({ pk: `p#${name}`, sk: 's' });
const putOf = (name: string | number, more: Item = {}) =>
  ({ soort: 'put', item: { ...keyOf(name), naam: String(name), ...more } }) as const;

/** A table and what it was asked to write: alone, or so many together. */
async function watched(fails?: (asked: string) => boolean) {
  const real = await tables.create('inhoud');
  const asked: string[] = [];
  const note = (what: string) => {
    asked.push(what);
    if (fails?.(what)) throw new Error(`no ${what}`);
  };
  const table: Table = {
    ...real,
    write: async (write) => {
      note(write.condition === undefined ? write.soort : `${write.soort} on a condition`);
      await real.write(write);
    },
    putMany: async (items) => {
      note(`${items.length} together`);
      await real.putMany(items);
    },
  };
  return { table: bundlePuts(table), real, asked };
}

test('what is put side by side goes in one call, and all of it is there', async () => {
  const { table, real, asked } = await watched();
  await Promise.all(['a', 'b', 'c'].map((name) => table.write(putOf(name))));
  expect(asked).toEqual(['3 together']);
  const found = await real.getMany(['a', 'b', 'c'].map(keyOf));
  expect(found.map((item) => item['naam']).sort()).toEqual(['a', 'b', 'c']);
});

test('what is put alone stays a single write', async () => {
  const { table, real, asked } = await watched();
  await table.write(putOf('a'));
  await table.write(putOf('b'));
  expect(asked).toEqual(['put', 'put']);
  expect(await real.get(keyOf('b'))).toEqual(putOf('b').item);
});

test('more than a call takes goes in several', async () => {
  const { table, real, asked } = await watched();
  await Promise.all(Array.from({ length: 60 }, (_, name) => table.write(putOf(name))));
  expect(asked).toEqual(['25 together', '25 together', '10 together']);
  expect(await real.getMany(Array.from({ length: 60 }, (_, name) => keyOf(name)))).toHaveLength(60);
});

test('a put with a condition goes alone and keeps its own answer', async () => {
  const { table, real, asked } = await watched();
  await real.write(putOf('a', { eerst: true }));
  const condition = { expression: 'attribute_not_exists(pk)' };
  const [first, second] = await Promise.allSettled([
    table.write({ ...putOf('a'), condition }),
    table.write(putOf('b')),
    table.write(putOf('c')),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: { kind: 'conflict' } });
  expect(second.status).toBe('fulfilled');
  expect(asked).toEqual(['put on a condition', '2 together']);
  expect(await real.get(keyOf('a'))).toMatchObject({ eerst: true });
});

test('the same item put twice at once is written twice, never refused', async () => {
  const { table, real } = await watched();
  await Promise.all([table.write(putOf('a', { n: 1 })), table.write(putOf('a', { n: 2 })), table.write(putOf('b'))]);
  expect([1, 2]).toContain((await real.get(keyOf('a')))?.['n']);
  expect(await real.get(keyOf('b'))).toBeDefined();
});

test('a call that fails fails everybody in it, and nobody else', async () => {
  const { table, asked } = await watched((what) => what === '25 together');
  const puts = Array.from({ length: 27 }, (_, name) => table.write(putOf(name)));
  const ends = await Promise.allSettled(puts);
  expect(ends.map(({ status }) => status)).toEqual([
    ...Array.from({ length: 25 }, () => 'rejected'),
    'fulfilled',
    'fulfilled',
  ]);
  expect(asked).toEqual(['25 together', '2 together']);
});

test('items that the table had no time for are put again, and only these', async () => {
  const sent: number[] = [];
  const full = await startTables((call) => async (operation, input) => {
    if (operation !== 'BatchWriteItem') return call(operation, input);
    const [[name, requests] = ['', []]] = Object.entries(
      (input as { RequestItems: Record<string, unknown[]> }).RequestItems,
    );
    sent.push(requests.length);
    const left = requests.slice(2);
    await call('BatchWriteItem', { RequestItems: { [name]: requests.slice(0, 2) as never } });
    return left.length === 0 ? {} : ({ UnprocessedItems: { [name]: left } } as never);
  });
  try {
    const table = await full.create('inhoud');
    await table.putMany([1, 2, 3, 4, 5].map((name) => putOf(name).item));
    expect(sent).toEqual([5, 3, 1]);
    expect(await table.getMany([1, 2, 3, 4, 5].map(keyOf))).toHaveLength(5);
  } finally {
    await full.close();
  }
});
