/** Notes of failures: a partition per queue or stream, an item per message or place, cleaned up by TTL. */
import type { Mislukking, MislukkingStore } from '../../application/uitval.ts';
import { CLOCK_DAY, epochMs } from '../../domain/tijd/instant.ts';
import type { Item, Table } from './table.ts';

/** A dead-letter queue keeps fourteen days; its notes a day longer. */
const BEWAAR_MS = 15 * CLOCK_DAY;
const PER_KEER = 100;

const partition = (wachtrij: string): string => `UITVAL#${wachtrij}`;
/** Places in a stream are numbers of any length: padded, their order as text is their order as numbers. */
const sortKey = (bericht: string): string => bericht.padStart(40, '0');
const read = (item: Item): Mislukking => JSON.parse(item['mislukking'] as string) as Mislukking;

export function makeDynamoMislukkingStore(table: Table): MislukkingStore {
  return {
    note: (mislukking) =>
      table.write({
        soort: 'put',
        item: {
          pk: partition(mislukking.wachtrij),
          sk: sortKey(mislukking.bericht),
          mislukking: JSON.stringify(mislukking),
          verlooptOp: Math.floor((epochMs(mislukking.op) + BEWAAR_MS) / 1000),
        },
      }),
    async read(wachtrij, berichten) {
      const keys = [...new Set(berichten)].map((bericht) => ({ pk: partition(wachtrij), sk: sortKey(bericht) }));
      const found: Mislukking[] = [];
      for (let from = 0; from < keys.length; from += PER_KEER)
        found.push(...(await table.getMany(keys.slice(from, from + PER_KEER))).map(read));
      return found;
    },
    async readTussen(wachtrij, van, totEnMet) {
      const found: Mislukking[] = [];
      const query = {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
        ConsistentRead: true,
        values: { ':pk': partition(wachtrij), ':van': sortKey(van), ':tot': sortKey(totEnMet) },
      };
      for await (const item of table.queryAll(query)) found.push(read(item));
      return found;
    },
  };
}
