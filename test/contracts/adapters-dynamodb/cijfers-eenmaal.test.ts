/**
 * A contact is in its cell exactly once, although marker and cell are two writes: wherever a process dies between them,
 * however often and in whatever order versions come, and whoever else is at it. Also when the cell holds all the tokens
 * that it may.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MAX_TEKENS } from '../../../shared/adapters/dynamodb/cel-eenmaal.ts';
import { CEL_SHARDS, makeDynamoCijferStore } from '../../../shared/adapters/dynamodb/cijfer-store.ts';
import { shardOf } from '../../../shared/adapters/dynamodb/shard.ts';
import type { Table } from '../../../shared/adapters/dynamodb/table.ts';
import { makeMemoryCijferStore } from '../../../shared/adapters/memory/memory-cijfer-store.ts';
import type { CijferStore, Toevoeging } from '../../../shared/application/ports.ts';
import { makeProjectBereikbaarheid } from '../../../shared/application/project-bereikbaarheid.ts';
import type { ContactChange } from '../../../shared/application/zaak-change.ts';
import { codeerCel } from '../../../shared/domain/bereikbaarheid/codering.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';
import { makeWorld } from '../../support/memory-world.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const OP = instant('2026-11-25T09:10:00.000Z');
const EERDER = instant('2026-11-25T08:50:00.000Z');
const memory = makeWorld();

/** The versions of one call: answered; answered sooner than was known; queued an hour before that. */
function versionsOf(id: string): readonly ContactChange[] {
  const facts: ContactGebeurtenis[] = [
    { id: 'a', op: OP, soort: 'in-wachtrij', wijkteam: 'centrum' },
    { id: 'b', op: plusMs(OP, 40_000), soort: 'aangenomen' },
    { id: 'c', op: plusMs(OP, 20_000), soort: 'aangenomen' },
    { id: 'd', op: plusMs(OP, 90_000), soort: 'beeindigd' },
    { id: 'e', op: EERDER, soort: 'in-wachtrij', wijkteam: 'centrum' },
  ];
  return facts.map((_, index) => ({
    soort: 'contact',
    volgnummer: `${id}/${index}`,
    contact: foldContact({ id, kanaal: 'telefoon', vervolgVan: null }, facts.slice(0, index + 1)),
    versie: index + 1,
  }));
}

const projectWith = (cijfers: CijferStore) =>
  makeProjectBereikbaarheid({ cijfers, instellingen: memory.instellingen, jitter: async () => {} });

async function cellsOf(store: CijferStore) {
  const cells = await store.readCells(
    'telefoon',
    'centrum',
    instant('2026-11-25T00:00:00.000Z'),
    instant('2026-11-26T00:00:00.000Z'),
  );
  return cells
    .map(({ sleutel, cel }) => [sleutel.uur, codeerCel(cel)])
    .filter(([, cel]) => Object.keys(cel as object).length > 0);
}

/** Ids that all fall in the same item as `first`. */
function sameShard(first: string, count: number): string[] {
  const ids: string[] = [];
  for (let i = 0; ids.length < count; i += 1) {
    const id = `vol-${i}`;
    if (shardOf(id, CEL_SHARDS) === shardOf(first, CEL_SHARDS)) ids.push(id);
  }
  return ids;
}

/** So many contacts, each of a single delivery, that the item of `first` takes no more tokens. */
async function fill(store: CijferStore, first: string): Promise<void> {
  const project = projectWith(store);
  for (const id of sameShard(first, MAX_TEKENS)) {
    const change = versionsOf(id)[1];
    if (change) await project([change]);
  }
}

async function expected(filled: boolean, ids: readonly string[], first: string, upTo = 5) {
  const store = makeMemoryCijferStore();
  if (filled) await fill(store, first);
  for (const id of ids) await projectWith(store)(versionsOf(id).slice(upTo - 1, upTo));
  return cellsOf(store);
}

class Crash extends Error {}

