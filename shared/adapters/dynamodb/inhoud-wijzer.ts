/** Whether content is there, by its keys alone: the rights of whoever uses this let nothing else of it be read. */
import type { InhoudVerwijzing, InhoudWijzer } from '../../application/controle-ports.ts';
import type { Key, Table } from './table.ts';

const PREFIX: Readonly<Record<InhoudVerwijzing['soort'], string>> = {
  bericht: 'BERICHT',
  antwoord: 'ANTWOORD',
  uitgaand: 'UITGAAND',
};
/** Most keys in one call. */
const AT_ONCE = 100;

const keyOf = ({ contact, soort, id }: InhoudVerwijzing): Key => ({
  pk: `CONTACT#${contact}`,
  sk: `${PREFIX[soort]}#${id}`,
});
const naam = ({ pk, sk }: Key): string => `${pk} ${sk}`;

export function makeDynamoInhoudWijzer(table: Table): InhoudWijzer {
  return {
    async ontbreken(verwijzingen) {
      const keys = new Map(verwijzingen.map((one) => [naam(keyOf(one)), keyOf(one)]));
      const there = new Set<string>();
      const all = [...keys.values()];
      for (let from = 0; from < all.length; from += AT_ONCE)
        for (const item of await table.getMany(all.slice(from, from + AT_ONCE), ['pk', 'sk']))
          there.add(naam(item as unknown as Key));
      return verwijzingen.filter((one) => !there.has(naam(keyOf(one))));
    },
  };
}
