/**
 * A small trained judge of a message: how much it resembles those of people in danger, and of which kind. It is made by
 * `npm run train:gevaarsignalen` from labelled messages (docs/gevaarsignalen.md), and says nothing certain.
 */
import { AANTAL_SOORTEN, GEWICHT_PER_SOORT, type Geheugen, kenmerkenVan, makeGeheugen } from './kenmerken.ts';
import { GEVAARCODES, type Gevaarcode } from './lexicon-types.ts';
import type { Woord } from './zinnen.ts';

/** Places of the table that tells kinds apart: it needs less than the others. A power of two. */
export const PLAATSEN_PER_KIND = 1 << 12;
/** Only what carries meaning tells kinds apart: words, ideas, and ideas together. */
export const SOORTEN_VOOR_KIND: readonly number[] = [0, 3, 4];
/** How sharply the part that says most outweighs the others: towards zero only the highest counts. */
export const SCHERPTE = 0.3;
/** How much the whole, and its parts together, say. */
export const DEEL_VAN_OORDEEL = { geheel: 0.7, delen: 0.7 } as const;

/** The largest weight, and the smallest below zero: so that one character of a source file holds it. */
export const GROOTSTE = 44;

/** Weights from -44 to 44; each is to be multiplied by the scale. */
export interface Tabel {
  readonly bytes: Int8Array;
  readonly schaal: number;
}

export interface Drempel {
  /** From this score on a text signals. */
  readonly signaal: number;
  /** From this score on a broad entry of the lexicon is believed. */
  readonly breed: number;
}

/** By how many words a text has; a shorter one needs a higher score: there less is said that could hide danger. */
export type Lengte = 'zeerKort' | 'kort' | 'lang';
export type Drempels = Readonly<Record<Lengte, Drempel>>;

export interface Gewichten {
  readonly begin: number;
  /** What features say of a message in which they stand anywhere. */
  readonly geheel: Tabel;
  /** What they say of the sentence in which they stand. */
  readonly delen: Tabel;
  readonly kindBegin: readonly number[];
  readonly kind: Tabel;
  readonly drempels: Drempels;
}

interface BewaardeTabel {
  readonly schaal: number;
  /** One character a weight. */
  readonly tekens: string;
}

/** The character of zero; the others follow one another on both sides of it. */
const NUL = 79;
/** A quote, a backslash and a backtick would need a second character: they are written as `!`, `~` and `|`. */
const ANDERS: readonly (readonly [code: number, geschreven: number])[] = [
  [39, 33],
  [92, 126],
  [96, 124],
];

/** How the weights are kept in a source file. */
export interface BewaardeGewichten extends Omit<Gewichten, 'geheel' | 'delen' | 'kind'> {
  readonly geheel: BewaardeTabel;
  readonly delen: BewaardeTabel;
  readonly kind: BewaardeTabel;
}

/** Weights as text, the way back of `uitTekens`. */
export const inTekens = (bytes: Int8Array): string =>
  Array.from(bytes, (weight) => {
    const code = NUL + weight;
    return String.fromCharCode(ANDERS.find(([one]) => one === code)?.[1] ?? code);
  }).join('');

export function uitTekens(text: string): Int8Array {
  const codes = Int8Array.from({ length: 128 }, (_, code) => code - NUL);
  for (const [code, geschreven] of ANDERS) codes[geschreven] = code - NUL;
  const bytes = new Int8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = codes[text.charCodeAt(at)] as number;
  return bytes;
}

const tabelOf = ({ schaal, tekens }: BewaardeTabel): Tabel => ({ bytes: uitTekens(tekens), schaal });

export const uitBewaard = (kept: BewaardeGewichten): Gewichten => ({
  ...kept,
  geheel: tabelOf(kept.geheel),
  delen: tabelOf(kept.delen),
  kind: tabelOf(kept.kind),
});

/** A kind is named from this share of the likelihood on. */
const NOEMEN_VANAF = 0.35;

function kindVan(soorten: readonly (readonly number[])[], { kindBegin, kind }: Gewichten): Gevaarcode | undefined {
  const scores = GEVAARCODES.map((_, nummer) => kindBegin[nummer] ?? 0);
  for (const soort of SOORTEN_VOOR_KIND) {
    const places = soorten[soort] ?? [];
    const value = kind.schaal / Math.sqrt(Math.max(1, places.length));
    for (const place of places) {
      const from = (place & (PLAATSEN_PER_KIND - 1)) * GEVAARCODES.length;
      for (let nummer = 0; nummer < scores.length; nummer += 1) {
        scores[nummer] = (scores[nummer] as number) + (kind.bytes[from + nummer] as number) * value;
      }
    }
  }
  const kansen = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const total = kansen.reduce((sum, kans) => sum + kans, 0);
  const best = kansen.indexOf(Math.max(...kansen));
  return (kansen[best] as number) / total >= NOEMEN_VANAF ? GEVAARCODES[best] : undefined;
}

function somVan(soorten: readonly (readonly number[])[], { bytes, schaal }: Tabel): number {
  let score = 0;
  for (let soort = 0; soort < AANTAL_SOORTEN; soort += 1) {
    const places = soorten[soort] as readonly number[];
    let sum = 0;
    for (const place of places) sum += bytes[place] as number;
    score += (sum * schaal * (GEWICHT_PER_SOORT[soort] as number)) / Math.sqrt(Math.max(1, places.length));
  }
  return score;
}

/** Scores of parts as one: the highest, and a little more when others come near it. */
export function samen(scores: readonly number[]): number {
  const highest = scores.reduce((best, score) => Math.max(best, score), -Infinity);
  const sum = scores.reduce((total, score) => total + Math.exp((score - highest) / SCHERPTE), 0);
  return highest + SCHERPTE * Math.log(sum);
}

export interface Oordeel {
  /** Log odds of the message, more is more like danger. */
  readonly score: number;
  /** What each part says by itself, in the order in which they were given. */
  readonly delen: readonly number[];
  /** The most likely kind of a part (by its number) or of the whole, undefined when none stands out. */
  kind(deel?: number): Gevaarcode | undefined;
}

/** Judges a message (at least one word) together with its parts (at least one). */
export function beoordeel(
  geheel: readonly Woord[],
  delen: readonly (readonly Woord[])[],
  gewichten: Gewichten,
): Oordeel {
  const geheugen: Geheugen = makeGeheugen();
  const vanGeheel = kenmerkenVan(geheel, geheugen, true);
  const vanDelen = delen.map((woorden) => kenmerkenVan(woorden, geheugen, false));
  const scores = vanDelen.map((soorten) => somVan(soorten, gewichten.delen));
  const score =
    gewichten.begin +
    DEEL_VAN_OORDEEL.geheel * somVan(vanGeheel, gewichten.geheel) +
    DEEL_VAN_OORDEEL.delen * samen(scores);
  let zonderLengte: readonly (readonly number[])[] | undefined;
  return {
    score,
    delen: scores,
    kind(deel) {
      // Which kind of danger it is does not depend on the length.
      zonderLengte ??= kenmerkenVan(geheel, geheugen, false);
      return kindVan((deel === undefined ? undefined : vanDelen[deel]) ?? zonderLengte, gewichten);
    },
  };
}
