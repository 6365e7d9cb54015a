/** Questions after closing, and what was answered: by the hash of the link's secret, in a table of their own. */
import type { ErvaringStore } from '../../application/ervaringen.ts';
import type { Ervaring } from '../../domain/ervaring/cijfers.ts';
import type { Ervaringsvraag } from '../../domain/ervaring/types.ts';
import { epochMs } from '../../domain/tijd/instant.ts';
import type { Table } from './table.ts';

const vraagKey = (sleutel: string) => ({ pk: `VRAAG#${sleutel}`, sk: 'VRAAG' });
const antwoordPartitie = (kwartaal: string): string => `ANTWOORD#${kwartaal}`;

export function makeDynamoErvaringStore(table: Table): ErvaringStore {
  return {
    async putVraag(sleutel, vraag, verlooptOp) {
      const item = {
        ...vraagKey(sleutel),
        inhoud: JSON.stringify(vraag),
        verlooptOp: Math.ceil(epochMs(verlooptOp) / 1000),
      };
      await table.write({ soort: 'put', item });
    },
    async loadVraag(sleutel) {
      const item = await table.get(vraagKey(sleutel));
      return item && (JSON.parse(item['inhoud'] as string) as Ervaringsvraag);
    },
    async putAntwoord(kwartaal, sleutel, ervaring) {
      const item = { pk: antwoordPartitie(kwartaal), sk: sleutel, inhoud: JSON.stringify(ervaring) };
      await table.write({ soort: 'put', item });
    },
    async listAntwoorden(kwartaal) {
      const found: Ervaring[] = [];
      const query = { KeyConditionExpression: 'pk = :pk', values: { ':pk': antwoordPartitie(kwartaal) } };
      for await (const item of table.queryAll({ ...query, ConsistentRead: true }))
        found.push(JSON.parse(item['inhoud'] as string) as Ervaring);
      return found;
    },
  };
}
