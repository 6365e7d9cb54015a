/** The fields in a text: which there are, what is wrong with them, and the text with them filled in. Nothing but replacement. */
import type { Fault } from '../errors.ts';
import { VELDEN, type Veld, type Veldwaarden } from './types.ts';

type Part =
  | { readonly soort: 'tekst'; readonly tekst: string }
  | { readonly soort: 'veld'; readonly veld: Veld; readonly tekst: string }
  | { readonly soort: 'fout'; readonly melding: string; readonly tekst: string };

const KNOWN: ReadonlySet<string> = new Set(VELDEN);
const isVeld = (name: string): name is Veld => KNOWN.has(name);
const CHOICE = VELDEN.map((veld) => `{{${veld}}}`).join(', ');
/** What is quoted of a broken field: enough to find it by. */
const QUOTED = 30;

/** A text as its parts, in order; together they are the whole text. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('{{', at);
    const plain = text.slice(at, open === -1 ? text.length : open);
    if (plain !== '') parts.push(plainPart(plain));
    if (open === -1) break;
    const close = text.indexOf('}}', open + 2);
    const nested = text.indexOf('{{', open + 2);
    if (close === -1 || (nested !== -1 && nested < close)) {
      const end = nested === -1 ? text.length : nested;
      const tekst = text.slice(open, end);
      parts.push({ soort: 'fout', tekst, melding: `Na ${shortened(tekst)} ontbreken de haakjes }}.` });
      at = end;
      continue;
    }
    parts.push(fieldPart(text.slice(open, close + 2)));
    at = close + 2;
  }
  return parts;
}

function plainPart(tekst: string): Part {
  if (!tekst.includes('}}')) return { soort: 'tekst', tekst };
  return { soort: 'fout', tekst, melding: 'Er staat }} zonder dat er {{ voor staat.' };
}

function fieldPart(tekst: string): Part {
  const name = tekst.slice(2, -2).trim().toLowerCase();
  if (isVeld(name)) return { soort: 'veld', veld: name, tekst };
  const melding =
    name === ''
      ? `Tussen {{ en }} staat geen veld. Gebruik ${CHOICE}.`
      : `Het veld ${shortened(tekst)} bestaat niet. Gebruik ${CHOICE}.`;
  return { soort: 'fout', tekst, melding };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= QUOTED ? line : `${line.slice(0, QUOTED)}…`;
}

/** Everything that is wrong with the fields in a text, each fault once; `veld` is the name of the input field. */
export function veldFouten(text: string, veld: string): readonly Fault[] {
  const meldingen = partsOf(text).flatMap((part) => (part.soort === 'fout' ? [part.melding] : []));
  return [...new Set(meldingen)].map((melding) => ({ veld, melding }));
}

/**
 * The text with every field replaced by its value, once: a value that itself looks like a field stays text. A field
 * without value stays as it was and is listed, so that a person sees what to fill in.
 */
export function vulVelden(
  text: string,
  waarden: Veldwaarden,
): { readonly tekst: string; readonly ontbrekend: readonly Veld[] } {
  const ontbrekend = new Set<Veld>();
  const tekst = partsOf(text).map((part) => {
    if (part.soort !== 'veld') return part.tekst;
    const waarde = waarden[part.veld]?.replace(/\{\{|\}\}/g, '').trim();
    if (waarde) return waarde;
    ontbrekend.add(part.veld);
    return part.tekst;
  });
  return { tekst: tekst.join(''), ontbrekend: [...ontbrekend] };
}

const BEGUN = /\{\{\s*([a-z]+)/gi;

/** Fields that somebody forgot to fill in, also when their closing brackets are gone: such a text must not leave. */
export function openVelden(text: string): readonly Veld[] {
  const names = [...text.matchAll(BEGUN)].map((match) => (match[1] as string).toLowerCase());
  return [...new Set(names.filter(isVeld))];
}
