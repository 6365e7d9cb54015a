/** Who gets which report by mail, and what became of each: in the table of settings, in a partition of its own. */
import type { Stored } from '../../application/ports.ts';
import type { RapportStore } from '../../application/rapporten.ts';
import type { Item, Key, Table } from './table.ts';

const PARTITIE = 'RAPPORT';
const abonnementKey = (id: string): Key => ({ pk: PARTITIE, sk: `ABONNEMENT#${id}` });
const verzendingKey = (abonnement: string, van: string): Key => ({
  pk: PARTITIE,
  sk: `VERZENDING#${abonnement}#${van}`,
});

const storedOf = <T>(item: Item): Stored<T> => ({
  versie: item['versie'] as number,
  value: JSON.parse(item['inhoud'] as string) as T,
});

export function makeDynamoRapportStore(table: Table): RapportStore {
  async function load<T>(key: Key): Promise<Stored<T> | undefined> {
    const item = await table.get(key);
    return item && storedOf<T>(item);
  }
  async function save(key: Key, value: unknown, vorige: number): Promise<void> {
    const condition =
      vorige === 0
        ? { expression: 'attribute_not_exists(pk)' }
        : { expression: 'versie = :vorige', values: { ':vorige': vorige } };
    const item = { ...key, versie: vorige + 1, inhoud: JSON.stringify(value) };
    await table.write({ soort: 'put', item, condition });
  }
  return {
    async listAbonnementen() {
      const found = [];
      const query = {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :begin)',
        values: { ':pk': PARTITIE, ':begin': 'ABONNEMENT#' },
        ConsistentRead: true,
      };
      for await (const item of table.queryAll(query)) found.push(storedOf<never>(item));
      return found;
    },
    loadAbonnement: (id) => load(abonnementKey(id)),
    saveAbonnement: (abonnement, vorige) => save(abonnementKey(abonnement.id), abonnement, vorige),
    loadVerzending: (abonnement, van) => load(verzendingKey(abonnement, van)),
    saveVerzending: (verzending, vorige) =>
      save(verzendingKey(verzending.abonnement, verzending.van), verzending, vorige),
  };
}
