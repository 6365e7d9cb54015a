/**
 * The vocabulary of a contact (domain rules: contact, and what becomes of it). A contact is a set of events in time;
 * everything else about it is a function of that set, so that events may come twice, late and in any order.
 */

import type { Instant, LocalTime } from '../tijd/instant.ts';
import type { Identiteitsniveau, RolBetrokkene, Toestemming } from '../toestemming/types.ts';
import type { Urgentie } from '../urgentie/types.ts';
import type { RedenOnderdrukt } from './bevestiging.ts';
import type { StapDetail, Trajectstap, Trajectstapsoort } from './traject.ts';

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

export const UITZONDERINGEN = ['crisis-of-spoed', 'al-verhelderd', 'eropaf', 'vast-gezicht'] as const;
/** Why an aanmelding may skip vraagverheldering (IKR, weging aanmelding). */
export type RedenUitzondering = (typeof UITZONDERINGEN)[number];

export const ERNSTEN_KLACHT = ['ontevreden', 'klacht'] as const;
/** `klacht`: they want it handled as a complaint; `ontevreden`: they are not content and ask for nothing more. */
export type ErnstKlacht = (typeof ERNSTEN_KLACHT)[number];

export const AFLOPEN_AFSPRAAK = ['verschenen', 'niet-verschenen', 'afgezegd'] as const;
/** How an appointment ended. */
export type AfloopAfspraak = (typeof AFLOPEN_AFSPRAAK)[number];

export const TAAKSOORTEN = [
  'toestemming-vastleggen',
  'melder-om-toestemming-vragen',
  'gezagdragers-informeren',
  'aanmelding-bevestigen',
  'meldcode-signalen',
  'meldcode-overleg',
  'meldcode-gesprek',
  'meldcode-wegen',
  'meldcode-beslissen',
  'vaste-professional-koppelen',
  'brief-sturen',
  'melder-terugkoppelen',
] as const;
/** What a person still has to do because of what a contact became. */
export type Taaksoort = (typeof TAAKSOORTEN)[number];

/** A word or phrase that points at danger; `plaats` is where it stood (`onderwerp`, `tekst`), never the text itself. */
export interface Gevaarsignaal {
  readonly code: string;
  readonly plaats: string;
}

export const AARDEN_MAIL = [
  'ontvangstbevestiging',
  'aanmeldbevestiging',
  'afschrift',
  'doorsturing',
  'ervaringsvraag',
  'vooraankondiging',
] as const;
/** What a mail of ours is that answers nobody: it never touches a wait. */
export type AardMail = (typeof AARDEN_MAIL)[number];

