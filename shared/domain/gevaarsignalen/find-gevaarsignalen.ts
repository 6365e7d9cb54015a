/** Finds words in a message that can mean danger, so that a waiting contact comes on top and a person looks. */
import type { Gevaarsignaal } from '../contact/types.ts';
import { GEVAARCODES, type Gevaarcode, LEXICON } from './lexicon.ts';
import { initialsOf, type WordTest, wordsOf, wordTest } from './word-match.ts';

/** How many other words may stand between two words of one entry, and how many where the entry says `...`. */
const TUSSENWOORDEN = 2;
const RUIM = 8;

interface Place {
  readonly test: WordTest;
  /** Other words that may stand before it. */
  readonly ruimte: number;
}

function placesOf(woorden: string): readonly Place[] {
  const specs = woorden.split(' ');
  return specs.flatMap((spec, at) =>
    spec === '...' ? [] : [{ test: wordTest(spec), ruimte: specs[at - 1] === '...' ? RUIM : TUSSENWOORDEN }],
  );
}

interface Entry {
  readonly code: Gevaarcode;
  readonly places: readonly Place[];
}

/** Entries by the letters that their first word may begin with: most words of a text begin none. */
const BY_INITIAL: ReadonlyMap<string, readonly Entry[]> = (() => {
  const found = new Map<string, Entry[]>();
  for (const { code, woorden } of LEXICON) {
    const entry: Entry = { code, places: placesOf(woorden) };
    for (const initial of initialsOf(woorden.split(' ')[0] ?? '')) {
      found.set(initial, [...(found.get(initial) ?? []), entry]);
    }
  }
  return found;
})();

/** The entries that a word can begin. */
function begunBy(word: string): readonly Entry[] {
  return (BY_INITIAL.get(word.charAt(0)) ?? []).filter(({ places }) => places[0]?.test(word) === true);
}

function continuesAt(words: readonly string[], at: number, places: readonly Place[], nummer: number): boolean {
  const place = places[nummer];
  if (place === undefined) return true;
  const last = Math.min(words.length - 1, at + place.ruimte);
  for (let next = at; next <= last; next += 1) {
    if (place.test(words[next] as string) && continuesAt(words, next + 1, places, nummer + 1)) return true;
  }
  return false;
}

/**
 * Which kinds of danger a text may speak of, each once, in the order of the lexicon; `plaats` says where the text stood
 * (`onderwerp`, `tekst`). Nothing of the text itself is in the answer. Recall before precision: it calls a person, and
 * never decides an urgentie. It knows Dutch and English; other languages, images and irony it does not see.
 */
export function findGevaarsignalen(tekst: string, plaats = 'tekst'): readonly Gevaarsignaal[] {
  const words = wordsOf(tekst);
  const codes = new Set<Gevaarcode>();
  const begun = new Map<string, readonly Entry[]>();
  words.forEach((word, at) => {
    const entries = begun.get(word) ?? begunBy(word);
    begun.set(word, entries);
    for (const { code, places } of entries) {
      if (!codes.has(code) && continuesAt(words, at + 1, places, 1)) codes.add(code);
    }
  });
  return GEVAARCODES.filter((code) => codes.has(code)).map((code) => ({ code, plaats }));
}
