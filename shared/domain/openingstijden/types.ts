/** Opening hours of one kanaal of one wijkteam (and locatie), as data; all wall-clock times are Europe/Amsterdam. */
import type { Instant, LocalDate, LocalTime } from '../tijd/instant.ts';

/**
 * A part of a day during which it is open: exactly while the wall clock shows a time from `van` up to `tot`.
 * `tot` may be earlier than `van`: then it runs past midnight, and still belongs to the day on which it begins. `tot`
 * equal to `24:00` is the end of the day.
 */
export interface Dagdeel {
  readonly van: LocalTime;
  readonly tot: LocalTime;
}

export interface Weekpatroon {
  /** First day on which it holds. Of the patterns that hold on a day, the one that began last counts. */
  readonly geldigVan: LocalDate;
  /** Last day on which it holds; absent = until a later pattern begins. After it the earlier pattern counts again. */
  readonly geldigTotEnMet?: LocalDate;
  /** ISO weekday 1 (Monday) to 7; a day without parts is closed. Gaps between parts are lunch breaks. */
  readonly week: readonly { readonly dag: number; readonly dagdelen: readonly Dagdeel[] }[];
}

/** A day on which it is closed as a whole (holiday, team day). */
export interface Sluitingsdag {
  readonly datum: LocalDate;
  readonly reden: string;
  readonly bron: 'feestdag' | 'lokaal';
}

/** Beats a closing day, which beats the pattern. No dagdelen = closed. Of several, the one over the fewest days counts. */
export interface Uitzondering {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly dagdelen: readonly Dagdeel[];
  readonly reden: string;
}

/** The switch "closed at once because ...": an interval of instants; beats everything. `tot` null = until further notice. */
export interface Sluiting {
  readonly van: Instant;
  readonly tot: Instant | null;
  readonly reden: string;
}

/** Days, the last one too, on which a locatie has the hours of its wijkteam; without a last one until further notice. */
export interface Volgperiode {
  readonly van: LocalDate;
  readonly totEnMet?: LocalDate;
}

export interface Openingsregeling {
  readonly patronen: readonly Weekpatroon[];
  /** National closing days are added by rule, unless `landelijkeSluitingsdagen` is false. */
  readonly landelijkeSluitingsdagen: boolean;
  readonly sluitingsdagen: readonly Sluitingsdag[];
  readonly uitzonderingen: readonly Uitzondering[];
  readonly sluitingen: readonly Sluiting[];
  /** Of a locatie: days on which the hours of its wijkteam hold instead of these, apart from each other. */
  readonly volgtWijkteam?: readonly Volgperiode[];
  /** Those hours. Put in by `metWijkteam` when hours are asked for and never kept: what changes there changes here. */
  readonly vanWijkteam?: Openingsregeling;
}

export interface OpenToestand {
  readonly open: boolean;
  /** Why, in plain Dutch: `openingstijd`, the holiday's name, `lunchpauze`, the reason of an exception, ... */
  readonly reden: string;
  /** When this changes next; null when it does not within the horizon (two years). */
  readonly volgendeWijziging: Instant | null;
}

/** The longest period over which open time is counted in one question. */
export const MAX_JAREN_PER_VRAAG = 50;

/** The four questions, answered by one index of open intervals (prefix sums, binary search). */
export interface Openingsindex {
  toestand(op: Instant): OpenToestand;
  /** Open milliseconds in [van, tot); 0 when tot <= van. Throws InvalidError over more than 50 years. */
  opentijdMs(van: Instant, tot: Instant): number;
  /**
   * The first instant at which `ms` of open time after `van` has passed (0 gives `van` itself, also while closed);
   * null when there is none within the horizon. Throws RangeError for a negative or broken `ms`.
   */
  tijdstip(van: Instant, ms: number): Instant | null;
  /** The next instant at or after `op` at which it is open; null when there is none within the horizon. */
  eerstvolgendOpen(op: Instant): Instant | null;
}
