/** Answers of the API with figures about how reachable the wijkteams are: only the fields that pages show. */

export type KanaalNaam = 'telefoon' | 'mail' | 'chat' | 'inloop';
export const KANALEN: readonly KanaalNaam[] = ['telefoon', 'mail', 'chat', 'inloop'];

export interface Norm {
  readonly seconden: number;
  readonly klok: 'verstreken' | 'open';
  /** Share (0-1) that should be within it. */
  readonly doel: number;
}

/** Seconds; null where there is nothing to say anything about. */
export interface Duren {
  readonly gemiddelde: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface Rij {
  readonly kanaal: KanaalNaam | '*';
  readonly wijkteam: string;
  readonly van: string;
  readonly tot: string;
  readonly ontvangen: number;
  readonly beantwoord: number;
  readonly afgehaakt: number;
  readonly afgehaaktKort: number;
  readonly terugbelGevraagd: number;
  readonly opgehangenInMenu: number;
  readonly geenAntwoordNodig: number;
  readonly wachtend: number;
  readonly buitenOpeningstijd: number;
  readonly binnenNorm: number;
  readonly buitenNorm: number;
  readonly nogNietBekend: number;
  readonly serviceniveau: number | null;
  readonly gemeten: { readonly wachttijd: number; readonly opentijd: number };
  readonly wachttijd: Duren;
  readonly opentijd: Duren;
  readonly norm: Norm | null;
  readonly herberekend?: number;
}

export interface Bereikbaarheid {
  readonly definitie: string;
  readonly peildatum: string;
  readonly rijen: readonly Rij[];
}

export interface Wachtenden {
  readonly peildatum: string;
  readonly kanalen: readonly {
    readonly kanaal: KanaalNaam;
    readonly wachtend: number;
    readonly overNorm: number;
    readonly langsteSeconden: number | null;
  }[];
}

export interface DrukteHalfuur {
  /** 1 = Monday. */
  readonly weekdag: number;
  readonly van: string;
  readonly tot: string;
  readonly dagen: number;
  readonly gemiddeld: number;
  readonly hoogste: number;
}

export interface Drukte {
  readonly halfuren: readonly DrukteHalfuur[];
}

export interface Verklaringen {
  readonly resultaten: readonly {
    /** Null for who may not see contacts. */
    readonly contact: string | null;
    readonly wacht: string | null;
    readonly begin: string;
    readonly verklaring: string;
  }[];
  readonly cursor?: string;
}

export interface Jaarregel {
  readonly kanaal: KanaalNaam;
  readonly jaar: number;
  readonly norm: Norm | null;
  readonly ontvangen: number;
  readonly beantwoord: number;
  readonly n: number;
  readonly binnenNorm: number | null;
  readonly mediaan: number | null;
  readonly p90: number | null;
  readonly gemeten: number;
  readonly afgehaakt: number | null;
  readonly nogNietBekend: number;
}

export interface Jaarverslag {
  readonly definitie: string;
  readonly peildatum: string;
  readonly regels: readonly Jaarregel[];
}

export interface Wijkteam {
  readonly slug: string;
  readonly naam: string;
}

export interface Organisatie {
  /** Under this number a share or duration is left out where figures leave the house. */
  readonly minimumAantal?: number;
}
/** What the organisatie uses when it set nothing. */
export const STANDAARD_MINIMUM = 5;
