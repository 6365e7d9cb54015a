/** What can be asked of a contact. */
import type { Instant, LocalTime } from '../tijd/instant.ts';
import type { Identiteitsniveau, RolBetrokkene, Toestemming } from '../toestemming/types.ts';
import type { Signalen, Urgentie, UrgentieAdvies } from '../urgentie/types.ts';
import type { StapDetail, Trajectstapsoort } from './traject.ts';
import type {
  AardMail,
  AfloopAfspraak,
  ContactGebeurtenis,
  ContactKop,
  Domein,
  ErnstKlacht,
  Kenmerken,
  RedenUitzondering,
  Taaksoort,
  Uitkomst,
} from './types.ts';

interface ByPerson {
  /** Becomes the id of the event, so that the same command given twice is one event. */
  readonly id: string;
  /** Id of the medewerker. */
  readonly door: string;
}

interface Result {
  readonly id: string;
  /** Of an answer or of a mail that is none. */
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
  | ({ readonly soort: 'beantwoord'; readonly antwoord: string; readonly verzendenOp?: Instant } & ByPerson)
  /** `mail` names the mail in the content store, which is written before this command. */
  | ({
      readonly soort: 'zetMailKlaar';
      readonly mail: string;
      readonly aard: AardMail;
      readonly verzendenOp?: Instant;
    } & ByPerson)
  /** Takes back what has not left yet. */
  | ({ readonly soort: 'trekIn'; readonly uitgaand: string } & ByPerson)
  | ({ readonly soort: 'meldVerzonden' } & Result)
  | ({ readonly soort: 'meldMislukt'; readonly reden: string } & Result)
  | ({ readonly soort: 'geenAntwoordNodig' } & ByPerson)
  /** Chat: warns when it has been silent for long, and closes when that was said and nothing came. */
  | { readonly soort: 'bewaakStilte'; readonly id: string }
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
      /** Of the spoedzaak that is open already; absent when none is. What is less than this needs four eyes. */
      readonly zaakUrgentie?: Exclude<Urgentie, 'regulier'>;
    } & ByPerson)
  /** `reden` names the explanation in the content store. */
  | ({
      readonly soort: 'beoordeelVerlaging';
      readonly verzoek: string;
      readonly akkoord: boolean;
      readonly reden?: string;
    } & ByPerson)
  /** `op` here and below: when it really happened, if that was before it was noted down. */
  | ({
      readonly soort: 'vraagTerugbellen';
      readonly uiterlijkOp: Instant;
      readonly op?: Instant;
      /** Between which times of the day (Amsterdam) they would like to be called. */
      readonly voorkeur?: { readonly van: LocalTime; readonly tot: LocalTime };
    } & ByPerson)
  | ({
      readonly soort: 'legContactpogingVast';
      readonly gelukt: boolean;
      readonly wijze: string;
      readonly op?: Instant;
    } & ByPerson)
  /** `afspraak` names what was asked in the content store. */
  | ({ readonly soort: 'spreekVeiligContactAf'; readonly afspraak: string } & ByPerson)
  | ({
      readonly soort: 'legBetrokkeneVast';
      readonly rol: RolBetrokkene;
      readonly niveau: Identiteitsniveau;
      readonly identiteitVastgesteld?: boolean;
      /** The fields that were filled in, to be named when they are refused. */
      readonly velden: readonly string[];
    } & ByPerson)
  | ({ readonly soort: 'verwijderBetrokkene'; readonly rol: RolBetrokkene } & ByPerson)
  | ({ readonly soort: 'legToestemmingVast'; readonly toestemming: Toestemming } & ByPerson)
  | ({ readonly soort: 'vinkTaakAf'; readonly taak: Taaksoort } & ByPerson)
  /** What is not given stays as it is. */
  | ({ readonly soort: 'legKenmerkenVast'; readonly kenmerken: Partial<Kenmerken> } & ByPerson)
  | ({ readonly soort: 'meldKlacht'; readonly ernst: ErnstKlacht | 'geen'; readonly op?: Instant } & ByPerson)
  | ({
      readonly soort: 'handelKlachtAf';
      readonly ontvankelijk: boolean;
      readonly opgelost: boolean;
      readonly op?: Instant;
    } & ByPerson)
  /** The appointment gets the id of the command. */
  | ({ readonly soort: 'maakAfspraak'; readonly afspraakOp: Instant } & ByPerson)
  | ({ readonly soort: 'rondAfspraakAf'; readonly afspraak: string; readonly hoe: AfloopAfspraak } & ByPerson)
  /** The step gets the id of the command, unless it corrects one (`vervangt`). `op`: when it happened. */
  | ({
      readonly soort: 'zetTrajectstap';
      readonly stap: Trajectstapsoort;
      readonly op?: Instant;
      readonly vervangt?: string;
    } & StapDetail &
      ByPerson)
  | ({ readonly soort: 'trekTrajectstapIn'; readonly trajectstap: string } & ByPerson)
  | ({
      readonly soort: 'sluitAf';
      readonly uitkomst: Uitkomst;
      /** Only of an aanmelding; false needs an exception. Absent: true, unless there is an exception. */
      readonly vraagverheldering?: boolean;
      readonly uitzondering?: RedenUitzondering;
      /** What is known of it now; all of it can be noted later. */
      readonly kenmerken?: Partial<Kenmerken>;
      /** The person agreed to be asked afterwards how it was. */
      readonly ervaringsvraag?: boolean;
    } & ByPerson);

export type ContactCommandOf<S extends ContactCommand['soort']> = Extract<ContactCommand, { readonly soort: S }>;

/** What a decision may know besides the contact. */
export interface Circumstances {
  readonly nu: Instant;
}
