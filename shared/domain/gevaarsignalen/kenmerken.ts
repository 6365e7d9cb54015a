/** A few words as numbers that the model has a weight for: words, their neighbours, pieces of words, and ideas. */
import { CONCEPTEN } from './concepten.ts';
import { CONCEPTEN_ALLEDAAGS } from './concepten-alledaags.ts';
import { foldWord, isSlip } from './word-match.ts';
import type { Woord } from './zinnen.ts';

/** Places of the table of weights: features share a place when their hashes meet. A power of two. */
export const PLAATSEN = 1 << 17;

interface Index {
  readonly heel: ReadonlyMap<string, readonly number[]>;
  readonly stam: ReadonlyMap<string, readonly number[]>;
  /** First words of phrases. */
  readonly beginnen: ReadonlySet<string>;
  readonly langPerLetter: ReadonlyMap<string, readonly (readonly [string, readonly number[]])[]>;
}

const VERSCHRIJVING_VANAF = 6;
const LANGSTE_GROEP = 4;

function makeIndex(): Index {
  const heel = new Map<string, number[]>();
  const stam = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, key: string, nummer: number) => {
    const known = to.get(key);
    if (known === undefined) to.set(key, [nummer]);
    else if (!known.includes(nummer)) known.push(nummer);
  };
  [...Object.values(CONCEPTEN), ...Object.values(CONCEPTEN_ALLEDAAGS)].forEach((woorden, nummer) => {
    for (const option of woorden.split('|')) {
      const isStem = option.endsWith('*');
      const folded = (isStem ? option.slice(0, -1) : option)
        .split(' ')
        .map((word) => foldWord(word.replace(/['’]/gu, '')))
        .join(' ');
      add(isStem && !folded.includes(' ') ? stam : heel, folded, nummer);
    }
  });
  const beginnen = new Set([...heel.keys()].flatMap((key) => (key.includes(' ') ? (key.split(' ')[0] ?? []) : [])));
  const langPerLetter = new Map<string, (readonly [string, readonly number[]])[]>();
  for (const [word, nummers] of heel) {
    if (word.length < VERSCHRIJVING_VANAF || word.includes(' ')) continue;
    const letter = word.charAt(0);
    const known = langPerLetter.get(letter);
    if (known === undefined) langPerLetter.set(letter, [[word, nummers]]);
    else known.push([word, nummers]);
  }
  return { heel, stam, beginnen, langPerLetter };
}

let index: Index | undefined;
const GEEN: readonly number[] = [];

function conceptenVanWoord(word: string, { heel, stam, langPerLetter }: Index): readonly number[] {
  const found = [...(heel.get(word) ?? GEEN)];
  for (let length = 2; length <= word.length; length += 1) found.push(...(stam.get(word.slice(0, length)) ?? GEEN));
  if (found.length === 0 && word.length >= VERSCHRIJVING_VANAF - 1) {
    for (const [meant, nummers] of langPerLetter.get(word.charAt(0)) ?? []) {
      if (isSlip(word, meant)) return nummers;
    }
  }
  return found;
}

/** FNV-1a over the letters of a word. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return h >>> 0;
}

/** Two numbers as one that depends on their order. */
function mix(h: number, other: number): number {
  const mixed = Math.imul(h ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** The low bits mix badly over short texts: fold the high ones in. */
const plaatsVan = (h: number): number => ((h ^ (h >>> 15)) >>> 0) & (PLAATSEN - 1);

/** Different kinds of features about the same words must not meet. */
const SOORT = {
  woord: 1,
  buur: 2,
  sprong: 3,
  letters: 4,
  idee: 5,
  rij: 7,
  voor: 9,
  na: 10,
  aantal: 11,
} as const;
const BEGIN = hash('^');
const EIND = hash('$');

/** How much each kind of feature may say, whatever the length of the text: chosen by what held between writers. */
export const GEWICHT_PER_SOORT: readonly number[] = [1, 0.8, 1, 0.8, 0.3, 0.6];
export const AANTAL_SOORTEN = GEWICHT_PER_SOORT.length;

const KORTSTE = 3;
const LANGSTE = 5;

interface Bekend {
  /** Of the word as written, and as compared. */
  readonly vol: number;
  readonly kaal: number;
  readonly letters: readonly number[];
  readonly ideeen: readonly number[];
}

/** Remembers what a word is made of: give one to all windows of one text, which share most of their words. */
export type Geheugen = Map<string, Bekend>;

export const makeGeheugen = (): Geheugen => new Map();

function lettersVan(word: string): readonly number[] {
  const padded = `^${word}$`;
  const found: number[] = [];
  for (let at = 0; at < padded.length; at += 1) {
    let h = 0x811c9dc5;
    const end = Math.min(padded.length, at + LANGSTE);
    for (let next = at; next < end; next += 1) {
      h = Math.imul(h ^ padded.charCodeAt(next), 0x01000193);
      if (next - at + 1 >= KORTSTE) found.push(plaatsVan(mix(h >>> 0, SOORT.letters)));
    }
  }
  return found;
}

function bekendVan({ vol, kaal }: Woord, geheugen: Geheugen, known: Index): Bekend {
  const remembered = geheugen.get(vol);
  if (remembered !== undefined) return remembered;
  const bekend = {
    vol: hash(vol),
    kaal: hash(kaal),
    letters: lettersVan(vol),
    ideeen: conceptenVanWoord(kaal, known),
  };
  geheugen.set(vol, bekend);
  return bekend;
}

/** The ideas of a word, and of the phrases that it begins. */
function ideeenVan(woorden: readonly Woord[], at: number, own: readonly number[], known: Index): readonly number[] {
  let phrase = (woorden[at] as Woord).kaal;
  if (!known.beginnen.has(phrase)) return own;
  let found = own;
  for (let next = at + 1; next < Math.min(woorden.length, at + LANGSTE_GROEP); next += 1) {
    phrase = `${phrase} ${(woorden[next] as Woord).kaal}`;
    const nummers = known.heel.get(phrase);
    if (nummers !== undefined) found = [...found, ...nummers];
  }
  return found;
}

/**
 * The same word says something else in a few words than in a long story: of a whole message that is short or long, what
 * carries meaning counts once more as what it is in messages of that length. Lengths are in words, and no more than twice
 * the different ones: who writes one thing a hundred times tells no long story.
 */
const LENGTES = { kortTotEnMet: 25, langBoven: 45 } as const;
const IN_KORT = 0x51ed270b;
const IN_LANG = 0x2545f491;

function addVanLengte(aantal: number, soorten: readonly Set<number>[]): void {
  if (aantal > LENGTES.kortTotEnMet && aantal <= LENGTES.langBoven) return;
  const lengte = aantal <= LENGTES.kortTotEnMet ? IN_KORT : IN_LANG;
  for (const places of soorten) for (const place of [...places]) places.add(plaatsVan(mix(place, lengte)));
}

/** In a word or four hardly anything is said: a name, a number, a greeting. That there are so few is a feature of its own. */
const BIJNA_NIETS = 4;

/**
 * The places of the features of a window, per kind, each once. The same words give the same places everywhere; `geheel`
 * says that they are a whole message, of which the length says something.
 */
export function kenmerkenVan(
  woorden: readonly Woord[],
  geheugen: Geheugen,
  geheel: boolean,
): readonly (readonly number[])[] {
  index ??= makeIndex();
  const known = index;
  const bekend = woorden.map((woord) => bekendVan(woord, geheugen, known));
  const [w, b, c, k, p, m] = [1, 2, 3, 4, 5, 6].map(() => new Set<number>()) as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  let vorige: readonly number[] = GEEN;
  bekend.forEach(({ vol, kaal, letters, ideeen }, at) => {
    w.add(plaatsVan(mix(vol, SOORT.woord)));
    const before = bekend[at - 1]?.kaal ?? BEGIN;
    const next = bekend[at + 1]?.kaal ?? EIND;
    const later = bekend[at + 2]?.kaal;
    b.add(plaatsVan(mix(mix(kaal, next), SOORT.buur)));
    if (at === 0) b.add(plaatsVan(mix(mix(BEGIN, kaal), SOORT.buur)));
    if (later !== undefined) b.add(plaatsVan(mix(mix(kaal, later), SOORT.sprong)));
    for (const place of letters) c.add(place);
    const own = ideeenVan(woorden, at, ideeen, known);
    for (const idee of own) {
      k.add(plaatsVan(mix(idee, SOORT.idee)));
      for (const first of vorige) p.add(plaatsVan(mix(mix(first, idee), SOORT.rij)));
      m.add(plaatsVan(mix(mix(idee, next), SOORT.na)));
      m.add(plaatsVan(mix(mix(before, idee), SOORT.voor)));
    }
    if (own.length > 0) vorige = own;
  });
  if (geheel && woorden.length <= BIJNA_NIETS) w.add(plaatsVan(mix(woorden.length, SOORT.aantal)));
  if (geheel) addVanLengte(Math.min(woorden.length, 2 * w.size), [w, b, k, m]);
  return [w, b, c, k, p, m].map((places) => [...places]);
}
