/** Calendars: files as calendar programs read and write them, and the secret addresses where they fetch them. */
import type { Instant, LocalDateTime } from '../domain/tijd/instant.ts';

/** One moment of a calendar. What it is about stays in the calendar: title, place and guests are not read. */
export interface Agendamoment {
  readonly uid: string;
  /** Wall-clock time in Europe/Amsterdam. */
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  readonly vanOp: Instant;
  readonly totOp: Instant;
  readonly heleDag: boolean;
  /** Why it takes no time of the person (`vervallen`, `vrij`, `geen-duur`); null when it does. */
  readonly telt: string | null;
}

export interface Agendapunt {
  /** The same for as long as it is the same duty, so that a change moves it instead of doubling it. */
  readonly id: string;
  readonly van: Instant;
  readonly tot: Instant;
  readonly titel: string;
  readonly omschrijving?: string;
  readonly plaats?: string;
  /** Grows with every change. */
  readonly volgnummer: number;
  readonly gewijzigdOp: Instant;
  /** Taken out of the roster: shown as cancelled, so that programs that keep what they know take it out as well. */
  readonly vervallen: boolean;
}

/** Every moment that overlaps [van, tot), in order of time. InvalidError with every fault of the file. */
export type ReadAgenda = (
  tekst: string,
  periode: { readonly van: Instant; readonly tot: Instant },
) => readonly Agendamoment[];

/** The text of a calendar file. Equal points give equal texts. */
export type ComposeAgenda = (naam: string, domein: string, punten: readonly Agendapunt[]) => string;

export const OMVANGEN = ['eigen', 'wijkteams'] as const;
/** Their own duties, or those of everybody in their wijkteams. */
export type Omvang = (typeof OMVANGEN)[number];

/** Where a calendar program fetches the duties of one medewerker. The secret itself is kept nowhere, only its hash. */
export interface AgendaAdres {
  readonly medewerker: string;
  readonly sleutel: string;
  readonly omvang: Omvang;
  readonly sinds: Instant;
}

export interface AgendaOpslag {
  loadAgendaAdres(medewerker: string): Promise<AgendaAdres | undefined>;
  /** By the hash of the secret: one reading, whether it is there or not. */
  findAgendaAdres(sleutel: string): Promise<AgendaAdres | undefined>;
  /** In the place of `vorige`, which holds no longer; ConflictError when the medewerker has another one by now. */
  saveAgendaAdres(adres: AgendaAdres, vorige: AgendaAdres | undefined): Promise<void>;
  /** ConflictError when it is not the address of the medewerker any more. */
  removeAgendaAdres(adres: AgendaAdres): Promise<void>;
}
