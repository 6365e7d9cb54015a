/** The roster as who makes it sees it: duties, rotations, checks and publications; only what pages use. */
import type { Afwezigheid, Dienst } from './rooster.ts';

export type Domein = Dienst['domein'];
export type Dienstsoort = Dienst['soort'];

export interface Roosterdienst extends Dienst {
  /** Goes before the rotation. */
  readonly vervanging: boolean;
}

/** Instants. */
export interface Hiaat {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly van: string;
  readonly tot: string;
}

export interface Weekdeel {
  /** 1 is Monday. */
  readonly dag: number;
  readonly van: string;
  /** Not after `van`: on the next day. */
  readonly tot: string;
}

export interface Roosterdeel extends Weekdeel {
  readonly soort: Dienstsoort;
  readonly locatie?: string;
}

export interface Deelnemer {
  readonly medewerker: string;
  readonly fte: number;
  /** Absent: the whole week. */
  readonly werkt?: readonly Weekdeel[];
}

export interface Rotatie {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly geldigVan: string;
  readonly geldigTotEnMet?: string;
  readonly delen: readonly Roosterdeel[];
  readonly deelnemers: readonly Deelnemer[];
  readonly ookOpSluitingsdagen: boolean;
  readonly versie: number;
}

export interface Roosterfout {
  readonly soort: 'niet-bezet' | 'onbekend' | 'onbereikbaar' | 'afwezig' | 'dubbel' | 'rust';
  readonly domein: Domein;
  readonly van: string;
  readonly tot: string;
  readonly professional: string | null;
  readonly diensten: readonly string[];
}

export interface Adreswaarschuwing {
  readonly professional: string;
  readonly media: readonly ('mail' | 'sms')[];
}

export interface Roostercontrole {
  readonly versie: number;
  readonly fouten: readonly Roosterfout[];
  readonly waarschuwingen: readonly Adreswaarschuwing[];
}

export interface Roostervoorstel {
  readonly versie: number;
  readonly diensten: readonly Omit<Roosterdienst, 'id'>[];
  readonly nietBezet: readonly {
    readonly domein: Domein;
    readonly van: string;
    readonly tot: string;
    /** Why not, by medewerker. */
    readonly bezwaren: Readonly<Record<string, string>>;
  }[];
}

/** More than 25 duties come in parts with the same number. */
export interface Publicatie {
  readonly nr: number;
  readonly op: string;
  readonly door: string;
  readonly aanleiding: 'plan' | 'rooster' | 'ruil' | 'leiding';
  readonly erbij: readonly Roosterdienst[];
  readonly was: readonly Roosterdienst[];
}

export interface Publicatieblad {
  readonly resultaten: readonly Publicatie[];
  readonly cursor?: string;
}

export interface Aandeel {
  readonly medewerker: string;
  readonly fte: number;
  readonly diensten: number;
  readonly uren: number;
  readonly gewogenPerFte: number;
  /** 1 is exactly their share. */
  readonly verhouding: number | null;
}

export type { Afwezigheid };
