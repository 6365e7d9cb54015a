/** Where to read on, as an opaque text. It holds keys of items only (never content), and is checked when it comes back. */
import { InvalidError } from '../../domain/errors.ts';

export interface ListCursor {
  /** Which of the lists that make up the answer. */
  readonly lijst: number;
  /** After which item of it; absent = from its beginning. */
  readonly na?: Readonly<Record<string, string>> | undefined;
}

export function encodeCursor(cursor: ListCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** Throws InvalidError when it is none of ours. */
export function decodeCursor(text: string, lijsten: number): ListCursor {
  const wrong = new InvalidError([
    { veld: 'cursor', melding: 'Deze cursor is onbekend. Begin opnieuw zonder cursor.' },
  ]);
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw wrong;
  }
  const { lijst, na } = (read ?? {}) as { lijst?: unknown; na?: unknown };
  const keyIsText =
    na === undefined ||
    (typeof na === 'object' && na !== null && Object.values(na).every((v) => typeof v === 'string'));
  if (typeof lijst !== 'number' || !Number.isInteger(lijst) || lijst < 0 || lijst >= lijsten || !keyIsText) throw wrong;
  return { lijst, na: na as Record<string, string> | undefined };
}
