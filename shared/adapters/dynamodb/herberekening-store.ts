/** Recalculations, in the table of the figures. */
import type { Herberekening, HerberekeningStore } from '../../application/herberekeningen.ts';
import type { Stored } from '../../application/ports.ts';
import { codeerCel, decodeerCel } from '../../domain/bereikbaarheid/codering.ts';
import type { Cel } from '../../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

const LIJST = 'HERBEREKENINGEN';
const LOPEND = 'HERBEREKENING-LOPEND';
const DEEL = 'DEEL#';
const REGEL = 'REGEL#';
const partition = (id: string): string => `HERBEREKENING#${id}`;
const standKey = (id: string): Key => ({ pk: partition(id), sk: 'STAND' });

/** Counters that are added to what a recalculation changed: of one kanaal and wijkteam, or (absent) of the whole. */
export const deelKey = (id: string, deel?: { readonly kanaal: Kanaal; readonly wijkteam: string }): Key => ({
  pk: partition(id),
  sk: deel === undefined ? 'TOTAAL' : `${DEEL}${deel.kanaal}#${deel.wijkteam}`,
});
/** How many waits got another judgement. */
export const GEWIJZIGD = 'gewijzigd';

/** Adds to counters of an item; undefined when there is nothing to add. */
export function addition(key: Key, counters: Iterable<readonly [name: string, count: number]>): TableWrite | undefined {
  const changed = [...counters].filter(([, count]) => count !== 0);
  if (changed.length === 0) return undefined;
  return {
    soort: 'update',
    key,
    update: `ADD ${changed.map(([name]) => `#${name} :${name}`).join(', ')}`,
    condition: {
      expression: '',
      names: Object.fromEntries(changed.map(([name]) => [`#${name}`, name])),
      values: Object.fromEntries(changed.map(([name, count]) => [`:${name}`, count])),
    },
  };
}

const scopeOf = (item: Item, prefix: string): { kanaal: Kanaal; wijkteam: string } => {
  const [kanaal, wijkteam] = (item['sk'] as string).slice(prefix.length).split('#') as [Kanaal, string];
  return { kanaal, wijkteam };
};

export function makeDynamoHerberekeningStore(table: Table): HerberekeningStore {
  const storedOf = (item: Item): Stored<Herberekening> => ({
    versie: item['versie'] as number,
    value: JSON.parse(item['inhoud'] as string) as Herberekening,
  });
  const celOf = (text: unknown): Cel => decodeerCel(JSON.parse(text as string) as Item);

  async function below(id: string, prefix: string): Promise<Item[]> {
    const items: Item[] = [];
    const query = {
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
      values: { ':pk': partition(id), ':prefix': prefix },
      ConsistentRead: true,
    };
    for await (const item of table.queryAll(query)) items.push(item);
    return items;
  }

  return {
    async loadHerberekening(id) {
      const item = await table.get(standKey(id));
      return item && storedOf(item);
    },
    async saveHerberekening(herberekening, vorige, { delen, gewijzigd } = { delen: [], gewijzigd: 0 }) {
      const { id, op, status } = herberekening;
      const lopend = { pk: LOPEND, sk: id };
      await table.transact([
        {
          soort: 'put',
          item: { ...standKey(id), versie: vorige + 1, inhoud: JSON.stringify(herberekening) },
          condition:
            vorige === 0
              ? { expression: 'attribute_not_exists(pk)' }
              : { expression: 'versie = :vorige', values: { ':vorige': vorige } },
        },
        ...(vorige === 0 ? [{ soort: 'put' as const, item: { pk: LIJST, sk: `${op}#${id}`, id } }] : []),
        status === 'klaar' ? { soort: 'delete', key: lopend } : { soort: 'put', item: lopend },
        ...delen.flatMap((deel) => addition(deelKey(id, deel), Object.entries(codeerCel(deel.delta))) ?? []),
        ...[addition(deelKey(id), [[GEWIJZIGD, gewijzigd]])].filter((write) => write !== undefined),
      ]);
    },
    async readHerberekendelen(id) {
      const delen = (await below(id, DEEL)).map((item) => ({ ...scopeOf(item, DEEL), delta: decodeerCel(item) }));
      const totaal = await table.get(deelKey(id));
      return { delen, gewijzigd: (totaal?.[GEWIJZIGD] as number | undefined) ?? 0 };
    },
    async saveHerberekenregels(id, regels) {
      for (const { kanaal, wijkteam, voor, na } of regels) {
        const [before, after] = [voor, na].map((cel) => JSON.stringify(codeerCel(cel)));
        const item = { pk: partition(id), sk: `${REGEL}${kanaal}#${wijkteam}`, voor: before, na: after };
        await table.write({ soort: 'put', item });
      }
    },
    async readHerberekenregels(id) {
      return (await below(id, REGEL)).map((item) => ({
        ...scopeOf(item, REGEL),
        voor: celOf(item['voor']),
        na: celOf(item['na']),
      }));
    },
    async listHerberekeningen(limit, cursor) {
      const startKey = cursor === undefined ? undefined : decodeCursor(cursor, 1).na;
      const page = await table.query({
        KeyConditionExpression: 'pk = :pk',
        values: { ':pk': LIJST },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
        ...(startKey && { startKey: { ...startKey, pk: LIJST } }),
      });
      const found = await table.getMany(page.items.map((item) => standKey(item['id'] as string)));
      const byId = new Map(found.map((item) => [item['pk'] as string, storedOf(item).value]));
      const items = page.items.flatMap((item) => byId.get(partition(item['id'] as string)) ?? []);
      if (page.lastKey === undefined) return { items };
      return { items, cursor: encodeCursor({ lijst: 0, na: { sk: page.lastKey['sk'] as string } }) };
    },
    async listLopendeHerberekeningen() {
      const ids: string[] = [];
      const query = { KeyConditionExpression: 'pk = :pk', values: { ':pk': LOPEND }, ConsistentRead: true };
      for await (const item of table.queryAll(query)) ids.push(item['sk'] as string);
      return ids;
    },
  };
}
