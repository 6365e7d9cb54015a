/** Finds entries of the lexicon in a text; what is denied or inside a saying does not count. */
import { IDIOMEN, LEXICON } from './lexicon.ts';
import type { Gevaarwoord } from './lexicon-types.ts';
import { foldWord, initialsOf, type WordTest, wordTest } from './word-match.ts';

/** How many other words may stand between two words of one entry, and how many where the entry says `...`. */
const TUSSENWOORDEN = 2;
const RUIM = 8;
/** How far before an entry a denial may stand. */
const ONTKENNING_TOT = 3;

interface Place {
  readonly test: WordTest;
  /** Other words that may stand before it. */
  readonly ruimte: number;
}

interface Entry<T> {
  readonly van: T;
  readonly places: readonly Place[];
}

/** Words of one text are tested against the same options again and again: each specification is compiled once. */
const tests = new Map<string, WordTest>();

function testOf(spec: string): WordTest {
  const known = tests.get(spec);
  if (known !== undefined) return known;
  const made = wordTest(spec);
  tests.set(spec, made);
  return made;
}

function placesOf(woorden: string): readonly Place[] {
  const specs = woorden.split(' ');
  return specs.flatMap((spec, at) =>
    spec === '...' ? [] : [{ test: testOf(spec), ruimte: specs[at - 1] === '...' ? RUIM : TUSSENWOORDEN }],
  );
}

/** Entries by the letters that their first word may begin with: most words of a text begin none. */
function byInitial<T>(all: readonly T[], woordenVan: (one: T) => string): ReadonlyMap<string, readonly Entry<T>[]> {
  const found = new Map<string, Entry<T>[]>();
  for (const van of all) {
    const woorden = woordenVan(van);
    const entry: Entry<T> = { van, places: placesOf(woorden) };
    for (const initial of initialsOf(woorden.split(' ')[0] ?? '')) {
      const known = found.get(initial);
      if (known === undefined) found.set(initial, [entry]);
      else known.push(entry);
    }
  }
  return found;
}

/** The place of the last word of an entry whose first words were found; undefined when the rest is not there. */
function endOf(words: readonly string[], at: number, places: readonly Place[], nummer: number): number | undefined {
  const place = places[nummer];
  if (place === undefined) return at - 1;
  const last = Math.min(words.length - 1, at + place.ruimte);
  for (let next = at; next <= last; next += 1) {
    if (!place.test(words[next] as string)) continue;
    const end = endOf(words, next + 1, places, nummer + 1);
    if (end !== undefined) return end;
  }
  return undefined;
}

interface Treffer<T> {
  readonly van: T;
  readonly begin: number;
  readonly eind: number;
}

function treffers<T>(words: readonly string[], index: ReadonlyMap<string, readonly Entry<T>[]>): readonly Treffer<T>[] {
  const begun = new Map<string, readonly Entry<T>[]>();
  return words.flatMap((word, begin) => {
    let entries = begun.get(word);
    if (entries === undefined) {
      entries = (index.get(word.charAt(0)) ?? []).filter(({ places }) => places[0]?.test(word) === true);
      begun.set(word, entries);
    }
    return entries.flatMap(({ van, places }) => {
      const eind = endOf(words, begin + 1, places, 1);
      return eind === undefined ? [] : [{ van, begin, eind }];
    });
  });
}

const ONTKENNING = new Set(['geen', 'niet', 'nooit', 'zonder', 'no', 'not', 'never', 'without'].map(foldWord));
/** After these a new thought begins, of which a denial before them says nothing. */
const NIEUWE_GEDACHTE = new Set(
  [
    'dat',
    'maar',
    'want',
    'als',
    'omdat',
    'anders',
    'of',
    'en',
    'but',
    'because',
    'that',
    'meer',
    'alen',
    'waar',
    'hoe',
  ].map(foldWord),
);

function isOntkend(words: readonly string[], begin: number): boolean {
  for (let at = begin - 1; at >= Math.max(0, begin - ONTKENNING_TOT); at -= 1) {
    const word = words[at] as string;
    if (NIEUWE_GEDACHTE.has(word)) return false;
    if (ONTKENNING.has(word)) return true;
  }
  return false;
}

let lexicon: ReadonlyMap<string, readonly Entry<Gevaarwoord>[]> | undefined;
let idiomen: ReadonlyMap<string, readonly Entry<string>[]> | undefined;

/** The entries that a text has, in its order; `words` as `foldWord` makes them. */
export function lexiconVan(words: readonly string[]): readonly Gevaarwoord[] {
  lexicon ??= byInitial(LEXICON, ({ woorden }) => woorden);
  const found = treffers(words, lexicon).filter(({ begin }) => !isOntkend(words, begin));
  if (found.length === 0) return [];
  idiomen ??= byInitial(IDIOMEN, (woorden) => woorden);
  const sayings = treffers(words, idiomen);
  return found
    .filter(({ begin, eind }) => !sayings.some((saying) => begin <= saying.eind && eind >= saying.begin))
    .map(({ van }) => van);
}
