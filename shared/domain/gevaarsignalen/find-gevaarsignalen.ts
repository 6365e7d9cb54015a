/** Finds what in a message can mean danger, so that a waiting contact comes on top and a person looks. */
import type { Gevaarsignaal } from '../contact/types.ts';
import { zonderHandtekening } from './eigen-woorden.ts';
import { lexiconVan } from './lexicon-match.ts';
import { GEVAARCODES, type Gevaarcode, type Gevaarwoord } from './lexicon-types.ts';
import { type Gewichten, makeBeoordeel, uitBewaard } from './model.ts';
import { MODEL } from './model-gewichten.ts';
import { kaders, stukken, vensters, type Woord, zinnenVan } from './zinnen.ts';

/** Up to so many words a message is judged as one thing; a longer one in frames. */
const EEN_GEHEEL = 150;
/**
 * A part by itself says less than the message that it stands in: "I cannot sleep" is in many a complaint. So much must its
 * score be above the threshold to signal. In a long message, of which the frames are what is judged, a sentence drowns
 * more easily and less is asked of it.
 */
const KADER_BOVEN = 1;
const ZIN_BOVEN = 3.25;
const ZIN_BOVEN_LANG = 2.75;

/** What the model adds where no word of the lexicon was found. */
export type Gevaarsignaalcode = Gevaarcode | `mogelijk-${Gevaarcode}` | 'mogelijk-gevaar';

export interface Bevinding {
  /** Each once: what the lexicon found in its order, then what only the model suspects. */
  readonly codes: readonly Gevaarsignaalcode[];
  /** The highest score of any part of the text. */
  readonly score: number;
}

interface Deel {
  readonly woorden: readonly Woord[];
  readonly korting: number;
}

/** What is judged of a text: the message as a whole (a long one in frames), and its sentences. */
function delenVan(zinnen: readonly (readonly Woord[])[]): readonly Deel[] {
  const metKorting = (parts: readonly (readonly Woord[])[], korting: number): readonly Deel[] =>
    parts.map((woorden) => ({ woorden, korting }));
  const all = zinnen.flat();
  const frames = kaders(zinnen);
  // The frames of a long message already join neighbours.
  if (all.length > EEN_GEHEEL)
    return [...metKorting(frames, 0), ...metKorting(zinnen.flatMap(stukken), ZIN_BOVEN_LANG)];
  const zinsdelen = vensters(zinnen);
  return [
    { woorden: all, korting: 0 },
    // What is no smaller than the whole says nothing more.
    ...metKorting(frames.length > 1 ? frames : [], KADER_BOVEN),
    ...metKorting(zinsdelen.length > 1 ? zinsdelen : [], ZIN_BOVEN),
  ];
}

/** Everything that is found in a text by given weights. Never throws, whatever the text. */
export function vindGevaar(tekst: string, gewichten: Gewichten): Bevinding {
  const zinnen = zinnenVan(zonderHandtekening(tekst));
  if (zinnen.length === 0) return { codes: [], score: -Infinity };
  const entries = lexiconVan(zinnen.flat().map(({ kaal }) => kaal));
  const beoordeel = makeBeoordeel(gewichten);
  const oordelen = delenVan(zinnen).map(({ woorden, korting }) => {
    const { score, kind } = beoordeel(woorden);
    return { woorden, score: score - korting, kind };
  });
  const score = oordelen.reduce((best, oordeel) => Math.max(best, oordeel.score), -Infinity);
  const geloofd = score >= gewichten.drempelSamen;
  const telt = (entry: Gevaarwoord): boolean => geloofd || entry.kracht === 'zeker';
  const zeker = new Set(entries.filter(telt).map(({ code }) => code));
  const mogelijk = new Set<Gevaarsignaalcode>();
  for (const oordeel of oordelen) {
    if (oordeel.score < gewichten.drempel) continue;
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