/** Who stands behind an act that no medewerker did. */
export const SYSTEEM = 'systeem';
export const INWONER = 'inwoner';

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
        /** A person's, and not acknowledged all the same: why. Absent when it was, or its thread was today. */
        readonly geenBevestiging?: RedenOnderdrukt;
      }
    | {
        readonly soort: 'vraag-gesteld';
        readonly bericht: string;
        readonly wijkteam?: string;
        readonly gevaarsignalen: readonly Gevaarsignaal[];
      }
    | { readonly soort: 'chat-verlaten' }
    /** We told the resident that the chat closes at `sluitOp` unless they say something. */
    | { readonly soort: 'stilte-gemeld'; readonly sluitOp: Instant }
    /** They said nothing. */
    | { readonly soort: 'stilte-verstreken' }
    | {
        readonly soort: 'aangekomen';
        readonly locatie: string;
        readonly wijkteam: string;
        readonly voor?: Domein;
        /** Came for an appointment; absent: nobody said so. */
        readonly afspraak?: boolean;
        /** The number by which the visitor can be called, given once; absent in what was noted before there were numbers. */
        readonly volgnummer?: number;
      }
    | { readonly soort: 'vertrokken' }
    /** `verzendenOp`: it leaves no sooner, and until then it can be withdrawn. */
    | {
        readonly soort: 'antwoord-klaargezet';
        readonly antwoord: string;
        readonly door: string;
        readonly verzendenOp?: Instant;
      }
    | { readonly soort: 'antwoord-verzonden'; readonly antwoord: string }
    | { readonly soort: 'antwoord-mislukt'; readonly antwoord: string; readonly reden: string }
    /** Before it left: it counts as never written. */
    | { readonly soort: 'antwoord-ingetrokken'; readonly antwoord: string; readonly door: string }
    /** A mail that is no answer: nothing about it begins or ends a wait. */
    | {
        readonly soort: 'mail-klaargezet';
        readonly mail: string;
        readonly aard: AardMail;
        readonly door: string;
        readonly verzendenOp?: Instant;
      }
    | { readonly soort: 'mail-verzonden'; readonly mail: string }
    | { readonly soort: 'mail-mislukt'; readonly mail: string; readonly reden: string }
    | { readonly soort: 'mail-ingetrokken'; readonly mail: string; readonly door: string }
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
        /** The lowering that was asked for and that somebody else agreed to; absent when one person could decide. */
        readonly verlaging?: string;
      }
    /** A triage that would lower an open spoedzaak: nothing changes until somebody else agrees. */
    | {
        readonly soort: 'verlaging-gevraagd';
        readonly door: string;
        readonly van: Exclude<Urgentie, 'regulier'>;
        readonly urgentie: Exclude<Urgentie, 'crisis'>;
        readonly advies: Urgentie | 'onvoldoende-bekend';
        readonly regelset: string;
        readonly signalen: Readonly<Record<string, 'ja' | 'nee' | 'onbekend'>>;
        readonly domein: Domein;
        /** Names the explanation in the content store. */
        readonly redenAfwijking: string;
        readonly spoedzaak?: string;
      }
    /** `verzoek`: id of the event that asked. Agreed, a `getrieerd` follows it. `reden` names a text in the content store. */
    | {
        readonly soort: 'verlaging-beoordeeld';
        readonly verzoek: string;
        readonly akkoord: boolean;
        readonly door: string;
        readonly reden?: string;
      }
    | {
        readonly soort: 'terugbelverzoek-gedaan';
        readonly door: string;
        readonly uiterlijkOp: Instant;
        /** Between which times of the day (Amsterdam) they would like to be called. */
        readonly voorkeur?: { readonly van: LocalTime; readonly tot: LocalTime };
      }
    | {
        readonly soort: 'contactpoging';
        readonly gelukt: boolean;
        readonly wijze: string;
        readonly door: string;
      }
    /** Somebody asked to be approached in a safe way; what was asked lies in the content store. */
    | { readonly soort: 'veilig-contact-afgesproken'; readonly afspraak: string; readonly door: string }
    /** That somebody was noted down, and how far they are known; who it is lies in the content store. */
    | {
        readonly soort: 'betrokkene-vastgelegd';
        readonly rol: RolBetrokkene;
        readonly niveau: Identiteitsniveau;
        readonly door: string;
        readonly identiteitVastgesteld?: true;
      }
    | { readonly soort: 'betrokkene-verwijderd'; readonly rol: RolBetrokkene; readonly door: string }
    | { readonly soort: 'toestemming-vastgelegd'; readonly toestemming: Toestemming; readonly door: string }
    | { readonly soort: 'taak-afgevinkt'; readonly taak: Taaksoort; readonly door: string }
    | {
        readonly soort: 'afgesloten';
        readonly uitkomst: Uitkomst;
        readonly door: string;
        /** Of an aanmelding: why it does not go on to vraagverheldering. */
        readonly uitzondering?: RedenUitzondering;
        /** The person agreed to be asked afterwards how it was. */
        readonly ervaringsvraag?: true;
      }
    /** Codes of the lists of the organisatie, never names; what is absent stays as it was, null takes it away. */
    | {
        readonly soort: 'kenmerken-vastgelegd';
        readonly themas?: readonly string[];
        readonly verwijzer?: string | null;
        readonly doorverwezenNaar?: string | null;
        readonly door: string;
      }
    /** `geen`: it was noted by mistake. */
    | { readonly soort: 'klacht-gemeld'; readonly ernst: ErnstKlacht | 'geen'; readonly door: string }
    | {
        readonly soort: 'klacht-afgehandeld';
        readonly ontvankelijk: boolean;
        readonly opgelost: boolean;
        readonly door: string;
      }
    | {
        readonly soort: 'afspraak-gemaakt';
        readonly afspraak: string;
        readonly afspraakOp: Instant;
        readonly door: string;
      }
    | {
        readonly soort: 'afspraak-afgelopen';
        readonly afspraak: string;
        readonly hoe: AfloopAfspraak;
        readonly door: string;
      }
    /** `op` is when it was noted, `gedaanOp` when it happened; `vervangt`: the id of the step that this corrects. */
    | ({
        readonly soort: 'trajectstap-gezet';
        readonly stap: Trajectstapsoort;
        readonly gedaanOp: Instant;
        readonly vervangt?: string;
        readonly door: string;
      } & StapDetail)
    /** It was noted by mistake. */
    | { readonly soort: 'trajectstap-ingetrokken'; readonly trajectstap: string; readonly door: string }
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

