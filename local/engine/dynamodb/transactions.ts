/** TransactWriteItems and TransactGetItems: all or nothing, with a reason per member when it is nothing. */
import { createHash } from 'node:crypto';
import { placeId } from './batch-operations.ts';
import { addUnits, consumedCapacity, readUnits, type Units, unitsOfWrite } from './capacity.ts';
import {
  type CancellationReason,
  DynamoDbError,
  idempotentParameterMismatch,
  transactionCanceled,
  validationError,
} from './errors.ts';
import { type Place, placeOfKey } from './item-keys.ts';
import { capacityMode, prepareProjection, refuseCollectionMetrics } from './item-operations.ts';
import { carryOut, type Mutation, type MutationKind, placeOfMutation, prepareMutation } from './mutation.ts';
import { checkShape, requireMember, TRANSACT_GET, TRANSACT_MEMBERS } from './request-shape.ts';
import { itemSize } from './sizes.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import type { TableDefinition } from './table-definition.ts';
import { type Attributes, checkAttributes } from './values.ts';

const MAX_MEMBERS = 100;
const MAX_BYTES = 4 * 1024 * 1024;
const TOKEN_LIFETIME_MS = 10 * 60_000;
const MAX_TOKEN_LENGTH = 36;
/** Transactions prepare and commit: two units where a plain request pays one. */
const TRANSACTION_FACTOR = 2;
const NO_REASON: CancellationReason = { Code: 'None' };

function membersOf(input: Input): readonly unknown[] {
  const members = requireMember<unknown[]>(input, 'TransactItems');
  if (members.length === 0 || members.length > MAX_MEMBERS) {
    throw validationError(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${members.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_MEMBERS}`}`,
    );
  }
  return members;
}

