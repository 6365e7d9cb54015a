/** Items and index entries in the database: one row an item, one row an index entry that points to it. */

import type { Database } from './database.ts';
import { type Place, placeInIndex } from './item-keys.ts';
import { itemSize } from './sizes.ts';
import type { StreamStore } from './stream-store.ts';
import type { IndexDefinition, TableDefinition } from './table-definition.ts';
import { type Attributes, getOwn } from './values.ts';

export interface ItemStore {
  get(table: TableDefinition, place: Place): Attributes | undefined;
  /** Brings the item at a place from `before` to `after` with indexes and stream; tells whether the stream grew. */
  replace(
    table: TableDefinition,
    place: Place,
    before: Attributes | undefined,
    after: Attributes | undefined,
    byTtl?: boolean,
  ): boolean;
  /** Makes the entries of a new index from the items that are there. */
  buildIndex(table: TableDefinition, index: IndexDefinition): void;
  /** Writes anew when each item expires, after the TTL attribute changed. */
  rebuildExpiry(table: TableDefinition): void;
  dropIndex(index: IndexDefinition): void;
  drop(table: TableDefinition): void;
  totals(table: TableDefinition): { readonly count: number; readonly bytes: number };
}

/** Epoch seconds at which an item expires; null when it has no number there. */
export function expiryOf(table: TableDefinition, item: Attributes): number | null {
  const value = table.ttlAttribute === undefined ? undefined : getOwn(item, table.ttlAttribute)?.N;
  return value === undefined ? null : Number(value);
}

export function openItemStore(database: Database, streams: StreamStore): ItemStore {
  const select = database.prepare('SELECT item FROM dynamodb_items WHERE table_id = ? AND pk = ? AND sk = ?');
  const upsert = database.prepare(
    'INSERT INTO dynamodb_items (table_id, pk, sk, item, size, expires_at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET item = excluded.item, size = excluded.size, expires_at = excluded.expires_at',
  );
  const remove = database.prepare('DELETE FROM dynamodb_items WHERE table_id = ? AND pk = ? AND sk = ?');
  const addEntry = database.prepare('INSERT INTO dynamodb_entries (index_id, ipk, isk, pk, sk) VALUES (?, ?, ?, ?, ?)');
  const removeEntry = database.prepare(
    'DELETE FROM dynamodb_entries WHERE index_id = ? AND ipk = ? AND isk = ? AND pk = ? AND sk = ?',
  );
  const all = database.prepare('SELECT pk, sk, item FROM dynamodb_items WHERE table_id = ?');
  const expire = database.prepare('UPDATE dynamodb_items SET expires_at = ? WHERE table_id = ? AND pk = ? AND sk = ?');
  const dropEntries = database.prepare('DELETE FROM dynamodb_entries WHERE index_id = ?');
  const dropItems = database.prepare('DELETE FROM dynamodb_items WHERE table_id = ?');
  const dropStream = database.prepare('DELETE FROM dynamodb_stream WHERE table_id = ?');
  const count = database.prepare(
    'SELECT COUNT(*) AS count, COALESCE(SUM(size), 0) AS bytes FROM dynamodb_items WHERE table_id = ?',
  );

  const updateEntry = (index: IndexDefinition, place: Place, from: Place | undefined, to: Place | undefined) => {
    if (from !== undefined && to !== undefined && samePlace(from, to)) return;
    if (from !== undefined) removeEntry.run(index.id, from.pk, from.sk, place.pk, place.sk);
    if (to !== undefined) addEntry.run(index.id, to.pk, to.sk, place.pk, place.sk);
  };
  const everyItem = (table: TableDefinition) =>
    (all.all(table.id) as unknown as { pk: Uint8Array; sk: Uint8Array; item: string }[]).map(({ pk, sk, item }) => ({
      place: { pk, sk },
      item: JSON.parse(item) as Attributes,
    }));

  return {
    get(table, place) {
      const row = select.get(table.id, place.pk, place.sk) as { item: string } | undefined;
      return row === undefined ? undefined : JSON.parse(row.item);
    },
    replace(table, place, before, after, byTtl = false) {
      if (after !== undefined) {
        const text = JSON.stringify(after);
        upsert.run(table.id, place.pk, place.sk, text, itemSize(after), expiryOf(table, after));
      } else if (before !== undefined) {
        remove.run(table.id, place.pk, place.sk);
      }
      for (const index of table.indexes) {
        updateEntry(
          index,
          place,
          before === undefined ? undefined : placeInIndex(index, before),
          after === undefined ? undefined : placeInIndex(index, after),
        );
      }
      return streams.append(table, before, after, byTtl);
    },
    buildIndex(table, index) {
      for (const { place, item } of everyItem(table)) {
        updateEntry(index, place, undefined, placeInIndex(index, item));
      }
    },
    rebuildExpiry(table) {
      for (const { place, item } of everyItem(table)) {
        expire.run(expiryOf(table, item), table.id, place.pk, place.sk);
      }
    },
    dropIndex(index) {
      dropEntries.run(index.id);
    },
    drop(table) {
      for (const index of table.indexes) dropEntries.run(index.id);
      dropItems.run(table.id);
      dropStream.run(table.id);
    },
    totals: (table) => count.get(table.id) as unknown as { count: number; bytes: number },
  };
}

const samePlace = (a: Place, b: Place): boolean => Buffer.compare(a.pk, b.pk) === 0 && Buffer.compare(a.sk, b.sk) === 0;
