/** Is a bound condition true of an item? A comparison with an absent attribute is false, except `<>`. */
import type { Condition, Operand, Path } from './expression-ast.ts';
import { type Attributes, type AttributeValue, compareValues, equalValues, getOwn, typeOf } from './values.ts';

/** The value at a path, undefined where the item has none. */
export function valueAt(item: Attributes, path: Path): AttributeValue | undefined {
  let value: AttributeValue | undefined = getOwn(item, String(path[0]));
  for (let i = 1; i < path.length && value !== undefined; i++) {
    const part = path[i] as string | number;
    if (typeof part === 'number') {
      value = value.L?.[part];
    } else {
      value = value.M === undefined ? undefined : getOwn(value.M, part);
    }
  }
  return value;
}

/**
 * `size()`: UTF-16 code units of S (as observed of DynamoDB, though item sizes count UTF-8), bytes of B, number of
 * members of everything that has members.
 */
function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (value === undefined) return undefined;
  if (value.S !== undefined) return { N: String(value.S.length) };
  if (value.B !== undefined) return { N: String(Buffer.from(value.B, 'base64').length) };
  const members = value.SS ?? value.NS ?? value.BS ?? value.L;
  if (members !== undefined) return { N: String(members.length) };
  return value.M === undefined ? undefined : { N: String(Object.keys(value.M).length) };
}

function resolve(item: Attributes, operand: Operand | undefined): AttributeValue | undefined {
  switch (operand?.kind) {
    case 'path':
      return valueAt(item, operand.path);
    case 'literal':
      return operand.value;
    case 'call':
      return sizeOf(resolve(item, operand.operands[0]));
    default:
      return undefined;
  }
}

const ordered = (
  a: AttributeValue | undefined,
  b: AttributeValue | undefined,
  holds: (order: number) => boolean,
): boolean => {
  const order = a === undefined || b === undefined ? undefined : compareValues(a, b);
  return order !== undefined && holds(order);
};

const equal = (a: AttributeValue | undefined, b: AttributeValue | undefined): boolean =>
  a !== undefined && b !== undefined && equalValues(a, b);

export function evaluateCondition(condition: Condition, item: Attributes): boolean {
  switch (condition.kind) {
    case 'and':
      return evaluateCondition(condition.left, item) && evaluateCondition(condition.right, item);
    case 'or':
      return evaluateCondition(condition.left, item) || evaluateCondition(condition.right, item);
    case 'not':
      return !evaluateCondition(condition.inner, item);
    case 'compare': {
      const left = resolve(item, condition.left);
      const right = resolve(item, condition.right);
      switch (condition.operator) {
        case '=':
          return equal(left, right);
        case '<>':
          return !equal(left, right);
        case '<':
          return ordered(left, right, (order) => order < 0);
        case '<=':
          return ordered(left, right, (order) => order <= 0);
        case '>':
          return ordered(left, right, (order) => order > 0);
        case '>=':
          return ordered(left, right, (order) => order >= 0);
      }
      break;
    }
    case 'between': {
      const value = resolve(item, condition.value);
      return (
        ordered(value, resolve(item, condition.low), (order) => order >= 0) &&
        ordered(value, resolve(item, condition.high), (order) => order <= 0)
      );
    }
    case 'in': {
      const value = resolve(item, condition.value);
      return condition.options.some((option) => equal(value, resolve(item, option)));
    }
    case 'function':
      return evaluateFunction(condition.name, condition.operands, item);
  }
  return false;
}

function evaluateFunction(name: string, operands: readonly Operand[], item: Attributes): boolean {
  const first = resolve(item, operands[0]);
  const second = resolve(item, operands[1]);
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'attribute_type':
      return first !== undefined && typeOf(first) === second?.S;
    case 'begins_with':
      return first !== undefined && second !== undefined && beginsWith(first, second);
    default:
      return first !== undefined && second !== undefined && contains(first, second);
  }
}

const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S);
  if (value.B === undefined || prefix.B === undefined) return false;
  const start = bytesOf(prefix.B);
  return bytesOf(value.B).subarray(0, start.length).equals(start);
}

/** Substring of a string or binary, member of a set or list. */
function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined) return part.B !== undefined && bytesOf(value.B).includes(bytesOf(part.B));
  if (value.SS !== undefined) return part.S !== undefined && value.SS.includes(part.S);
  if (value.NS !== undefined) return part.N !== undefined && value.NS.includes(part.N);
  if (value.BS !== undefined) return part.B !== undefined && value.BS.includes(part.B);
  return value.L?.some((member) => equalValues(member, part)) ?? false;
}
