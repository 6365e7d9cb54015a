/** Splits an expression into tokens. */
import { validationError } from './errors.ts';

export interface Token {
  /** `name`: bare word; `alias`: `#x`; `value`: `:x`; `number`: list index; `symbol`: operator or bracket; `end`. */
  readonly kind: 'name' | 'alias' | 'value' | 'number' | 'symbol' | 'end';
  readonly text: string;
  readonly position: number;
}

const MAX_EXPRESSION_BYTES = 4096;
const TOKEN = /\s*(?:([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(\d+)|(<>|<=|>=|[=<>()[\],.+-]))/y;
const KINDS = ['name', 'alias', 'value', 'number', 'symbol'] as const;

/** The complaint of AWS: the offending token and the text around it. */
export function syntaxError(kind: string, source: string, token: Token, following?: Token): Error {
  const near = source.slice(
    token.position,
    following === undefined ? undefined : following.position + following.text.length,
  );
  const shown = token.kind === 'end' ? '<EOF>' : token.text;
  return validationError(
    `Invalid ${kind}: Syntax error; token: "${shown}", near: "${near.trim() === '' ? source.slice(-10) : near}"`,
  );
}

/** @throws ValidationException on an unknown character, an empty or an overlong expression. */
export function tokenize(kind: string, source: string): readonly Token[] {
  if (source.trim() === '') {
    throw validationError(`Invalid ${kind}: The expression can not be empty;`);
  }
  const bytes = Buffer.byteLength(source);
  if (bytes > MAX_EXPRESSION_BYTES) {
    throw validationError(
      `Invalid ${kind}: Expression size has exceeded the maximum allowed size; expression size: ${bytes}`,
    );
  }
  const tokens: Token[] = [];
  const end = source.trimEnd().length;
  let position = 0;
  while (position < end) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(source);
    if (match === null) {
      const start = position + (/^\s*/.exec(source.slice(position))?.[0].length ?? 0);
      const bad = { kind: 'symbol', text: source.charAt(start), position: start } as const;
      throw syntaxError(kind, source, bad);
    }
    const group = KINDS.findIndex((_, i) => match[i + 1] !== undefined);
    const text = match[group + 1] ?? '';
    position = TOKEN.lastIndex;
    tokens.push({ kind: KINDS[group] ?? 'symbol', text, position: position - text.length });
  }
  tokens.push({ kind: 'end', text: '', position: source.length });
  return tokens;
}
