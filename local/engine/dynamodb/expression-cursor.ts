/** Walks over the tokens of one expression: what all three grammars (condition, update, projection) have in common. */
import { validationError } from './errors.ts';
import type { Operand, Path } from './expression-ast.ts';
import { syntaxError, type Token, tokenize } from './expression-lexer.ts';
import { isReservedWord } from './reserved-words.ts';

export interface Cursor {
  readonly kind: string;
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the symbol when it is next. */
  take(symbol: string): boolean;
  expect(symbol: string): void;
  /** Takes the keyword (any case) when it is next. */
  takeWord(word: string): boolean;
  isWord(word: string): boolean;
  fail(): Error;
  path(): Path;
}

export function openCursor(kind: string, source: string): Cursor {
  const tokens = tokenize(kind, source);
  let at = 0;
  const peek = (ahead = 0): Token => tokens[Math.min(at + ahead, tokens.length - 1)] as Token;
  const next = (): Token => {
    const token = peek();
    at++;
    return token;
  };
  const fail = () => {
    const token = peek();
    return syntaxError(kind, source, token, token.kind === 'end' ? undefined : peek(1));
  };
  const take = (symbol: string) => {
    const token = peek();
    const hit = token.kind === 'symbol' && token.text === symbol;
    if (hit) at++;
    return hit;
  };
  const expect = (symbol: string) => {
    if (!take(symbol)) throw fail();
  };
  const isWord = (word: string) => {
    const token = peek();
    return token.kind === 'name' && token.text.toUpperCase() === word;
  };
  const takeWord = (word: string) => {
    const hit = isWord(word);
    if (hit) at++;
    return hit;
  };
  const part = (): string => {
    const token = peek();
    if (token.kind !== 'name' && token.kind !== 'alias') throw fail();
    if (token.kind === 'name' && isReservedWord(token.text)) {
      throw validationError(`Invalid ${kind}: Attribute name is a reserved keyword; reserved keyword: ${token.text}`);
    }
    at++;
    return token.text;
  };
  const path = (): Path => {
    const parts: (string | number)[] = [part()];
    for (;;) {
      if (take('.')) {
        parts.push(part());
      } else if (take('[')) {
        const token = peek();
        if (token.kind !== 'number') throw fail();
        at++;
        parts.push(Number(token.text));
        expect(']');
      } else {
        return parts;
      }
    }
  };
  return { kind, peek, next, take, expect, takeWord, isWord, fail, path };
}

/** `:value`, `function(operand, …)` or a path. Which functions are lawful where is checked when binding. */
export function parseOperand(cursor: Cursor): Operand {
  const token = cursor.peek();
  if (token.kind === 'value') {
    cursor.next();
    return { kind: 'value', name: token.text };
  }
  if (token.kind === 'name' && cursor.peek(1).text === '(') {
    cursor.next();
    return { kind: 'call', name: token.text, operands: parseArguments(cursor) };
  }
  return { kind: 'path', path: cursor.path() };
}

/** `(operand, …)` with at least one operand. */
export function parseArguments(cursor: Cursor): readonly Operand[] {
  cursor.expect('(');
  const operands = [parseOperand(cursor)];
  while (cursor.take(',')) {
    operands.push(parseOperand(cursor));
  }
  cursor.expect(')');
  return operands;
}
