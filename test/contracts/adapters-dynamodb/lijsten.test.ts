/** A list holds keys; what is listed is read from the table, which may know more or less than the list does. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadListed } from '../../../shared/adapters/dynamodb/lijsten.ts';
import type { Item, Key, Table } from '../../../shared/adapters/dynamodb/table.ts';
import { makeDynamoZakenStore } from '../../../shared/adapters/dynamodb/zaken-store.ts';
import { foldContact } from '../../../shared/domain/contact/fold-contact.ts';
import type { ContactGebeurtenis } from '../../../shared/domain/contact/types.ts';
import { type Instant, instant, plusMs } from '../../../shared/domain/tijd/instant.ts';
import { startTables, type TestTables } from '../../support/dynamodb-tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.close());

const NU = instant('2026-11-25T09:00:00.000Z');
const DAGEN = { van: '2026-11-25', totEnMet: '2026-11-25' };
const key = (id: string): Key & Item => ({ pk: id, sk: 'S' });

/** A table of which a read that does not wait for the newest misses what `late` names. */
function lagging(items: readonly Key[], late: ReadonlySet<string>) {
  const asked: { readonly keys: number; readonly verse: boolean | undefined }[] = [];
  const getMany: Table['getMany'] = async (keys, _attributen, verse) => {
    asked.push({ keys: keys.length, verse });
    const wanted = new Set(keys.map(({ pk }) => pk));
    return items.filter(({ pk }) => wanted.has(pk) && (verse || !late.has(pk))).toReversed() as unknown as Item[];
  };
  return { table: { getMany } as unknown as Table, asked };
}

describe('what is listed', () => {
  test('comes in the order of the list, each once, without what is gone', async () => {
    const { table } = lagging(['a', 'b', 'c'].map(key), new Set());
    const found = await loadListed(
      table,
      ['c', 'gone', 'a', 'c', 'b'].map((id) => ({ ...key(id), lpk: 'L' })),
    );
    expect(found.map(({ pk }) => pk)).toEqual(['c', 'a', 'b']);
  });

  test('is asked for again when the list knows of it sooner than a cheap read does, and only that', async () => {
    const { table, asked } = lagging(['a', 'b', 'c'].map(key), new Set(['b']));
    expect((await loadListed(table, ['a', 'b', 'c'].map(key))).map(({ pk }) => pk)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual([
      { keys: 3, verse: false },
      { keys: 1, verse: true },
    ]);
  });

  test('is read a hundred at a time, and not at all when the list is empty', async () => {
    const ids = Array.from({ length: 250 }, (_, i) => `i${i}`);
    const { table, asked } = lagging(ids.map(key), new Set());
    expect(await loadListed(table, ids.map(key))).toHaveLength(250);
    expect(asked.map(({ keys }) => keys)).toEqual([100, 100, 50]);
    expect(await loadListed(table, [])).toEqual([]);
    expect(asked).toHaveLength(3);
  });
});

function mail(id: string, op: Instant, done: boolean) {
  const events: ContactGebeurtenis[] = [
    {
      id: 'e',
      op,
      soort: 'bericht-ontvangen',
      bericht: 'b',
      soortBericht: 'persoon',
      wijkteam: 'centrum',
      gevaarsignalen: [],
    },
    ...(done
      ? [
          {
            id: 'f',
            op: plusMs(op, 1),
            soort: 'afgesloten' as const,
            uitkomst: 'informatie-advies' as const,
            door: 'olga',
          },
        ]
      : []),
  ];
  return foldContact({ id, kanaal: 'mail', vervolgVan: null }, events);
}

describe('a list that is behind', () => {
  async function staleStore() {
    const table = await tables.create('zaken');
    const store = makeDynamoZakenStore(table);
    for (const [id, op] of [
      ['a', NU],
      ['b', plusMs(NU, 1000)],
    ] as const)
      await store.save([{ soort: 'contact', contact: mail(id, op, false), volgendeActieOp: null, vorige: 0 }]);
    const waits = await table.query({
      IndexName: 'lijsten',
      KeyConditionExpression: 'lpk = :lpk',
      values: { ':lpk': 'CONTACT#WACHT' },
    });
    await store.save([{ soort: 'contact', contact: mail('a', NU, true), volgendeActieOp: null, vorige: 1 }]);
    // The index still tells what it told before `a` was closed.
    const query: Table['query'] = async (asked) =>
      asked.values[':lpk'] === 'CONTACT#WACHT' ? waits : table.query(asked);
    const queryAll: Table['queryAll'] = async function* (asked) {
      yield* (await query(asked)).items;
    };
    return makeDynamoZakenStore({ ...table, query, queryAll });
  }

  test('shows nobody who no longer waits as waiting, on the board or in a search', async () => {
    const store = await staleStore();
    const board: string[] = [];
    for await (const { id } of store.listWachtend()) board.push(id);
    expect(board).toEqual(['b']);
    const found = await store.searchContacten({ dagen: DAGEN, statussen: ['wachtend'] }, 10);
    expect(found.items.map(({ value }) => value.id)).toEqual(['b']);
  });

  test('shows a contact once in a page, as it is now', async () => {
    const store = await staleStore();
    const { items } = await store.searchContacten({ dagen: DAGEN }, 10);
    expect(items.map(({ value, versie }) => [value.id, value.status, versie])).toEqual([
      ['a', 'afgesloten', 2],
      ['b', 'wachtend', 1],
    ]);
  });
});
