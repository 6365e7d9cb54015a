/** Recalculations as they are kept: who asked for it, why, by which settings, and what it changed. */
import type { Cel } from '../domain/bereikbaarheid/types.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Page, Stored } from './ports.ts';

/** Which waits: those that began in these Amsterdam days, both included. */
export interface Herberekenperiode {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Absent = all. */
  readonly kanaal?: Kanaal;
  readonly wijkteam?: string;
}

export interface Herberekening extends Herberekenperiode {
  readonly id: string;
  readonly reden: string;
  /** Medewerker id. */
  readonly door: string;
  readonly op: Instant;
  /** Only shows what would change. */
  readonly proef: boolean;
  /** Of the settings by which it judges: those that held when it was asked for, also when it goes on later. */
  readonly regelversie: number;
  readonly status: 'bezig' | 'klaar';
  readonly klaarOp: Instant | null;
  /** How far it came: which list of contacts, and where in it; absent at the beginning. */
  readonly verder?: { readonly lijst: number; readonly cursor?: string };
  /** Contacts with a settled wait in the period that were looked at. */
  readonly contacten: number;
}

/** What a recalculation changed for one kanaal of one wijkteam: to be added to what was. */
export interface Herberekendeel {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly delta: Cel;
}

/** The settled waits of the period, before and after; a cell each. */
export interface Herberekenregel {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly voor: Cel;
  readonly na: Cel;
}

/** Part of the store of figures, so that figures and what a recalculation says it did cannot come apart. */
export interface HerberekeningStore {
  loadHerberekening(id: string): Promise<Stored<Herberekening> | undefined>;
  /**
   * Writes it, and adds to what it changed so far, in one transaction. ConflictError when it is no longer of versie `vorige`
   * (0 = it must not exist yet).
   */
  saveHerberekening(
    herberekening: Herberekening,
    vorige: number,
    erbij?: { readonly delen: readonly Herberekendeel[]; readonly gewijzigd: number },
  ): Promise<void>;
  /** What it changed so far, and how many waits. */
  readHerberekendelen(id: string): Promise<{ readonly delen: readonly Herberekendeel[]; readonly gewijzigd: number }>;
  /** Written again they are replaced. */
  saveHerberekenregels(id: string, regels: readonly Herberekenregel[]): Promise<void>;
  readHerberekenregels(id: string): Promise<readonly Herberekenregel[]>;
  /** Newest first. */
  listHerberekeningen(limit: number, cursor?: string): Promise<Page<Herberekening>>;
  /** Ids of those that are not finished. */
  listLopendeHerberekeningen(): Promise<readonly string[]>;
}
