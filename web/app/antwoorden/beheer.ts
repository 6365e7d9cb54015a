/** Answers of the API that pages of the beheerder show. */

export interface Toestand {
  readonly open: boolean;
  readonly reden: string;
  readonly volgendeWijziging: string | null;
}

export interface Uitvalrij {
  readonly wachtrij: string;
  readonly soort: 'wachtrij' | 'stroom';
  readonly aantal: number;
  readonly oudsteOp: string | null;
}

export interface Uitvalbericht {
  readonly id: string;
  readonly verzondenOp: string;
  readonly pogingen: number | null;
  readonly kanaal: string | null;
  readonly contacten: readonly string[];
  readonly spoedzaken: readonly string[];
  readonly uitleg: string;
}

export interface Uitvaloverzicht {
  readonly wachtrij: string;
  readonly aantal: number;
  readonly berichten: readonly Uitvalbericht[];
}

export interface Herhaling {
  readonly herhaald: number;
  readonly aantal: number;
  readonly vervolg?: string;
}