/** Something that was written down to go out and has neither left nor failed nor been withdrawn. */
export interface Uitgaand {
  /** Id of the answer or the mail. */
  readonly antwoord: string;
  readonly aard: 'antwoord' | AardMail;
  readonly klaargezetOp: Instant;
  /** It leaves no sooner; the same as `klaargezetOp` where nobody asked for time to think. */
  readonly verzendenOp: Instant;
}

/** How far somebody is known, without who it is. */
export interface Betrokkene {
  readonly rol: RolBetrokkene;
  readonly niveau: Identiteitsniveau;
  /** The last time that a person checked it against a document. */
  readonly identiteitVastgesteld: { readonly door: string; readonly op: Instant } | null;
}

export interface Aanmelding {
  readonly op: Instant;
  readonly vraagverheldering: boolean;
  readonly uitzondering: RedenUitzondering | null;
}

/** What a contact was about, who sent the person to us and where they were sent on to: codes of the lists in the settings. */
export interface Kenmerken {
  /** In order of code. */
  readonly themas: readonly string[];
  readonly verwijzer: string | null;
  readonly doorverwezenNaar: string | null;
}

export interface Klacht {
  readonly ernst: ErnstKlacht;
  readonly gemeldOp: Instant;
  readonly afhandeling: { readonly op: Instant; readonly ontvankelijk: boolean; readonly opgelost: boolean } | null;
}

export interface Afspraak {
  readonly id: string;
  /** When they are expected. */
  readonly afspraakOp: Instant;
  readonly hoe: 'gepland' | AfloopAfspraak;
}

/** A lowering that waits for a second person. */
export interface Verlagingsverzoek {
  readonly id: string;
  readonly gevraagdOp: Instant;
  readonly door: string;
  readonly van: Urgentie;
  readonly naar: Urgentie;
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
  /** Null when nobody asked to lower the urgentie, when it was judged, and when somebody decided anew since. */
  readonly verlagingsverzoek: Verlagingsverzoek | null;
  readonly spoedzaak: string | null;
  readonly gevaarsignalen: readonly Gevaarsignaal[];
  readonly soortBericht: SoortBericht | null;
  readonly vervolgVan: string | null;
  /** Chat: the id (never the secret) of the gesprek that it is part of; unknown of what was begun by an older version. */
  readonly gesprek?: string;
  readonly proef?: true;
  readonly wachten: readonly Wacht[];
  readonly terugbelverzoeken: readonly Terugbelverzoek[];
  /** The outbox of this contact. */
  readonly uitgaand: readonly Uitgaand[];
  readonly twijfels: readonly Twijfel[];
  /** In which way the person came to us; null while nobody noted it. */
  readonly toestemming: Toestemming | null;
  readonly betrokkenen: readonly Betrokkene[];
  /** Something about safe contact was noted here. That nothing was does not say that nothing holds: it follows the person. */
  readonly veiligContactAfgesproken: boolean;
  /** Only of what was closed as aanmelding. */
  readonly aanmelding: Aanmelding | null;
  readonly kenmerken: Kenmerken;
  /** Null when nobody complained. */
  readonly klacht: Klacht | null;
  readonly afspraken: readonly Afspraak[];
  /** What followed an aanmelding, in order of time. */
  readonly trajectstappen: readonly Trajectstap[];
  readonly gebeurtenissen: readonly ContactGebeurtenis[];
}

/** What never changes about a contact and is known from its first event. */
export interface ContactKop {
  readonly id: string;
  readonly kanaal: Kanaal;
  readonly vervolgVan: string | null;
  readonly gesprek?: string;
  /** A canary of ours: in no list and no figure, and nothing ever goes out because of it. */
  readonly proef?: true;
}
