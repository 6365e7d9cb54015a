/** Deletion of what has expired. AWS leaves items alone whose expiry lies more than five years back. */
import { expiryOf } from './item-store.ts';
import type { StoreContext } from './store-context.ts';
import type { Attributes } from './values.ts';

const OLDEST_SECONDS = 5 * 365 * 24 * 3600;
const BATCH = 500;

/** Deletes everything that has expired at the clock's now, with stream records; returns how many items went. */
export function sweepExpired(store: StoreContext): number {
  const now = store.clock.now() / 1000;
  let deleted = 0;
  for (const name of store.catalog.names()) {
    const table = store.catalog.need(name);
    if (table.ttlAttribute === undefined) continue;
    const select = store.database.prepare(
      'SELECT pk, sk, item FROM dynamodb_items WHERE table_id = ? AND expires_at < ? AND expires_at > ? ORDER BY expires_at LIMIT ?',
    );
    for (;;) {
      let streamed = false;
      const gone = store.database.write(() => {
        const rows = select.all(table.id, now, now - OLDEST_SECONDS, BATCH) as unknown as {
          pk: Uint8Array;
          sk: Uint8Array;
          item: string;
        }[];
        for (const { pk, sk, item } of rows) {
          const before: Attributes = JSON.parse(item);
          if (expiryOf(table, before) !== null) {
            streamed = store.items.replace(table, { pk, sk }, before, undefined, true) || streamed;
          }
        }
        return rows.length;
      });
      if (streamed) store.streamGrew(name);
      deleted += gone;
      if (gone < BATCH) break;
    }
  }
  store.streams.trim();
  return deleted;
}
