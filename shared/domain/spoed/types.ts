/** Spoedzaak: from contact to follow-up within 48 clock hours (domain rules: spoed). */
import type { Dienstbron, Medium, Pushmedium } from '../achterwacht/types.ts';
import type { Domein } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import type { Urgentie } from '../urgentie/types.ts';

/** One step of the ladder: whom, by which media, and how long to wait for "ik pak dit op". */
export interface Trede {
  readonly wie: 'dienstdoende' | 'volgende' | 'escalatiecontact';
  readonly media: readonly Medium[];
  readonly wachtMs: number;
}

export interface Escalatiebeleid {
  readonly treden: readonly Trede[];
  /** From receipt; reminders to whoever took it up, the last one also to the escalation contact. */
  readonly herinneringenMs: readonly number[];
  readonly termijnMs: number;
  /** How long a colleague may leave a handover unanswered before it is told; absent = 15 minutes. */
  readonly overdrachtWachtMs?: number;
  /** How long a crisis may go without a conversation or a warm handover before it is told; absent = 15 minutes. */
  readonly crisisWachtMs?: number;
}

interface Base {
  /** A function of the case and of what happened, so that a redelivered or racing command gives the same id. */
  readonly id: string;
  readonly op: Instant;
  /** Its place in the record, for reading events of one instant in the order in which they were written down. */
  readonly nr?: number;
}

/** One message that goes out: unique per groep and medium; the id is the idempotency key towards the provider. */
export interface PushKop {
  readonly push: string;
  readonly aan: string;
  readonly medium: Pushmedium;
  readonly doel:
    | 'oppakken'
    | 'herinnering'
    | 'escalatie'
    | 'overschreden'
    | 'geen-dienst'
    | 'overdracht'
    | 'overdracht-open'
    | 'vandaag'
    | 'crisis-open';
}

/** Media that must make no noise yet, of one groep to one person. */
export interface Uitstel extends Pick<PushKop, 'aan' | 'doel'> {
  readonly groep: string;
  readonly media: readonly Medium[];
  /** The end of the quiet hours, or of the quiet at all: then they go, if there is still something to do. */
  readonly tot: Instant;
}

