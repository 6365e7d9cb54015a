/**
 * Items that are put side by side without a condition go to the table as one call, as `bundled-gets.ts` does for reads: the
 * same units, fewer calls. A put that is asked for by itself stays the single write that it is; one with a condition always
 * goes alone, as its answer is its own. When a call fails, every put in it fails, and whoever asked comes again.
 */
import type { Item, Key, Table, TableWrite } from './table.ts';

/** Items that a table takes in one call. */
const MOST = 25;

interface Asked {
  readonly item: Key & Item;
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

export function bundlePuts(table: Table): Table {
  let asked = new Map<string, Asked>();

  async function putTogether(bundle: readonly Asked[]): Promise<void> {
    try {
      const [first, second] = bundle;
      if (first === undefined) return;
      if (second === undefined) await table.write({ soort: 'put', item: first.item });
      else await table.putMany(bundle.map(({ item }) => item));
      for (const { resolve } of bundle) resolve();
    } catch (fault) {
      for (const { reject } of bundle) reject(fault);
    }
  }

  function putAll(): void {
    const all = [...asked.values()];
    asked = new Map();
    for (let from = 0; from < all.length; from += MOST) void putTogether(all.slice(from, from + MOST));
  }

  const put = (item: Key & Item): Promise<void> =>
    new Promise((resolve, reject) => {
      const name = nameOf(item);
      // A call takes an item once; which of two comes last is as open as it is for two calls.
      if (asked.has(name)) return resolve(table.write({ soort: 'put', item }));
      // After everything that runs now: each of many contacts has asked by then.
      if (asked.size === 0) setImmediate(putAll);
      asked.set(name, { item, resolve, reject });
    });

  const isPlain = (write: TableWrite): write is Extract<TableWrite, { soort: 'put' }> =>
    write.soort === 'put' && write.condition === undefined;

  return { ...table, write: (write) => (isPlain(write) ? put(write.item) : table.write(write)) };
}
