/** CreateTable, DescribeTable, DeleteTable, ListTables and the TTL setting. */
import { randomUUID } from 'node:crypto';
import { resourceInUse, resourceNotFound, validationError } from './errors.ts';
import { requireMember } from './request-shape.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import type { TableDefinition } from './table-definition.ts';
import { describeTable as describe } from './table-description.ts';
import { readTableInput } from './table-input.ts';

const TABLE_NAME = /^[a-zA-Z0-9_.-]{3,255}$/;
const MAX_LISTED = 100;

export const createTable = (store: StoreContext, input: Input): Output => {
  const name = requireMember<string>(input, 'TableName');
  if (!TABLE_NAME.test(name)) {
    throw validationError(
      `Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.': ${name}`,
    );
  }
  if (store.catalog.find(name) !== undefined) {
    throw resourceInUse(`Table already exists: ${name}`);
  }
  const wanted = readTableInput(input);
  const now = store.clock.now();
  const table = store.database.write(() =>
    store.catalog.save({
      ...wanted,
      name,
      tableId: randomUUID(),
      createdMs: now,
      indexes: wanted.indexes.map((index) => ({ ...index, id: store.catalog.newIndexId() })),
      ...(wanted.streamView === undefined ? {} : { stream: { view: wanted.streamView, label: streamLabel(now) } }),
    }),
  );
  return { TableDescription: describe(store, table) };
};

/** A stream is named after the instant it was switched on. */
export const streamLabel = (nowMs: number): string => new Date(nowMs).toISOString().replace('Z', '');

const needNamed = (store: StoreContext, input: Input): TableDefinition => {
  const name = requireMember<string>(input, 'TableName');
  const table = store.catalog.find(name);
  if (table === undefined) throw resourceNotFound(`Requested resource not found: Table: ${name} not found`);
  return table;
};

export const describeTable = (store: StoreContext, input: Input): Output => ({
  Table: describe(store, needNamed(store, input)),
});

export const deleteTable = (store: StoreContext, input: Input): Output => {
  const table = needNamed(store, input);
  if (table.deletionProtection) {
    throw validationError(
      `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
    );
  }
  const description = { ...describe(store, table), TableStatus: 'DELETING' };
  store.database.write(() => {
    store.items.drop(table);
    store.catalog.remove(table);
  });
  return { TableDescription: description };
};

export const listTables = (store: StoreContext, input: Input): Output => {
  const limit = (input['Limit'] as number | undefined) ?? MAX_LISTED;
  if (limit < 1 || limit > MAX_LISTED) {
    throw validationError(
      `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value between 1 and ${MAX_LISTED}`,
    );
  }
  const start = input['ExclusiveStartTableName'] as string | undefined;
  const names = store.catalog.names().filter((name) => start === undefined || name > start);
  const page = names.slice(0, limit);
  return { TableNames: page, LastEvaluatedTableName: names.length > limit ? page.at(-1) : undefined };
};

export const updateTimeToLive = (store: StoreContext, input: Input): Output => {
  const table = needNamed(store, input);
  const wanted = requireMember<Input>(input, 'TimeToLiveSpecification');
  const enabled = wanted['Enabled'];
  const attribute = wanted['AttributeName'];
  if (typeof enabled !== 'boolean' || typeof attribute !== 'string' || attribute === '') {
    throw validationError('TimeToLiveSpecification needs Enabled and AttributeName');
  }
  if (enabled && table.ttlAttribute !== undefined) {
    throw validationError('TimeToLive is already enabled');
  }
  if (!enabled && table.ttlAttribute === undefined) {
    throw validationError('TimeToLive is already disabled');
  }
  if (!enabled && table.ttlAttribute !== attribute) {
    throw validationError(
      `TimeToLive is active on a different AttributeName: current AttributeName is ${table.ttlAttribute}`,
    );
  }
  const { ttlAttribute: _old, id: _id, ...rest } = table;
  store.database.write(() => {
    const changed = store.catalog.save(enabled ? { ...rest, ttlAttribute: attribute } : rest);
    store.items.rebuildExpiry(changed);
  });
  return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } };
};

export const describeTimeToLive = (store: StoreContext, input: Input): Output => {
  const { ttlAttribute } = needNamed(store, input);
  return {
    TimeToLiveDescription:
      ttlAttribute === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: ttlAttribute },
  };
};
