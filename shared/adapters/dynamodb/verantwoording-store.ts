/** The table of who did what. Adding has a condition, so that nobody overwrites a line by adding one. */
import type {
  InLijst,
  LijstenLog,
  VerantwoordingLezer,
  VerantwoordingLog,
} from '../../application/verantwoording-ports.ts';
import { ConflictError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/tijd/instant.ts';
import { bewaardTot, uurVan } from '../../domain/verantwoording/types.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Item, Key, Table } from './table.ts';
import {
  DELEN,
  gevonden,
  indexSleutel,
  inhoudVan,
  LIJSTEN_BEGIN,
  MEDEWERKERS,
  OBJECTEN,
  partitie,
  regelItem,
  regelVan,
} from './verantwoording-items.ts';

/** What is there stays. Ids are random: whatever has the place is the same, written by a call of which the answer was lost. */
async function putOnce(table: Pick<Table, 'write'>, item: Key & Item): Promise<void> {
  try {
    await table.write({ soort: 'put', item, condition: { expression: 'attribute_not_exists(pk)' } });
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
  }
}

/** Adding, for whoever serves: needs the right to put items and no other. */
export function makeDynamoVerantwoordingLog(table: Pick<Table, 'write'>): VerantwoordingLog {
  return {
    append: (regel) => putOnce(table, regelItem(regel)),
  };
}

const lijstPartitie = (contact: string): string => `${LIJSTEN_BEGIN}${contact}`;

export function makeDynamoLijstenLog(table: Pick<Table, 'write'>): LijstenLog {
  return {
    async noteInLijsten(gezien) {
      for (const { contact, uur, medewerker, keren, eerste, laatste } of gezien) {
        const verlooptOp = Math.ceil(bewaardTot(laatste).getTime() / 1000);
        const sk = `${uur}#${medewerker}`;
        const item = { pk: lijstPartitie(contact), sk, medewerker, keren, eerste, laatste, verlooptOp };
        // Perhaps noted before, by a run that was cut off.
        await putOnce(table, item);
      }
    },
  };
}

function inLijst(contact: string, item: Item): InLijst {
  return {
    contact,
    uur: String(item['sk']).slice(0, 13),
    medewerker: String(item['medewerker']),
    keren: Number(item['keren']),
    eerste: item['eerste'] as Instant,
    laatste: item['laatste'] as Instant,
  };
}

export function makeDynamoVerantwoordingLezer(table: Pick<Table, 'query' | 'queryAll'>): VerantwoordingLezer {
  return {
    async *ofUur(uur) {
      for (let deel = 0; deel < DELEN; deel += 1) {
        const items = table.queryAll({
          KeyConditionExpression: 'pk = :pk',
          values: { ':pk': partitie(uur, deel) },
          ConsistentRead: true,
        });
        for await (const item of items)
          yield { sleutel: `${item['pk']}|${item['sk']}`, inhoud: inhoudVan(item), regel: regelVan(item) };
      }
    },
    async search({ sleutel, van, tot, limit, cursor }) {
      const na = cursor === undefined ? undefined : decodeCursor(cursor, 1).na;
      const [IndexName, pk] = sleutel.op === 'object' ? [OBJECTEN, 'opk'] : [MEDEWERKERS, 'mpk'];
      const { items, lastKey } = await table.query({
        IndexName,
        KeyConditionExpression: `${pk} = :pk AND sk BETWEEN :van AND :tot`,
        // An instant sorts before the same instant with an id behind it: `tot` itself is not in it.
        values: { ':pk': indexSleutel(sleutel), ':van': van, ':tot': tot },
        ScanIndexForward: false,
        Limit: limit,
        startKey: na,
      });
      const next = lastKey && encodeCursor({ lijst: 0, na: lastKey as Record<string, string> });
      return { items: items.map(gevonden), ...(next !== undefined && { cursor: next }) };
    },
    async inLijsten(contact, van, tot) {
      const found: InLijst[] = [];
      const items = table.queryAll({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
        values: { ':pk': lijstPartitie(contact), ':van': uurVan(van), ':tot': `${uurVan(tot)}~` },
        ScanIndexForward: false,
      });
      for await (const item of items) found.push(inLijst(contact, item));
      return found.filter(({ eerste, laatste }) => laatste >= van && eerste < tot);
    },
  };
}
