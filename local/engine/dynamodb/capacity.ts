/**
 * Consumed capacity by the rules of AWS: a write unit per started KB, a read unit per started 4 KB (half of it when
 * eventually consistent), doubled in transactions; an index write only when what the index holds changes.
 */
import { placeInIndex } from './item-keys.ts';
import { itemSize } from './sizes.ts';
import { type IndexDefinition, projectedNames, type TableDefinition } from './table-definition.ts';
import { type Attributes, equalAttributes, setOwn } from './values.ts';

export type CapacityMode = 'NONE' | 'TOTAL' | 'INDEXES';

/** Units on the table itself and per index name. */
export interface Units {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));
export const readUnits = (bytes: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);

/** What an index holds of an item. */
export function projectInto(table: TableDefinition, index: IndexDefinition, item: Attributes): Attributes {
  const names = projectedNames(table, index);
  if (names === undefined) return item;
  const projected: Attributes = {};
  for (const name in item) {
    if (names.has(name)) setOwn(projected, name, item[name] as never);
  }
  return projected;
}

function indexUnits(
  table: TableDefinition,
  index: IndexDefinition,
  before: Attributes | undefined,
  after: Attributes | undefined,
): number {
  const from = before === undefined ? undefined : placeInIndex(index, before);
  const to = after === undefined ? undefined : placeInIndex(index, after);
  const left = from === undefined || before === undefined ? undefined : projectInto(table, index, before);
  const right = to === undefined || after === undefined ? undefined : projectInto(table, index, after);
  const cost = (entry: Attributes | undefined) => (entry === undefined ? 0 : writeUnits(itemSize(entry)));
  if (from === undefined || to === undefined || left === undefined || right === undefined) {
    return cost(left) + cost(right);
  }
  if (Buffer.compare(from.pk, to.pk) !== 0 || Buffer.compare(from.sk, to.sk) !== 0) {
    return cost(left) + cost(right);
  }
  return equalAttributes(left, right) ? 0 : Math.max(cost(left), cost(right));
}

/** Units of one write from one state of an item to another (undefined = absent). */
export function unitsOfWrite(
  table: TableDefinition,
  before: Attributes | undefined,
  after: Attributes | undefined,
  factor: number,
): Units {
  const bytes = Math.max(before === undefined ? 0 : itemSize(before), after === undefined ? 0 : itemSize(after));
  const indexes: Record<string, number> = {};
  for (const index of table.indexes) {
    const units = indexUnits(table, index, before, after) * factor;
    if (units > 0) indexes[index.name] = units;
  }
  return { table: writeUnits(bytes) * factor, indexes };
}

export function addUnits(a: Units | undefined, b: Units): Units {
  if (a === undefined) return b;
  const indexes: Record<string, number> = { ...a.indexes };
  for (const name in b.indexes) {
    indexes[name] = (indexes[name] ?? 0) + (b.indexes[name] ?? 0);
  }
  return { table: a.table + b.table, indexes };
}

/** The `ConsumedCapacity` member of an answer; undefined for NONE. `split` names the units of a transaction. */
export function consumedCapacity(
  table: TableDefinition,
  mode: CapacityMode,
  units: Units,
  split?: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): Record<string, unknown> | undefined {
  if (mode === 'NONE') return undefined;
  const show = (amount: number) =>
    split === undefined ? { CapacityUnits: amount } : { [split]: amount, CapacityUnits: amount };
  const total = units.table + Object.values(units.indexes).reduce((sum, amount) => sum + amount, 0);
  if (mode === 'TOTAL') return { TableName: table.name, ...show(total) };
  const ofKind = (kind: IndexDefinition['kind']) => {
    const entries = table.indexes.filter((index) => index.kind === kind && units.indexes[index.name] !== undefined);
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map(({ name }) => [name, show(units.indexes[name] ?? 0)]));
  };
  return {
    TableName: table.name,
    ...show(total),
    Table: show(units.table),
    GlobalSecondaryIndexes: ofKind('global'),
    LocalSecondaryIndexes: ofKind('local'),
  };
}
