/** Key conditions of a Query: equality on the partition key, at most one range condition on the sort key. */
import { validationError } from './errors.ts';
import type { Condition, Operand } from './expression-ast.ts';
import { encodeKeyValue, encodePartition, prefixEnd } from './key-encoding.ts';
import { type KeySchema, keyAttributes } from './table-definition.ts';
import { type AttributeValue, typeOf } from './values.ts';

/** A range of encoded sort keys; absent bounds are open. */
export interface SortRange {
  readonly from?: Uint8Array;
  readonly fromInclusive: boolean;
  readonly to?: Uint8Array;
  readonly toInclusive: boolean;
}

export interface KeyRange {
  readonly partition: Uint8Array;
  readonly partitionValue: AttributeValue;
  readonly sort: SortRange;
}

const EVERYTHING: SortRange = { fromInclusive: true, toInclusive: true };
const unsupported = () => validationError('Query key condition not supported');

interface KeyTerm {
  readonly attribute: string;
  readonly operator: string;
  readonly values: readonly AttributeValue[];
}

const FLIPPED: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function attributeOf(operand: Operand | undefined): string {
  if (operand?.kind !== 'path') throw unsupported();
  if (operand.path.length !== 1) {
    throw validationError(
      'Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes',
    );
  }
  return String(operand.path[0]);
}

function literalOf(operand: Operand | undefined): AttributeValue {
  if (operand?.kind !== 'literal') throw unsupported();
  return operand.value;
}

function termsOf(condition: Condition): readonly KeyTerm[] {
  switch (condition.kind) {
    case 'and':
      return [...termsOf(condition.left), ...termsOf(condition.right)];
    case 'compare': {
      const flipped = condition.left.kind === 'literal';
      const operator = flipped ? FLIPPED[condition.operator] : condition.operator;
      if (operator === undefined || operator === '<>') {
        throw validationError('Unsupported operator on KeyCondition: operator: <>');
      }
      const [path, value] = flipped ? [condition.right, condition.left] : [condition.left, condition.right];
      return [{ attribute: attributeOf(path), operator, values: [literalOf(value)] }];
    }
    case 'between':
      return [
        {
          attribute: attributeOf(condition.value),
          operator: 'BETWEEN',
          values: [literalOf(condition.low), literalOf(condition.high)],
        },
      ];
    case 'function':
      if (condition.name === 'begins_with') {
        const [path, value] = condition.operands;
        return [{ attribute: attributeOf(path), operator: 'begins_with', values: [literalOf(value)] }];
      }
      throw keyOperatorFault(condition.name);
    default:
      throw keyOperatorFault(condition.kind.toUpperCase());
  }
}

const keyOperatorFault = (operator: string) =>
  validationError(`Invalid operator used in KeyConditionExpression: ${operator}`);

/**
 * @param where names the table or index schema the query runs on
 * @throws ValidationException when the condition is not one that DynamoDB can answer from a key
 */
export function keyRange(condition: Condition, where: KeySchema): KeyRange {
  const terms = termsOf(condition);
  const byName = new Map<string, KeyTerm>();
  for (const term of terms) {
    if (byName.has(term.attribute)) {
      throw validationError('KeyConditionExpressions must only contain one condition per key');
    }
    byName.set(term.attribute, term);
  }
  const partition = byName.get(where.partition.name);
  if (partition === undefined) {
    throw validationError(`Query condition missed key schema element: ${where.partition.name}`);
  }
  if (partition.operator !== '=') {
    throw unsupported();
  }
  if (terms.length === 2 && (where.sort === undefined || !byName.has(where.sort.name))) {
    throw validationError(
      where.sort === undefined
        ? 'Query key condition not supported'
        : `Query condition missed key schema element: ${where.sort.name}`,
    );
  }
  if (terms.length > 2) {
    throw validationError('Conditions can be of length 1 or 2 only');
  }
  for (const { name, type } of keyAttributes(where)) {
    for (const value of byName.get(name)?.values ?? []) {
      if (typeOf(value) !== type) {
        throw validationError(
          'One or more parameter values were invalid: Condition parameter type does not match schema type',
        );
      }
      if (value.S === '' || value.B === '') {
        throw validationError(
          `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} value. Key: ${name}`,
        );
      }
    }
  }
  const partitionValue = partition.values[0] as AttributeValue;
  const sort = where.sort === undefined ? undefined : byName.get(where.sort.name);
  return {
    partition: encodePartition(partitionValue),
    partitionValue,
    sort: sort === undefined ? EVERYTHING : sortRange(sort),
  };
}

function sortRange({ operator, values }: KeyTerm): SortRange {
  const bytes = values.map(encodeKeyValue);
  const [first, second] = bytes as [Uint8Array, Uint8Array | undefined];
  switch (operator) {
    case '=':
      return { from: first, fromInclusive: true, to: first, toInclusive: true };
    case '<':
    case '<=':
      return { fromInclusive: true, to: first, toInclusive: operator === '<=' };
    case '>':
    case '>=':
      return { from: first, fromInclusive: operator === '>=', toInclusive: true };
    case 'BETWEEN':
      return { from: first, fromInclusive: true, to: second ?? first, toInclusive: true };
    default: {
      const value = values[0] as AttributeValue;
      if (value.N !== undefined) throw unsupported();
      const end = prefixEnd(first);
      return { from: first, fromInclusive: true, toInclusive: false, ...(end === undefined ? {} : { to: end }) };
    }
  }
}

/** Does an encoded sort key lie in the range? */
export function withinSort(range: SortRange, sk: Uint8Array): boolean {
  const low = range.from === undefined ? 1 : Buffer.compare(sk, range.from);
  const high = range.to === undefined ? -1 : Buffer.compare(sk, range.to);
  return (range.fromInclusive ? low >= 0 : low > 0) && (range.toInclusive ? high <= 0 : high < 0);
}
