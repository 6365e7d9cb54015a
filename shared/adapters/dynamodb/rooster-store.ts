/** Absences, publications, exchanges and what is still to be done, in the table of settings, in partitions of their own. */
import type { Publicatie, RoosterOpslag, Roosterwerk } from '../../application/rooster-ports.ts';
import { checkEenmaal, rotatieSleutel } from '../../application/rooster-ports.ts';
import type { Afwezigheid } from '../../domain/achterwacht/afwezigheid.ts';
import type { Dienst } from '../../domain/achterwacht/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import type { Condition, Item, Key, Table, TableWrite } from './table.ts';

export const DIENSTEN = 'DIENSTEN';
const AFWEZIG = 'AFWEZIG';
const RUIL = 'RUIL';
const ROTATIE = 'ROTATIE';
const WERK = 'ROOSTERWERK';
const PUBLICATIE = 'ROOSTERPUBLICATIE';
const STAND: Key = { pk: 'ROOSTERSTAND', sk: 'STAND' };
const EENMAAL = 'ROOSTEREENMAAL';
/** A duty takes at most three writes, and its publication a few: a transaction takes 100. */
const DIENSTEN_PER_KEER = 25;
/** An absence takes at most three. */
const AFWEZIGHEDEN_PER_KEER = 30;
const WERK_PER_KEER = 100;
/** Beside the request itself. */
const WERK_BIJ_RUIL = 99;

/** Finds a duty by its id, for when its beginning (part of its key) is changed. */
const dienstKey = (id: string): Key => ({ pk: `DIENST#${id}`, sk: 'DIENST' });
const dienstSk = (dienst: Dienst): string => `${dienst.van}#${dienst.id}`;
const afwezigKey = (id: string): Key => ({ pk: `AFWEZIG#${id}`, sk: 'AFWEZIG' });
const afwezigSk = ({ tot, id }: Afwezigheid): string => `${tot}#${id}`;
const werkKey = ({ op, id }: Pick<Roosterwerk, 'op' | 'id'>): Key => ({ pk: WERK, sk: `${op}#${id}` });

const eenmaalKey = (naam: string): Key => ({ pk: EENMAAL, sk: naam });

const put = (item: Key & Item, condition?: Condition): TableWrite => ({
  soort: 'put',
  item,
  ...(condition && { condition }),
});
const waardeVan = <T>(item: Item): T => JSON.parse(item['waarde'] as string) as T;
const storedOf = <T>(item: Item) => ({ versie: item['versie'] as number, value: waardeVan<T>(item) });
const unlessOther = (vorige: number): Condition =>
  vorige === 0
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'versie = :vorige', values: { ':vorige': vorige } };

export interface Roosterhulp {
  /** Raises the versie of the settings. */
  readonly bump: TableWrite;
  /** What stands in the way is only the versie: tried again. */
  readonly patiently: (attempt: () => Promise<void>) => Promise<void>;
  /** What was read at this versie and not changed since. */
  readonly kept: <T>(naam: string, read: () => Promise<T>) => Promise<T>;
}

