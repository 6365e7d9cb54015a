/** Turns a parsed condition into one with real names and values, and refuses what can never be meaningful. */
import { validationError } from './errors.ts';
import { type Condition, type Operand, showPath } from './expression-ast.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { ATTRIBUTE_TYPES, type AttributeType, type AttributeValue, compareValues, typeOf } from './values.ts';

const PREDICATES: Readonly<Record<string, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
};
const FUNCTIONS: ReadonlySet<string> = new Set([...Object.keys(PREDICATES), 'size', 'if_not_exists', 'list_append']);
const ORDERED: readonly AttributeType[] = ['S', 'N', 'B'];
const SIZED: readonly AttributeType[] = ['S', 'B', 'SS', 'NS', 'BS', 'L', 'M'];

const show = (value: AttributeValue): string => {
  const type = typeOf(value);
  const content = value[type];
  return `AttributeValue: {${type}:${typeof content === 'object' ? JSON.stringify(content) : content}}`;
};

/** @throws ValidationException on undefined placeholders, unknown functions, wrong operand types or counts. */
export function bindCondition(kind: string, condition: Condition, scope: ExpressionScope): Condition {
  const fault = (message: string) => validationError(`Invalid ${kind}: ${message}`);
  const badType = (name: string, type: string) =>
    fault(`Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`);

  /** An operand of a comparison: path, value or `size(…)`. */
  const operand = (raw: Operand): Operand => {
    const bound = scope.operand(kind, raw);
    if (bound.kind !== 'call') return bound;
    if (!FUNCTIONS.has(bound.name)) {
      throw fault(`Invalid function name; function: ${bound.name}`);
    }
    if (bound.name !== 'size') {
      throw fault(`The function is not allowed to be used this way in an expression; function: ${bound.name}`);
    }
    if (bound.operands.length !== 1) {
      throw badCount('size', bound.operands.length);
    }
    const [inner] = bound.operands;
    if (inner?.kind === 'call') {
      throw fault(`The function is not allowed to be used this way in an expression; function: ${inner.name}`);
    }
    if (inner?.kind === 'literal') requireType('size', inner, SIZED);
    return bound;
  };
  const badCount = (name: string, count: number) =>
    fault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`,
    );
  const requireType = (name: string, bound: Operand | undefined, types: readonly AttributeType[]) => {
    if (bound?.kind === 'literal' && !types.includes(typeOf(bound.value))) {
      throw badType(name, typeOf(bound.value));
    }
    if (bound?.kind === 'call' && !types.includes('N')) {
      throw badType(name, 'N');
    }
  };
  const requireDistinct = (name: string, first: Operand | undefined, second: Operand | undefined) => {
    if (first?.kind === 'path' && second?.kind === 'path' && showPath(first.path) === showPath(second.path)) {
      throw fault(
        `The first operand must be distinct from the remaining operands for this operator or function; operator: ${name}, first operand: ${showPath(first.path)}`,
      );
    }
  };
  const requirePath = (name: string, bound: Operand | undefined) => {
    if (bound?.kind !== 'path') {
      throw fault(`Operator or function requires a document path; operator or function: ${name}`);
    }
  };

  const bindFunction = (name: string, raws: readonly Operand[]): Condition => {
    const count = PREDICATES[name];
    if (count === undefined || !Object.hasOwn(PREDICATES, name)) {
      throw fault(
        FUNCTIONS.has(name)
          ? `The function is not allowed to be used this way in an expression; function: ${name}`
          : `Invalid function name; function: ${name}`,
      );
    }
    if (raws.length !== count) {
      throw badCount(name, raws.length);
    }
    const operands = raws.map(operand);
    const [first, second] = operands;
    if (name === 'attribute_exists' || name === 'attribute_not_exists') {
      requirePath(name, first);
    } else if (name === 'attribute_type') {
      requirePath(name, first);
      if (second?.kind !== 'literal' || second.value.S === undefined) {
        throw badType(name, second?.kind === 'literal' ? typeOf(second.value) : 'path');
      }
      if (!(ATTRIBUTE_TYPES as readonly string[]).includes(second.value.S)) {
        throw fault(
          `Invalid attribute type name found; type: ${second.value.S}, valid types: {${ATTRIBUTE_TYPES.join(',')}}`,
        );
      }
    } else {
      requireDistinct(name, first, second);
      if (name === 'begins_with') {
        requireType(name, first, ['S', 'B']);
        requireType(name, second, ['S', 'B']);
      } else {
        requireType(name, first, ['S', 'B', 'SS', 'NS', 'BS', 'L']);
      }
    }
    return { kind: 'function', name, operands };
  };

  const bind = (raw: Condition): Condition => {
    switch (raw.kind) {
      case 'and':
      case 'or':
        return { kind: raw.kind, left: bind(raw.left), right: bind(raw.right) };
      case 'not':
        return { kind: 'not', inner: bind(raw.inner) };
      case 'compare': {
        const left = operand(raw.left);
        const right = operand(raw.right);
        requireDistinct(raw.operator, left, right);
        if (raw.operator !== '=' && raw.operator !== '<>') {
          requireType(raw.operator, left, ORDERED);
          requireType(raw.operator, right, ORDERED);
        }
        return { kind: 'compare', operator: raw.operator, left, right };
      }
      case 'between': {
        const value = operand(raw.value);
        const low = operand(raw.low);
        const high = operand(raw.high);
        for (const bound of [value, low, high]) requireType('BETWEEN', bound, ORDERED);
        checkBounds(low, high);
        return { kind: 'between', value, low, high };
      }
      case 'in':
        return { kind: 'in', value: operand(raw.value), options: raw.options.map(operand) };
      case 'function':
        return bindFunction(raw.name, raw.operands);
    }
  };
  const checkBounds = (low: Operand, high: Operand) => {
    if (low.kind !== 'literal' || high.kind !== 'literal') return;
    const order = compareValues(low.value, high.value);
    const bounds = `lower bound operand: ${show(low.value)}, upper bound operand: ${show(high.value)}`;
    if (order === undefined) {
      throw fault(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`);
    }
    if (order > 0) {
      throw fault(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`);
    }
  };
  return bind(condition);
}
