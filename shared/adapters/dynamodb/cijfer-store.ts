/** Figures: cells that are only ever added to, and per contact a marker of what was added for it. */
import type { CelMetSleutel, CijferStore, Marker, Toevoeging } from '../../application/ports.ts';
import { celTekst } from '../../domain/bereikbaarheid/cellen.ts';
import { type Celsom, codeerCel, startSom } from '../../domain/bereikbaarheid/codering.ts';
import { periodeVan } from '../../domain/bereikbaarheid/rij.ts';
import type { Bijdrage, CelSleutel } from '../../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { type Bijschrijving, bijschrijf, makeEenmaal, type Onaf, packBijschrijving } from './cel-eenmaal.ts';
import { addition, deelKey, GEWIJZIGD, makeDynamoHerberekeningStore } from './herberekening-store.ts';
import { shardOf } from './shard.ts';
import type { Condition, Item, Key, Table, TableWrite } from './table.ts';

/** What happens in one hour, kanaal and wijkteam is spread over so many items, so that transactions seldom meet. */
export const CEL_SHARDS = 4;
const GEZIEN = 'GEZIEN';

const markerKey = (contact: string): Key => ({ pk: `B#${contact}`, sk: 'B' });
const celPartition = (kanaal: Kanaal, wijkteam: string, maand: string): string => `C#${kanaal}#${wijkteam}#${maand}`;

function celKey({ kanaal, wijkteam, uur, locatie }: CelSleutel, shard: number): Key {
  const waar = locatie === undefined ? '' : `#${locatie}`;
  return { pk: celPartition(kanaal, wijkteam, uur.slice(0, 7)), sk: `${uur}#${shard}${waar}` };
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

/**
 * Cells in which several contacts fall are written once: their counters are plain sums. What is applied together goes to one
 * shard of each cell, so that it is as few items as can be. Which one does not matter: a cell is what its shards add up to,
 * and a difference may be taken from another one than it was added to.
 */
function additions(toevoegingen: readonly Toevoeging[]): readonly Bijschrijving[] {
  const perCel = new Map<string, { readonly key: Key; readonly counters: Map<string, number> }>();
  const shard = shardOf(toevoegingen[0]?.contact ?? '', CEL_SHARDS);
  for (const { verschillen } of toevoegingen) {
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
    return changed.length === 0 ? [] : [{ key, tellers: Object.fromEntries(changed) }];
  });
}

/** Replaces only the marker that was read: of that versie, judged that often. */
function unchanged({ vorige, vorigeHerziening }: Toevoeging): Condition {
  if (vorige === 0) return { expression: 'attribute_not_exists(pk)' };
  const values = { ':vorige': vorige };
  return vorigeHerziening === undefined
    ? { expression: 'versie = :vorige AND attribute_not_exists(herziening)', values }
    : {
        expression: 'versie = :vorige AND herziening = :herziening',
        values: { ...values, ':herziening': vorigeHerziening },
      };
}

function markerWrite(toevoeging: Toevoeging, nog?: string): TableWrite {
  const { versie, bijdragen, herziening } = toevoeging.marker;
  const item = {
    ...markerKey(toevoeging.contact),
    versie,
    bijdragen: JSON.stringify(bijdragen),
    ...(herziening !== undefined && { herziening }),
    ...(nog !== undefined && { nog }),
  };
  return { soort: 'put', item, condition: unchanged(toevoeging) };
}

/** What recalculations changed, added up for each of them. */
function herberekend(toevoegingen: readonly Toevoeging[]): readonly TableWrite[] {
  const perItem = new Map<string, { readonly key: Key; readonly counters: Map<string, number> }>();
  function add(key: Key, counters: Iterable<readonly [name: string, count: number]>): void {
    const name = `${key.pk} ${key.sk}`;
    const there = perItem.get(name) ?? { key, counters: new Map<string, number>() };
    perItem.set(name, there);
    for (const [teller, count] of counters) there.counters.set(teller, (there.counters.get(teller) ?? 0) + count);
  }
  for (const { herberekening, verschillen } of toevoegingen) {
    if (herberekening === undefined) continue;
    const { id, gewijzigd } = herberekening;
    for (const { sleutel, delta } of verschillen) add(deelKey(id, sleutel), Object.entries(codeerCel(delta)));
    add(deelKey(id), [[GEWIJZIGD, gewijzigd]]);
  }
  return [...perItem.values()].flatMap(({ key, counters }) => addition(key, counters) ?? []);
}

