/** Checks of primary and index keys, and their place in the database. */
import { invalidParameter, validationError } from './errors.ts';
import { EMPTY, encodeKeyValue, encodePartition } from './key-encoding.ts';
import { type IndexDefinition, type KeySchema, keyAttributes, type TableDefinition } from './table-definition.ts';
import { type Attributes, type AttributeValue, getOwn, typeOf } from './values.ts';

const MAX_PARTITION_BYTES = 2048;
const MAX_SORT_BYTES = 1024;
const HASH_BYTES = 4;

export interface Place {
  readonly pk: Uint8Array;
  readonly sk: Uint8Array;
}

/** @throws ValidationException when a key value is too long. */
function encode(schema: KeySchema, item: Attributes): Place {
  const pk = encodePartition(getOwn(item, schema.partition.name) as AttributeValue);
  const sk = schema.sort === undefined ? EMPTY : encodeKeyValue(getOwn(item, schema.sort.name) as AttributeValue);
  if (pk.length - HASH_BYTES > MAX_PARTITION_BYTES) {
    throw invalidParameter(`Size of hashkey has exceeded the maximum size limit of${MAX_PARTITION_BYTES} bytes`);
  }
  if (sk.length > MAX_SORT_BYTES) {
    throw invalidParameter(`Aggregated size of all range keys has exceeded the size limit of ${MAX_SORT_BYTES} bytes`);
  }
  return { pk, sk };
}

const emptyKind = (value: AttributeValue): string | undefined =>
  value.S === '' ? 'string' : value.B === '' ? 'binary' : undefined;

function refuseEmptyKey(name: string, value: AttributeValue): void {
  const kind = emptyKind(value);
  if (kind !== undefined) {
    throw validationError(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`,
    );
  }
}

/** Place of a `Key` parameter. @throws ValidationException unless it holds exactly the key attributes. */
export function placeOfKey(schema: KeySchema, key: Attributes): Place {
  const wanted = keyAttributes(schema);
  const fits =
    Object.keys(key).length === wanted.length &&
    wanted.every(({ name, type }) => {
      const value = getOwn(key, name);
      return value !== undefined && typeOf(value) === type;
    });
  if (!fits) {
    throw validationError('The provided key element does not match the schema');
  }
  for (const { name } of wanted) refuseEmptyKey(name, key[name] as AttributeValue);
  return encode(schema, key);
}

/** Place of a whole item. @throws ValidationException when a key attribute is absent or has the wrong type. */
export function placeOfItem(table: TableDefinition, item: Attributes): Place {
  for (const { name, type } of keyAttributes(table)) {
    const value = getOwn(item, name);
    if (value === undefined) {
      throw invalidParameter(`Missing the key ${name} in the item`);
    }
    if (typeOf(value) !== type) {
      throw invalidParameter(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    }
    refuseEmptyKey(name, value);
  }
  return encode(table, item);
}

/** Place of an item in an index, undefined when it lacks a key of the index (sparse). */
export function placeInIndex(index: IndexDefinition, item: Attributes): Place | undefined {
  const whole = keyAttributes(index).every(({ name, type }) => getOwn(item, name)?.[type] !== undefined);
  return whole ? encode(index, item) : undefined;
}

/** @throws ValidationException when an attribute that is a key of some index has the wrong type or is empty. */
export function checkIndexKeys(table: TableDefinition, item: Attributes): void {
  for (const index of table.indexes) {
    for (const { name, type } of keyAttributes(index)) {
      const value = getOwn(item, name);
      if (value === undefined) continue;
      if (typeOf(value) !== type) {
        throw invalidParameter(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.name}`,
        );
      }
      const kind = emptyKind(value);
      if (kind !== undefined) {
        throw validationError(
          `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty ${kind} value. IndexName: ${index.name}, IndexKey: ${name}`,
        );
      }
    }
  }
}
