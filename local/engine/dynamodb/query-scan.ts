/** Query and Scan: pages of at most 1 MB or `Limit` items, filtered after they were read and paid for. */
import { bindCondition } from './bind-condition.ts';
import { consumedCapacity, projectInto, readUnits } from './capacity.ts';
import { validationError } from './errors.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { cacheExpressions } from './expression-cache.ts';
import { openScope, type Placeholders } from './expression-scope.ts';
import { capacityMode } from './item-operations.ts';
import { keyRange, withinSort } from './key-condition.ts';
import { parseCondition } from './parse-condition.ts';
import { bindProjection, project, projections } from './project.ts';
import { type RangeRequest, readRange } from './range-reader.ts';
import { segmentOf, startPosition } from './read-start.ts';
import { requireMember } from './request-shape.ts';
import { itemSize } from './sizes.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import {
  type IndexDefinition,
  keyAttributes,
  keyOf,
  projectedNames,
  type TableDefinition,
} from './table-definition.ts';
import { type Attributes, type AttributeValue, equalValues } from './values.ts';

const PAGE_BYTES = 1024 * 1024;
const filters = cacheExpressions((source) => parseCondition('FilterExpression', source));
const keyConditions = cacheExpressions((source) => parseCondition('KeyConditionExpression', source));

interface Reading {
  readonly table: TableDefinition;
  readonly index: IndexDefinition | undefined;
  readonly range: RangeRequest;
  readonly keep: (item: Attributes) => boolean;
  readonly show: (item: Attributes) => Attributes;
  /** True when an LSI lacks what was asked for, so that every item is fetched from the table as well. */
  readonly fetches: boolean;
}

function indexOf(table: TableDefinition, input: Input): IndexDefinition | undefined {
  const name = input['IndexName'] as string | undefined;
  if (name === undefined) return undefined;
  const index = table.indexes.find((candidate) => candidate.name === name);
  if (index === undefined) {
    throw validationError(`The table does not have the specified index: ${name}`);
  }
  if (index.kind === 'global' && input['ConsistentRead'] === true) {
    throw validationError('Consistent reads are not supported on global secondary indexes');
  }
  return index;
}

