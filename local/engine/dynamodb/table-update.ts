/** UpdateTable: billing, throughput, stream, deletion protection, and global indexes added or removed at once. */
import { resourceInUse, resourceNotFound, validationError } from './errors.ts';
import { checkShape, requireMember } from './request-shape.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import { type KeyAttribute, keyAttributes, type TableDefinition } from './table-definition.ts';
import { describeTable } from './table-description.ts';
import { readAttributes, readIndex, readStream, readThroughput } from './table-input.ts';
import { streamLabel } from './table-operations.ts';

export const updateTable = (store: StoreContext, input: Input): Output => {
  const table = store.catalog.ofRequest(input);
  try {
    return store.database.write(() => {
      const base = changeIndexes(store, changeSettings(store, table, input), input);
      const { id: _id, ...rest } = base;
      return { TableDescription: describeTable(store, store.catalog.save(rest)) };
    });
  } catch (error) {
    store.catalog.reload();
    throw error;
  }
};

function changeSettings(store: StoreContext, table: TableDefinition, input: Input): TableDefinition {
  const billing = (input['BillingMode'] as TableDefinition['billing'] | undefined) ?? table.billing;
  const raw = input['ProvisionedThroughput'];
  const throughput =
    raw === undefined && billing === table.billing
      ? table.throughput
      : readThroughput(raw, billing, 'ProvisionedThroughput');
  const protection = input['DeletionProtectionEnabled'] as boolean | undefined;
  const settings = { ...table, billing, throughput, deletionProtection: protection ?? table.deletionProtection };
  if (input['StreamSpecification'] === undefined) return settings;
  const view = readStream(input['StreamSpecification'] as Input);
  if (view !== undefined && table.stream !== undefined) {
    throw resourceInUse(`Table already has an enabled stream: TableName: ${table.name}`);
  }
  const { stream: _stream, ...withoutStream } = settings;
  if (view === undefined) {
    if (table.stream === undefined) {
      throw validationError('Table is already with a disabled stream');
    }
    store.database.prepare('DELETE FROM dynamodb_stream WHERE table_id = ?').run(table.id);
    return withoutStream;
  }
  return { ...withoutStream, stream: { view, label: streamLabel(store.clock.now()) } };
}

function changeIndexes(store: StoreContext, table: TableDefinition, input: Input): TableDefinition {
  const updates = (input['GlobalSecondaryIndexUpdates'] as unknown[] | undefined) ?? [];
  const given = input['AttributeDefinitions'] as unknown[] | undefined;
  const known = new Map<string, KeyAttribute>(table.attributes.map((attribute) => [attribute.name, attribute]));
  for (const attribute of given === undefined ? [] : readAttributes(given)) known.set(attribute.name, attribute);
  let current: TableDefinition = table;
  for (const update of updates) {
    const clean = checkShape('GlobalSecondaryIndexUpdate', update, { Create: 'map', Delete: 'map', Update: 'map' });
    const [kind, ...others] = Object.keys(clean);
    if (kind === undefined || others.length > 0) {
      throw validationError('A GlobalSecondaryIndexUpdate must contain exactly one of Create, Update and Delete');
    }
    current =
      kind === 'Create'
        ? addIndex(store, current, clean[kind], [...known.values()])
        : changeIndex(store, current, kind, clean[kind]);
  }
  const used = new Set([current, ...current.indexes].flatMap(keyAttributes).map(({ name }) => name));
  return { ...current, attributes: [...known.values()].filter(({ name }) => used.has(name)) };
}

function addIndex(store: StoreContext, table: TableDefinition, raw: unknown, attributes: readonly KeyAttribute[]) {
  const wanted = readIndex(raw, 'global', attributes, table.billing);
  if (table.indexes.some(({ name }) => name === wanted.name)) {
    throw validationError(`Attempting to create an index which already exists: ${wanted.name}`);
  }
  const index = { ...wanted, id: store.catalog.newIndexId() };
  store.items.buildIndex(table, index);
  return { ...table, indexes: [...table.indexes, index] };
}

function changeIndex(store: StoreContext, table: TableDefinition, kind: string, raw: unknown): TableDefinition {
  const clean = checkShape(kind, raw, { IndexName: 'string', ProvisionedThroughput: 'map' });
  const name = requireMember<string>(clean, 'IndexName');
  const index = table.indexes.find((candidate) => candidate.name === name && candidate.kind === 'global');
  if (index === undefined) {
    throw resourceNotFound(`Requested resource not found: Index: ${name} not found`);
  }
  const others = table.indexes.filter((candidate) => candidate !== index);
  if (kind === 'Delete') {
    store.items.dropIndex(index);
    return { ...table, indexes: others };
  }
  const throughput = readThroughput(clean['ProvisionedThroughput'], table.billing, name);
  return { ...table, indexes: [...others, { ...index, throughput }] };
}
