/** Reports by mail, gaps in the roster, and the checks of each day. */
import type { KanaalNaam } from './bereikbaarheid.ts';

export type Rapportperiode = 'week' | 'maand' | 'kwartaal' | 'jaar';

export interface Rapport {
  readonly id: string;
  readonly medewerker: string;
  readonly per: Rapportperiode;
  /** Empty: all. */
  readonly wijkteams: readonly string[];
  readonly kanalen: readonly KanaalNaam[];
  readonly actief: boolean;
  readonly volgende: { readonly van: string; readonly totEnMet: string; readonly op: string } | null;
  readonly laatste: {
    readonly van: string;
    readonly totEnMet: string;
    readonly status: 'open' | 'bezig' | 'verzonden' | 'mislukt';
    readonly op: string;
    readonly reden: string | null;
  } | null;
}

export interface Rapportvoorbeeld {
  readonly van: string;
  readonly totEnMet: string;
  readonly onderwerp: string;
  readonly tekst: string;
}

export interface Hiaat {
  readonly wijkteam: string;
  readonly domein: 'jeugd' | 'sociaal';
  readonly van: string;
  readonly tot: string;
}

export interface Dagcontrole {
  readonly dag: string;
  readonly voorlopig: boolean;
  readonly inOrde: boolean;
  readonly kanalen: readonly {
    readonly kanaal: KanaalNaam;
    readonly binnengekomen: { readonly berichten: number; readonly contacten: number };
    readonly contacten: { readonly ontbreekt: number };
    readonly ontbreekt: readonly unknown[];
  }[];
  readonly inhoud: { readonly aantal: number };
  readonly cijfers: { readonly aantal: number };
}

export interface StilKanaal {
  readonly kanaal: KanaalNaam;
  readonly wijkteam: string | null;
  readonly laatstOntvangenOp: string;
}
