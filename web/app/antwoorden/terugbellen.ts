/** Whom to call back, as the API shows it; only what pages use. */
export interface Terugbelverzoek {
  readonly id: string;
  readonly status: 'open' | 'afgesloten';
  readonly wijkteam: string;
  /** By when it must have been tried. */
  readonly belofte: string;
  readonly teLaat: boolean;
  readonly aantalOproepen: number;
  readonly contacten: readonly string[];
  readonly redenen: readonly string[];
  readonly voorkeur: { readonly van: string; readonly tot: string } | null;
  readonly laatsteOproepOp: string;
  readonly pogingen: readonly {
    readonly op: string;
    readonly door: string;
    readonly gelukt: boolean;
    readonly wijze: string;
  }[];
  readonly geclaimdDoor: string | null;
  readonly geclaimdTot: string | null;
  readonly nummer: string | null;
  readonly naam: string | null;
}

export interface Terugbellijst {
  readonly resultaten: readonly Terugbelverzoek[];
  readonly zonderNummer: number;
  readonly zonderNummerContacten: readonly string[];
  readonly cursor?: string;
}