export function makeDynamoRoosterStore(table: Table, { bump, patiently, kept }: Roosterhulp): RoosterOpslag {
  const verse = { ConsistentRead: true } as const;
  async function all(query: Parameters<Table['queryAll']>[0]): Promise<Item[]> {
    const items: Item[] = [];
    for await (const item of table.queryAll({ ...verse, ...query })) items.push(item);
    return items;
  }
  /** What pointers lead to, by id. */
  async function throughPointers<T extends { readonly id: string }>(
    ids: readonly string[],
    keyOf: (id: string) => Key,
    partitie: string,
  ): Promise<ReadonlyMap<string, { readonly sk: string; readonly value: T }>> {
    const found = new Map<string, { sk: string; value: T }>();
    for (let from = 0; from < ids.length; from += 100) {
      const pointers = await table.getMany(ids.slice(from, from + 100).map(keyOf));
      const keys = pointers.map((item) => ({ pk: partitie, sk: (item['naarSk'] ?? item['dienstSk']) as string }));
      const items = keys.length === 0 ? [] : await table.getMany(keys);
      for (const item of items) {
        const value = waardeVan<T>(item);
        found.set(value.id, { sk: item['sk'] as string, value });
      }
    }
    return found;
  }
  const werkWrites = (werk: readonly Roosterwerk[]): TableWrite[] =>
    werk.map((one) => put({ ...werkKey(one), waarde: JSON.stringify(one) }));

  async function saveWerk(werk: readonly Roosterwerk[]): Promise<void> {
    for (let from = 0; from < werk.length; from += WERK_PER_KEER)
      await table.transact(werkWrites(werk.slice(from, from + WERK_PER_KEER)));
  }

  async function readRoosterversie(): Promise<number> {
    return ((await table.get(STAND))?.['nr'] as number | undefined) ?? 0;
  }

  async function knownEenmaal(namen: readonly string[]): Promise<ReadonlySet<string>> {
    const found = new Set<string>();
    for (let from = 0; from < namen.length; from += 100) {
      const items = await table.getMany(namen.slice(from, from + 100).map(eenmaalKey), ['sk']);
      for (const { sk } of items) found.add(sk as string);
    }
    return found;
  }

  return {
    readAfwezigheden: (van, totEnMet) =>
      kept(`afwezig/${van}/${totEnMet}`, async () => {
        const values = { ':pk': AFWEZIG, ':van': `${van}T` };
        const items = await all({ KeyConditionExpression: 'pk = :pk AND sk >= :van', values });
        return items.map((item) => waardeVan<Afwezigheid>(item)).filter((one) => one.van.slice(0, 10) <= totEnMet);
      }),
    async loadAfwezigheid(id) {
      return (await throughPointers<Afwezigheid>([id], afwezigKey, AFWEZIG)).get(id)?.value;
    },
    async saveAfwezigheden(erbij, weg = [], werk = []) {
      const distinct = [...new Map(erbij.map((one) => [one.id, one])).values()];
      const gone = [...new Set(weg)].filter((id) => !distinct.some((one) => one.id === id));
      const before = await throughPointers<Afwezigheid>(
        [...distinct.map(({ id }) => id), ...gone],
        afwezigKey,
        AFWEZIG,
      );
      const writes = [
        ...gone.map((id): TableWrite[] => {
          const old = before.get(id);
          if (old === undefined) return [];
          return [
            { soort: 'delete', key: { pk: AFWEZIG, sk: old.sk } },
            { soort: 'delete', key: afwezigKey(id) },
          ];
        }),
        ...distinct.map((one): TableWrite[] => {
          const [old, sk] = [before.get(one.id), afwezigSk(one)];
          return [
            ...(old !== undefined && old.sk !== sk
              ? [{ soort: 'delete' as const, key: { pk: AFWEZIG, sk: old.sk } }]
              : []),
            put({ pk: AFWEZIG, sk, waarde: JSON.stringify(one) }),
            put({ ...afwezigKey(one.id), naarSk: sk }),
          ];
        }),
      ];
      for (let from = 0; from < Math.max(1, writes.length); from += AFWEZIGHEDEN_PER_KEER) {
        const part = writes.slice(from, from + AFWEZIGHEDEN_PER_KEER).flat();
        const more = from === 0 ? werkWrites(werk) : [];
        await patiently(() => table.transact([...part, ...more, bump]));
      }
    },
    loadDienst: async (id) => (await throughPointers<Dienst>([id], dienstKey, DIENSTEN)).get(id)?.value,
    readRoosterversie,
    async publiceer({ erbij, weg = [], door, op, aanleiding, vorige, ruilverzoek, werk = [] }) {
      // The last one of an id holds: a transaction may name an item only once.
      const distinct = [...new Map(erbij.map((dienst) => [dienst.id, dienst])).values()];
      const gone = [...new Set(weg)].filter((id) => !distinct.some((dienst) => dienst.id === id));
      const changes: readonly { readonly id: string; readonly dienst?: Dienst }[] = [
        ...distinct.map((dienst) => ({ id: dienst.id, dienst })),
        ...gone.map((id) => ({ id })),
      ];
      let nr = 0;
      for (let from = 0; from < Math.max(1, changes.length); from += DIENSTEN_PER_KEER) {
        const part = changes.slice(from, from + DIENSTEN_PER_KEER);
        const first = from === 0;
        let overtaken = false;
        await patiently(async () => {
          const last = await readRoosterversie();
          overtaken = first && vorige !== undefined && last !== vorige;
          if (overtaken) return;
          if (ruilverzoek && first) {
            const stored = await table.get({ pk: RUIL, sk: ruilverzoek.value.id });
            overtaken = ((stored?.['versie'] as number | undefined) ?? 0) !== ruilverzoek.vorige;
            if (overtaken) return;
          }
          if (first) nr = last + 1;
          const before = await throughPointers<Dienst>(
            part.map(({ id }) => id),
            dienstKey,
            DIENSTEN,
          );
          const writes = part.flatMap(({ id, dienst }): TableWrite[] => {
            const old = before.get(id);
            const sk = dienst && dienstSk(dienst);
            return [
              ...(old !== undefined && old.sk !== sk
                ? [{ soort: 'delete' as const, key: { pk: DIENSTEN, sk: old.sk } }]
                : []),
              ...(dienst === undefined || sk === undefined
                ? [{ soort: 'delete' as const, key: dienstKey(id) }]
                : [
                    put({ pk: DIENSTEN, sk, waarde: JSON.stringify(dienst) }),
                    put({ ...dienstKey(id), id, dienstSk: sk }),
                  ]),
            ];
          });
          const publicatie: Publicatie = {
            nr,
            op,
            door,
            aanleiding,
            erbij: part.flatMap(({ dienst }) => dienst ?? []),
            was: part.flatMap(({ id }) => before.get(id)?.value ?? []),
          };
          const sk = `${String(nr).padStart(10, '0')}#${String(from).padStart(5, '0')}`;
          const stand: TableWrite = {
            soort: 'update',
            key: STAND,
            update: 'SET nr = :nr',
            condition:
              last === 0
                ? { expression: 'attribute_not_exists(nr)', values: { ':nr': nr } }
                : { expression: 'nr = :last', values: { ':nr': first ? nr : last, ':last': last } },
          };
          await table.transact([
            ...writes,
            put({ pk: PUBLICATIE, sk, waarde: JSON.stringify(publicatie) }),
            stand,
            ...(first && ruilverzoek
              ? [
                  put(
                    {
                      pk: RUIL,
                      sk: ruilverzoek.value.id,
                      versie: ruilverzoek.vorige + 1,
                      waarde: JSON.stringify(ruilverzoek.value),
                    },
                    unlessOther(ruilverzoek.vorige),
                  ),
                ]
              : []),
            ...(first ? werkWrites(werk) : []),
            bump,
          ]);
        });
        if (overtaken) throw new ConflictError();
      }
    },
    async listPublicaties(limit, cursor) {
      const values = { ':pk': PUBLICATIE, ...(cursor !== undefined && { ':voor': cursor }) };
      const KeyConditionExpression = cursor === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :voor';
      const { items, lastKey } = await table.query({
        ...verse,
        KeyConditionExpression,
        values,
        ScanIndexForward: false,
        Limit: limit,
      });
      const last = items.at(-1)?.['sk'] as string | undefined;
      const page = items.map((item) => waardeVan<Publicatie>(item));
      return lastKey === undefined || last === undefined ? { items: page } : { items: page, cursor: last };
    },
    async loadRuilverzoek(id) {
      const item = await table.get({ pk: RUIL, sk: id });
      return item && storedOf(item);
    },
    async saveRuilverzoek(verzoek, vorige, werk = []) {
      const item = { pk: RUIL, sk: verzoek.id, versie: vorige + 1, waarde: JSON.stringify(verzoek) };
      // Of a very large team not everybody fits into the one write. Who is told beforehand is told too early at worst.
      await saveWerk(werk.slice(WERK_BIJ_RUIL));
      await table.transact([put(item, unlessOther(vorige)), ...werkWrites(werk.slice(0, WERK_BIJ_RUIL))]);
    },
    async listRuilverzoeken(vanaf) {
      const values = { ':pk': RUIL, ':van': vanaf };
      return (await all({ KeyConditionExpression: 'pk = :pk AND sk >= :van', values })).map((item) => storedOf(item));
    },
    listRotaties: () =>
      kept('rotaties', async () =>
        (await all({ KeyConditionExpression: 'pk = :pk', values: { ':pk': ROTATIE } })).map((item) => storedOf(item)),
      ),
    async saveRotatie(rotatie, vorige) {
      const item = {
        pk: ROTATIE,
        sk: rotatieSleutel(rotatie),
        versie: vorige + 1,
        waarde: JSON.stringify(rotatie),
      };
      let overtaken = false;
      await patiently(async () => {
        const stored = await table.get({ pk: ROTATIE, sk: item.sk });
        overtaken = ((stored?.['versie'] as number | undefined) ?? 0) !== vorige;
        if (!overtaken) await table.transact([put(item, unlessOther(vorige)), bump]);
      });
      if (overtaken) throw new ConflictError();
    },
    saveWerk,
    async listWerk(nu) {
      const { items } = await table.query({
        ...verse,
        KeyConditionExpression: 'pk = :pk AND sk <= :nu',
        values: { ':pk': WERK, ':nu': `${nu}~` },
        Limit: WERK_PER_KEER,
      });
      return items.map((item) => waardeVan<Roosterwerk>(item));
    },
    removeWerk: (werk) => table.write({ soort: 'delete', key: werkKey(werk) }),
    async noteEenmaal(namen, op, werk) {
      checkEenmaal(namen, werk);
      const names = namen.map((naam) => put({ ...eenmaalKey(naam), op }, unlessOther(0)));
      let taken = false;
      await patiently(async () => {
        taken = (await knownEenmaal(namen)).size > 0;
        if (!taken) await table.transact([...names, ...werkWrites(werk)]);
      });
      return !taken;
    },
    knownEenmaal,
    readEenmaal: async (naam) => (await table.get(eenmaalKey(naam)))?.['op'] as Instant | undefined,
  };
}
