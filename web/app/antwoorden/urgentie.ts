/** Advice about urgency, its signals, and what a triage gives back; only what pages use. */
import type { Urgentie, Verlagingsverzoek } from './spoed.ts';

export type Signaalwaarde = 'ja' | 'nee' | 'onbekend';

export interface UrgentieAdvies {
  readonly advies: Urgentie | 'onvoldoende-bekend';
  readonly redenen: readonly { readonly signaal: string; readonly bron: string; readonly uitleg: string }[];
  readonly acties: readonly { readonly code: string; readonly tekst: string }[];
  /** Most telling first. */
  readonly nogVragen: readonly { readonly signaal: string; readonly vraag: string; readonly waarom: string }[];
  readonly regelset: string;
}

export interface Signaal {
  readonly code: string;
  /** A statement: `ja` means that it holds, and that there is concern. */
  readonly label: string;
  readonly urgentie: Urgentie;
  readonly bron: string;
  readonly vraag: string;
  readonly telt: string;
  readonly onderdelen: readonly Signaal[];
}

export interface TeTrieren {
  readonly id: string;
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly domein: 'jeugd' | 'sociaal' | null;
  readonly status: string;
  readonly ontvangenOp: string;
  readonly urgentie: Urgentie | null;
  readonly spoedzaak: string | null;
  readonly verlagingsverzoek: Verlagingsverzoek | null;
  readonly gevaarsignalen: readonly { readonly code: string }[];
  /** Null for who may not see notes. */
  readonly notities: readonly { readonly id: string; readonly tekst: string }[] | null;
  readonly gebeurtenissen: readonly { readonly id: string; readonly soort: string; readonly redenAfwijking?: string }[];
}

export interface Getrieerd extends Pick<TeTrieren, 'id' | 'urgentie' | 'spoedzaak' | 'verlagingsverzoek'> {
  readonly waarschuwingen: readonly { readonly veld: string; readonly melding: string }[];
}
