/** Counts per day beside the figures of bereikbaarheid: a head per day, which says whether they hold, and an item per wijkteam. */
import type { Dagkop, Dagtelling, KengetalStore, Periodetelling } from '../../application/kengetal-ports.ts';
import { LEGE_TELLING, type Telling } from '../../domain/bereikbaarheid/telling.ts';
import type { Instant, LocalDate } from '../../domain/tijd/instant.ts';
import type { Item, Key, Table } from './table.ts';

/** Whoever follows the facts may write here that something changed, and nothing else. */
export const KENGETAL_KOPPEN = 'KKOP#';
export const KENGETAL_DAGEN = 'KDAG#';
export const KENGETAL_PERIODEN = 'KPER#';

/** No slug looks like this. */
const ALLE = '*';
/** Items in one transaction, the head included. */
const AT_ONCE = 90;

const kopKey = (dag: LocalDate): Key => ({ pk: `${KENGETAL_KOPPEN}${dag.slice(0, 4)}`, sk: dag });
const dagKey = (wijkteam: string | null, dag: LocalDate): Key => ({
  pk: `${KENGETAL_DAGEN}${wijkteam ?? ALLE}#${dag.slice(0, 4)}`,
  sk: dag,
});
const periodeKey = (wijkteam: string | null, periode: string): Key => ({
  pk: `${KENGETAL_PERIODEN}${wijkteam ?? ALLE}`,
  sk: periode,
});

function yearsOf(van: LocalDate, totEnMet: LocalDate): string[] {
  const [first, last] = [Number(van.slice(0, 4)), Number(totEnMet.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index).padStart(4, '0'));
}

const telling = (text: unknown): Telling =>
  text === undefined ? LEGE_TELLING : (JSON.parse(text as string) as Telling);

function kopFromItem(item: Item): Dagkop {
  return {
    dag: item['sk'] as LocalDate,
    wijzigingen: (item['wijzigingen'] as number | undefined) ?? 0,
    geteld: (item['geteld'] as number | undefined) ?? null,
    telwijze: (item['telwijze'] as string | undefined) ?? null,
    geteldOp: (item['geteldOp'] as Instant | undefined) ?? null,
  };
}

const dagFromItem = (item: Item): Dagtelling => ({
  dag: item['sk'] as LocalDate,
  telling: telling(item['telling']),
  personen: telling(item['personen']),
});

export function makeDynamoKengetalStore(table: Table): KengetalStore {
  async function* between(pk: (jaar: string) => string, van: LocalDate, totEnMet: LocalDate): AsyncIterable<Item> {
    for (const jaar of yearsOf(van, totEnMet))
      yield* table.queryAll({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
        values: { ':pk': pk(jaar), ':van': van, ':tot': totEnMet },
        ConsistentRead: true,
      });
  }

  return {
    async noteWijzigingen(dagen) {
      for (const dag of new Set(dagen))
        await table.write({
          soort: 'update',
          key: kopKey(dag),
          update: 'ADD wijzigingen :een',
          condition: { expression: '', values: { ':een': 1 } },
        });
    },
    async listKoppen(van, totEnMet) {
      const found: Dagkop[] = [];
      for await (const item of between((jaar) => `${KENGETAL_KOPPEN}${jaar}`, van, totEnMet))
        found.push(kopFromItem(item));
      return found;
    },
    async readTellingen(wijkteam, van, totEnMet) {
      const found: Dagtelling[] = [];
      for await (const item of between((jaar) => dagKey(wijkteam, `${jaar}-01-01`).pk, van, totEnMet))
        found.push(dagFromItem(item));
      return found;
    },
    async saveDag({ dag, wijzigingen, telwijze, geteldOp, perWijkteam }) {
      const key = kopKey(dag);
      const before = ((await table.get(key))?.['wijkteams'] as string[] | undefined) ?? [];
      const now = [...perWijkteam.keys()].map((one) => one ?? ALLE);
      const gone = before.filter((one) => !now.includes(one));
      // What was written at a later stand stays: whoever counted at an earlier one was overtaken.
      const condition = {
        expression: 'attribute_not_exists(stand) OR stand <= :stand',
        values: { ':stand': wijzigingen },
      };
      const puts = [...perWijkteam].map(([wijkteam, one]) => ({
        soort: 'put' as const,
        item: {
          ...dagKey(wijkteam, dag),
          stand: wijzigingen,
          telling: JSON.stringify(one.telling),
          personen: JSON.stringify(one.personen),
        },
        condition,
      }));
      const emptied = gone.map((wijkteam) => ({
        soort: 'put' as const,
        item: { ...dagKey(wijkteam, dag), stand: wijzigingen },
        condition,
      }));
      const head = {
        soort: 'update' as const,
        key,
        update: 'SET geteld = :geteld, telwijze = :telwijze, geteldOp = :op, wijkteams = :wijkteams',
        condition: {
          expression: 'attribute_not_exists(geteld) OR geteld <= :geteld',
          values: {
            ':geteld': wijzigingen,
            ':telwijze': telwijze,
            ':op': geteldOp,
            ':wijkteams': [...new Set([...before, ...now])],
          },
        },
      };
      const writes = [...puts, ...emptied];
      if (writes.length < AT_ONCE) {
        await table.transact([...writes, head]);
        return;
      }
      // Too many for one transaction: while some are new and others are not, the day is one that was not counted.
      await table.write({ soort: 'update', key, update: 'REMOVE geteld' });
      for (const write of writes) await table.write(write);
      await table.write(head);
    },
    async readPerioden(wijkteam, perioden) {
      const found: Periodetelling[] = [];
      for (let from = 0; from < perioden.length; from += 100) {
        const keys = perioden.slice(from, from + 100).map((periode) => periodeKey(wijkteam, periode));
        for (const item of await table.getMany(keys))
          found.push({
            periode: item['sk'] as string,
            personen: item['personen'] as number,
            zonderSleutel: item['zonderSleutel'] as number,
            geteldOp: item['geteldOp'] as Instant,
          });
      }
      return found.sort((a, b) => (a.periode < b.periode ? -1 : 1));
    },
    async savePerioden(wijkteam, tellingen) {
      for (const { periode, ...numbers } of tellingen)
        await table.write({ soort: 'put', item: { ...periodeKey(wijkteam, periode), ...numbers } });
    },
  };
}
