/** What the figures beside bereikbaarheid need from outside: counts per day that were kept, and who is the same person. */
import type { Telling } from '../domain/bereikbaarheid/telling.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { PersoonInhoud } from './inhoud.ts';
import type { Spoor } from './ports.ts';

/** What is known of the counts of one Amsterdam day of receipt. */
export interface Dagkop {
  readonly dag: LocalDate;
  /** How often something of that day changed after it was over, as far as that was noted. */
  readonly wijzigingen: number;
  /** `wijzigingen` when it was counted; null while it never was. As long as they are equal, the counts hold. */
  readonly geteld: number | null;
  readonly telwijze: string | null;
  readonly geteldOp: Instant | null;
}

/** The counts of one day for one wijkteam, or for all together. */
export interface Dagtelling {
  readonly dag: LocalDate;
  readonly telling: Telling;
  /** What depends on who is whose: from the last time that it was counted. */
  readonly personen: Telling;
}

/** All of one day; `null` is all wijkteams together. */
export interface NieuweDagtelling {
  readonly dag: LocalDate;
  readonly wijzigingen: number;
  readonly telwijze: string;
  readonly geteldOp: Instant;
  readonly perWijkteam: ReadonlyMap<string | null, Omit<Dagtelling, 'dag'>>;
}

/** Distinct people of a whole month, quarter or year. */
export interface Periodetelling {
  /** `2026-11`, `2026-K4` or `2026`. */
  readonly periode: string;
  readonly personen: number;
  readonly zonderSleutel: number;
  readonly geteldOp: Instant;
}

export interface KengetalStore {
  /** That something of these days changed: what was counted of them holds no longer. */
  noteWijzigingen(dagen: readonly LocalDate[]): Promise<void>;
  /** Those of which anything is known, oldest first. */
  listKoppen(van: LocalDate, totEnMet: LocalDate): Promise<readonly Dagkop[]>;
  readTellingen(wijkteam: string | null, van: LocalDate, totEnMet: LocalDate): Promise<readonly Dagtelling[]>;
  /**
   * Replaces all counts of that day, those of wijkteams that have none any more included. ConflictError when the day was
   * counted at a later stand meanwhile. A crash half-way leaves the day as one that was not counted.
   */
  saveDag(telling: NieuweDagtelling): Promise<void>;
  readPerioden(wijkteam: string | null, perioden: readonly string[]): Promise<readonly Periodetelling[]>;
  savePerioden(wijkteam: string | null, tellingen: readonly Periodetelling[]): Promise<void>;
}

/** By which number and mail address a person is known, and where these turned up; nothing of what was said or who it is. */
export interface PersoonWijzer {
  /** Only contacts of which something is known. */
  readSleutelgegevens(
    contacten: readonly string[],
  ): Promise<ReadonlyMap<string, Pick<PersoonInhoud, 'mail' | 'nummer' | 'terugbelnummer'>>>;
  /** Newest first, at most `limit` of each. */
  readSporen(personen: readonly string[], limit: number): Promise<readonly Spoor[]>;
}
