/** `GET /v1/kengetallen`: what came of the contacts of a period. */
import type { KanaalNaam } from './bereikbaarheid.ts';

/** Seconds, over `n`. */
export interface Percentielen {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
}

export interface Verdeeld {
  readonly regels: readonly { readonly code: string; readonly naam: string; readonly aantal: number }[];
  readonly zonder: number;
}

export interface Kengetallen {
  readonly definitie: string;
  readonly peildatum: string;
  readonly kanalen: readonly {
    readonly kanaal: KanaalNaam;
    readonly contacten: number;
    readonly uitkomsten: Readonly<Record<string, number>>;
    readonly zonderUitkomst: number;
    readonly open: number;
    readonly vervolg: number;
  }[];
  readonly spoed: {
    readonly zaken: number;
    readonly binnen48Uur: number;
    readonly teLaat: number;
    readonly nogNietBekend: number;
    readonly aandeelBinnen48Uur: number | null;
    readonly oppakken: Percentielen;
  };
  readonly themas: Verdeeld;
  readonly verwijzers: Verdeeld;
  readonly doorverwezenNaar: Verdeeld;
  readonly intake: {
    readonly aanmeldingen: number;
    readonly wachttijd: Percentielen;
    readonly binnenTermijn: number;
    readonly teLaat: number;
    readonly wachtend: number;
    readonly wachtendTeLaat: number;
  };
  readonly klachten: {
    readonly klachten: number;
    readonly ontevreden: number;
    readonly open: number;
    readonly openTeLaat: number;
    readonly binnenTermijn: number;
    readonly teLaat: number;
    readonly ontvankelijk: number;
    readonly opgelost: number;
  };
  readonly afspraken: {
    readonly gepland: number;
    readonly verschenen: number;
    readonly nietVerschenen: number;
    readonly afgezegd: number;
    readonly aandeelNietVerschenen: number | null;
  };
  readonly termijnen: readonly {
    readonly soort: string;
    readonly begonnen: number;
    readonly gehaald: number;
    readonly teLaat: number;
    readonly openTeLaat: number;
    readonly lopend: number;
    readonly aandeelOpTijd: number | null;
    readonly mediaanDagen: number | null;
    readonly doorlooptijd: Percentielen;
  }[];
  readonly herhaald: {
    readonly binnenDagen: number;
    readonly herhaald: number;
    readonly metSleutel: number;
    readonly zonderSleutel: number;
    readonly aandeel: number | null;
    readonly nietGeteldeDagen: number;
  };
  readonly personen: readonly {
    readonly periode: string;
    readonly personen: number;
    readonly zonderSleutel: number;
    readonly geteldOp: string;
  }[];
  readonly rooster: readonly {
    readonly wijkteam: string;
    readonly domein: 'jeugd' | 'sociaal';
    readonly vereistMinuten: number;
    readonly gedektMinuten: number;
    readonly aandeel: number | null;
  }[];
}
