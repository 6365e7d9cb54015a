/**
 * Open WebSocket connections. Each has an item of its own (to know on its end what it was) and one in the list it
 * belongs to (a gesprek, or the staff). Both carry the same expiry, for cleaning only. The own item comes first and goes
 * last: after a crash in between nobody is listed who cannot be taken off the list, and whoever connects tries again.
 */
import type { VerbindingStore } from '../../application/ports.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Gebruiker } from '../../domain/organisatie/types.ts';
import { epochMs, HOUR, type Instant, plusMs } from '../../domain/tijd/instant.ts';
import type { Condition, Item, Key, Table, TableWrite } from './table.ts';

const LIVE = 'LIVE';
const own = (verbinding: string): Key => ({ pk: `VERBINDING#${verbinding}`, sk: 'VERBINDING' });
const inGesprek = (gesprek: string): string => `GESPREK#${gesprek}`;
const ttl = (at: Instant): number => Math.floor(epochMs(at) / 1000);

/** A connection lives shorter than this; nothing removes its counters but time. */
const LITTER_MS = 3 * HOUR;

/** Whether the condition held. */
async function attempt(table: Table, key: Key, update: string, condition: Condition): Promise<boolean> {
  try {
    await table.write({ soort: 'update', key, update, condition });
    return true;
  } catch (error) {
    if (error instanceof ConflictError) return false;
    throw error;
  }
}

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
    addLive: ({ verbinding, gebruiker, sinds }, verlooptOp) => add(verbinding, LIVE, verlooptOp, { gebruiker, sinds }),
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
        sinds: item['sinds'] as Instant,
      })),
    liveOf: async (verbinding) => (await table.get(own(verbinding)))?.['gebruiker'] as Gebruiker | undefined,
    async takeTurn(verbinding, soort, { nu, perMs, burst }) {
      // One number: until when it has used up what it may. One write as long as it is ahead of that, which is nearly always.
      const now = epochMs(nu);
      const key = { pk: `TEMPO#${verbinding}`, sk: soort };
      const ends = ttl(plusMs(nu, LITTER_MS));
      const fresh = await attempt(table, key, 'SET vol = :vol, verlooptOp = :ttl', {
        expression: 'attribute_not_exists(vol) OR vol <= :nu',
        values: { ':vol': now + perMs, ':nu': now, ':ttl': ends },
      });
      if (fresh) return true;
      return attempt(table, key, 'SET vol = vol + :per, verlooptOp = :ttl', {
        expression: 'vol <= :meest',
        values: { ':per': perMs, ':meest': now + (burst - 1) * perMs, ':ttl': ends },
      });
    },
  };
}
