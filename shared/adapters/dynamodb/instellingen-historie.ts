/**
 * How settings came to be, in their table and apart from them: for every change of a setting with a history its value
 * (`HISTORIE#<setting>`), and which value every setting had after it (`STAND`, by versie; `STAND-OP` finds one by instant).
 * Together they give everything as it was known then with one query and a batch of reads.
 */
import type {
  InstellingenHistorie,
  Instellingversie,
  Opeenvolging,
  Toenmalig,
  Wijziging,
} from '../../application/instellingen-historie.ts';
import type { Page } from '../../application/ports.ts';
import type { NormMetGeldigheid } from '../../domain/bereikbaarheid/types.ts';
import type { Openingsregeling } from '../../domain/openingstijden/types.ts';
import type { Instellingen } from '../../domain/organisatie/types.ts';
import type { Escalatiebeleid } from '../../domain/spoed/types.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { beleidSk, instellingenFromItems, ORG, openingSk } from './instellingen-items.ts';
import type { Item, Key, Table, TableWrite } from './table.ts';

/** With a history: what people decided about hours, norms and who does what. Not persons, and not texts. */
const MET_HISTORIE = new Set(['OPENING', 'NORM', 'ORGANISATIE', 'WIJKTEAM', 'BELEID']);
export const hasHistorie = (sk: string): boolean => MET_HISTORIE.has(sk.split('#')[0] as string);

const STAND = 'STAND';
const STAND_OP = 'STAND-OP';
const NORM = 'NORM#';
const WIDTH = 10;
const padded = (versie: number): string => String(versie).padStart(WIDTH, '0');
const MAX_KEPT = 100;

/** Norms are read as one list, so they lie in one partition. */
function historieKey(sk: string, versie: number): Key {
  return sk.startsWith(NORM)
    ? { pk: 'HISTORIE#NORM', sk: `${padded(versie)}#${sk.slice(NORM.length)}` }
    : { pk: `HISTORIE#${sk}`, sk: padded(versie) };
}

/** By setting, the versie at which it got the value that it has; 0 = the one from before a history was kept. */
type Stand = Readonly<Record<string, number>>;
interface StandVan {
  readonly versie: number;
  readonly op: Instant | null;
  readonly door: string | null;
  readonly stand: Stand;
}
const NIETS: StandVan = { versie: 0, op: null, door: null, stand: {} };

const standOf = (item: Item): StandVan => ({
  versie: item['versie'] as number,
  op: item['op'] as Instant,
  door: item['door'] as string,
  stand: JSON.parse(item['stand'] as string) as Stand,
});

/** The setting that a write is about, with the value that it gets (undefined = removed). */
function settingOf(write: TableWrite): { readonly sk: string; readonly waarde: string | undefined } {
  return write.soort === 'put'
    ? { sk: write.item.sk, waarde: write.item['waarde'] as string }
    : { sk: write.key.sk, waarde: undefined };
}

/** How many items one setting may need besides itself: its value, and the one from before a history was kept. */
export const PER_SETTING = 3;
/** And how many there are besides all settings: the versie and the two of the stand. */
export const PER_WRITE = 3;

/**
 * What must be written besides the settings themselves, when these writes make versie `nieuw` of a table that was last
 * changed at `regels`; nothing when no setting with a history gets another value.
 */
export async function historieWrites(
  table: Table,
  writes: readonly TableWrite[],
  { nieuw, regels, door, op }: { readonly nieuw: number; readonly regels: number } & Omit<Wijziging, 'vorige'>,
): Promise<readonly TableWrite[]> {
  const settings = writes.map(settingOf).filter(({ sk }) => hasHistorie(sk));
  if (settings.length === 0) return [];
  const live = await table.getMany(settings.map(({ sk }) => ({ pk: ORG, sk })));
  const before = new Map(live.map((item) => [item['sk'] as string, item['waarde'] as string]));
  const changed = settings.filter(({ sk, waarde }) => before.get(sk) !== waarde);
  if (changed.length === 0) return [];
  const item = regels === 0 ? undefined : await table.get({ pk: STAND, sk: padded(regels) });
  const { stand } = item === undefined ? NIETS : standOf(item);
  const who = { versie: nieuw, op, door };
  const put = (one: Key & Item): TableWrite => ({ soort: 'put', item: one });
  const oldest = changed.flatMap(({ sk }) => {
    const waarde = before.get(sk);
    return stand[sk] === undefined && waarde !== undefined ? [put({ ...historieKey(sk, 0), versie: 0, waarde })] : [];
  });
  const values = changed.map(({ sk, waarde }) =>
    put({ ...historieKey(sk, nieuw), ...who, ...(waarde !== undefined && { waarde }) }),
  );
  const next: Stand = { ...stand, ...Object.fromEntries(changed.map(({ sk }) => [sk, nieuw])) };
  return [
    ...oldest,
    ...values,
    put({ pk: STAND, sk: padded(nieuw), ...who, stand: JSON.stringify(next) }),
    put({ pk: STAND_OP, sk: `${op}#${padded(nieuw)}`, versie: nieuw }),
  ];
}