/** Dies before or after call `at` to the table, and stays dead. 0 = never. */
function crashing(table: Table, at: number, moment: 'before' | 'after') {
  let [calls, dead] = [0, false];
  const wrap =
    <A extends unknown[], T>(method: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      calls += 1;
      const now = calls === at;
      if (dead || (now && moment === 'before')) {
        dead = true;
        throw new Crash();
      }
      const result = await method(...args);
      if (now) {
        dead = true;
        throw new Crash();
      }
      return result;
    };
  const { get, getMany, write, transact, query } = table;
  const wrapped = {
    ...table,
    get: wrap(get),
    getMany: wrap(getMany),
    write: wrap(write),
    transact: wrap(transact),
    query: wrap(query),
  };
  return { table: wrapped as Table, calls: () => calls };
}

describe.each([
  ['a cell with room', false],
  ['a cell that takes no more tokens', true],
])('%s', (_name, filled) => {
  test.each([2, 3, 5])(
    'dying at any call while version %p is applied, and delivered again, counts once',
    async (upTo) => {
      const want = await expected(filled, ['c'], 'c', upTo);
      async function run(at: number, moment: 'before' | 'after'): Promise<number> {
        const table = await tables.create('cijfers');
        const alive = makeDynamoCijferStore(table);
        if (filled) await fill(alive, 'c');
        const versions = versionsOf('c');
        for (const earlier of versions.slice(0, upTo - 1)) await projectWith(alive)([earlier]);
        const dying = crashing(table, at, moment);
        const change = versions.slice(upTo - 1, upTo);
        await projectWith(makeDynamoCijferStore(dying.table))(change);
        const { mislukt } = await projectWith(alive)(change);
        expect(mislukt).toEqual([]);
        expect({ at, moment, cells: await cellsOf(alive) }).toEqual({ at, moment, cells: want });
        return dying.calls();
      }
      const calls = await run(0, 'before');
      expect(calls).toBeGreaterThan(2);
      for (let at = 1; at <= calls; at += 1) for (const moment of ['before', 'after'] as const) await run(at, moment);
    },
  );

  test('a process that died is completed by the next version as well, which may lie in another cell', async () => {
    const want = await expected(filled, ['c'], 'c', 5);
    for (let at = 1; at <= 6; at += 1) {
      const table = await tables.create('cijfers');
      const alive = makeDynamoCijferStore(table);
      if (filled) await fill(alive, 'c');
      const versions = versionsOf('c');
      await projectWith(makeDynamoCijferStore(crashing(table, at, 'after').table))(versions.slice(1, 2));
      await projectWith(alive)(versions.slice(4, 5));
      expect(await cellsOf(alive)).toEqual(want);
    }
  });

  test('two who both see that an addition is missing add it once', async () => {
    const want = await expected(filled, ['c'], 'c', 2);
    const table = await tables.create('cijfers');
    const alive = makeDynamoCijferStore(table);
    if (filled) await fill(alive, 'c');
    await projectWith(makeDynamoCijferStore(crashing(table, 4, 'before').table))(versionsOf('c').slice(1, 2));
    const marker = await alive.loadMarker('c');
    expect(marker?.nog).toBeDefined();
    expect(await cellsOf(alive)).not.toEqual(want);
    // Each has looked at the cell before either of them writes.
    let waiting: (() => void)[] = [];
    const together: Table = {
      ...table,
      getMany: async (...asked) => {
        const found = await table.getMany(...asked);
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          if (waiting.length === 2) for (const go of waiting.splice(0)) go();
        });
        return found;
      },
    };
    const markers = new Map(marker ? [['c', marker]] : []);
    await Promise.all([1, 2].map(() => makeDynamoCijferStore(together).finish(markers)));
    waiting = [];
    expect(await cellsOf(alive)).toEqual(want);
  });

  test('whoever replaces a marker without looking first completes it first', async () => {
    const want = await expected(filled, ['c'], 'c', 3);
    const table = await tables.create('cijfers');
    const alive = makeDynamoCijferStore(table);
    if (filled) await fill(alive, 'c');
    await projectWith(makeDynamoCijferStore(crashing(table, 4, 'before').table))(versionsOf('c').slice(1, 2));
    const marker = await alive.loadMarker('c');
    const applied: Toevoeging[] = [];
    const memoryStore = makeMemoryCijferStore();
    for (const version of versionsOf('c').slice(1, 3))
      await projectWith({
        ...memoryStore,
        applyAll: async (all) => {
          applied.push(...all);
          await memoryStore.applyAll(all);
        },
      })([version]);
    expect([marker?.versie, marker?.nog === undefined]).toEqual([2, false]);
    await alive.applyAll(applied.slice(1));
    expect(await cellsOf(alive)).toEqual(want);
  });

  test('workers at the same time, doubled and stale versions, and a batch between them count every call once', async () => {
    const ids = ['c', 'd', 'e'];
    const want = await expected(filled, ids, 'c');
    const delivery = fc.record({ id: fc.constantFrom(...ids), versie: fc.constantFrom(1, 2, 2, 3, 5) });
    const work = fc.array(fc.array(delivery, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), work, work, async (scheduler, one, two) => {
        const table = await tables.create('cijfers');
        const alive = makeDynamoCijferStore(table);
        if (filled) await fill(alive, 'c');
        const turn =
          <A extends unknown[], T>(method: (...args: A) => Promise<T>) =>
          (...args: A): Promise<T> =>
            scheduler.schedule(Promise.resolve()).then(() => method(...args));
        const { get, getMany, write, transact } = table;
        const slow: Table = {
          ...table,
          get: turn(get),
          getMany: turn(getMany),
          write: turn(write),
          transact: turn(transact),
        };
        async function worker(batches: typeof one): Promise<void> {
          const project = projectWith(makeDynamoCijferStore(slow));
          for (const batch of batches)
            await project(batch.flatMap(({ id, versie }) => versionsOf(id).slice(versie - 1, versie)));
        }
        await scheduler.waitFor(Promise.all([worker(one), worker(two)]));
        // Whatever failed comes again in the end, and so does the newest of each.
        const { mislukt } = await projectWith(alive)(ids.flatMap((id) => versionsOf(id).slice(4)));
        expect(mislukt).toEqual([]);
        expect(await cellsOf(alive)).toEqual(want);
      }),
      { numRuns: filled ? 15 : 40 },
    );
  }, 120_000);
});

