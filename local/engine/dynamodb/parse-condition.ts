/** Grammar of condition, filter and key-condition expressions: NOT binds tighter than AND, AND tighter than OR. */
import { validationError } from './errors.ts';
import type { Comparator, Condition, Operand } from './expression-ast.ts';
import { type Cursor, openCursor, parseOperand } from './expression-cursor.ts';

const COMPARATORS: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);
const MAX_IN_OPTIONS = 100;
const MAX_OPERATORS = 300;

interface Parsed {
  readonly condition: Condition;
  /** True when the condition stood in parentheses as a whole. */
  readonly wrapped: boolean;
}

/** @throws ValidationException with the expression's kind (`ConditionExpression`, …) in the message. */
export function parseCondition(kind: string, source: string): Condition {
  const cursor = openCursor(kind, source);
  const { condition } = parseOr(cursor);
  if (cursor.peek().kind !== 'end') throw cursor.fail();
  const operators = countOperators(condition);
  if (operators > MAX_OPERATORS) {
    throw validationError(
      `Invalid ${kind}: The expression contains too many operators; maximum operator count: ${MAX_OPERATORS}`,
    );
  }
  return condition;
}

function countOperators(condition: Condition): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return 1 + countOperators(condition.left) + countOperators(condition.right);
    case 'not':
      return 1 + countOperators(condition.inner);
    default:
      return 1;
  }
}

function parseOr(cursor: Cursor): Parsed {
  let left = parseAnd(cursor);
  while (cursor.takeWord('OR')) {
    left = { condition: { kind: 'or', left: left.condition, right: parseAnd(cursor).condition }, wrapped: false };
  }
  return left;
}

function parseAnd(cursor: Cursor): Parsed {
  let left = parseNot(cursor);
  while (cursor.takeWord('AND')) {
    left = { condition: { kind: 'and', left: left.condition, right: parseNot(cursor).condition }, wrapped: false };
  }
  return left;
}

function parseNot(cursor: Cursor): Parsed {
  if (cursor.takeWord('NOT')) {
    return { condition: { kind: 'not', inner: parseNot(cursor).condition }, wrapped: false };
  }
  return parsePrimary(cursor);
}

function parsePrimary(cursor: Cursor): Parsed {
  if (cursor.take('(')) {
    const inner = parseOr(cursor);
    cursor.expect(')');
    if (inner.wrapped) {
      throw validationError(`Invalid ${cursor.kind}: The expression has redundant parentheses;`);
    }
    return { condition: inner.condition, wrapped: true };
  }
  return { condition: parsePredicate(cursor), wrapped: false };
}

function parsePredicate(cursor: Cursor): Condition {
  const left = parseOperand(cursor);
  const token = cursor.peek();
  if (token.kind === 'symbol' && COMPARATORS.has(token.text)) {
    cursor.next();
    return { kind: 'compare', operator: token.text as Comparator, left, right: parseOperand(cursor) };
  }
  if (cursor.takeWord('BETWEEN')) {
    const low = parseOperand(cursor);
    if (!cursor.takeWord('AND')) throw cursor.fail();
    return { kind: 'between', value: left, low, high: parseOperand(cursor) };
  }
  if (cursor.takeWord('IN')) {
    return { kind: 'in', value: left, options: parseOptions(cursor) };
  }
  if (left.kind === 'call') {
    return { kind: 'function', name: left.name, operands: left.operands };
  }
  throw cursor.fail();
}

function parseOptions(cursor: Cursor): readonly Operand[] {
  cursor.expect('(');
  const options = [parseOperand(cursor)];
  while (cursor.take(',')) {
    options.push(parseOperand(cursor));
  }
  cursor.expect(')');
  if (options.length > MAX_IN_OPTIONS) {
    throw validationError(
      `Invalid ${cursor.kind}: The IN operator is provided with too many operands; number of operands: ${options.length}`,
    );
  }
  return options;
}