export type SpoedGebeurtenis = Base &
  (
    | {
        readonly soort: 'geopend';
        readonly contact: string;
        readonly wijkteam: string;
        readonly domein: Domein;
        readonly urgentie: Exclude<Urgentie, 'regulier'>;
        /** When the contact was received: the 48 hours run from here. */
        readonly ontvangenOp: Instant;
        readonly door: string;
        /** The policy that held when the case was opened, and that holds for it until the end. */
        readonly beleid: Escalatiebeleid;
      }
    | {
        readonly soort: 'trede-gestart';
        readonly ronde: number;
        readonly trede: number;
        readonly aan: string;
        readonly bron: Dienstbron;
        readonly uitleg: readonly string[];
        /** When the next rung is due if nobody takes it up. */
        readonly volgendeOp: Instant;
        /** When, before that, somebody else comes on duty: then the case goes to them at once. */
        readonly dienstWisseltOp?: Instant;
      }
    | {
        readonly soort: 'trede-overgeslagen';
        readonly ronde: number;
        readonly trede: number;
        readonly reden: string;
      }
    | { readonly soort: 'wacht-op-dienst'; readonly ronde: number; readonly tot: Instant | null }
    | {
        readonly soort: 'geen-dienst-voor-deadline';
        readonly ronde: number;
        readonly eersteDienstOp: Instant | null;
      }
    /** `groep`: the pushes of one rung (or one reminder) to one person, which stand in for each other when one fails. */
    | ({ readonly soort: 'push-klaargezet'; readonly groep: string } & PushKop)
    /** Quiet hours: a quiet medium carries the message of this groep, and these wait until `tot`. */
    | ({ readonly soort: 'push-uitgesteld' } & Uitstel)
    /** The wait is over: what it held back and still serves stands in the outbox. */
    | { readonly soort: 'uitstel-voorbij'; readonly groep: string }
    /** `bewijsVoor`: the medium tells of delivery; without that by then it counts as not delivered. */
    | {
        readonly soort: 'push-verzonden';
        readonly push: string;
        readonly leverancier: string;
        readonly bewijsVoor?: Instant;
      }
    /** Delivered is not seen, and seen is not taken up. `bewijs`: who told so. */
    | { readonly soort: 'push-bezorgd' | 'push-gezien'; readonly push: string; readonly bewijs: Bezorgbewijs }
    | { readonly soort: 'push-mislukt'; readonly push: string; readonly reden: string }
    /** `beurt` numbers the changes of hands, so that their order does not hang on the clock. */
    | {
        readonly soort: 'opgepakt';
        readonly beurt: number;
        readonly door: string;
        /** Without signing in; absent = signed in. */
        readonly langs?: Oppakweg;
      }
    | { readonly soort: 'contactpoging'; readonly gelukt: boolean; readonly wijze: string; readonly door: string }
    | {
        readonly soort: 'overgedragen';
        readonly beurt: number;
        readonly van: string;
        /** Null = back to whoever is on duty. */
        readonly aan: string | null;
        readonly door: string;
      }
    /** Nobody answered the handover of that beurt in time; it was told, and the holder still has the case. */
    | { readonly soort: 'overdracht-onbeantwoord'; readonly beurt: number }
    | { readonly soort: 'overdracht-geweigerd'; readonly beurt: number; readonly door: string }
    /** `aan` is null when nobody was told: there was nobody, or a later reminder was due as well. */
    | { readonly soort: 'herinnerd'; readonly naMs: number; readonly aan: string | null }
    /** When the holder is to hear inside staffed hours that today is the day; `einde`: when the team goes home. */
    | {
        readonly soort: 'vandaag-gepland';
        readonly nummer: number;
        readonly houder: string | null;
        readonly tijd: Instant | null;
        readonly einde: Instant | null;
      }
    | {
        readonly soort: 'vandaag-herinnerd';
        readonly houder: string;
        /** Day in Europe/Amsterdam. */
        readonly dag: string;
        readonly einde: Instant;
        readonly aan: string | null;
      }
    /** A crisisdienst was called; `bevestigd`: it said that it takes over. A service, never a person. */
    | {
        readonly soort: 'crisisdienst-overdracht';
        readonly dienst: string;
        readonly nummer: string;
        readonly bevestigd: boolean;
        readonly door: string;
      }
    | { readonly soort: 'termijn-overschreden' }
    | {
        readonly soort: 'alarm';
        readonly reden: AlarmReden;
        /** With the end of the ladder: of which ronde. */
        readonly ronde?: number;
        /** With the end of the ladder: when the next ronde begins. With a crisis: when it is told again. */
        readonly volgendeOp?: Instant;
      }
    /** On the contact somebody decided for less; nothing changes until another person agrees. `verzoek`: id on the contact. */
    | {
        readonly soort: 'verlaging-gevraagd';
        readonly verzoek: string;
        readonly naar: Exclude<Urgentie, 'crisis'>;
        readonly door: string;
      }
    | {
        readonly soort: 'verlaging-beoordeeld';
        readonly verzoek: string;
        readonly naar: Exclude<Urgentie, 'crisis'>;
        readonly akkoord: boolean;
        readonly door: string;
      }
    | { readonly soort: 'gesloten'; readonly door: string; readonly reden: Sluitreden | typeof VERLAAGD }
  );

/**
 * What shows that a push arrived: the answer of the address it was posted to, the device that got it, a report of the provider,
 * the open console of the person, on the connection that they signed in on, or the key that somebody pressed in a call.
 */
export type Bezorgbewijs = 'antwoord' | 'toestel' | 'leverancier' | 'scherm' | 'toets';

/** The ways of taking up without signing in: the link in a push, an answer to an SMS, or a key pressed in a call. */
export type Oppakweg = 'link' | 'sms' | 'telefoon';