/** @param heden the settings as they are now, with the items they were read from */
export function makeDynamoHistorie(
  table: Table,
  heden: () => Promise<{ readonly instellingen: Instellingen; readonly items: readonly Item[] }>,
): InstellingenHistorie {
  const standen = new Map<number, StandVan>();
  const waarden = new Map<string, string | undefined>();
  const kept = new Map<string, Toenmalig>();
  const parsed = new Map<string, unknown>();

  function keep<K, V>(map: Map<K, V>, key: K, value: V, max: number): V {
    if (map.size >= max) map.clear();
    map.set(key, value);
    return value;
  }
  /** Hours that stayed the same stay the same value, so that their calendar is made once. */
  const parse = (text: string): unknown => parsed.get(text) ?? keep(parsed, text, JSON.parse(text) as unknown, 1000);

  async function last(pk: string, before: string): Promise<Item | undefined> {
    const { items } = await table.query({
      KeyConditionExpression: 'pk = :pk AND sk <= :sk',
      values: { ':pk': pk, ':sk': before },
      ScanIndexForward: false,
      Limit: 1,
      ConsistentRead: true,
    });
    return items[0];
  }

  /** The stand at that versie: the last one that is not later. */
  async function standBij(versie: number): Promise<StandVan> {
    const known = standen.get(versie);
    if (known !== undefined) return known;
    const item = versie === 0 ? undefined : await last(STAND, padded(versie));
    return keep(standen, versie, item === undefined ? NIETS : standOf(item), MAX_KEPT);
  }

  async function waardenVan(wanted: readonly { readonly sk: string; readonly versie: number }[]): Promise<Item[]> {
    const name = ({ pk, sk }: Key) => `${pk} ${sk}`;
    const keys = wanted.map(({ sk, versie }) => historieKey(sk, versie));
    const missing = keys.filter((key) => !waarden.has(name(key)));
    for (let from = 0; from < missing.length; from += 100) {
      const asked = missing.slice(from, from + 100);
      const found = new Map<string, string | undefined>();
      for (const item of await table.getMany(asked))
        found.set(name({ pk: item['pk'] as string, sk: item['sk'] as string }), item['waarde'] as string | undefined);
      for (const key of asked) waarden.set(name(key), found.get(name(key)));
    }
    const items = wanted.flatMap(({ sk }, index) => {
      const waarde = waarden.get(name(keys[index] as Key));
      return waarde === undefined ? [] : [{ pk: ORG, sk, waarde }];
    });
    if (waarden.size > 5000) waarden.clear();
    return items;
  }

  async function bijVersie(versie: number): Promise<Toenmalig> {
    const { instellingen, items } = await heden();
    const regels = instellingen.regelversie ?? 0;
    const nu = await standBij(regels);
    if (versie >= regels) return { versie: regels, op: nu.op, door: nu.door, instellingen };
    const toen = await standBij(versie);
    const name = `${toen.versie}/${instellingen.versie}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const isSame = (sk: string) => !hasHistorie(sk) || toen.stand[sk] === nu.stand[sk];
    const changed = Object.keys(nu.stand).filter((sk) => !isSame(sk));
    const then = await waardenVan(changed.map((sk) => ({ sk, versie: toen.stand[sk] ?? 0 })));
    const all = [...items.filter((item) => isSame(item['sk'] as string)), ...then];
    const read = instellingenFromItems({ versie: toen.versie, regelversie: toen.versie }, all, parse);
    return keep(kept, name, { versie: toen.versie, op: toen.op, door: toen.door, instellingen: read }, MAX_KEPT);
  }

  async function listVersies<T>(
    pk: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<Instellingversie<T>>> {
    const startKey = cursor === undefined ? undefined : decodeCursor(cursor, 1).na;
    const page = await table.query({
      KeyConditionExpression: 'pk = :pk',
      values: { ':pk': pk },
      ScanIndexForward: false,
      Limit: limit,
      ConsistentRead: true,
      ...(startKey && { startKey: { ...startKey, pk } }),
    });
    const items = page.items.map((item): Instellingversie<T> => {
      const { versie, op = null, door = null, waarde } = item as Record<string, unknown>;
      return {
        versie: versie as number,
        op: op as Instant | null,
        door: door as string | null,
        waarde: waarde === undefined ? null : (JSON.parse(waarde as string) as T),
      };
    });
    if (page.lastKey === undefined) return { items };
    return { items, cursor: encodeCursor({ lijst: 0, na: { sk: page.lastKey['sk'] as string } }) };
  }

  /** The first of a page held until the last of the page before it came. */
  async function listOpeenvolging<T>(
    pk: string,
    limit: number,
    cursor: string | undefined,
  ): Promise<Page<Opeenvolging<T>>> {
    const na = cursor === undefined ? undefined : decodeCursor(cursor, 1).na?.['sk'];
    const [page, newer] = await Promise.all([
      listVersies<T>(pk, limit, cursor),
      na === undefined ? undefined : table.get({ pk, sk: na }),
    ]);
    let tot = (newer?.['op'] as Instant | undefined) ?? null;
    const items = page.items.map((one) => {
      const found = { ...one, tot };
      tot = one.op;
      return found;
    });
    return { ...page, items };
  }

  return {
    async readInstellingenOp(moment) {
      if (typeof moment === 'number') return bijVersie(moment);
      // Every versie of that very instant sorts before the tilde.
      const found = await last(STAND_OP, `${moment}#~`);
      return bijVersie((found?.['versie'] as number | undefined) ?? 0);
    },
    listRegelingversies: (sleutel, limit, cursor) =>
      listVersies<Openingsregeling>(`HISTORIE#${openingSk(sleutel)}`, limit, cursor),
    listBeleidversies: (wijkteam, limit, cursor) =>
      listOpeenvolging<Escalatiebeleid>(`HISTORIE#${beleidSk(wijkteam)}`, limit, cursor),
    listNormversies: (limit, cursor) => listVersies<NormMetGeldigheid>('HISTORIE#NORM', limit, cursor),
  };
}
