/** Who read, searched or changed what, as the API tells it. */
export type Handeling = 'inzien' | 'zoeken' | 'aanmaken' | 'wijzigen' | 'verwijderen' | 'verstrekken';
export type Objectsoort =
  | 'contact'
  | 'spoedzaak'
  | 'terugbelverzoek'
  | 'onleesbaar-bericht'
  | 'medewerker'
  | 'verantwoording';
export type Resultaat = 'gelukt' | 'geweigerd' | 'niet-gevonden' | 'afgewezen' | 'mislukt';

export interface Regel {
  readonly id: string;
  readonly op: string;
  readonly handeling: Handeling;
  readonly soort: Objectsoort;
  readonly object: string | null;
  readonly betrokkenen: { readonly aantal: number };
  readonly resultaat: Resultaat;
  readonly oorsprong: { readonly kanaal: 'api' | 'link'; readonly netwerk: string | null };
  readonly medewerker: string;
  readonly rollen: readonly string[];
  readonly activiteit: string;
}

export interface InLijst {
  readonly uur: string;
  readonly medewerker: string;
  readonly keren: number;
  readonly eerste: string;
  readonly laatste: string;
}

export interface Bladzijde {
  readonly resultaten: readonly Regel[];
  readonly inLijsten: readonly InLijst[];
  readonly cursor?: string;
}

export interface Controle {
  readonly inOrde: boolean;
  readonly uren: number;
  readonly regels: number;
  readonly afwijkingen: readonly { readonly uur: string; readonly soort: string; readonly sleutel: string | null }[];
  readonly aantalAfwijkingen: number;
  readonly verzegeldOp: string | null;
}
