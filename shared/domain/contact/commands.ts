/** What can be asked of a contact. */
import type { Instant } from '../tijd/instant.ts';
import type { Signalen, Urgentie, UrgentieAdvies } from '../urgentie/types.ts';
import type { ContactGebeurtenis, ContactKop, Domein, Uitkomst } from './types.ts';

interface ByPerson {
  /** Becomes the id of the event, so that the same command given twice is one event. */
  readonly id: string;
  /** Id of the medewerker. */
  readonly door: string;
}

interface Result {
  readonly id: string;
  readonly antwoord: string;
}

export type ContactCommand =
  /** Facts from a kanaal, each with its own instant; may come twice, late and in any order. */
  | {
      readonly soort: 'registreerGebeurtenissen';
      readonly kop: ContactKop;
      readonly gebeurtenissen: readonly ContactGebeurtenis[];
    }
  | ({ readonly soort: 'neemAan' } & ByPerson)
  /** `antwoord` names the text in the content store, which is written before this command. */
  | ({ readonly soort: 'beantwoord'; readonly antwoord: string } & ByPerson)
  | ({ readonly soort: 'meldVerzonden' } & Result)
  | ({ readonly soort: 'meldMislukt'; readonly reden: string } & Result)
  | ({ readonly soort: 'geenAntwoordNodig' } & ByPerson)
  | ({
      readonly soort: 'trieer';
      readonly urgentie: Urgentie;
      readonly advies: UrgentieAdvies['advies'];
      readonly regelset: string;
      readonly signalen: Signalen;
      readonly domein: Domein;
      /** Names the explanation in the content store. */
      readonly redenAfwijking?: string;
      /** The spoedzaak that is opened in the same write. */
      readonly spoedzaak?: string;
    } & ByPerson)
  /** `op` here and below: when it really happened, if that was before it was noted down. */
  | ({ readonly soort: 'vraagTerugbellen'; readonly uiterlijkOp: Instant; readonly op?: Instant } & ByPerson)
  | ({
      readonly soort: 'legContactpogingVast';
      readonly gelukt: boolean;
      readonly wijze: string;
      readonly op?: Instant;
    } & ByPerson)
  | ({ readonly soort: 'sluitAf'; readonly uitkomst: Uitkomst } & ByPerson);

export type ContactCommandOf<S extends ContactCommand['soort']> = Extract<ContactCommand, { readonly soort: S }>;

/** What a decision may know besides the contact. */
export interface Circumstances {
  readonly nu: Instant;
}
