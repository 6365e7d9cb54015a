/** What an answer by mail says below its text: who signs, and what was asked. */
import type { Organisatie } from '../domain/organisatie/types.ts';
import type { Veldwaarden } from '../domain/standaardantwoord/types.ts';
import { vulVelden } from '../domain/standaardantwoord/velden.ts';
import { localDateOf, localTimeOf } from '../domain/tijd/amsterdam.ts';
import { dagInWoorden } from '../domain/tijd/in-woorden.ts';
import type { BerichtInhoud } from './inhoud.ts';

/** So many lines as would make a quotation of the longest length; a text of nothing but line ends is cut by it. */
const CHARACTERS_A_LINE = 40;
const LEFT_OUT = '[…]';

/** The signature as it is set, without the lines of which a field could not be filled in; undefined when nothing is left. */
export function ondertekeningVan({ ondertekening }: Organisatie, waarden: Veldwaarden): string | undefined {
  const lines = (ondertekening ?? '').split(/\r?\n/).flatMap((line) => {
    const { tekst, ontbrekend } = vulVelden(line, waarden);
    return ontbrekend.length > 0 ? [] : [tekst.trimEnd()];
  });
  const text = lines.join('\n').trim();
  return text === '' ? undefined : text;
}

export interface Quotation {
  /** What stands behind the date: `schreef u`. */
  readonly wie: string;
  readonly maxCharacters: number;
}

/** Enough to see what is answered; the whole of a long mail its sender has. */
const IN_ANSWER: Quotation = { wie: 'schreef u', maxCharacters: 8000 };

/**
 * The message as a quotation: a line that says when it was written, and its new text. What it quoted itself is left out,
 * so that a thread never grows by its own history, and nobody reads the words of somebody earlier in it.
 */
export function quoteBericht(
  { op, tekst, nieuweTekst }: BerichtInhoud,
  { wie, maxCharacters }: Quotation = IN_ANSWER,
): string {
  const whole = (nieuweTekst ?? tekst).trim();
  const lines = whole
    .slice(0, maxCharacters)
    .toWellFormed()
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => !line.trimStart().startsWith('>'));
  const kept = lines.slice(0, maxCharacters / CHARACTERS_A_LINE);
  const cut = kept.length < lines.length || whole.length > maxCharacters;
  const quoted = [...kept, ...(cut ? [LEFT_OUT] : [])].map((line) => (line === '' ? '>' : `> ${line}`));
  const year = localDateOf(op).slice(0, 4);
  return [`Op ${dagInWoorden(localDateOf(op))} ${year} om ${localTimeOf(op)} ${wie}:`, ...quoted].join('\n');
}
