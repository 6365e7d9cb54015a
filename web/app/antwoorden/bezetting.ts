/** `POST /v1/bezettingsadviezen`: how many people each half hour takes, and what so many would achieve. */

/** So many people at a time on a weekday; 1 = Monday. */
export interface Inzet {
  readonly weekdag: number;
  readonly van: string;
  readonly tot: string;
  readonly mensen: number;
}

export interface Bezettingsvraag {
  readonly kanaal: string;
  readonly wijkteam?: string;
  readonly van: string;
  readonly totEnMet: string;
  readonly inzet: readonly Inzet[];
  readonly watAls?: {
    readonly opent?: string;
    readonly sluit?: string;
    readonly weekdagen?: readonly number[];
    readonly meer?: readonly Inzet[];
  };
}

interface Herkomst {
  readonly seconden: number | null;
  readonly bron: 'opgegeven' | 'gemeten' | 'aangenomen';
  readonly n: number;
}

interface Verwachting {
  readonly mensen: number;
  readonly serviceniveau: number | null;
  readonly gemiddeldeWacht: number | null;
}

export interface Weekbeeld {
  readonly contacten: number;
  readonly serviceniveau: number | null;
  readonly afhakers: number;
  readonly gemiddeldeWacht: number | null;
  readonly mensuren: number;
}

export interface Halfuuradvies {
  readonly weekdag: number;
  readonly van: string;
  readonly tot: string;
  readonly dagen: number;
  readonly gemiddeld: number;
  readonly nodig: number;
  readonly inzet: Verwachting | null;
  readonly straks: Verwachting | null;
}

export interface Bezettingsadvies {
  readonly norm: { readonly seconden: number; readonly doel: number };
  readonly behandeltijd: Herkomst;
  readonly geduld: Herkomst;
  readonly halfuren: readonly Halfuuradvies[];
  readonly vergelijking: { readonly nu: Weekbeeld; readonly straks: Weekbeeld } | null;
}