test('what is in the cell already is not added by whoever comes late with an old marker', async () => {
  const table = await tables.create('cijfers');
  const store = makeDynamoCijferStore(table);
  const change = versionsOf('c')[1];
  if (change === undefined) throw new Error('there is no such version');
  await projectWith(store)([change]);
  const marker = await store.loadMarker('c');
  if (marker === undefined) throw new Error('there is no marker');
  const before = await cellsOf(store);
  await store.finish(new Map([['c', marker]]));
  await projectWith(store)(versionsOf('c').slice(4));
  await store.finish(new Map([['c', marker]]));
  const after = await cellsOf(store);
  expect(after).not.toEqual(before);
  expect(after).toEqual(await expected(false, ['c'], 'c'));
});

test('a contact of which nothing was left halfway asks for no reading when its marker is finished', async () => {
  const table = await tables.create('cijfers');
  const counted = crashing(table, 0, 'before');
  const store = makeDynamoCijferStore(counted.table);
  await store.finish(new Map([['c', { versie: 3, bijdragen: [] }]]));
  expect(counted.calls()).toBe(0);
});

test('what was added to a cell with others and is taken back alone is gone, whatever items the cell lies in', async () => {
  const store = makeDynamoCijferStore(await tables.create('cijfers'));
  const ids = Array.from({ length: 12 }, (_, i) => `c${i}`);
  const of = (versie: number) => ids.flatMap((id) => versionsOf(id).slice(versie - 1, versie));
  await projectWith(store)(of(2));
  const [together] = await cellsOf(store);
  expect(together?.[1]).toMatchObject({ tb: 12 });
  // Each moves to the hour before, on its own; the last ones from where there is nothing of them.
  for (const change of of(5)) await projectWith(store)([change]);
  expect(await cellsOf(store)).toEqual(await expected(false, ids, 'c0'));
});

const uren: readonly Instant[] = [OP, EERDER];
test('the versions that are used here do lie in two cells', () => {
  const hours = versionsOf('c').flatMap(({ contact }) => contact.wachten.map(({ begin }) => begin));
  expect(new Set(hours)).toEqual(new Set(uren));
});
