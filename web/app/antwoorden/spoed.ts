/** Spoedzaken as the API shows them; only what pages use. */

export type Urgentie = 'regulier' | 'spoed' | 'crisis';
export type SpoedStatus = 'open' | 'opgepakt' | 'bereikt' | 'gesloten';

export interface Crisisdienst {
  readonly naam: string;
  readonly nummer: string;
}

/** In seconds. */
export interface SpoedKlokken {
  readonly gemetenOp: string;
  readonly resterend: number;
  readonly openResterend: number;
  readonly openNu: boolean;
}

export interface Verlagingsverzoek {
  readonly id: string;
  readonly gevraagdOp: string;
  readonly door: string;
  readonly van: Urgentie;
  readonly naar: Urgentie;
}

export interface Spoedzaak {
  readonly id: string;
  readonly contact: string;
  readonly wijkteam: string;
  readonly domein: 'jeugd' | 'sociaal';
  readonly urgentie: 'spoed' | 'crisis';
  readonly status: SpoedStatus;
  readonly ontvangenOp: string;
  readonly geopendOp: string;
  readonly uiterlijkOp: string;
  readonly opgepaktDoor: string | null;
  readonly opgepaktOp: string | null;
  readonly bereiktOp: string | null;
  readonly overschredenOp: string | null;
  /** Who is asked to take it up now. */
  readonly aan: string | null;
  /** Everybody who was asked in this round. */
  readonly ladder: { readonly gevraagd: readonly string[] };
  /** Who was asked to take it over and did not answer yet. */
  readonly overdrachtAan: string | null;
  readonly crisisdienst: Crisisdienst | null;
  readonly crisisWachtOp: string | null;
  readonly warmOvergedragenOp: string | null;
  readonly vandaagOp: string | null;
  readonly klokken: SpoedKlokken | null;
}

export interface SpoedzaakInLijst extends Spoedzaak {
  readonly verlagingsverzoek: Verlagingsverzoek | null;
}

export type Pushdoel =
  | 'oppakken'
  | 'herinnering'
  | 'escalatie'
  | 'overschreden'
  | 'geen-dienst'
  | 'overdracht'
  | 'overdracht-open'
  | 'vandaag'
  | 'crisis-open';

interface Basis {
  readonly id: string;
  readonly op: string;
}

/** One fact of the record. What is not known here is left out of the story, and never a fault. */
export type Gebeurtenis = Basis &
  (
    | { readonly soort: 'geopend'; readonly door: string; readonly urgentie: Urgentie; readonly ontvangenOp: string }
    | {
        readonly soort: 'trede-gestart';
        readonly aan: string;
        readonly bron: string;
        readonly uitleg: readonly string[];
      }
    | { readonly soort: 'trede-overgeslagen'; readonly reden: string }
    | { readonly soort: 'wacht-op-dienst'; readonly tot: string | null }
    | { readonly soort: 'geen-dienst-voor-deadline'; readonly eersteDienstOp: string | null }
    | {
        readonly soort: 'push-klaargezet';
        readonly push: string;
        readonly aan: string;
        readonly medium: string;
        readonly doel: Pushdoel;
        readonly groep: string;
      }
    | {
        readonly soort: 'push-uitgesteld';
        readonly aan: string;
        readonly media: readonly string[];
        readonly tot: string;
      }
    | { readonly soort: 'push-verzonden' | 'push-bezorgd' | 'push-gezien'; readonly push: string }
    | { readonly soort: 'push-mislukt'; readonly push: string; readonly reden: string }
    | { readonly soort: 'opgepakt'; readonly door: string; readonly langs?: 'link' | 'sms' | 'telefoon' }
    | { readonly soort: 'contactpoging'; readonly gelukt: boolean; readonly wijze: string; readonly door: string }
    | { readonly soort: 'overgedragen'; readonly van: string; readonly aan: string | null; readonly door: string }
    | { readonly soort: 'overdracht-onbeantwoord' }
    | { readonly soort: 'overdracht-geweigerd'; readonly door: string }
    | { readonly soort: 'herinnerd'; readonly naMs: number; readonly aan: string | null }
    | { readonly soort: 'vandaag-herinnerd'; readonly aan: string | null }
    | {
        readonly soort: 'crisisdienst-overdracht';
        readonly dienst: string;
        readonly bevestigd: boolean;
        readonly door: string;
      }
    | { readonly soort: 'termijn-overschreden' }
    | { readonly soort: 'alarm'; readonly reden: string }
    | { readonly soort: 'verlaging-gevraagd'; readonly naar: Urgentie; readonly door: string }
    | {
        readonly soort: 'verlaging-beoordeeld';
        readonly naar: Urgentie;
        readonly akkoord: boolean;
        readonly door: string;
      }
    | { readonly soort: 'gesloten'; readonly door: string; readonly reden: string }
  );

export interface SpoedzaakVolledig extends Spoedzaak {
  readonly gebeurtenissen: readonly Gebeurtenis[];
}
