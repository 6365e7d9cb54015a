import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { bundleGets } from '../../../shared/adapters/dynamodb/bundled-gets.ts';
import type { Item, Key, Table } from '../../../shared/adapters/dynamodb/table.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const keyOf = (name: string | number): Key => ({ pk: `p#${name}`, sk: 's' });

/** A table that holds `names`, and what it was asked: the number of keys in each call. */
async function holding(...names: readonly (string | number)[]) {
  const real = await tables.create('inhoud');
  for (const name of names) await real.write({ soort: 'put', item: { ...keyOf(name), lijst: [String(name)] } });
  const asked: string[] = [];
  const watched: Table = {
    ...real,
    get: (key) => {
      asked.push('one');
      return real.get(key);
    },
    getMany: (keys, ...more) => {
      asked.push(`${keys.length} together`);
      return real.getMany(keys, ...more);
    },
  };
  return { table: bundleGets(watched), real, asked };
}

test('what is asked side by side is read in one call, and everybody gets their own answer', async () => {
  const { table, asked } = await holding('a', 'b', 'c');
  const found = await Promise.all(['b', 'nobody', 'a', 'c'].map((name) => table.get(keyOf(name))));
  expect(found.map((item) => item?.['lijst'])).toEqual([['b'], undefined, ['a'], ['c']]);
  expect(asked).toEqual(['4 together']);
});

test('what is asked alone stays a single read', async () => {
  const { table, asked } = await holding('a');
  expect(await table.get(keyOf('a'))).toEqual({ ...keyOf('a'), lijst: ['a'] });
  expect(await table.get(keyOf('b'))).toBeUndefined();
  expect(asked).toEqual(['one', 'one']);
});

test('the same item asked twice is read once, and what one does with it the other does not see', async () => {
  const { table, asked } = await holding('a');
  const [first, second] = await Promise.all([table.get(keyOf('a')), table.get(keyOf('a'))]);
  (first as { lijst: string[] }).lijst.push('changed');
  expect(second).toEqual({ ...keyOf('a'), lijst: ['a'] });
  expect(asked).toEqual(['one']);
});

test('several lists of keys that are asked for side by side are one call, and an item of two lists is in both', async () => {
  const { table, asked } = await holding('a', 'b', 'c');
  const [first, second] = await Promise.all([
    table.getMany(['a', 'nobody', 'b'].map(keyOf)),
    table.getMany(['b', 'c'].map(keyOf)),
  ]);
  expect(first.map((item) => item['lijst'])).toEqual([['a'], ['b']]);
  expect(second.map((item) => item['lijst'])).toEqual([['b'], ['c']]);
  expect(asked).toEqual(['4 together']);
});

test('parts of items, and items that need not be new, are asked for apart', async () => {
  const { table, asked } = await holding('a', 'b');
  await Promise.all([
    table.getMany([keyOf('a')], ['pk']),
    table.getMany([keyOf('a'), keyOf('b')], undefined, false),
    table.get(keyOf('b')),
  ]);
  expect(asked.sort()).toEqual(['1 together', '2 together', 'one']);
});

test('parts of keys that would run together are different items', async () => {
  const { table, real } = await holding();
  const [one, two] = [
    { pk: 'a b', sk: 'c' },
    { pk: 'a', sk: 'b c' },
  ];
  await real.write({ soort: 'put', item: { ...one, wie: 1 } });
  await real.write({ soort: 'put', item: { ...two, wie: 2 } });
  expect((await Promise.all([table.get(one), table.get(two)])).map((item) => item?.['wie'])).toEqual([1, 2]);
});

test('more than a call takes goes in several', async () => {
  const { table, asked } = await holding(0, 120);
  const found = await Promise.all(Array.from({ length: 121 }, (_, name) => table.get(keyOf(name))));
  expect(found.flatMap((item) => item?.['lijst'] ?? [])).toEqual(['0', '120']);
  expect(asked).toEqual(['100 together', '21 together']);
});

test('a read is made after it was asked for: it sees what was written before', async () => {
  const { table } = await holding('a');
  await table.write({ soort: 'put', item: { ...keyOf('a'), lijst: ['new'] } });
  const [item] = await Promise.all([table.get(keyOf('a')), table.get(keyOf('b'))]);
  expect(item?.['lijst']).toEqual(['new']);
});

test('when a call fails everybody in it is told, and who asks again is read anew', async () => {
  const { real } = await holding('a');
  let broken = true;
  const failing = async (keys: readonly Key[]): Promise<readonly Item[]> => {
    if (broken) throw new Error('away');
    return real.getMany(keys);
  };
  const table = bundleGets({ ...real, getMany: failing });
  const ask = () => Promise.allSettled([table.get(keyOf('a')), table.get(keyOf('b'))]);
  expect((await ask()).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  broken = false;
  expect((await ask()).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});
