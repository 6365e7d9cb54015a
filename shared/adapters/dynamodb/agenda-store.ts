/** Secret addresses of calendars, in the table of settings: one by medewerker, and one by the hash of the secret. */
import type { AgendaAdres, AgendaOpslag } from '../../application/agenda-ports.ts';
import type { Condition, Item, Key, Table } from './table.ts';

const keyOf = (medewerker: string): Key => ({ pk: 'AGENDAADRES', sk: medewerker });
const sleutelKey = (sleutel: string): Key => ({ pk: `AGENDA#${sleutel}`, sk: 'ADRES' });

const adresVan = (item: Item | undefined): AgendaAdres | undefined =>
  item && (JSON.parse(item['waarde'] as string) as AgendaAdres);

const still = (vorige: AgendaAdres | undefined): Condition =>
  vorige === undefined
    ? { expression: 'attribute_not_exists(pk)' }
    : { expression: 'sleutel = :vorige', values: { ':vorige': vorige.sleutel } };

export function makeDynamoAgendaStore(table: Table): AgendaOpslag {
  return {
    loadAgendaAdres: async (medewerker) => adresVan(await table.get(keyOf(medewerker))),
    findAgendaAdres: async (sleutel) => adresVan(await table.get(sleutelKey(sleutel))),
    async saveAgendaAdres(adres, vorige) {
      const waarde = JSON.stringify(adres);
      await table.transact([
        {
          soort: 'put',
          item: { ...keyOf(adres.medewerker), sleutel: adres.sleutel, waarde },
          condition: still(vorige),
        },
        { soort: 'put', item: { ...sleutelKey(adres.sleutel), waarde } },
        ...(vorige === undefined ? [] : [{ soort: 'delete' as const, key: sleutelKey(vorige.sleutel) }]),
      ]);
    },
    async removeAgendaAdres(adres) {
      await table.transact([
        { soort: 'delete', key: keyOf(adres.medewerker), condition: still(adres) },
        { soort: 'delete', key: sleutelKey(adres.sleutel) },
      ]);
    },
  };
}
