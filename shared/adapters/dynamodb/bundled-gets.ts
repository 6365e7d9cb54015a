/**
 * Reads that are asked for side by side go to the table as one call. A batch of messages speaks of many contacts, and each
 * is handled as if it were alone: what they read at the same moment would be as many calls for the same answer.
 *
 * Every read is as consistent as it is alone and is made after it was asked for; one that is asked for by itself stays the
 * single read that it is. When a call fails, every read in it fails, and whoever asked comes again.
 */
import type { Item, Key, Table } from './table.ts';

/** Keys that a table takes in one call. */
const MOST = 100;

interface Asked {
  readonly key: Key;
  readonly waiting: { readonly resolve: (item: Item | undefined) => void; readonly reject: (fault: unknown) => void }[];
}

const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);

export function bundleGets(table: Table): Table {
  let asked = new Map<string, Asked>();

  async function readTogether(bundle: readonly (readonly [name: string, asked: Asked])[]): Promise<void> {
    try {
      const keys = bundle.map(([, { key }]) => key);
      const [only] = keys;
      const found = keys.length === 1 && only !== undefined ? [await table.get(only)] : await table.getMany(keys);
      const byName = new Map(
        found.flatMap((item) => (item === undefined ? [] : [[nameOf(item as Item & Key), item] as const])),
      );
      for (const [name, { waiting }] of bundle) {
        const item = byName.get(name);
        // Nobody may change what another one got.
        for (const { resolve } of waiting) resolve(waiting.length > 1 ? structuredClone(item) : item);
      }
    } catch (fault) {
      for (const [, { waiting }] of bundle) for (const { reject } of waiting) reject(fault);
    }
  }

  function readAll(): void {
    const all = [...asked];
    asked = new Map();
    for (let from = 0; from < all.length; from += MOST) void readTogether(all.slice(from, from + MOST));
  }

  const get = (key: Key): Promise<Item | undefined> =>
    new Promise((resolve, reject) => {
      // After everything that runs now: each of many contacts has asked by then.
      if (asked.size === 0) setImmediate(readAll);
      const name = nameOf(key);
      const one = asked.get(name) ?? { key, waiting: [] };
      one.waiting.push({ resolve, reject });
      asked.set(name, one);
    });

  return {
    ...table,
    get,
    async getMany(keys, attributen, verse = true) {
      // What others ask for is whole items, as they are now.
      if (attributen !== undefined || !verse) return table.getMany(keys, attributen, verse);
      return (await Promise.all(keys.map(get))).filter((item) => item !== undefined);
    },
  };
}