/** Why somebody must look at a case now. */
export type AlarmReden =
  | 'niemand-pakt-op'
  | 'geen-escalatiecontact'
  | 'niemand-te-waarschuwen'
  | 'push-niet-bezorgd'
  | 'crisis-zonder-overdracht';

export const SLUITREDENEN = [
  'bereikt',
  'ten-onrechte-geopend',
  'dubbel',
  'overgenomen-door-crisisdienst',
  'overgenomen-door-partner',
  'niet-bereikt-na-overleg',
  'overleden',
] as const;
/** A code and no text: a case holds no content. */
export type Sluitreden = (typeof SLUITREDENEN)[number];

/** Two people held it to be regulier after all. Nobody closes a case with it by hand. */
export const VERLAAGD = 'verlaagd';

export type SpoedSoort = SpoedGebeurtenis['soort'];

export type SpoedStatus = 'open' | 'opgepakt' | 'bereikt' | 'gesloten';

/** Where the ladder stands in its latest ronde. */
export interface Ladder {
  readonly fase: 'niet-begonnen' | 'trede' | 'wacht-op-dienst' | 'einde';
  readonly ronde: number;
  readonly trede: number;
  /** When the ladder moves on by itself; null when the roster knows no duty to wait for. */
  readonly volgendeOp: Instant | null;
  readonly dienstWisseltOp: Instant | null;
  /** Everybody who was asked in this ronde. */
  readonly gevraagd: readonly string[];
  /** True when it was told in the latest wait that no duty starts before the deadline. */
  readonly geenDienst: boolean;
}

export interface Spoedzaak {
  readonly id: string;
  readonly contact: string;
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly urgentie: Exclude<Urgentie, 'regulier'>;
  readonly status: SpoedStatus;
  readonly ontvangenOp: Instant;
  readonly geopendOp: Instant;
  readonly uiterlijkOp: Instant;
  readonly opgepaktDoor: string | null;
  readonly opgepaktOp: Instant | null;
  readonly bereiktOp: Instant | null;
  /**
   * Breach is recorded once and stays recorded: at the limit, when nobody was reached by then. Whoever is reached at that
   * very instant still counts as in time, by `bereiktOp`.
   */
  readonly overschredenOp: Instant | null;
  readonly ronde: number;
  readonly trede: number;
  /** Who is asked to take it up now; null when nobody is asked. */
  readonly aan: string | null;
  /** Who was asked by the holder to take it over and has not done so yet; the holder keeps it until then. */
  readonly overdrachtAan: string | null;
  /** When it is told that the handover was left unanswered; null when none waits, or when it was told. */
  readonly overdrachtVervaltOp: Instant | null;
  /** When the holder hears that the team goes home and nobody was spoken with, and when it goes; null when that is not due. */
  readonly vandaagOp: Instant | null;
  readonly vandaagTot: Instant | null;
  /** When it is told (again) that this crisis was neither spoken with nor warmly handed over; null when that does not run. */
  readonly crisisWachtOp: Instant | null;
  /** When a crisisdienst confirmed that it takes over; null when none did, or when it said no after that. */
  readonly warmOvergedragenOp: Instant | null;
  /** How often it changed hands. */
  readonly beurt: number;
  readonly beleid: Escalatiebeleid;
  readonly ladder: Ladder;
  /** The reminders that are behind us, in milliseconds after receipt. */
  readonly herinnerdMs: readonly number[];
  /** Pushes written down and without result yet: the outbox of this case. */
  readonly uitgaand: readonly (PushKop & { readonly klaargezetOp: Instant })[];
  /** Pushes that left by a medium that tells of delivery, did not do so yet, and are still to the point. */
  readonly onbewezen: readonly { readonly push: string; readonly bewijsVoor: Instant }[];
  /** What waits for the end of somebody's quiet hours and is still to the point. */
  readonly uitgesteld: readonly Uitstel[];
  readonly alarmen: readonly { readonly op: Instant; readonly reden: AlarmReden }[];
  readonly gebeurtenissen: readonly SpoedGebeurtenis[];
}
