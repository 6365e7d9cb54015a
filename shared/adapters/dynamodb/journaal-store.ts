/**
 * The journal in its own table. One item names all messages of a batch: a batch of ten is one write unit. Whoever takes
 * messages in may put items here and do nothing else with this table (docs/adr/0019-journal-and-daily-check.md).
 */
import { createHash } from 'node:crypto';
import type { Journaalregel, JournaalStore, Werd } from '../../application/journaal.ts';
import type { Kanaal } from '../../domain/contact/types.ts';
import { ConflictError } from '../../domain/errors.ts';
import { localDateOf, startOfLocalDay } from '../../domain/tijd/amsterdam.ts';
import { epochMs, HOUR, type Instant, instantOf, type LocalDate, MINUTE, plusMs } from '../../domain/tijd/instant.ts';
import { packGebeurtenissen, unpackGebeurtenissen } from './gebeurtenissen.ts';
import type { Item, Table } from './table.ts';

/** Every partition of the journal begins with it: the rights of those who write it name it. */
export const JOURNAAL_BEGIN = 'J#';
/** Longer than any day is checked again, and than a quiet kanaal looks back. */
const BEWAARD_MS = 100 * 24 * HOUR;
/** Clocks of queue and bucket may differ by so much. */
const SPELING_MS = 15 * MINUTE;
const LAAT = 'laat#';

const partition = (kanaal: Kanaal, dag: LocalDate): string => `${JOURNAAL_BEGIN}${kanaal}#${dag}`;

const SOORTEN = { contact: 'c', gesprek: 'g', onleesbaar: 'o' } as const;
type Tuple = readonly [bericht: string, ms: number, wijkteams: string, proef: 0 | 1, ...werd: readonly string[][]];

function tupleOf({ bericht, ontvangenOp, wijkteams = [], proef, werd }: Journaalregel): Tuple {
  const became = werd.map((one) => {
    if (one.soort === 'onleesbaar') return [SOORTEN.onleesbaar, one.id];
    const target = one.soort === 'contact' ? one.contact : one.gesprek;
    return [SOORTEN[one.soort], target, ...one.feiten];
  });
  return [bericht, epochMs(ontvangenOp), wijkteams.join(), proef ? 1 : 0, ...became];
}

function werdOf([soort, target = '', ...feiten]: readonly string[]): Werd {
  if (soort === SOORTEN.contact) return { soort: 'contact', contact: target, feiten };
  if (soort === SOORTEN.gesprek) return { soort: 'gesprek', gesprek: target, feiten };
  return { soort: 'onleesbaar', id: target };
}

function regelOf([bericht, ms, wijkteams, proef, ...werd]: Tuple): Journaalregel {
  return {
    bericht,
    ontvangenOp: instantOf(ms),
    ...(wijkteams !== '' && { wijkteams: wijkteams.split(',') }),
    ...(proef === 1 && { proef: true }),
    werd: werd.map(werdOf),
  };
}

const regelsVan = (item: Item): readonly Journaalregel[] => unpackGebeurtenissen<Tuple>(item['regels']).map(regelOf);

export function makeDynamoJournaalStore(table: Table): JournaalStore {
  /** Named by its content: the same batch again is the same item, which stays as it was. */
  async function put(kanaal: Kanaal, dag: LocalDate, begin: string, regels: readonly Journaalregel[]): Promise<void> {
    const tuples = regels.map(tupleOf);
    const naam = createHash('sha256').update(JSON.stringify(tuples)).digest('base64url').slice(0, 12);
    // By its newest message: whoever reads on from an instant misses nothing that came in after it.
    const newest = Math.max(...tuples.map(([, ms]) => ms));
    const item = {
      pk: partition(kanaal, dag),
      sk: `${begin}${instantOf(newest)}#${naam}`,
      regels: packGebeurtenissen(tuples),
      verlooptOp: Math.ceil((newest + BEWAARD_MS) / 1000),
    };
    await table
      .write({ soort: 'put', item, condition: { expression: 'attribute_not_exists(pk)' } })
      .catch((error: unknown) => {
        if (!(error instanceof ConflictError)) throw error;
      });
  }

  const query = (kanaal: Kanaal, dag: LocalDate, van: string, tot: string, terug = false) =>
    table.queryAll({
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :van AND :tot',
      values: { ':pk': partition(kanaal, dag), ':van': van, ':tot': tot },
      ScanIndexForward: !terug,
      ConsistentRead: true,
    });

  return {
    async note(kanaal, regels) {
      for (const [dag, ofDay] of Map.groupBy(regels, ({ ontvangenOp }) => localDateOf(ontvangenOp)))
        await put(kanaal, dag, '', ofDay);
      // What speaks of another day is named there too, so that the figures of that day can be checked.
      const late = regels.flatMap((regel) => (regel.dagen ?? []).map((dag) => ({ dag, regel })));
      for (const [dag, ofDay] of Map.groupBy(late, (one) => one.dag))
        await put(
          kanaal,
          dag,
          LAAT,
          ofDay.map(({ regel }) => regel),
        );
    },
    async *readDag(kanaal, dag, soort, vanaf = startOfLocalDay(dag)) {
      const [van, tot] =
        soort === 'laat' ? [LAAT, `${LAAT}~`] : [plusMs(vanaf, -SPELING_MS), plusMs(startOfLocalDay(dag), 26 * HOUR)];
      for await (const item of query(kanaal, dag, van, tot)) yield* regelsVan(item);
    },
    async *readTerug(kanaal, dag) {
      const van: Instant = startOfLocalDay(dag);
      for await (const item of query(kanaal, dag, van, plusMs(van, 26 * HOUR), true))
        yield* regelsVan(item).toSorted((a, b) => (a.ontvangenOp < b.ontvangenOp ? 1 : -1));
    },
  };
}
