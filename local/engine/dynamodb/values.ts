/** Attribute values in DynamoDB JSON: check, normalise, compare, equate. */
import { invalidParameter, serializationError, validationError } from './errors.ts';
import { compareNumbers, normaliseNumber } from './numbers.ts';

export interface AttributeValue {
  S?: string;
  N?: string;
  B?: string;
  BOOL?: boolean;
  NULL?: boolean;
  M?: Attributes;
  L?: AttributeValue[];
  SS?: string[];
  NS?: string[];
  BS?: string[];
}
export type Attributes = Record<string, AttributeValue>;
export type AttributeType = keyof AttributeValue;

export const ATTRIBUTE_TYPES: readonly AttributeType[] = ['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'];
const KNOWN_TYPES: ReadonlySet<string> = new Set(ATTRIBUTE_TYPES);
const MAX_DEPTH = 32;

/** The type letter of a checked value. */
export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) {
    return type as AttributeType;
  }
  throw validationError('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string {
  if (typeof value !== 'string') {
    throw serializationError(`A string was expected where ${JSON.stringify(value)?.slice(0, 40)} came`);
  }
  return value;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
function binary(value: unknown): string {
  const encoded = text(value);
  if (!BASE64.test(encoded)) {
    throw serializationError('Invalid Base64 in a binary attribute value');
  }
  return Buffer.from(encoded, 'base64').toString('base64');
}

function set(type: 'SS' | 'NS' | 'BS', members: unknown): string[] {
  if (!Array.isArray(members)) {
    throw serializationError(`A list was expected in ${type}`);
  }
  if (members.length === 0) {
    throw invalidParameter(
      type === 'BS'
        ? 'Binary sets should not be empty'
        : `An ${type === 'SS' ? 'string' : 'number'} set  may not be empty`,
    );
  }
  const clean = members.map(type === 'SS' ? text : type === 'NS' ? (member) => normaliseNumber(text(member)) : binary);
  if (new Set(clean).size !== clean.length) {
    throw type === 'NS'
      ? validationError('Input collection contains duplicates')
      : invalidParameter(`Input collection [${clean.join(', ')}] contains duplicates.`);
  }
  return clean;
}

/**
 * Checks a value as it came in and brings it, in place, into the one form that is stored (numbers normalised).
 * @throws ValidationException or SerializationException as AWS would.
 */
export function checkValue(input: unknown, depth = 1): AttributeValue {
  if (!isRecord(input)) {
    throw serializationError('An attribute value must be an object with one data type');
  }
  let found: string | undefined;
  for (const type in input) {
    if (input[type] === null) {
      continue;
    }
    if (!KNOWN_TYPES.has(type)) {
      throw validationError(`AttributeValue has the data type ${type}, which does not exist`);
    }
    if (found !== undefined) {
      throw validationError(
        'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    }
    found = type;
  }
  if (found === undefined) {
    throw validationError('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  }
  return checkTyped(found as AttributeType, input as AttributeValue, depth);
}

function checkTyped(type: AttributeType, value: AttributeValue, depth: number): AttributeValue {
  switch (type) {
    case 'S':
      return { S: text(value.S) };
    case 'N':
      return { N: normaliseNumber(text(value.N)) };
    case 'B':
      return { B: binary(value.B) };
    case 'BOOL':
      if (typeof value.BOOL !== 'boolean') {
        throw serializationError('A boolean was expected in BOOL');
      }
      return { BOOL: value.BOOL };
    case 'NULL':
      if (value.NULL !== true) {
        throw invalidParameter('Null attribute value types must have the value of true');
      }
      return { NULL: true };
    case 'M':
      return { M: checkAttributes(value.M, deeper(depth)) };
    case 'L':
      if (!Array.isArray(value.L)) {
        throw serializationError('A list was expected in L');
      }
      deeper(depth);
      return { L: value.L.map((member) => checkValue(member, depth + 1)) };
    default:
      return { [type]: set(type, value[type]) };
  }
}

function deeper(depth: number): number {
  if (depth >= MAX_DEPTH) {
    throw validationError('Nesting Levels have exceeded supported limits');
  }
  return depth + 1;
}

/** Checks all values of an item, key or map, in place; see {@link checkValue}. */
export function checkAttributes(input: unknown, depth = 1): Attributes {
  if (!isRecord(input)) {
    throw serializationError('A map of attribute values was expected');
  }
  for (const name in input) {
    setOwn(input as Attributes, name, checkValue(input[name], depth));
  }
  return input as Attributes;
}

/** Sets an own property also when the name is `__proto__`, which is a lawful attribute name. */
export function setOwn(attributes: Attributes, name: string, value: AttributeValue): void {
  if (name === '__proto__') {
    Object.defineProperty(attributes, name, { value, enumerable: true, configurable: true, writable: true });
  } else {
    attributes[name] = value;
  }
}

/** The own attribute of that name; inherited properties such as `constructor` are no attributes. */
export function getOwn(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** Order of the UTF-8 bytes, computed on UTF-16: surrogates stand for code points above all others. */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      return rank(left) - rank(right);
    }
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Order of two values of the same scalar type; undefined when the types differ or have no order. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined && b.S !== undefined) {
    return compareUtf8(a.S, b.S);
  }
  if (a.N !== undefined && b.N !== undefined) {
    return compareNumbers(a.N, b.N);
  }
  if (a.B !== undefined && b.B !== undefined) {
    return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'));
  }
  return undefined;
}

/** Deep equality; sets without order. */
export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a);
  if (type !== typeOf(b)) {
    return false;
  }
  switch (type) {
    case 'M':
      return equalAttributes(a.M ?? {}, b.M ?? {});
    case 'L': {
      const left = a.L ?? [];
      const right = b.L ?? [];
      return left.length === right.length && left.every((member, i) => equalValues(member, right[i] as AttributeValue));
    }
    case 'SS':
    case 'NS':
    case 'BS': {
      const left = a[type] ?? [];
      const right = new Set(b[type]);
      return left.length === right.size && left.every((member) => right.has(member));
    }
    default:
      return a[type] === b[type];
  }
}

export function equalAttributes(a: Attributes, b: Attributes): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => {
      const other = getOwn(b, name);
      return other !== undefined && equalValues(a[name] as AttributeValue, other);
    })
  );
}
