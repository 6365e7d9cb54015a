/** Reads items in key order from a table or an index, from after a start position, within bounds. */
import type { Database } from './database.ts';
import type { SortRange } from './key-condition.ts';
import type { IndexDefinition, TableDefinition } from './table-definition.ts';
import type { Attributes } from './values.ts';

/** Where a page ended: place in the table, and in the index when an index is read. */
export interface Position {
  readonly pk: Uint8Array;
  readonly sk: Uint8Array;
  readonly ipk?: Uint8Array;
  readonly isk?: Uint8Array;
}

export interface RangeRequest {
  readonly table: TableDefinition;
  readonly index: IndexDefinition | undefined;
  /** One partition (Query), or the partitions from `segmentFrom` up to `segmentTo` (Scan). */
  readonly partition?: Uint8Array;
  readonly segmentFrom?: Uint8Array | undefined;
  readonly segmentTo?: Uint8Array | undefined;
  readonly sort?: SortRange;
  readonly after?: Position | undefined;
  readonly forward: boolean;
}

/** Items one by one; whoever stops early must end the iteration (`break` or `return`) so that the statement is reset. */
export function* readRange(database: Database, request: RangeRequest): Generator<Attributes> {
  const { table, index, partition, segmentFrom, segmentTo, sort, after, forward } = request;
  const [p, s] = index === undefined ? ['i.pk', 'i.sk'] : ['e.ipk', 'e.isk'];
  const where: string[] = [];
  const parameters: (number | Uint8Array)[] = [];
  const add = (sql: string, ...values: (number | Uint8Array)[]) => {
    where.push(sql);
    parameters.push(...values);
  };
  if (index === undefined) {
    add('i.table_id = ?', table.id);
  } else {
    parameters.push(table.id);
    add('e.index_id = ?', index.id);
  }
  if (partition !== undefined) add(`${p} = ?`, partition);
  if (segmentFrom !== undefined) add(`${p} >= ?`, segmentFrom);
  if (segmentTo !== undefined) add(`${p} < ?`, segmentTo);
  if (sort?.from !== undefined) add(`${s} ${sort.fromInclusive ? '>=' : '>'} ?`, sort.from);
  if (sort?.to !== undefined) add(`${s} ${sort.toInclusive ? '<=' : '<'} ?`, sort.to);
  const columns = index === undefined ? ['i.pk', 'i.sk'] : ['e.ipk', 'e.isk', 'e.pk', 'e.sk'];
  if (after !== undefined) {
    const position =
      index === undefined
        ? [after.pk, after.sk]
        : [after.ipk as Uint8Array, after.isk as Uint8Array, after.pk, after.sk];
    add(`(${columns.join(', ')}) ${forward ? '>' : '<'} (${columns.map(() => '?').join(', ')})`, ...position);
  }
  const from =
    index === undefined
      ? 'dynamodb_items i'
      : 'dynamodb_entries e CROSS JOIN dynamodb_items i ON i.table_id = ? AND i.pk = e.pk AND i.sk = e.sk';
  const order = columns.map((column) => `${column} ${forward ? 'ASC' : 'DESC'}`).join(', ');
  const sql = `SELECT i.item FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${order}`;
  for (const row of database.prepare(sql).iterate(...parameters)) {
    yield JSON.parse((row as { item: string }).item);
  }
}
