/**
 * Open WebSocket connections. Each has an item of its own (to know on its end what it was) and one in the list it
 * belongs to (a gesprek, or the staff). Both carry the same expiry, for cleaning only. The own item comes first and goes
 * last: after a crash in between nobody is listed who cannot be taken off the list, and whoever connects tries again.
 */
import type { VerbindingStore } from '../../application/ports.ts';
import type { Gebruiker } from '../../domain/organisatie/types.ts';
import { epochMs, type Instant } from '../../domain/tijd/instant.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

const LIVE = 'LIVE';
const own = (verbinding: string): Key => ({ pk: `VERBINDING#${verbinding}`, sk: 'VERBINDING' });
const inGesprek = (gesprek: string): string => `GESPREK#${gesprek}`;
const ttl = (at: Instant): number => Math.floor(epochMs(at) / 1000);

export function makeDynamoVerbindingStore(table: Table): VerbindingStore {
  async function remove(verbinding: string): Promise<{ gesprek?: string }> {
    const item = await table.get(own(verbinding));
    if (item === undefined) return {};
    await table.write({ soort: 'delete', key: { pk: item['lijst'] as string, sk: verbinding } });
    await table.write({ soort: 'delete', key: own(verbinding) });
    const gesprek = item['gesprek'] as string | undefined;
    return gesprek === undefined ? {} : { gesprek };
  }

  async function add(verbinding: string, lijst: string, verlooptOp: Instant, fields: Item): Promise<void> {
    const before = await table.get(own(verbinding));
    const shared = { ...fields, verlooptOp: ttl(verlooptOp) };
    const puts: readonly TableWrite[] = [
      { soort: 'put', item: { ...own(verbinding), ...shared, lijst } },
      { soort: 'put', item: { pk: lijst, sk: verbinding, ...shared } },
    ];
    if (before !== undefined && before['lijst'] !== lijst) {
      // Never in two gesprekken at once.
      await table.transact([{ soort: 'delete', key: { pk: before['lijst'] as string, sk: verbinding } }, ...puts]);
    } else for (const put of puts) await table.write(put);
  }

  async function list(lijst: string): Promise<Item[]> {
    const items: Item[] = [];
    const query = { KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values: { ':pk': lijst } };
    for await (const item of table.queryAll(query)) items.push(item);
    return items;
  }

  return {
    addChat: (verbinding, gesprek, verlooptOp, wijkteam) =>
      add(verbinding, inGesprek(gesprek), verlooptOp, { gesprek, ...(wijkteam !== undefined && { wijkteam }) }),
    addLive: (verbinding, gebruiker, verlooptOp) => add(verbinding, LIVE, verlooptOp, { gebruiker }),
    remove,
    async chatOf(verbinding) {
      const { gesprek, wijkteam } = (await table.get(own(verbinding))) ?? {};
      if (gesprek === undefined) return undefined;
      return { gesprek: gesprek as string, ...(wijkteam !== undefined && { wijkteam: wijkteam as string }) };
    },
    listChat: async (gesprek) => (await list(inGesprek(gesprek))).map((item) => item['sk'] as string),
    listLive: async () =>
      (await list(LIVE)).map((item) => ({
        verbinding: item['sk'] as string,
        gebruiker: item['gebruiker'] as Gebruiker,
      })),
  };
}
