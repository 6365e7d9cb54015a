/** Figures: cells that are only ever added to, and per contact a marker of what was added for it. */
import type { CelMetSleutel, CijferStore, Marker, Toevoeging } from '../../application/ports.ts';
import { type Celsom, codeerCel, startSom } from '../../domain/bereikbaarheid/codering.ts';
import { periodeVan } from '../../domain/bereikbaarheid/rij.ts';
import type { Bijdrage, CelSleutel } from '../../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { shardOf } from './shard.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

/** Contacts of one hour, kanaal and wijkteam spread over so many items, so that their transactions seldom meet. */
export const CEL_SHARDS = 4;
const GEZIEN = 'GEZIEN';

const markerKey = (contact: string): Key => ({ pk: `B#${contact}`, sk: 'B' });
const celPartition = (kanaal: Kanaal, wijkteam: string, maand: string): string => `C#${kanaal}#${wijkteam}#${maand}`;

function celKey({ kanaal, wijkteam, uur }: CelSleutel, shard: number): Key {
  return { pk: celPartition(kanaal, wijkteam, uur.slice(0, 7)), sk: `${uur}#${shard}` };
}

/** UTC months that [van, tot) touches. */
function monthsOf(van: Instant, tot: Instant): string[] {
  const months: string[] = [];
  let [year, month] = [Number(van.slice(0, 4)), Number(van.slice(5, 7))];
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (`${name}-01T00:00:00.000Z` >= tot && months.length > 0) return months;
    if (van >= tot) return months;
    months.push(name);
    month += 1;
    if (month === 13) [year, month] = [year + 1, 1];
  }
}

/** Cells in which several contacts fall are written once: their counters are plain sums. */
function additions(toevoegingen: readonly Toevoeging[]): readonly TableWrite[] {
  const perCel = new Map<string, { readonly key: Key; readonly counters: Map<string, number> }>();
  for (const { contact, verschillen } of toevoegingen) {
    // The same shard at every attempt: a difference is taken from where it was added.
    const shard = shardOf(contact, CEL_SHARDS);
    for (const { sleutel, delta } of verschillen) {
      const key = celKey(sleutel, shard);
      const name = `${key.pk} ${key.sk}`;
      const { counters } = perCel.get(name) ?? { counters: new Map<string, number>() };
      perCel.set(name, { key, counters });
      for (const [teller, count] of Object.entries(codeerCel(delta)))
        counters.set(teller, (counters.get(teller) ?? 0) + count);
    }
  }
  return [...perCel.values()].flatMap(({ key, counters }) => {
    const changed = [...counters].filter(([, count]) => count !== 0);
    return changed.length === 0 ? [] : [addition(key, changed)];
  });
}

function addition(key: Key, counters: readonly (readonly [name: string, count: number])[]): TableWrite {
  return {
    soort: 'update',
    key,
    update: `ADD ${counters.map(([name]) => `#${name} :${name}`).join(', ')}`,
    condition: {
      expression: '',
      names: Object.fromEntries(counters.map(([name]) => [`#${name}`, name])),
      values: Object.fromEntries(counters.map(([name, count]) => [`:${name}`, count])),
    },
  };
}

function markerWrite({ contact, vorige, marker: { versie, bijdragen } }: Toevoeging): TableWrite {
  return {
    soort: 'put',
    item: { ...markerKey(contact), versie, bijdragen: JSON.stringify(bijdragen) },
    condition:
      vorige === 0
        ? { expression: 'attribute_not_exists(pk)' }
        : { expression: 'versie = :vorige', values: { ':vorige': vorige } },
  };
}

const markerOf = (item: Item): Marker => ({
  versie: item['versie'] as number,
  bijdragen: JSON.parse(item['bijdragen'] as string) as Bijdrage[],
});

const uurVan = (item: Item): Instant => (item['sk'] as string).split('#')[0] as Instant;

export function makeDynamoCijferStore(table: Table): CijferStore {
  async function* itemsOf(kanaal: Kanaal, wijkteam: string, van: Instant, tot: Instant): AsyncIterable<Item> {
    for (const maand of monthsOf(van, tot)) {
      yield* table.queryAll({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
        // `tot` itself has no shard behind it, so cells of that hour sort after it.
        values: { ':pk': celPartition(kanaal, wijkteam, maand), ':van': van, ':tot': tot },
        ConsistentRead: true,
      });
    }
  }

  async function applyAll(toevoegingen: readonly Toevoeging[]): Promise<void> {
    const writes = [...toevoegingen.map(markerWrite), ...additions(toevoegingen)];
    const [only] = writes;
    if (writes.length === 1 && only) await table.write(only);
    else if (writes.length > 1) await table.transact(writes);
  }

  return {
    async loadMarker(contact) {
      const item = await table.get(markerKey(contact));
      if (item === undefined) return undefined;
      return markerOf(item);
    },
    async loadMarkers(contacten) {
      const found = new Map<string, Marker>();
      for (let from = 0; from < contacten.length; from += 100) {
        for (const item of await table.getMany(contacten.slice(from, from + 100).map(markerKey)))
          found.set((item['pk'] as string).slice('B#'.length), markerOf(item));
      }
      return found;
    },
    apply: (contact, vorige, marker, verschillen) => applyAll([{ contact, vorige, marker, verschillen }]),
    applyAll,
    async readSommen(kanaal, wijkteam, perioden) {
      const sommen = perioden.map(startSom);
      const [first, last] = [perioden[0], perioden.at(-1)];
      if (first === undefined || last === undefined) return [];
      for await (const item of itemsOf(kanaal, wijkteam, first.van, last.tot)) {
        sommen[periodeVan(perioden, uurVan(item))]?.telBij(item);
      }
      return sommen.map((som) => som.cel());
    },
    async readCells(kanaal, wijkteam, van, tot) {
      const perUur = new Map<Instant, Celsom>();
      for await (const item of itemsOf(kanaal, wijkteam, van, tot)) {
        const uur = uurVan(item);
        const som = perUur.get(uur) ?? startSom();
        som.telBij(item);
        perUur.set(uur, som);
      }
      return [...perUur].map(([uur, som]): CelMetSleutel => ({ sleutel: { kanaal, wijkteam, uur }, cel: som.cel() }));
    },
    async listGezien() {
      const found: { kanaal: Kanaal; wijkteam: string }[] = [];
      const query = { KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values: { ':pk': GEZIEN } };
      for await (const item of table.queryAll(query)) {
        const [kanaal, wijkteam] = (item['sk'] as string).split('#') as [Kanaal, string];
        found.push({ kanaal, wijkteam });
      }
      return found;
    },
    noteGezien: (kanaal, wijkteam) => table.write({ soort: 'put', item: { pk: GEZIEN, sk: `${kanaal}#${wijkteam}` } }),
  };
}
