/** Finds what in a message can mean danger, so that a waiting contact comes on top and a person looks. */
import type { Gevaarsignaal } from '../contact/types.ts';
import { zonderHandtekening } from './eigen-woorden.ts';
import { lexiconVan } from './lexicon-match.ts';
import { GEVAARCODES, type Gevaarcode, type Gevaarwoord } from './lexicon-types.ts';
import { type Gewichten, makeBeoordeel, uitBewaard } from './model.ts';
import { MODEL } from './model-gewichten.ts';
import { vensters, zinnenVan } from './zinnen.ts';

/** The more sentences are judged, the more often one of them looks like danger by chance: so much per ln(sentences). */
const PER_ZIN = 0.4;

/** What the model adds where no word of the lexicon was found. */
export type Gevaarsignaalcode = Gevaarcode | `mogelijk-${Gevaarcode}` | 'mogelijk-gevaar';

export interface Bevinding {
  /** Each once: what the lexicon found in its order, then what only the model suspects. */
  readonly codes: readonly Gevaarsignaalcode[];
  /** The highest score of any part of the text. */
  readonly score: number;
}

/** Everything that is found in a text by given weights. Never throws, whatever the text. */
export function vindGevaar(tekst: string, gewichten: Gewichten): Bevinding {
  const zinnen = zinnenVan(zonderHandtekening(tekst));
  if (zinnen.length === 0) return { codes: [], score: -Infinity };
  const entries = lexiconVan(zinnen.flat().map(({ kaal }) => kaal));
  const beoordeel = makeBeoordeel(gewichten);
  const korting = PER_ZIN * Math.log(zinnen.length);
  const oordelen = vensters(zinnen).map((woorden) => ({ woorden, ...beoordeel(woorden) }));
  const score = oordelen.reduce((best, oordeel) => Math.max(best, oordeel.score), -Infinity) - korting;
  const geloofd = score >= gewichten.drempelSamen;
  const telt = (entry: Gevaarwoord): boolean => geloofd || entry.kracht === 'zeker';
  const zeker = new Set(entries.filter(telt).map(({ code }) => code));
  const mogelijk = new Set<Gevaarsignaalcode>();
  for (const oordeel of oordelen) {
    if (oordeel.score - korting < gewichten.drempel) continue;
    // What the lexicon already named needs no guess beside it.
    if (lexiconVan(oordeel.woorden.map(({ kaal }) => kaal)).some(telt)) continue;
    const kind = oordeel.kind();
    if (kind === undefined) mogelijk.add('mogelijk-gevaar');
    else if (!zeker.has(kind)) mogelijk.add(`mogelijk-${kind}`);
  }
  if (zeker.size + mogelijk.size > 1) mogelijk.delete('mogelijk-gevaar');
  return { codes: [...GEVAARCODES.filter((code) => zeker.has(code)), ...mogelijk], score };
}

let gewichten: Gewichten | undefined;

/** The weights that ship with this version, unpacked at the first text. */
export function meegeleverd(): Gewichten {
  gewichten ??= uitBewaard(MODEL);
  return gewichten;
}

/**
 * Which kinds of danger a text may speak of, each once; `plaats` says where the text stood (`onderwerp`, `tekst`).
 * Nothing of the text itself is in the answer. A code of its own is what a word of the lexicon said, `mogelijk-…` what the
 * trained model suspects. Recall before precision: it calls a person, and never decides an urgentie.
 */
export function findGevaarsignalen(tekst: string, plaats = 'tekst'): readonly Gevaarsignaal[] {
  return vindGevaar(tekst, meegeleverd()).codes.map((code) => ({ code, plaats }));
}
