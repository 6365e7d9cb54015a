/** BatchGetItem and BatchWriteItem: all members are checked before any is carried out; nothing stays unprocessed. */
import { addUnits, consumedCapacity, readUnits, type Units, unitsOfWrite } from './capacity.ts';
import { validationError } from './errors.ts';
import { type Place, placeOfKey } from './item-keys.ts';
import { capacityMode, prepareProjection, refuseCollectionMetrics } from './item-operations.ts';
import { carryOut, type Mutation, placeOfMutation, prepareMutation } from './mutation.ts';
import { checkShape, KEYS_AND_ATTRIBUTES, requireMember } from './request-shape.ts';
import { itemSize } from './sizes.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import type { TableDefinition } from './table-definition.ts';
import { type Attributes, checkAttributes } from './values.ts';

const MAX_READS = 100;
const MAX_WRITES = 25;
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** One text per place of a table, to find duplicates. */
export const placeId = (table: TableDefinition, { pk, sk }: Place): string =>
  `${table.id}/${Buffer.from(pk).toString('base64')}/${Buffer.from(sk).toString('base64')}`;

function entriesOf(input: Input): readonly [string, unknown][] {
  const entries = Object.entries(requireMember<Record<string, unknown>>(input, 'RequestItems'));
  if (entries.length === 0) {
    throw validationError(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  return entries;
}

const duplicates = () => validationError('Provided list of item keys contains duplicates');

interface TableRead {
  readonly table: TableDefinition;
  readonly given: string;
  readonly raw: Input;
  readonly consistent: boolean;
  readonly keys: readonly { readonly key: Attributes; readonly place: Place }[];
  readonly show: (item: Attributes) => Attributes;
}

function prepareReads(store: StoreContext, input: Input): readonly TableRead[] {
  const reads = entriesOf(input).map(([given, raw]): TableRead => {
    const clean = checkShape(`RequestItems.${given}`, raw, KEYS_AND_ATTRIBUTES);
    const table = store.catalog.need(given);
    const show = prepareProjection(clean);
    const keys = requireMember<unknown[]>(clean, 'Keys').map((entry) => {
      const key = checkAttributes(entry);
      return { key, place: placeOfKey(table, key) };
    });
    if (keys.length === 0) {
      throw validationError(
        `1 validation error detected: Value '[]' at 'requestItems.${given}.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1`,
      );
    }
    return { table, given, raw: clean, consistent: clean['ConsistentRead'] === true, keys, show };
  });
  const places = reads.flatMap(({ table, keys }) => keys.map(({ place }) => placeId(table, place)));
  if (places.length > MAX_READS) {
    throw validationError('Too many items requested for the BatchGetItem call');
  }
  if (new Set(places).size !== places.length) throw duplicates();
  return reads;
}

export const batchGetItem = (store: StoreContext, input: Input): Output => {
  const reads = prepareReads(store, input);
  const responses: Record<string, Attributes[]> = {};
  const unprocessed: Record<string, unknown> = {};
  const consumed: unknown[] = [];
  let bytes = 0;
  for (const { table, given, raw, consistent, keys, show } of reads) {
    const found: Attributes[] = [];
    let left: readonly { readonly key: Attributes }[] = [];
    let units = 0;
    for (const [i, { place }] of keys.entries()) {
      const item = store.items.get(table, place);
      const size = item === undefined ? 0 : itemSize(item);
      if (bytes > 0 && bytes + size > MAX_ANSWER_BYTES) {
        left = keys.slice(i);
        break;
      }
      bytes += size;
      units += readUnits(size, consistent);
      if (item !== undefined) found.push(show(item));
    }
    responses[given] = found;
    if (left.length > 0) unprocessed[given] = { ...raw, Keys: left.map(({ key }) => key) };
    consumed.push(consumedCapacity(table, capacityMode(input), { table: units, indexes: {} }));
  }
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ConsumedCapacity: capacityMode(input) === 'NONE' ? undefined : consumed,
  };
};

function prepareWrites(store: StoreContext, input: Input): readonly { mutation: Mutation; place: Place }[] {
  const writes = entriesOf(input).flatMap(([given, raw]) => {
    if (!Array.isArray(raw) || raw.length === 0) {
      throw validationError(`RequestItems.${given} must be a list of at least one write request`);
    }
    return raw.map((entry) => ({ given, entry }));
  });
  if (writes.length > MAX_WRITES) {
    throw validationError(
      `1 validation error detected: Value at 'requestItems' failed to satisfy constraint: Member must have length less than or equal to ${MAX_WRITES}`,
    );
  }
  const prepared = writes.map(({ given, entry }) => {
    const clean = checkShape('WriteRequest', entry, { PutRequest: 'map', DeleteRequest: 'map' });
    const [kind, ...others] = Object.keys(clean);
    if (kind === undefined || others.length > 0) {
      throw validationError('Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest');
    }
    const put = kind === 'PutRequest';
    const request = checkShape(kind, clean[kind], put ? { Item: 'map' } : { Key: 'map' });
    const mutation = prepareMutation(put ? 'Put' : 'Delete', store.catalog.need(given), request);
    return { mutation, place: placeOfMutation(mutation) };
  });
  const places = prepared.map(({ mutation, place }) => placeId(mutation.table, place));
  if (new Set(places).size !== places.length) throw duplicates();
  return prepared;
}

export const batchWriteItem = (store: StoreContext, input: Input): Output => {
  refuseCollectionMetrics(input);
  const writes = prepareWrites(store, input);
  const mode = capacityMode(input);
  const units = new Map<TableDefinition, Units>();
  const grown = new Set<string>();
  store.database.write(() => {
    for (const { mutation, place } of writes) {
      const result = carryOut(store.items, mutation, place);
      if (result.streamed) grown.add(mutation.table.name);
      if (mode !== 'NONE') {
        const cost = unitsOfWrite(mutation.table, result.before, result.after, 1);
        units.set(mutation.table, addUnits(units.get(mutation.table), cost));
      }
    }
  });
  for (const name of grown) store.streamGrew(name);
  return {
    UnprocessedItems: {},
    ConsumedCapacity:
      mode === 'NONE' ? undefined : [...units].map(([table, cost]) => consumedCapacity(table, mode, cost)),
  };
};
