/** Opening hours, closing days and norms as the API shows and takes them; only what pages use. */
import type { KanaalNaam, Norm } from './bereikbaarheid.ts';

export interface Dagdeel {
  readonly van: string;
  readonly tot: string;
}

export interface Regeling {
  readonly patronen: readonly {
    readonly geldigVan: string;
    readonly geldigTotEnMet?: string;
    readonly week: readonly { readonly dag: number; readonly dagdelen: readonly Dagdeel[] }[];
  }[];
  readonly landelijkeSluitingsdagen: boolean;
  readonly sluitingsdagen: readonly { readonly datum: string; readonly reden: string; readonly bron: string }[];
  readonly uitzonderingen: readonly {
    readonly van: string;
    readonly totEnMet: string;
    readonly dagdelen: readonly Dagdeel[];
    readonly reden: string;
  }[];
  readonly sluitingen: readonly { readonly van: string; readonly tot: string | null; readonly reden: string }[];
  /** Of a locatie: days on which it has the hours of its wijkteam. */
  readonly volgtWijkteam?: readonly { readonly van: string; readonly totEnMet?: string }[];
}

/** `op` and `door` are null for what was set before a history was kept; `waarde` for what was removed. */
export interface Versie<T> {
  readonly versie: number;
  readonly op: string | null;
  readonly door: string | null;
  readonly waarde: T | null;
}

export interface Versies<T> {
  readonly resultaten: readonly Versie<T>[];
  readonly cursor?: string;
}

export type Dagsoort = 'gewoon' | 'dicht' | 'korter' | 'extra' | 'anders';

export interface Kalenderdag {
  readonly datum: string;
  readonly dagdelen: readonly Dagdeel[];
  readonly soort: Dagsoort;
  readonly reden: string | null;
}

export interface Dagwijziging {
  readonly datum: string;
  readonly nu: readonly Dagdeel[];
  readonly straks: readonly Dagdeel[];
  readonly soort: Dagsoort;
  readonly reden: string | null;
  readonly voorbij: boolean;
}

export interface Openingsvoorbeeld {
  readonly van: string;
  readonly totEnMet: string;
  readonly dagen: readonly Dagwijziging[];
}

export interface Uitwisseling {
  readonly schemaOrg: object;
  readonly osm: string;
}

export interface TeamMetLocaties {
  readonly slug: string;
  readonly naam: string;
  readonly locaties: readonly { readonly slug: string; readonly naam: string }[];
}

/** A day on which the whole organisatie is closed, or closes early. */
export interface Organisatiedag {
  readonly datum: string;
  readonly reden: string;
  readonly sluitOm?: string;
}

export interface Sluitingsdagen {
  readonly jaar: number;
  readonly landelijk: readonly Organisatiedag[];
  readonly voorstellen: readonly Organisatiedag[];
  /** Proposals that somebody did not want. */
  readonly afgewezen: readonly (Organisatiedag & { readonly door: string; readonly op: string })[];
  readonly eigen: readonly Organisatiedag[];
}

export interface Sluitingsvoorbeeld {
  readonly plaatsen: readonly {
    readonly wijkteam: string;
    readonly kanaal: KanaalNaam;
    readonly locatie: string | null;
    readonly dagen: readonly Pick<Dagwijziging, 'datum' | 'nu' | 'straks'>[];
  }[];
}

/** Without wijkteam it holds for all that have none of their own. */
export interface NormVanaf extends Norm {
  readonly kanaal: KanaalNaam;
  readonly wijkteam?: string;
  readonly geldigVan: string;
}
