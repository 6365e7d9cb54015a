/** Urgentie: three grades, of which a person decides; the system only advises (IKR bijlage 1). */
export const URGENTIES = ['regulier', 'spoed', 'crisis'] as const;
export type Urgentie = (typeof URGENTIES)[number];

/** A signal is known to be there, known not to be there, or not asked yet; unknown is never "no". */
export type Signaalwaarde = 'ja' | 'nee' | 'onbekend';
export type Signalen = Readonly<Record<string, Signaalwaarde>>;

export interface UrgentieAdvies {
  readonly advies: Urgentie | 'onvoldoende-bekend';
  readonly redenen: readonly { readonly signaal: string; readonly bron: string; readonly uitleg: string }[];
  /** What to do now (`bel-112`, `crisisdienst`, `meldcode`, ...), most urgent first, with text in plain Dutch. */
  readonly acties: readonly { readonly code: string; readonly tekst: string }[];
  /** Signals that are still unknown and could change the advice, the most telling first. */
  readonly nogVragen: readonly { readonly signaal: string; readonly vraag: string; readonly waarom: string }[];
  /** Version of the rule set, for the record. */
  readonly regelset: string;
}
