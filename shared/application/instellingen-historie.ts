/** Settings as they were known at some time (domain rules: bereikbaarheid, "as it was known then"). */
import type { NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Escalatiebeleid } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Page } from './ports.ts';

/** Who changes a setting, and when by the clock of the application. */
export interface Wijziging {
  /** Medewerker id, or `systeem`. */
  readonly door: string;
  readonly op: Instant;
  /** The versie of all settings that the change is based on: with another one by now it is a conflict. */
  readonly vorige?: number;
}

/** One value that a setting had, from `op` until the next. */
export interface Instellingversie<T> {
  readonly versie: number;
  /** Null, like `door`, for what was set before a history was kept. */
  readonly op: Instant | null;
  readonly door: string | null;
  /** Null: it was removed, and the default holds. */
  readonly waarde: T | null;
}

/** The same of a setting that has one value at a time. */
export interface Opeenvolging<T> extends Instellingversie<T> {
  /** When the next one came in its place; null = it still holds. */
  readonly tot: Instant | null;
}

/** Everything as it was known at a versie. Medewerkers and canned answers have no history: they are as they are now. */
export interface Toenmalig {
  /** The last versie at or before the one asked for at which anything with a history changed; 0 = before all of that. */
  readonly versie: number;
  readonly op: Instant | null;
  readonly door: string | null;
  readonly instellingen: Instellingen;
}

/** Part of the store of settings. Nothing of a history is ever changed or removed. */
export interface InstellingenHistorie {
  /** By the number of a versie, or as of an instant. Kept in memory: what was known then does not change. */
  readInstellingenOp(moment: number | Instant): Promise<Toenmalig>;
  /** Of one regeling (`sleutel` as in `Instellingen.openingsregelingen`), newest first. */
  listRegelingversies(
    sleutel: string,
    limit: number,
    cursor?: string,
  ): Promise<Page<Instellingversie<Openingsregeling>>>;
  /** Of the escalation policy of one wijkteam (`*` = of all others), newest first. */
  listBeleidversies(wijkteam: string, limit: number, cursor?: string): Promise<Page<Opeenvolging<Escalatiebeleid>>>;
  /** Of all norms, newest first; one entry for every norm that was set. */
  listNormversies(limit: number, cursor?: string): Promise<Page<Instellingversie<NormMetGeldigheid>>>;
}