function prepareMember(store: StoreContext, raw: unknown): Mutation {
  const shape = { Put: 'map', Update: 'map', Delete: 'map', ConditionCheck: 'map' } as const;
  const clean = checkShape('TransactWriteItem', raw, shape);
  const [kind, ...others] = Object.keys(clean) as MutationKind[];
  if (kind === undefined || others.length > 0) {
    throw validationError('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const input = checkShape(kind, clean[kind], TRANSACT_MEMBERS[kind]);
  const table = store.catalog.ofRequest(input);
  if (kind === 'Update') requireMember(input, 'UpdateExpression');
  return prepareMutation(kind, table, input);
}

/** A fault of one member as its reason; anything but a refusal is a defect and thrown on. */
function reasonOf(error: unknown): CancellationReason {
  if (!(error instanceof DynamoDbError)) throw error;
  if (error.code === 'ConditionalCheckFailedException') {
    return { Code: 'ConditionalCheckFailed', Message: error.message, ...error.extra };
  }
  return { Code: 'ValidationError', Message: error.message };
}

/**
 * Runs each step and gathers the reasons.
 * @param report `all` faults as AWS does for conditions, or only the `first` as it does for malformed keys
 * @throws TransactionCanceledException when any step was refused
 */
function allOrNothing<T, R>(members: readonly T[], report: 'all' | 'first', step: (member: T) => R): readonly R[] {
  const results: R[] = [];
  let failed = false;
  const reasons = members.map((member) => {
    if (failed && report === 'first') return NO_REASON;
    try {
      results.push(step(member));
      return NO_REASON;
    } catch (error) {
      failed = true;
      return reasonOf(error);
    }
  });
  if (failed) throw transactionCanceled(reasons);
  return results;
}

function refuseSameItem(places: readonly string[]): void {
  if (new Set(places).size !== places.length) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }
}

function showUnits(
  input: Input,
  units: ReadonlyMap<TableDefinition, Units>,
  split: 'ReadCapacityUnits' | 'WriteCapacityUnits',
): unknown {
  const mode = capacityMode(input);
  return mode === 'NONE' ? undefined : [...units].map(([table, cost]) => consumedCapacity(table, mode, cost, split));
}

function sum(entries: readonly { table: TableDefinition; units: Units }[]): Map<TableDefinition, Units> {
  const total = new Map<TableDefinition, Units>();
  for (const { table, units } of entries) total.set(table, addUnits(total.get(table), units));
  return total;
}

export const transactWriteItems = (store: StoreContext, input: Input): Output => {
  refuseCollectionMetrics(input);
  const token = input['ClientRequestToken'] as string | undefined;
  if (token !== undefined && (token.length === 0 || token.length > MAX_TOKEN_LENGTH)) {
    throw validationError(
      `1 validation error detected: Value '${token}' at 'clientRequestToken' failed to satisfy constraint: Member must have length between 1 and ${MAX_TOKEN_LENGTH}`,
    );
  }
  const members = membersOf(input);
  // Before the members are prepared, because preparing normalises their values in place.
  const fingerprint = token === undefined ? undefined : fingerprintOf(members);
  const mutations = members.map((member) => prepareMember(store, member));
  const places = allOrNothing(mutations, 'first', placeOfMutation);
  refuseSameItem(mutations.map(({ table }, i) => placeId(table, places[i] as Place)));
  if (mutations.reduce((bytes, { subject }) => bytes + itemSize(subject), 0) > MAX_BYTES) {
    throw validationError('Transaction request size exceeds the limit of 4 MB');
  }
  if (token !== undefined && fingerprint !== undefined) {
    const repeated = repeatedAnswer(store, input, mutations, token, fingerprint);
    if (repeated !== undefined) return repeated;
  }
  const grown = new Set<string>();
  const units = store.database.write(() => {
    const steps = mutations.map((mutation, i) => ({ mutation, place: places[i] as Place }));
    const results = allOrNothing(steps, 'all', ({ mutation, place }) => carryOut(store.items, mutation, place));
    const costs = sum(
      results.map(({ before, after, streamed }, i) => {
        const { table } = mutations[i] as Mutation;
        if (streamed) grown.add(table.name);
        return { table, units: unitsOfWrite(table, before, after, TRANSACTION_FACTOR) };
      }),
    );
    if (token !== undefined && fingerprint !== undefined) remember(store, token, fingerprint, results);
    return costs;
  });
  for (const name of grown) store.streamGrew(name);
  return { ConsumedCapacity: showUnits(input, units, 'WriteCapacityUnits') };
};

/** The members as one hash, whatever the order of their parameters. */
function fingerprintOf(members: readonly unknown[]): Uint8Array {
  const text = JSON.stringify(members, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest();
}

const TOKEN_COLUMNS = 'token, request, capacity, created_ms';

/**
 * The answer to a repetition of a transaction that succeeded within the last ten minutes: nothing is written, and the
 * repetition costs reads of the same items.
 * @throws IdempotentParameterMismatchException when the token came with other members
 */
function repeatedAnswer(
  store: StoreContext,
  input: Input,
  mutations: readonly Mutation[],
  token: string,
  fingerprint: Uint8Array,
): Output | undefined {
  const row = store.database
    .prepare('SELECT request, capacity FROM dynamodb_tokens WHERE token = ? AND created_ms > ?')
    .get(token, store.clock.now() - TOKEN_LIFETIME_MS) as { request: Uint8Array; capacity: string } | undefined;
  if (row === undefined) return undefined;
  if (Buffer.compare(row.request, fingerprint) !== 0) throw idempotentParameterMismatch();
  const sizes: readonly number[] = JSON.parse(row.capacity);
  const units = sum(
    mutations.map(({ table }, i) => ({
      table,
      units: { table: readUnits(sizes[i] ?? 0, true) * TRANSACTION_FACTOR, indexes: {} },
    })),
  );
  return { ConsumedCapacity: showUnits(input, units, 'ReadCapacityUnits') };
}

function remember(
  store: StoreContext,
  token: string,
  fingerprint: Uint8Array,
  results: readonly { readonly before: Attributes | undefined; readonly after: Attributes | undefined }[],
): void {
  const sizes = results.map(({ before, after }) => {
    const item = after ?? before;
    return item === undefined ? 0 : itemSize(item);
  });
  const now = Math.trunc(store.clock.now());
  store.database.prepare('DELETE FROM dynamodb_tokens WHERE created_ms <= ?').run(now - TOKEN_LIFETIME_MS);
  store.database
    .prepare(`INSERT INTO dynamodb_tokens (${TOKEN_COLUMNS}) VALUES (?, ?, ?, ?)`)
    .run(token, fingerprint, JSON.stringify(sizes), now);
}

export const transactGetItems = (store: StoreContext, input: Input): Output => {
  const members = membersOf(input).map((raw) => {
    const { Get } = checkShape('TransactGetItem', raw, { Get: 'map' });
    const clean = checkShape('Get', Get, TRANSACT_GET);
    const table = store.catalog.ofRequest(clean);
    return { table, key: checkAttributes(requireMember(clean, 'Key')), show: prepareProjection(clean) };
  });
  const places = allOrNothing(members, 'first', ({ table, key }) => placeOfKey(table, key));
  refuseSameItem(members.map(({ table }, i) => placeId(table, places[i] as Place)));
  const items = members.map(({ table }, i) => store.items.get(table, places[i] as Place));
  const sizes = items.map((item) => (item === undefined ? 0 : itemSize(item)));
  if (sizes.reduce((total, size) => total + size, 0) > MAX_BYTES) {
    throw validationError('Transaction answer size exceeds the limit of 4 MB');
  }
  const units = sum(
    members.map(({ table }, i) => ({
      table,
      units: { table: readUnits(sizes[i] ?? 0, true) * TRANSACTION_FACTOR, indexes: {} },
    })),
  );
  return {
    Responses: items.map((item, i) => (item === undefined ? {} : { Item: members[i]?.show(item) })),
    ConsumedCapacity: showUnits(input, units, 'ReadCapacityUnits'),
  };
};
