/** What is kept of the roster besides the duties themselves: absences, publications, exchanges, and what is still to be done. */
import type { Afwezigheid } from '../domain/achterwacht/afwezigheid.ts';
import type { Rotatie } from '../domain/achterwacht/rotatie.ts';
import type { Ruilverzoek } from '../domain/achterwacht/ruilverzoek.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Page, Stored } from './ports.ts';

export const AANLEIDINGEN = ['plan', 'rooster', 'ruil', 'leiding'] as const;
/** Single duties, a checked roster, an exchange between colleagues, or an exchange by whoever manages the roster. */
export type Aanleiding = (typeof AANLEIDINGEN)[number];

/** A version of the roster: what changed, and what stood there before. Together they tell every roster that ever stood. */
export interface Publicatie {
  readonly nr: number;
  readonly op: Instant;
  readonly door: string;
  readonly aanleiding: Aanleiding;
  readonly erbij: readonly Dienst[];
  /** Duties that were replaced or taken away, as they were. */
  readonly was: readonly Dienst[];
}

/** Something that must happen at or after `op`: written together with what asks for it, so that it cannot be forgotten. */
export type Roosterwerk = { readonly id: string; readonly op: Instant } & (
  | {
      readonly soort: 'bericht';
      readonly aan: string;
      readonly onderwerp: string;
      readonly tekst: string;
      /** It was for somebody who could not be mailed: it is passed on once, not again. */
      readonly namens?: string;
    }
  | { readonly soort: 'ziek'; readonly afwezigheid: string; readonly medewerker: string }
  | { readonly soort: 'start'; readonly dienst: string; readonly van: Instant }
  | { readonly soort: 'verlaging'; readonly contact: string; readonly verzoek: string }
);

/** Names that one `noteEenmaal` takes; with the work it is one transaction of at most 100 items. */
export const MAX_EENMAAL = 45;

export interface Roosterwijziging {
  readonly erbij: readonly Dienst[];
  /** Ids of duties to take away; one that is not there is no fault. */
  readonly weg?: readonly string[];
  readonly door: string;
  readonly op: Instant;
  readonly aanleiding: Aanleiding;
  /** The publication that this was decided by; ConflictError when there is a later one. */
  readonly vorige?: number;
  /** Saved in the same write; ConflictError when it is no longer of versie `vorige`. */
  readonly ruilverzoek?: { readonly value: Ruilverzoek; readonly vorige: number };
  readonly werk?: readonly Roosterwerk[];
}

export interface RoosterOpslag {
  /** Absences that touch the days [van, totEnMet], in order of their end. */
  readAfwezigheden(van: LocalDate, totEnMet: LocalDate): Promise<readonly Afwezigheid[]>;
  loadAfwezigheid(id: string): Promise<Afwezigheid | undefined>;
  /** Adds absences, one with a known id replaces that one, and takes away those of `weg`. Up to thirty are one write. */
  saveAfwezigheden(
    erbij: readonly Afwezigheid[],
    weg?: readonly string[],
    werk?: readonly Roosterwerk[],
  ): Promise<void>;
  loadDienst(id: string): Promise<Dienst | undefined>;
  /** Number of the last publication; 0 before the first. */
  readRoosterversie(): Promise<number>;
  /** Writes a publication. Up to 25 duties are one write; more are several, each of which says what it changed. */
  publiceer(wijziging: Roosterwijziging): Promise<void>;
  /** Newest first. */
  listPublicaties(limit: number, cursor?: string): Promise<Page<Publicatie>>;
  loadRuilverzoek(id: string): Promise<Stored<Ruilverzoek> | undefined>;
  /**
   * ConflictError when it is no longer of versie `vorige` (0 = it is not there yet). One write with up to 99 pieces of work;
   * what is more is saved before it.
   */
  saveRuilverzoek(verzoek: Ruilverzoek, vorige: number, werk?: readonly Roosterwerk[]): Promise<void>;
  /** Of duties that begin on `vanaf` or later, in order of that. */
  listRuilverzoeken(vanaf: LocalDate): Promise<readonly Stored<Ruilverzoek>[]>;
  /** By `wijkteam/domein`. */
  listRotaties(): Promise<readonly Stored<Rotatie>[]>;
  saveRotatie(rotatie: Rotatie, vorige: number): Promise<void>;
  saveWerk(werk: readonly Roosterwerk[]): Promise<void>;
  /** Due at `nu`, the oldest first; at most 100. */
  listWerk(nu: Instant): Promise<readonly Roosterwerk[]>;
  removeWerk(werk: Roosterwerk): Promise<void>;
  /**
   * What must happen once, by name, and the work that makes it happen, in one write: the whole of it or nothing. False when
   * any of the names was noted before. At most MAX_EENMAAL different names, and 100 with the work.
   */
  noteEenmaal(namen: readonly string[], op: Instant, werk: readonly Roosterwerk[]): Promise<boolean>;
  /** When it was noted. */
  readEenmaal(naam: string): Promise<Instant | undefined>;
  /** Those that were noted before. */
  knownEenmaal(namen: readonly string[]): Promise<ReadonlySet<string>>;
}

/** The name under which it is kept that somebody said that their duty began. */
export const startNaam = (dienst: Pick<Dienst, 'id' | 'professional'>, van: Instant): string =>
  `start/${dienst.id}/${van}/${dienst.professional}`;

/** The name under which a rotation is kept. */
export const rotatieSleutel = ({ wijkteam, domein }: Pick<Rotatie, 'wijkteam' | 'domein'>): string =>
  `${wijkteam}/${domein}`;

/** Throws RangeError for what does not fit in one write. */
export function checkEenmaal(namen: readonly string[], werk: readonly Roosterwerk[]): void {
  if (namen.length === 0 || new Set(namen).size !== namen.length)
    throw new RangeError('what happens once has a name of its own');
  if (namen.length > MAX_EENMAAL || namen.length + werk.length > 100) throw new RangeError('too much for one write');
}
