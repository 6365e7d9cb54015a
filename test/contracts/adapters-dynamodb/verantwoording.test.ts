/** What the store of who did what does, in memory and in DynamoDB alike; and what a line costs. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '../../../shared/adapters/dynamodb/table.ts';
import { regelItem } from '../../../shared/adapters/dynamodb/verantwoording-items.ts';
import {
  makeDynamoLijstenLog,
  makeDynamoVerantwoordingLezer,
  makeDynamoVerantwoordingLog,
} from '../../../shared/adapters/dynamodb/verantwoording-store.ts';
import { makeMemoryVerantwoording } from '../../../shared/adapters/memory/memory-verantwoording.ts';
import type {
  LijstenLog,
  VerantwoordingLezer,
  VerantwoordingLog,
} from '../../../shared/application/verantwoording-ports.ts';
import { HOUR, instant, MINUTE, plusMs } from '../../../shared/domain/tijd/instant.ts';
import type { Vastgelegd } from '../../../shared/domain/verantwoording/zegel.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { OP, regel } from '../../support/verantwoordingsregels.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

type Store = VerantwoordingLog & VerantwoordingLezer & LijstenLog;
const fromTable = (table: Table): Store => ({
  ...makeDynamoVerantwoordingLog(table),
  ...makeDynamoVerantwoordingLezer(table),
  ...makeDynamoLijstenLog(table),
});
const stores: [string, () => Promise<Store>][] = [
  ['memory', async () => makeMemoryVerantwoording()],
  ['DynamoDB', async () => fromTable(await tables.create('verantwoording'))],
];

async function collect(items: AsyncIterable<Vastgelegd>): Promise<Vastgelegd[]> {
  const found: Vastgelegd[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const WEEK = { van: plusMs(OP, -72 * HOUR), tot: plusMs(OP, 72 * HOUR) };
const opObject = (id: string) => ({ sleutel: { op: 'object', soort: 'contact', id } as const, ...WEEK, limit: 10 });

describe.each(stores)('the lines of who did what in %s', (_name, make) => {
  test('are given back by hour as they were written, each with its own key', async () => {
    const store = await make();
    const inHour = [1, 2, 3, 4, 5, 6].map((n) => regel(`r${n}`, { op: plusMs(OP, n * MINUTE) }));
    const later = regel('later', { op: plusMs(OP, HOUR) });
    for (const one of [...inHour, later]) await store.append(one);
    const found = await collect(store.ofUur('2026-11-25T09'));
    expect(found.map((one) => one.regel).toSorted((a, b) => (String(a?.id) < String(b?.id) ? -1 : 1))).toEqual(inHour);
    expect(new Set(found.map(({ sleutel }) => sleutel)).size).toBe(6);
    expect(await collect(store.ofUur('2026-11-25T08'))).toEqual([]);
  });

  test('stay what they were: the same line again, or another in its place, changes nothing', async () => {
    const store = await make();
    await store.append(regel('r1'));
    const before = await collect(store.ofUur('2026-11-25T09'));
    await store.append(regel('r1', { medewerker: 'iemand-anders', resultaat: 'mislukt' }));
    expect(await collect(store.ofUur('2026-11-25T09'))).toEqual(before);
  });

  test('are found by object, newest first, with how many it concerned and not whom', async () => {
    const store = await make();
    await store.append(regel('r1', { object: 'c1' }));
    await store.append(
      regel('r2', { object: 'c1', op: plusMs(OP, MINUTE), betrokkenen: { soort: 'contact', ids: ['c1', 'c2'] } }),
    );
    await store.append(regel('r3', { object: 'c2' }));
    await store.append(regel('r4', { object: 'c1', soort: 'terugbelverzoek' }));
    const { items, cursor } = await store.search(opObject('c1'));
    expect(items.map(({ id, betrokkenen }) => [id, betrokkenen])).toEqual([
      ['r2', { soort: 'contact', aantal: 2 }],
      ['r1', { soort: 'contact', aantal: 1 }],
    ]);
    expect(cursor).toBeUndefined();
  });

  test('are found by medewerker, a page at a time, without gaps or repetitions', async () => {
    const store = await make();
    for (let n = 0; n < 7; n += 1) await store.append(regel(`r${n}`, { op: plusMs(OP, n * MINUTE) }));
    await store.append(regel('x', { medewerker: 'piet' }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.search({ sleutel: { op: 'medewerker', id: 'olga' }, ...WEEK, limit: 3, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined && seen.length < 20);
    expect(seen).toEqual(['r6', 'r5', 'r4', 'r3', 'r2', 'r1', 'r0']);
  });

  test('are found from an instant up to, and not at, another', async () => {
    const store = await make();
    for (const [id, ms] of [
      ['before', -1],
      ['first', 0],
      ['last', MINUTE - 1],
      ['after', MINUTE],
    ] as const)
      await store.append(regel(id, { op: plusMs(OP, ms) }));
    const { items } = await store.search({ ...opObject('c1'), van: OP, tot: plusMs(OP, MINUTE) });
    expect(items.map(({ id }) => id)).toEqual(['last', 'first']);
  });

  test('with a cursor that is none of ours are refused', async () => {
    const store = await make();
    await expect(store.search({ ...opObject('c1'), cursor: '?' })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('of lists are noted once per contact, hour and medewerker, and found by contact', async () => {
    const store = await make();
    const seen = {
      contact: 'c1',
      uur: '2026-11-25T09',
      medewerker: 'olga',
      keren: 3,
      eerste: OP,
      laatste: plusMs(OP, MINUTE),
    };
    await store.noteInLijsten([seen, { ...seen, medewerker: 'piet' }, { ...seen, contact: 'c2' }]);
    await store.noteInLijsten([{ ...seen, keren: 99 }]);
    expect(await store.inLijsten('c1', WEEK.van, WEEK.tot)).toEqual([{ ...seen, medewerker: 'piet' }, seen]);
    expect(await store.inLijsten('c1', plusMs(OP, HOUR), WEEK.tot)).toEqual([]);
  });
});

describe('a line in DynamoDB', () => {
  test('is kept for five years, to the day, and then expires', () => {
    const item = regelItem(regel('r1', { op: instant('2026-11-25T09:00:00.000Z') }));
    expect(new Date(Number(item['verlooptOp']) * 1000).toISOString()).toBe('2031-11-25T09:00:00.000Z');
  });

  test('that touches a hundred people is one item, far from the limit of one', () => {
    const ids = Array.from({ length: 100 }, (_, n) => `0b0e7b9e-6a2b-4c8e-9c39-${String(n).padStart(12, '0')}`);
    const item = regelItem(regel('r1', { betrokkenen: { soort: 'contact', ids } }));
    expect(JSON.stringify(item).length).toBeLessThan(6000);
    expect(String(item['regel'])).not.toContain(ids[7]);
  });

  test('that somebody wrote otherwise is still shown to who checks, as unreadable', async () => {
    const table = await tables.create('verantwoording');
    const item = { ...regelItem(regel('r1')), regel: 'geen json' };
    await table.write({ soort: 'put', item });
    const found = await collect(makeDynamoVerantwoordingLezer(table).ofUur('2026-11-25T09'));
    expect(found).toMatchObject([{ regel: undefined, inhoud: expect.stringContaining('geen json') }]);
  });
});
