/** Judging a period again: who asked it, and what it changes. */
import type { KanaalNaam } from './bereikbaarheid.ts';

export interface Herberekeningkop {
  readonly id: string;
  readonly van: string;
  readonly totEnMet: string;
  readonly kanaal?: KanaalNaam;
  readonly wijkteam?: string;
  readonly reden: string;
  readonly door: string;
  readonly op: string;
  /** Nothing was changed by it. */
  readonly proef: boolean;
  readonly status: 'bezig' | 'klaar';
  readonly contacten: number;
}

export interface Telling {
  readonly ontvangen: number;
  readonly buitenOpeningstijd: number;
  readonly binnenNorm: number;
  readonly buitenNorm: number;
  readonly serviceniveau: number | null;
}

export interface Herberekening extends Herberekeningkop {
  readonly gewijzigd: number;
  /** Empty while it is busy. */
  readonly regels: readonly {
    readonly kanaal: KanaalNaam;
    readonly wijkteam: string;
    readonly voor: Telling;
    readonly na: Telling;
  }[];
}
