/** Grammar of update expressions (SET, REMOVE, ADD, DELETE; each section at most once) and of projections. */
import { validationError } from './errors.ts';
import type { Path, SetValue, UpdateAction } from './expression-ast.ts';
import { type Cursor, openCursor, parseOperand } from './expression-cursor.ts';

const SECTIONS = ['SET', 'REMOVE', 'ADD', 'DELETE'] as const;

/** @throws ValidationException naming what is wrong. */
export function parseUpdate(source: string): readonly UpdateAction[] {
  const cursor = openCursor('UpdateExpression', source);
  const actions: UpdateAction[] = [];
  const seen = new Set<string>();
  while (cursor.peek().kind !== 'end') {
    const section = SECTIONS.find((word) => cursor.isWord(word));
    if (section === undefined) throw cursor.fail();
    if (seen.has(section)) {
      throw validationError(
        `Invalid UpdateExpression: The "${section}" section can only be used once in an update expression;`,
      );
    }
    seen.add(section);
    cursor.next();
    do {
      actions.push(parseAction(cursor, section));
    } while (cursor.take(','));
  }
  return actions;
}

function parseAction(cursor: Cursor, section: (typeof SECTIONS)[number]): UpdateAction {
  const path = cursor.path();
  switch (section) {
    case 'SET':
      cursor.expect('=');
      return { kind: 'set', path, value: parseSetValue(cursor) };
    case 'REMOVE':
      return { kind: 'remove', path };
    default: {
      const token = cursor.peek();
      if (token.kind !== 'value') throw cursor.fail();
      cursor.next();
      return {
        kind: section === 'ADD' ? 'add' : 'delete',
        path,
        operand: { kind: 'value', name: token.text },
      };
    }
  }
}

/** Operands may stand in parentheses, the whole of an addition may not be nested. */
function parseSetValue(cursor: Cursor): SetValue {
  if (cursor.take('(')) {
    const inner = parseSetValue(cursor);
    cursor.expect(')');
    return inner;
  }
  const left = parseOperand(cursor);
  if (cursor.take('+')) return { kind: '+', left, right: parseOperand(cursor) };
  if (cursor.take('-')) return { kind: '-', left, right: parseOperand(cursor) };
  return { kind: 'plain', operand: left };
}

/** Comma-separated paths. */
export function parseProjection(source: string): readonly Path[] {
  const cursor = openCursor('ProjectionExpression', source);
  const paths = [cursor.path()];
  while (cursor.take(',')) {
    paths.push(cursor.path());
  }
  if (cursor.peek().kind !== 'end') throw cursor.fail();
  return paths;
}
