/** Finds what in a message can mean danger, so that a waiting contact comes on top and a person looks. */
import type { Gevaarsignaal } from '../contact/types.ts';
import { zonderHandtekening } from './eigen-woorden.ts';
import { lexiconVan } from './lexicon-match.ts';
import { GEVAARCODES, type Gevaarcode, type Gevaarwoord } from './lexicon-types.ts';
import { beoordeel, type Gewichten, type Lengte, uitBewaard } from './model.ts';
import { MODEL } from './model-gewichten.ts';
import { vensters, zinnenVan } from './zinnen.ts';

/** A part whose score comes so near to the highest carries the judgement too, and may name its own kind. */
const DICHTBIJ = 0.5;

/** What the model adds where no word of the lexicon was found. */
export type Gevaarsignaalcode = Gevaarcode | `mogelijk-${Gevaarcode}` | 'mogelijk-gevaar';

/** Words of the text: more than that is long. */
const ZEER_KORT_TOT_EN_MET = 16;
const KORT_TOT_EN_MET = 35;

function lengteVan(aantal: number): Lengte {
  if (aantal <= ZEER_KORT_TOT_EN_MET) return 'zeerKort';
  return aantal <= KORT_TOT_EN_MET ? 'kort' : 'lang';
}

export interface Bevinding {
  /** Each once: what the lexicon found in its order, then what only the model suspects. */
  readonly codes: readonly Gevaarsignaalcode[];
  /** What the model makes of the message: log odds. */
  readonly score: number;
  /** By which of the thresholds it was judged. */
  readonly lengte: Lengte;
}

/** Everything that is found in a text by given weights. Never throws, whatever the text. */
export function vindGevaar(tekst: string, gewichten: Gewichten): Bevinding {
  const zinnen = zinnenVan(zonderHandtekening(tekst));
  if (zinnen.length === 0) return { codes: [], score: -Infinity, lengte: 'zeerKort' };
  const geheel = zinnen.flat();
  const delen = vensters(zinnen);
  const oordeel = beoordeel(geheel, delen, gewichten);
  const lengte = lengteVan(geheel.length);
  const drempel = gewichten.drempels[lengte];
  const geloofd = oordeel.score >= drempel.breed;
  const telt = (entry: Gevaarwoord): boolean => geloofd || entry.kracht === 'zeker';
  const entries = lexiconVan(geheel.map(({ kaal }) => kaal)).filter(telt);
  const zeker = new Set(entries.map(({ code }) => code));
  const mogelijk = new Set<Gevaarsignaalcode>();
  if (oordeel.score >= drempel.signaal) {
    const hoogste = oordeel.delen.reduce((best, score) => Math.max(best, score), -Infinity);
    delen.forEach((woorden, nummer) => {
      if ((oordeel.delen[nummer] as number) < hoogste - DICHTBIJ) return;
      // What the lexicon already named needs no guess beside it.
      if (lexiconVan(woorden.map(({ kaal }) => kaal)).some(telt)) return;
      const kind = oordeel.kind(nummer) ?? oordeel.kind();
      if (kind === undefined) mogelijk.add('mogelijk-gevaar');
      else if (!zeker.has(kind)) mogelijk.add(`mogelijk-${kind}`);
    });
    if (zeker.size + mogelijk.size === 0) mogelijk.add('mogelijk-gevaar');
  }
  if (zeker.size + mogelijk.size > 1) mogelijk.delete('mogelijk-gevaar');
  return { codes: [...GEVAARCODES.filter((code) => zeker.has(code)), ...mogelijk], score: oordeel.score, lengte };
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