const markerOf = (item: Item): Marker => ({
  versie: item['versie'] as number,
  bijdragen: JSON.parse(item['bijdragen'] as string) as Bijdrage[],
  ...(item['herziening'] !== undefined && { herziening: item['herziening'] as number }),
  ...(item['nog'] !== undefined && { nog: item['nog'] as string }),
});

const onafOf = (contact: string, { versie, herziening = 0, nog }: Marker): readonly Onaf[] =>
  nog === undefined ? [] : [{ contact, markerKey: markerKey(contact), versie, herziening, nog }];

const uurVan = (item: Item): Instant => (item['sk'] as string).split('#')[0] as Instant;
const locatieVan = (item: Item): string | undefined => (item['sk'] as string).split('#')[2];

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

  const eenmaal = makeEenmaal(table);

  async function loadMarkers(contacten: readonly string[]): Promise<ReadonlyMap<string, Marker>> {
    const found = new Map<string, Marker>();
    for (let from = 0; from < contacten.length; from += 100) {
      for (const item of await table.getMany(contacten.slice(from, from + 100).map(markerKey)))
        found.set((item['pk'] as string).slice('B#'.length), markerOf(item));
    }
    return found;
  }

  const finish = (markers: ReadonlyMap<string, Marker>): Promise<void> =>
    eenmaal.finishAll([...markers].flatMap(([contact, marker]) => onafOf(contact, marker)));

  async function applyAll(toevoegingen: readonly Toevoeging[]): Promise<void> {
    // What a marker still has to add is added before the marker is replaced: nothing would tell of it any more.
    const vervangen = toevoegingen.filter(({ vorige }) => vorige > 0).map(({ contact }) => contact);
    if (vervangen.length > 0) await finish(await loadMarkers(vervangen));
    const [added, ook] = [additions(toevoegingen), herberekend(toevoegingen)];
    const [[first, second], [cel, andere]] = [toevoegingen, added];
    if (first === undefined) return;
    if (second !== undefined || andere !== undefined || ook.length > 0) {
      const markers = toevoegingen.map((toevoeging) => markerWrite(toevoeging));
      await table.transact([...markers, ...added.map((one) => bijschrijf(one)), ...ook]);
    } else if (cel === undefined) await table.write(markerWrite(first));
    else {
      const nog = packBijschrijving(cel);
      await table.write(markerWrite(first, nog));
      for (const one of onafOf(first.contact, { ...first.marker, nog })) await eenmaal.finish(one);
    }
  }

  return {
    ...makeDynamoHerberekeningStore(table),
    async loadMarker(contact) {
      const item = await table.get(markerKey(contact));
      if (item === undefined) return undefined;
      return markerOf(item);
    },
    loadMarkers,
    finish,
    apply: (contact, vorige, marker, verschillen) => applyAll([{ contact, vorige, marker, verschillen }]),
    applyAll,
    async readSommen(kanaal, wijkteam, perioden, locatie) {
      const sommen = perioden.map(startSom);
      const [first, last] = [perioden[0], perioden.at(-1)];
      if (first === undefined || last === undefined) return [];
      for await (const item of itemsOf(kanaal, wijkteam, first.van, last.tot)) {
        if (locatie !== undefined && locatieVan(item) !== locatie) continue;
        sommen[periodeVan(perioden, uurVan(item))]?.telBij(item);
      }
      return sommen.map((som) => som.cel());
    },
    async readCells(kanaal, wijkteam, van, tot) {
      const perCel = new Map<string, { readonly sleutel: CelSleutel; readonly som: Celsom }>();
      for await (const item of itemsOf(kanaal, wijkteam, van, tot)) {
        const locatie = locatieVan(item);
        const sleutel = { kanaal, wijkteam, uur: uurVan(item), ...(locatie !== undefined && { locatie }) };
        const found = perCel.get(celTekst(sleutel)) ?? { sleutel, som: startSom() };
        found.som.telBij(item);
        perCel.set(celTekst(sleutel), found);
      }
      return [...perCel.values()].map(({ sleutel, som }): CelMetSleutel => ({ sleutel, cel: som.cel() }));
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
