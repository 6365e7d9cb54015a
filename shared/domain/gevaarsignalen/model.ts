/**
 * A small trained judge of a few words: how much they resemble messages of people in danger, and of which kind. It is
 * made by `npm run train:gevaarsignalen` from labelled messages (docs/gevaarsignalen.md), and says nothing certain.
 */
import { AANTAL_SOORTEN, GEWICHT_PER_SOORT, type Geheugen, kenmerkenVan, makeGeheugen } from './kenmerken.ts';
import { GEVAARCODES, type Gevaarcode } from './lexicon-types.ts';
import type { Woord } from './zinnen.ts';

/** Places of the table that tells kinds apart: it needs less than the other. A power of two. */
export const PLAATSEN_PER_KIND = 1 << 12;
/** Only what carries meaning tells kinds apart: words, ideas, and ideas together. */
export const SOORTEN_VOOR_KIND: readonly number[] = [0, 3, 4];

export interface Gewichten {
  readonly begin: number;
  readonly tabel: Int8Array;
  readonly schaal: number;
  readonly kindBegin: readonly number[];
  readonly kindTabel: Int8Array;
  readonly kindSchaal: number;
  /** From this score on a text signals. */
  readonly drempel: number;
  /** From this score on a broad entry of the lexicon is believed. */
  readonly drempelSamen: number;
}

/** How a table is kept in a source file. */
export interface BewaardeGewichten extends Omit<Gewichten, 'tabel' | 'kindTabel'> {
  readonly tabel: string;
  readonly kindTabel: string;
}

function bytesOf(base64: string): Int8Array {
  const text = atob(base64);
  const bytes = new Int8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = (text.charCodeAt(at) << 24) >> 24;
  return bytes;
}

export const uitBewaard = (kept: BewaardeGewichten): Gewichten => ({
  ...kept,
  tabel: bytesOf(kept.tabel),
  kindTabel: bytesOf(kept.kindTabel),
});

export interface Oordeel {
  /** Log odds, more is more like danger. */
  readonly score: number;
  /** The most likely kind, undefined when none stands out. */
  kind(): Gevaarcode | undefined;
}

/** A kind is named from this share of the likelihood on. */
const NOEMEN_VANAF = 0.35;

function kindVan(soorten: readonly (readonly number[])[], gewichten: Gewichten): Gevaarcode | undefined {
  const { kindBegin, kindTabel, kindSchaal } = gewichten;
  const scores = GEVAARCODES.map((_, nummer) => kindBegin[nummer] ?? 0);
  for (const soort of SOORTEN_VOOR_KIND) {
    const places = soorten[soort] ?? [];
    const value = kindSchaal / Math.sqrt(Math.max(1, places.length));
    for (const place of places) {
      const from = (place & (PLAATSEN_PER_KIND - 1)) * GEVAARCODES.length;
      for (let nummer = 0; nummer < scores.length; nummer += 1) {
        scores[nummer] = (scores[nummer] as number) + (kindTabel[from + nummer] as number) * value;
      }
    }
  }
  const kansen = scores.map((score) => 1 / (1 + Math.exp(-score)));
  const total = kansen.reduce((sum, kans) => sum + kans, 0);
  const best = kansen.indexOf(Math.max(...kansen));
  return (kansen[best] as number) / total >= NOEMEN_VANAF ? GEVAARCODES[best] : undefined;
}

/** Judges windows of one text, which share their memory. */
export function makeBeoordeel(gewichten: Gewichten): (woorden: readonly Woord[]) => Oordeel {
  const geheugen: Geheugen = makeGeheugen();
  const { begin, tabel, schaal } = gewichten;
  return (woorden) => {
    const soorten = kenmerkenVan(woorden, geheugen);
    let score = begin;
    for (let soort = 0; soort < AANTAL_SOORTEN; soort += 1) {
      const places = soorten[soort] as readonly number[];
      let sum = 0;
      for (const place of places) sum += tabel[place] as number;
      score += (sum * schaal * (GEWICHT_PER_SOORT[soort] as number)) / Math.sqrt(Math.max(1, places.length));
    }
    return { score, kind: () => kindVan(soorten, gewichten) };
  };
}
