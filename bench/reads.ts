/**
 * What the report of a year costs to read: calls to the table and read units as DynamoDB says that they took, of a kanaal
 * and wijkteam that gets contacts in every hour that offices are open. The bound: what is read grows with the hours of the
 * year and with the kanalen and wijkteams that are asked for, never with the number of contacts.
 */
import type { DynamoCall } from '../shared/adapters/dynamodb/call.ts';
import { CEL_SHARDS, makeDynamoCijferStore } from '../shared/adapters/dynamodb/cijfer-store.ts';
import type { Table } from '../shared/adapters/dynamodb/table.ts';
import { makeReadBereikbaarheid } from '../shared/application/read-bereikbaarheid.ts';
import { makeReadJaarverslag } from '../shared/application/read-jaarverslag.ts';
import { codeerCel } from '../shared/domain/bereikbaarheid/codering.ts';
import { KANALEN, type Kanaal } from '../shared/domain/contact/types.ts';
import { startTables } from '../test/support/dynamodb-tables.ts';
import { randomCell } from '../test/support/figures/random-cell.ts';
import { makeWorld } from '../test/support/memory-world.ts';
import type { BenchLine } from './line.ts';

const JAAR = 2025;
/** A partition a month (thirteen in UTC), and a call more where a month is more than the megabyte that one call gives. */
const MOST_CALLS = 26;
/** Every hour of opening, every shard of it, half a kilobyte each: four kilobytes a unit. */
const HOURS = 261 * 9;
const MOST_UNITS = Math.ceil((HOURS * CEL_SHARDS * 512) / 4096);
const WIJKTEAMS = ['centrum'];

interface Consumed {
  readonly CapacityUnits?: number;
}

const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query']);

/** Counts what goes `through` it, until it is taken. */
function countReads() {
  let [calls, units] = [0, 0];
  const through =
    (call: DynamoCall): DynamoCall =>
    async (operation, input) => {
      if (!READS.has(operation)) return call(operation, input);
      const answer = await call(operation, { ...input, ReturnConsumedCapacity: 'TOTAL' });
      const { ConsumedCapacity: consumed = [] } = answer as { ConsumedCapacity?: Consumed | readonly Consumed[] };
      calls += 1;
      for (const { CapacityUnits = 0 } of [consumed].flat()) units += CapacityUnits;
      return answer;
    };
  function take() {
    const counted = { calls, units };
    [calls, units] = [0, 0];
    return counted;
  }
  return { through, take };
}

/** Some cells of which every hour has one, so that filling a year takes little time. */
function contentsOf(kanaal: Kanaal, contacts: number) {
  return Array.from({ length: 16 }, (_, seed) =>
    codeerCel(randomCell(kanaal, Math.round(contacts / CEL_SHARDS), seed + 1)),
  );
}

async function fill(table: Table, kanaal: Kanaal, wijkteam: string, contacts: number): Promise<number> {
  const contents = contentsOf(kanaal, contacts);
  const items: { pk: string; sk: string }[] = [];
  for (let day = new Date(Date.UTC(JAAR, 0, 1)); day.getUTCFullYear() === JAAR; day.setUTCDate(day.getUTCDate() + 1)) {
    if (day.getUTCDay() % 6 === 0) continue;
    for (let hour = 7; hour < 16; hour += 1)
      for (let shard = 0; shard < CEL_SHARDS; shard += 1) {
        const uur = new Date(day.getTime() + hour * 3_600_000).toISOString();
        const pk = `C#${kanaal}#${wijkteam}#${uur.slice(0, 7)}`;
        items.push({ pk, sk: `${uur}#${shard}`, ...contents[items.length % contents.length] });
      }
  }
  for (let from = 0; from < items.length; from += 100)
    await table.transact(items.slice(from, from + 100).map((item) => ({ soort: 'put', item })));
  return items.length;
}

const lineOf = (name: string, unit: string, value: number, reference: number, n: number): BenchLine => ({
  name: `reads: ${name}, ${unit}`,
  value,
  unit,
  reference,
  ratio: value / reference,
  n,
});

export async function run(): Promise<readonly BenchLine[]> {
  const { through, take } = countReads();
  const tables = await startTables(through);
  try {
    const table = await tables.create('cijfers');
    const cijfers = makeDynamoCijferStore(table);
    const ports = { ...makeWorld(), cijfers };
    let items = 0;
    for (const wijkteam of WIJKTEAMS)
      for (const kanaal of KANALEN) {
        items += await fill(table, kanaal, wijkteam, 40);
        await cijfers.noteGezien(kanaal, wijkteam);
      }
    take();
    const scopes = WIJKTEAMS.length * KANALEN.length;
    const year = { van: `${JAAR}-01-01`, totEnMet: `${JAAR}-12-31`, per: 'maand' } as const;
    await makeReadBereikbaarheid(ports)({ ...year, kanaal: 'telefoon', wijkteam: 'centrum' });
    const one = take();
    await makeReadBereikbaarheid(ports)(year);
    const all = take();
    await makeReadJaarverslag(ports)({ jaar: JAAR, jaren: 1 });
    const report = take();
    // The table of kanalen and wijkteams is one call more.
    const found = [
      { name: 'a year by month, one kanaal of one wijkteam', ...one, of: 1, more: 0, n: items / scopes },
      { name: `a year by month, ${scopes} kanalen and wijkteams`, ...all, of: scopes, more: 1, n: items },
      { name: `annual report over ${scopes} kanalen and wijkteams`, ...report, of: scopes, more: 1, n: items },
    ];
    return found.flatMap(({ name, calls, units, of, more, n }) => [
      lineOf(name, 'calls', calls, MOST_CALLS * of + more, n),
      lineOf(name, 'read units', units, MOST_UNITS * of + more, n),
    ]);
  } finally {
    await tables.close();
  }
}
