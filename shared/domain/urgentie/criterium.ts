/** What one rule of the urgency guideline looks like as data. */
import type { Urgentie } from './types.ts';

/**
 * How a signal counts:
 * - `alleen`: one `ja` is enough for its urgentie, and regulier asks for a `nee`;
 * - `voorwaarde`: what regulier needs is missing; a `ja` is enough for its urgentie, unknown is named but blocks nothing;
 * - `kenmerk` / `deelkenmerk`: part of a whole that asks for several parts (see `onderdeelVan`);
 * - `weging`: makes a judgement heavier, never lighter (see `onderdeelVan`);
 * - `herkomst`: where the report comes from; says what to do, not how urgent it is.
 */
export type Telwijze = 'alleen' | 'voorwaarde' | 'kenmerk' | 'deelkenmerk' | 'weging' | 'herkomst';

/** What somebody should do because of a signal; the texts are in `acties.ts`. */
export type Aanleiding =
  | 'levensgevaar'
  | 'zelfdoding'
  | 'meldcode'
  | 'huisverbod'
  | 'ontruiming'
  | 'eropaf'
  | 'veilig-thuis'
  | 'zorgmelding';

export interface Criterium {
  /** Stable name in the API and in the record. */
  readonly code: string;
  /** What it is, in plain Dutch. `ja` always means that the concern is there, so that more `ja` is never less urgent. */
  readonly label: string;
  readonly urgentie: Urgentie;
  readonly telt: Telwijze;
  /** The signal that this one is a part of. */
  readonly onderdeelVan?: string;
  /** Place in the source. */
  readonly bron: string;
  /** What to ask, or to ask oneself. */
  readonly vraag: string;
  /** Why the answer matters. */
  readonly waarom: string;
  readonly aanleidingen?: readonly Aanleiding[];
}

/** One dated version of the guideline. The order of `criteria` is the order in which to ask: most telling first. */
export interface Regelset {
  readonly versie: string;
  readonly bron: string;
  readonly criteria: readonly Criterium[];
  /** How many of the three marks make the balance seriously disturbed. */
  readonly kenmerkenNodig: number;
  /** Children younger than this many years weigh heavier; not born yet counts as young. */
  readonly jongTotLeeftijd: number;
}
