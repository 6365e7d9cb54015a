/**
 * The vocabulary of a contact (domain rules: contact, and what becomes of it). A contact is a set of events in time;
 * everything else about it is a function of that set, so that events may come twice, late and in any order.
 */
import type { Instant } from '../tijd/instant.ts';
import type { Urgentie } from '../urgentie/types.ts';

export const KANALEN = ['telefoon', 'mail', 'chat', 'inloop'] as const;
export type Kanaal = (typeof KANALEN)[number];

export const DOMEINEN = ['jeugd', 'sociaal'] as const;
export type Domein = (typeof DOMEINEN)[number];

export const UITKOMSTEN = [
  'informatie-advies',
  'doorverwezen',
  'aanmelding',
  'terugbelverzoek',
  'doorverbonden',
  'afspraak-gewijzigd',
  'niet-bereikt',
  'spam',
] as const;
export type Uitkomst = (typeof UITKOMSTEN)[number];

export const SOORTEN_BERICHT = [
  'persoon',
  'automatisch',
  'afwezigheid',
  'bezorgrapport',
  'misbruikrapport',
  'lijst',
  'spam',
] as const;
/** What a mail is; only `persoon` begins a wait. */
export type SoortBericht = (typeof SOORTEN_BERICHT)[number];

/** A word or phrase that points at danger; `plaats` is where it stood (`onderwerp`, `tekst`), never the text itself. */
export interface Gevaarsignaal {
  readonly code: string;
  readonly plaats: string;
}

/** The wijkteam slug for contacts that came in on the shared line before any wijkteam was known. */
export const ALGEMEEN = 'algemeen';

/** What a telephone exchange can tell of a call. */
export const TELEFOON_SOORTEN = [
  'begonnen',
  'in-wachtrij',
  'aangenomen',
  'opgehangen',
  'beeindigd',
  'doorverbonden',
  'voicemail',
  'terugbellen-gevraagd',
] as const;
export type TelefoonSoort = (typeof TELEFOON_SOORTEN)[number];

interface Base {
  /** Unique within the contact and the same on every delivery of the same fact. */
  readonly id: string;
  /** When it happened, by the clock of whoever saw it happen. */
  readonly op: Instant;
}

/** `bericht`, `antwoord`, `notitie` point into the content store; no event holds content or identity. */
export type ContactGebeurtenis = Base &
  (
    | { readonly soort: 'begonnen'; readonly wijkteam?: string }
    | { readonly soort: 'in-wachtrij'; readonly wijkteam?: string }
    | { readonly soort: 'opgehangen' | 'beeindigd' | 'voicemail' | 'terugbellen-gevraagd' }
    | { readonly soort: 'doorverbonden'; readonly doel?: string }
    | { readonly soort: 'aangenomen'; readonly medewerker?: string }
    | {
        readonly soort: 'bericht-ontvangen';
        readonly bericht: string;
        readonly soortBericht: SoortBericht;
        readonly wijkteam?: string;
        readonly gevaarsignalen: readonly Gevaarsignaal[];
        /** Automatic, but a person must look at it: it begins no wait, and does not close by itself either. */
        readonly vraagtAandacht?: true;
      }
    | {
        readonly soort: 'vraag-gesteld';
        readonly bericht: string;
        readonly wijkteam?: string;
        readonly gevaarsignalen: readonly Gevaarsignaal[];
      }
    | { readonly soort: 'chat-verlaten' }
    | {
        readonly soort: 'aangekomen';
        readonly locatie: string;
        readonly wijkteam: string;
        readonly voor?: Domein;
      }
    | { readonly soort: 'vertrokken' }
    | { readonly soort: 'antwoord-klaargezet'; readonly antwoord: string; readonly door: string }
    | { readonly soort: 'antwoord-verzonden'; readonly antwoord: string }
    | { readonly soort: 'antwoord-mislukt'; readonly antwoord: string; readonly reden: string }
    | { readonly soort: 'geen-antwoord-nodig'; readonly door: string }
    | {
        readonly soort: 'getrieerd';
        readonly door: string;
        readonly urgentie: Urgentie;
        readonly advies: Urgentie | 'onvoldoende-bekend';
        readonly regelset: string;
        readonly signalen: Readonly<Record<string, 'ja' | 'nee' | 'onbekend'>>;
        readonly domein: Domein;
        /** Required when the decision differs from the advice ("pas toe en leg uit"); text lies in the content store. */
        readonly redenAfwijking?: string;
        /** The spoedzaak that this triage opened. */
        readonly spoedzaak?: string;
      }
    | { readonly soort: 'terugbelverzoek-gedaan'; readonly door: string; readonly uiterlijkOp: Instant }
    | {
        readonly soort: 'contactpoging';
        readonly gelukt: boolean;
        readonly wijze: string;
        readonly door: string;
      }
    | { readonly soort: 'afgesloten'; readonly uitkomst: Uitkomst; readonly door: string }
  );

export type ContactSoort = ContactGebeurtenis['soort'];
export type GebeurtenisVan<S extends ContactSoort> = Extract<ContactGebeurtenis, { readonly soort: S }>;

/** How a wait ended. */
export type WachtEinde =
  | 'beantwoord'
  | 'afgehaakt'
  | 'terugbel-gevraagd'
  | 'geen-antwoord-nodig'
  | 'opgehangen-in-menu';

/** One wait of somebody, as bereikbaarheid counts it. */
export interface Wacht {
  /** Stable over redelivery and reordering: the id of the event that began it. */
  readonly id: string;
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly locatie?: string;
  readonly begin: Instant;
  readonly einde: { readonly op: Instant; readonly hoe: WachtEinde } | null;
}

/** A fact that contradicts the others (an answer before the queue): listed, never turned into a figure. */
export interface Twijfel {
  readonly code: 'aangenomen-voor-wachtrij' | 'aangenomen-na-ophangen' | 'einde-voor-begin';
  readonly gebeurtenis: string;
}

export type ContactStatus = 'wachtend' | 'in-behandeling' | 'afgesloten';

export interface Terugbelverzoek {
  readonly id: string;
  readonly gedaanOp: Instant;
  readonly uiterlijkOp: Instant | null;
  readonly eerstePogingOp: Instant | null;
  readonly bereiktOp: Instant | null;
}

/** What the events of one contact come down to. Holds no content and no identity. */
export interface Contact {
  readonly id: string;
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly locatie: string | null;
  readonly domein: Domein | null;
  readonly status: ContactStatus;
  readonly ontvangenOp: Instant;
  readonly aangenomenOp: Instant | null;
  readonly aangenomenDoor: string | null;
  readonly beantwoordOp: Instant | null;
  readonly afgeslotenOp: Instant | null;
  readonly uitkomst: Uitkomst | null;
  readonly urgentie: Urgentie | null;
  readonly spoedzaak: string | null;
  readonly gevaarsignalen: readonly Gevaarsignaal[];
  readonly soortBericht: SoortBericht | null;
  readonly vervolgVan: string | null;
  readonly wachten: readonly Wacht[];
  readonly terugbelverzoeken: readonly Terugbelverzoek[];
  /** Answers that are written down and not yet sent or failed: the outbox of this contact. */
  readonly uitgaand: readonly { readonly antwoord: string; readonly klaargezetOp: Instant }[];
  readonly twijfels: readonly Twijfel[];
  readonly gebeurtenissen: readonly ContactGebeurtenis[];
}

/** What never changes about a contact and is known from its first event. */
export interface ContactKop {
  readonly id: string;
  readonly kanaal: Kanaal;
  readonly vervolgVan: string | null;
}
