/** A text as what is judged of it: its sentences, and those that belong together. */
import { foldWord, plainWord } from './word-match.ts';

/** Longest text that is looked at, in characters: enough for any mail that a person writes; half from either end of it. */
const MAX_TEKENS = 40_000;
const MAX_WOORD = 40;
/** Chat has few full stops: a run of more words than this is cut in overlapping pieces. */
const LANGE_ZIN = 28;
const STUK = 20;
const STAP = 10;
const MAX_GEHEEL = 45;

export interface Woord {
  /** Without capitals and accents. */
  readonly vol: string;
  /** As the lexicon compares it: doubled letters are one. */
  readonly kaal: string;
}

/** A question mark is a word: who asks how something goes, is seldom in danger. */
const TOKEN = /[\p{L}\p{M}\p{N}'’]+|\p{Extended_Pictographic}|[?؟]/gu;
const ZINSEINDE = /(?<=[?؟])[?!؟]*(?:\s|$)|[.!…;:]+(?=\s|$)|[\r\n]+/u;

function woordVan(token: string): Woord | undefined {
  const bare = token.replace(/['’]/gu, '').slice(0, MAX_WOORD);
  const vol = plainWord(bare).replace(/(.)\1{2,}/gu, '$1');
  return vol === '' ? undefined : { vol, kaal: foldWord(bare) };
}

function bounded(tekst: string): string {
  if (tekst.length <= MAX_TEKENS) return tekst;
  return `${tekst.slice(0, MAX_TEKENS / 2)}\n${tekst.slice(-MAX_TEKENS / 2)}`;
}

/** The sentences of a text as words, in order; without empty ones. Never throws. */
export function zinnenVan(tekst: string): readonly (readonly Woord[])[] {
  const known = new Map<string, Woord | undefined>();
  return bounded(tekst)
    .normalize('NFC')
    .split(ZINSEINDE)
    .map((zin) =>
      (zin.match(TOKEN) ?? []).flatMap((token) => {
        if (!known.has(token)) known.set(token, woordVan(token));
        return known.get(token) ?? [];
      }),
    )
    .filter((zin) => zin.length > 0);
}

/** A sentence, or the overlapping pieces of a long one. */
function stukken(zin: readonly Woord[]): readonly (readonly Woord[])[] {
  if (zin.length <= LANGE_ZIN) return [zin];
  const found: (readonly Woord[])[] = [];
  for (let at = 0; at < zin.length - STAP; at += STAP) found.push(zin.slice(at, at + STUK));
  return found;
}

/** The parts of a text: sentences, neighbours together, and overlapping pieces of long ones; of a short text also the whole. */
export function vensters(zinnen: readonly (readonly Woord[])[]): readonly (readonly Woord[])[] {
  const found = zinnen.flatMap(stukken);
  zinnen.forEach((zin, at) => {
    const next = zinnen[at + 1];
    if (next !== undefined && zin.length + next.length <= LANGE_ZIN) found.push([...zin, ...next]);
  });
  const all = zinnen.flat();
  if (zinnen.length > 2 && all.length <= MAX_GEHEEL) found.push(all);
  return found;
}
