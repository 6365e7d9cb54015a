/** Lines of who did what as items: by hour for who seals, and in two indexes for who looks something up. */
import type { GevondenRegel, Zoeksleutel } from '../../application/verantwoording-ports.ts';
import { bewaardTot, type Uur, uurVan, type Verantwoordingsregel } from '../../domain/verantwoording/types.ts';
import { shardOf } from './shard.ts';
import type { Item, Key } from './table.ts';

/** Every partition of lines begins with it: the rights of those who write them name it. */
export const REGELS_BEGIN = 'V#';
/** Every partition of what was seen in lists. */
export const LIJSTEN_BEGIN = 'L#';
export const OBJECTEN = 'objecten';
export const MEDEWERKERS = 'medewerkers';

/** Far more than lines ever come at once in one hour of one partition. */
export const DELEN = 4;

export const partitie = (uur: Uur, deel: number): string => `${REGELS_BEGIN}${uur}#${deel}`;
export const objectSleutel = (soort: string, id: string): string => `${soort}#${id}`;
export const indexSleutel = (sleutel: Zoeksleutel): string =>
  sleutel.op === 'object' ? objectSleutel(sleutel.soort, sleutel.id) : sleutel.id;

export function regelItem(regel: Verantwoordingsregel): Key & Item {
  const { betrokkenen, ...rest } = regel;
  return {
    pk: partitie(uurVan(regel.op), shardOf(regel.id, DELEN)),
    sk: `${regel.op}#${regel.id}`,
    mpk: regel.medewerker,
    ...(regel.object !== null && { opk: objectSleutel(regel.soort, regel.object) }),
    // As one text: what is sealed is exactly what lies there.
    regel: JSON.stringify({ ...rest, betrokkenen: { soort: betrokkenen.soort, aantal: betrokkenen.ids.length } }),
    ...(betrokkenen.ids.length > 0 && { betrokkenen: JSON.stringify(betrokkenen.ids) }),
    verlooptOp: Math.ceil(bewaardTot(regel.op).getTime() / 1000),
  };
}

export const gevonden = (item: Item): GevondenRegel => JSON.parse(String(item['regel'])) as GevondenRegel;

export function regelVan(item: Item): Verantwoordingsregel | undefined {
  try {
    const { betrokkenen, ...rest } = gevonden(item);
    const ids = item['betrokkenen'] === undefined ? [] : (JSON.parse(String(item['betrokkenen'])) as readonly string[]);
    return { ...rest, betrokkenen: { soort: betrokkenen.soort, ids } };
  } catch {
    // Somebody else wrote it: it is still shown to who checks.
    return undefined;
  }
}

/** All that is kept of it, whatever that is, in one order. */
export const inhoudVan = (item: Item): string =>
  JSON.stringify(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
