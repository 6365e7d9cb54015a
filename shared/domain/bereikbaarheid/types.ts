/** Bereikbaarheid: what one wait adds to the figures, and the cells in which it is added up (ZWOLLE 9.1). */
import type { Kanaal } from '../contact/types.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';

/** Version of the definitions below; every answer with figures names it. */
export const DEFINITIE = '2026-11';

export interface Norm {
  /** Limit, itself included. */
  readonly seconden: number;
  readonly klok: 'verstreken' | 'open';
  /** Share (0-1) that should be within the norm. */
  readonly doel: number;
}

export interface NormMetGeldigheid extends Norm {
  readonly kanaal: Kanaal;
  readonly wijkteam?: string;
  /** First day (Europe/Amsterdam) of receipt for which it holds. */
  readonly geldigVan: LocalDate;
}

/** Days of receipt, both included, on which no norm holds: first it is measured how things are (ZWOLLE 9.1). */
export interface Nulmeting {
  readonly kanaal: Kanaal;
  /** Absent: every wijkteam. */
  readonly wijkteam?: string;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

/** Counters of durations in logarithmic bins: additive, mergeable in any order, and can be taken back. */
export interface Verdeling {
  readonly n: number;
  readonly somMs: number;
  /** Count by bin; no zeros. */
  readonly bakken: ReadonlyMap<number, number>;
}

export const TELLERS = [
  'beantwoord',
  'afgehaakt',
  'afgehaaktKort',
  'terugbelGevraagd',
  'opgehangenInMenu',
  'geenAntwoordNodig',
  'buitenOpeningstijd',
  'binnenNorm',
  'buitenNorm',
  // Of all that was received: what began in the second half of its hour. Shown in no row; staffing is planned by the half hour.
  'tweedeHalfuur',
  // Of the ended waits: judged again afterwards, because somebody asked for it.
  'herberekend',
] as const;
export type Teller = (typeof TELLERS)[number];

/** What is added up of ended waits. Waits that have not ended are asked of the open contacts at reading time. */
export interface Cel {
  readonly tellers: Readonly<Partial<Record<Teller, number>>>;
  readonly wachttijd: Verdeling;
  readonly opentijd: Verdeling;
  readonly afhaaktijd: Verdeling;
  /** How many waits were judged by which norm ({@link normTekst}); absent when none was. */
  readonly normen?: Readonly<Record<string, number>>;
}

/** Which cell: the UTC hour in which the wait began (Europe/Amsterdam hours are UTC hours; the doubled hour is two). */
export interface CelSleutel {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly uur: Instant;
  /** Where somebody walked in: each locatie has cells of its own, which together are those of the wijkteam. */
  readonly locatie?: string;
}

/** What one ended wait adds, fixed when it ended, by the hours and norm that held then. */
export interface Bijdrage {
  readonly wacht: string;
  /** Changes when the facts of the wait change; unchanged facts keep their bijdrage ("as it was known then"). */
  readonly feiten: string;
  readonly cel: CelSleutel;
  readonly tellers: Readonly<Partial<Record<Teller, number>>>;
  /** Milliseconds; absent where the wait does not belong in that distribution. */
  readonly wachttijdMs?: number;
  readonly opentijdMs?: number;
  readonly afhaaktijdMs?: number;
  /** The norm by which it was found within or not ({@link normTekst}); absent when it was held against none. */
  readonly norm?: string;
  /** The versie of the settings by which it was judged; absent on what was judged before settings had a history. */
  readonly versie?: number;
  /** The recalculation that judged it last; absent when it keeps the judgement that it got when it ended. */
  readonly herberekening?: string;
}

/** What one wait that has not ended adds at reading time; counts of the moment, never stored. */
export const OPEN_TELLERS = ['wachtend', 'nogNietBekend', 'buitenNorm', 'buitenOpeningstijd'] as const;
export type OpenTeller = (typeof OPEN_TELLERS)[number];

export interface OpenBijdrage {
  readonly cel: CelSleutel;
  readonly tellers: Readonly<Partial<Record<OpenTeller, number>>>;
}

/** A row's period, [van, tot). */
export interface Periode {
  readonly van: Instant;
  readonly tot: Instant;
}

export const INDELINGEN = ['uur', 'dag', 'week', 'maand', 'kwartaal', 'jaar', 'geheel'] as const;
export type Indeling = (typeof INDELINGEN)[number];

/** Seconds; all null when there is nothing to say anything about. Percentiles are nearest rank, within 1.8 %. */
export interface Duurcijfers {
  readonly gemiddelde: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p95: number | null;
  readonly max: number | null;
}

/** One row of figures about the waits that began in [van, tot). */
export interface Rij {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly van: Instant;
  readonly tot: Instant;
  readonly ontvangen: number;
  readonly beantwoord: number;
  readonly afgehaakt: number;
  readonly afgehaaktKort: number;
  readonly terugbelGevraagd: number;
  readonly opgehangenInMenu: number;
  readonly geenAntwoordNodig: number;
  readonly wachtend: number;
  readonly buitenOpeningstijd: number;
  readonly binnenNorm: number;
  readonly buitenNorm: number;
  readonly nogNietBekend: number;
  /** Share 0-1; null when nothing can be said. */
  readonly serviceniveau: number | null;
  readonly wachttijd: Duurcijfers;
  readonly opentijd: Duurcijfers;
  readonly afhaaktijd: Duurcijfers;
  /** Over so many waits each of these durations is. Null only where an export leaves it out. */
  readonly gemeten: Readonly<Record<'wachttijd' | 'opentijd' | 'afhaaktijd', number | null>>;
  readonly norm: Norm | null;
  /** So many of its ended waits were judged again by a recalculation; absent when none was. */
  readonly herberekend?: number;
}
