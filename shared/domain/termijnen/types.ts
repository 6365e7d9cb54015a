/** Terms within which something must have happened (domain rules: termijnen). */
import type { Instant, LocalDate } from '../tijd/instant.ts';

export const TERMIJNSOORTEN = [
  'crisis',
  'spoed',
  'regulier',
  'terugbelverzoek',
  'inloopstap',
  'eerste-vraagverhelderingsgesprek',
  'vraagverheldering',
  'besluit',
  'start-ondersteuning',
  'evaluatie',
  'evaluatie-intensief',
  'klacht',
] as const;
export type Termijnsoort = (typeof TERMIJNSOORTEN)[number];

export interface TermijnEinde {
  /** The last instant that is still in time, itself included. */
  readonly uiterlijkOp: Instant;
  /** The local day on which it ends. */
  readonly dag: LocalDate;
  /** How the end came about, step by step, in plain Dutch. */
  readonly uitleg: readonly string[];
  /** Set when the end may move because a decree on equated days is not known yet. */
  readonly waarschuwing: string | null;
}