/** What `Select`, projection and index together show of an item. */
function prepareShow(
  table: TableDefinition,
  index: IndexDefinition | undefined,
  input: Input,
  paths: ReturnType<typeof bindProjection> | undefined,
) {
  const select = input['Select'] as string | undefined;
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && index === undefined) {
    throw validationError('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && paths === undefined) {
    throw validationError('Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (paths !== undefined && select !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    throw validationError(`Cannot specify the ProjectionExpression when choosing to get ${select}`);
  }
  const held = index === undefined ? undefined : projectedNames(table, index);
  const lacks =
    held !== undefined && (select === 'ALL_ATTRIBUTES' || (paths?.some(([name]) => !held.has(String(name))) ?? false));
  if (lacks && index?.kind === 'global') {
    throw validationError(
      select === 'ALL_ATTRIBUTES'
        ? `One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name} because its projection type is not ALL`
        : `One or more parameter values were invalid: Global secondary index ${index.name} does not project ${paths
            ?.map(([name]) => name)
            .filter((name) => !held?.has(String(name)))
            .join(', ')}`,
    );
  }
  const whole =
    index === undefined || lacks ? (item: Attributes) => item : (item: Attributes) => projectInto(table, index, item);
  const show = paths === undefined ? whole : (item: Attributes) => project(item, paths);
  return { show, lacks };
}

function prepare(store: StoreContext, input: Input, kind: 'Query' | 'Scan'): Reading {
  const table = store.catalog.ofRequest(input);
  const index = indexOf(table, input);
  const limit = input['Limit'] as number | undefined;
  if (limit !== undefined && limit < 1) {
    throw validationError(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    );
  }
  const filter = input['FilterExpression'] as string | undefined;
  const projection = input['ProjectionExpression'] as string | undefined;
  const keySource = input['KeyConditionExpression'] as string | undefined;
  if (kind === 'Query' && keySource === undefined) {
    throw validationError(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  const scope = openScope(
    input as Placeholders,
    kind === 'Query'
      ? { KeyConditionExpression: keySource, FilterExpression: filter, ProjectionExpression: projection }
      : { FilterExpression: filter, ProjectionExpression: projection },
  );
  const bound = (kindOf: string, source: string, cache: typeof filters) =>
    bindCondition(kindOf, cache.get(source), scope);
  const keyCondition = keySource === undefined ? undefined : bound('KeyConditionExpression', keySource, keyConditions);
  const condition = filter === undefined ? undefined : bound('FilterExpression', filter, filters);
  const paths = projection === undefined ? undefined : bindProjection(projections.get(projection), scope);
  scope.finish();
  const schema = index ?? table;
  if (kind === 'Query' && condition !== undefined) refuseKeyInFilter(condition, schema);
  const { show, lacks } = prepareShow(table, index, input, paths);
  const start = startPosition(table, index, input);
  const forward = input['ScanIndexForward'] !== false;
  const range =
    keyCondition === undefined
      ? { ...segmentOf(input), table, index, after: start?.position, forward: true }
      : queryRange(keyRange(keyCondition, schema), table, index, start, forward);
  return {
    table,
    index,
    range,
    keep: condition === undefined ? () => true : (item) => evaluateCondition(condition, item),
    show,
    fetches: lacks,
  };
}

function queryRange(
  { partition, partitionValue, sort }: ReturnType<typeof keyRange>,
  table: TableDefinition,
  index: IndexDefinition | undefined,
  start: ReturnType<typeof startPosition>,
  forward: boolean,
): RangeRequest {
  if (start !== undefined) {
    const { position, key } = start;
    const inPartition = equalValues(key[(index ?? table).partition.name] as AttributeValue, partitionValue);
    if (!inPartition || !withinSort(sort, position.isk ?? position.sk)) {
      throw validationError('The provided starting key is outside query boundaries based on provided conditions');
    }
  }
  return { table, index, partition, sort, after: start?.position, forward };
}

function refuseKeyInFilter(
  condition: Parameters<typeof evaluateCondition>[0],
  schema: IndexDefinition | TableDefinition,
) {
  const names = new Set(keyAttributes(schema).map(({ name }) => name));
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const member of node) visit(member);
    } else if (typeof node === 'object' && node !== null) {
      const { kind, path } = node as { kind?: string; path?: readonly (string | number)[] };
      if (kind === 'literal') return;
      if (kind === 'path' && path !== undefined && names.has(String(path[0]))) {
        throw validationError(
          `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${path[0]}`,
        );
      }
      for (const member of Object.values(node)) visit(member);
    }
  };
  visit(condition);
}

function read(store: StoreContext, input: Input, reading: Reading): Output {
  const { table, index, keep, show } = reading;
  const limit = (input['Limit'] as number | undefined) ?? Number.POSITIVE_INFINITY;
  const items: Attributes[] = [];
  const counting = input['Select'] === 'COUNT';
  const consistent = input['ConsistentRead'] === true;
  let last: Attributes | undefined;
  let more = false;
  let scanned = 0;
  let matched = 0;
  let bytes = 0;
  let fetchUnits = 0;
  for (const item of readRange(store.database, reading.range)) {
    const entry = index === undefined ? item : projectInto(table, index, item);
    const size = itemSize(entry);
    if (scanned > 0 && bytes + size > PAGE_BYTES) {
      more = true;
      break;
    }
    bytes += size;
    scanned++;
    last = item;
    if (reading.fetches) fetchUnits += readUnits(itemSize(item), consistent);
    if (keep(reading.fetches ? item : entry)) {
      matched++;
      if (!counting) items.push(show(item));
    }
    if (scanned >= limit) {
      more = true;
      break;
    }
  }
  const units = readUnits(bytes, consistent);
  return {
    Items: counting ? undefined : items,
    Count: matched,
    ScannedCount: scanned,
    LastEvaluatedKey:
      more && last !== undefined
        ? { ...keyOf(table, last), ...(index === undefined ? {} : keyOf(index, last)) }
        : undefined,
    ConsumedCapacity: consumedCapacity(
      table,
      capacityMode(input),
      index === undefined ? { table: units, indexes: {} } : { table: fetchUnits, indexes: { [index.name]: units } },
    ),
  };
}

export const query = (store: StoreContext, input: Input): Output => {
  requireMember(input, 'TableName');
  return read(store, input, prepare(store, input, 'Query'));
};

export const scan = (store: StoreContext, input: Input): Output => read(store, input, prepare(store, input, 'Scan'));
