/** Content and identity in their own table, under their own key. A contact's content shares one partition. */

import type { AntwoordInhoud, BerichtInhoud, NotitieInhoud, PersoonInhoud } from '../../application/inhoud.ts';
import type { InhoudStore } from '../../application/ports.ts';
import type { Item, Table } from './table.ts';

const partition = (contact: string): string => `CONTACT#${contact}`;
const byTime = (a: { readonly op: string; readonly id: string }, b: { readonly op: string; readonly id: string }) =>
  a.op < b.op ? -1 : a.op > b.op ? 1 : a.id < b.id ? -1 : 1;

export function makeDynamoInhoudStore(table: Table): InhoudStore {
  const put = (contact: string, prefix: string, part: { readonly id: string }) =>
    table.write({
      soort: 'put',
      item: { pk: partition(contact), sk: `${prefix}#${part.id}`, inhoud: JSON.stringify(part) },
    });
  const read = <T>(item: Item): T => JSON.parse(item['inhoud'] as string) as T;

  return {
    putBericht: (contact, bericht) => put(contact, 'BERICHT', bericht),
    putAntwoord: (contact, antwoord) => put(contact, 'ANTWOORD', antwoord),
    putNotitie: (contact, notitie) => put(contact, 'NOTITIE', notitie),
    async mergePersoon(contact, persoon) {
      const fields = Object.entries(persoon).filter(([, value]) => value !== undefined);
      if (fields.length === 0) return;
      await table.write({
        soort: 'update',
        key: { pk: partition(contact), sk: 'PERSOON' },
        update: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        condition: {
          expression: '',
          names: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
          values: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        },
      });
    },
    async readInhoud(contact) {
      const berichten: BerichtInhoud[] = [];
      const antwoorden: AntwoordInhoud[] = [];
      const notities: NotitieInhoud[] = [];
      let persoon: PersoonInhoud = {};
      const values = { ':pk': partition(contact) };
      for await (const item of table.queryAll({ KeyConditionExpression: 'pk = :pk', ConsistentRead: true, values })) {
        const sk = item['sk'] as string;
        if (sk.startsWith('BERICHT#')) berichten.push(read(item));
        else if (sk.startsWith('ANTWOORD#')) antwoorden.push(read(item));
        else if (sk.startsWith('NOTITIE#')) notities.push(read(item));
        else {
          const { pk: _pk, sk: _sk, ...fields } = item;
          persoon = fields as PersoonInhoud;
        }
      }
      return {
        berichten: berichten.sort(byTime),
        antwoorden: antwoorden.sort(byTime),
        notities: notities.sort(byTime),
        persoon,
      };
    },
    async readAntwoord(contact, id) {
      const item = await table.get({ pk: partition(contact), sk: `ANTWOORD#${id}` });
      return item && read<AntwoordInhoud>(item);
    },
  };
}
