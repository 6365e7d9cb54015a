/**
 * By which number and address a person is known, and where these turned up: the rights of whoever uses this let no name, no
 * text and nothing else of the contents be read.
 */

import type { PersoonInhoud } from '../../application/inhoud.ts';
import type { PersoonWijzer } from '../../application/kengetal-ports.ts';
import type { Spoor } from '../../application/ports.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import type { Item, Table } from './table.ts';

/** All that is asked for: the rights name the same. */
export const SLEUTELGEGEVENS = ['pk', 'sk', 'mail', 'nummer', 'terugbelnummer'] as const;
/** A trace is its key. */
export const SPOOR_GEGEVENS = ['pk', 'sk'] as const;
export const SPOREN_PARTITIE = 'PERSOON#';

const CONTACT = 'CONTACT#';
const SPOOR = 'SPOOR#';
/** Most keys in one call. */
const AT_ONCE = 100;
/** Partitions that are asked for at once. */
const TOGETHER = 8;

function spoorFromItem(item: Item): Spoor {
  const [, op, ...contact] = (item['sk'] as string).split('#');
  return { op: op as Instant, contact: contact.join('#') };
}

export function makeDynamoPersoonWijzer(table: Table): PersoonWijzer {
  return {
    async readSleutelgegevens(contacten) {
      const found = new Map<string, Pick<PersoonInhoud, 'mail' | 'nummer' | 'terugbelnummer'>>();
      for (let from = 0; from < contacten.length; from += AT_ONCE) {
        const keys = contacten.slice(from, from + AT_ONCE).map((id) => ({ pk: `${CONTACT}${id}`, sk: 'PERSOON' }));
        for (const { pk, sk: _, ...fields } of await table.getMany(keys, SLEUTELGEGEVENS))
          found.set((pk as string).slice(CONTACT.length), fields as PersoonInhoud);
      }
      return found;
    },
    async readSporen(personen, limit) {
      const found: Spoor[] = [];
      for (let from = 0; from < personen.length; from += TOGETHER) {
        const pages = personen.slice(from, from + TOGETHER).map((persoon) =>
          table.query({
            KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
            values: { ':pk': `${SPOREN_PARTITIE}${persoon}`, ':prefix': SPOOR },
            ProjectionExpression: SPOOR_GEGEVENS.join(', '),
            ScanIndexForward: false,
            ConsistentRead: true,
            Limit: limit,
          }),
        );
        found.push(...(await Promise.all(pages)).flatMap(({ items }) => items.map(spoorFromItem)));
      }
      return found.sort((a, b) => (a.op < b.op ? 1 : a.op > b.op ? -1 : 0));
    },
  };
}
