/** Codes under way to addresses of medewerkers, in the table of settings and in a partition that readers of settings do not read. */
import type { Adresbevestiging, AdresbevestigingOpslag } from '../../application/adresbevestiging-ports.ts';
import type { Key, Table } from './table.ts';

const keyOf = (medewerker: string, medium: string): Key => ({ pk: 'ADRESBEVESTIGING', sk: `${medewerker}#${medium}` });

export function makeDynamoAdresbevestigingStore(table: Table): AdresbevestigingOpslag {
  return {
    async loadAdresbevestiging(medewerker, medium) {
      const item = await table.get(keyOf(medewerker, medium));
      if (item === undefined) return undefined;
      return { versie: item['versie'] as number, value: JSON.parse(item['waarde'] as string) as Adresbevestiging };
    },
    async saveAdresbevestiging(bevestiging, vorige) {
      const { medewerker, medium } = bevestiging;
      const item = { ...keyOf(medewerker, medium), versie: vorige + 1, waarde: JSON.stringify(bevestiging) };
      const condition =
        vorige === 0
          ? { expression: 'attribute_not_exists(pk)' }
          : { expression: 'versie = :vorige', values: { ':vorige': vorige } };
      await table.write({ soort: 'put', item, condition });
    },
  };
}
