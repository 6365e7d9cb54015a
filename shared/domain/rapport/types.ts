/** Reports by mail: who wants which figures after every week, month, quarter or year. */
import type { Kanaal } from '../contact/types.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';

export const RAPPORTPERIODEN = ['week', 'maand', 'kwartaal', 'jaar'] as const;
export type Rapportperiode = (typeof RAPPORTPERIODEN)[number];

export interface Rapportabonnement {
  readonly id: string;
  /** Medewerker id; the report goes to their work address. */
  readonly medewerker: string;
  readonly per: Rapportperiode;
  /** Empty: all there are when the report is made. */
  readonly wijkteams: readonly string[];
  /** Empty: all. */
  readonly kanalen: readonly Kanaal[];
  readonly actief: boolean;
  /** When it was begun or last changed: no report is sent that was due before. */
  readonly sinds: Instant;
}

/** The days of a report, both included. */
export interface Rapportdagen {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

/** What became of the report of one subscription over one period. */
export interface Rapportverzending extends Rapportdagen {
  readonly abonnement: string;
  /** `open`: an attempt failed and may be made again; `bezig`: somebody is sending it. */
  readonly status: 'open' | 'bezig' | 'verzonden' | 'mislukt';
  readonly op: Instant;
  readonly pogingen: number;
  /** A code, when it will not be tried again. */
  readonly reden: string | null;
}
