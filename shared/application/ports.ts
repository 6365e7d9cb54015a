/**
 * What the use cases need from outside, as small contracts. Every use case takes only the ports it uses
 * (`Pick<Ports, …>`); `shared/adapters/` fulfils them against AWS services and, with the same contract suite, in memory.
 *
 * The world is at-least-once: every `save` may be repeated, every send may be repeated, and a crash may come after any
 * await. What makes that harmless is written at each port.
 */

import type { Dienst } from '../domain/achterwacht/types.ts';
import type { CelVerschil } from '../domain/bereikbaarheid/cellen.ts';
import type { Bijdrage, Cel, CelSleutel, NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Contact, ContactStatus, Kanaal } from '../domain/contact/types.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import type { Gebruiker, Instellingen, Medewerker, Organisatie, Wijkteam } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { AntwoordInhoud, BerichtInhoud, ContactInhoud, NotitieInhoud, PersoonInhoud } from './inhoud.ts';
import type { MailCodec } from './mail-codec.ts';
import type { AntwoordBericht, ChatBericht, InloopBericht, PushBericht, TelefoonBericht } from './messages.ts';

export interface Clock {
  now(): Instant;
}

export interface Ids {
  /** A new random id (uuid v4). */
  fresh(): string;
  /** The same id for the same parts, always (uuid v5): what makes a redelivery recognisable. */
  derived(...parts: readonly string[]): string;
  /** One-way and the same for the same parts: what stands for something that must not be readable. */
  hash(...parts: readonly string[]): string;
  /** A secret that cannot be guessed (at least 128 bits), safe in a URL: the resume id of a chat. */
  secret(): string;
}

/** Something with an optimistic lock. `versie` begins at 1. */
export interface Stored<T> {
  readonly versie: number;
  readonly value: T;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; give it back to read on. Absent on the last page. */
  readonly cursor?: string;
}

/** Points from a message id, as one correspondent uses it, to the mail thread it belongs to. */
export interface Mailverwijzing {
  /** Hash of the message id. */
  readonly bericht: string;
  /** Hash of message id and address together: it matches only for that address, and neither can be read back from it. */
  readonly afzender: string;
  readonly draad: string;
  /** The contact in which this message was recorded. */
  readonly contact: string;
  /** The answer of ours that this message is; absent for what residents send. */
  readonly antwoord?: string;
}

/** The contact that a mail thread (id = id of its first contact) or a chat (id = hash of its secret, as everywhere but at the client) now leads to. */
export interface Lopend {
  readonly soort: 'draad' | 'gesprek';
  readonly id: string;
  readonly contact: string;
  /** How many contacts there have been in it, the current one included. */
  readonly nummer: number;
}

/** Input that could not be read: kept whole in the bucket, and shown as work until a person has dealt with it. */
export interface OnleesbaarBericht {
  readonly id: string;
  readonly kanaal: Kanaal | 'onbekend';
  readonly ontvangenOp: Instant;
  /** Why it could not be read, in plain Dutch, without any of its content. */
  readonly reden: string;
  /** Key in the bucket. */
  readonly ruw: string;
  readonly afhandeling: { readonly op: Instant; readonly door: string; readonly toelichting: string } | null;
}

/**
 * One thing to write. `vorige` is the versie that was read (0 = it must not exist yet); when it no longer holds, the
 * whole `save` fails with ConflictError and nothing of it is written.
 */
export type ZaakWrite =
  | {
      readonly soort: 'contact';
      readonly contact: Contact;
      readonly volgendeActieOp: Instant | null;
      readonly vorige: number;
    }
  | {
      readonly soort: 'spoedzaak';
      readonly spoedzaak: Spoedzaak;
      readonly volgendeActieOp: Instant | null;
      readonly vorige: number;
    }
  /** Written when absent or of the same thread; another thread already having it is a conflict. */
  | { readonly soort: 'mailverwijzing'; readonly verwijzing: Mailverwijzing }
  | { readonly soort: 'lopend'; readonly lopend: Lopend; readonly vorige: number }
  | { readonly soort: 'onleesbaar'; readonly bericht: OnleesbaarBericht; readonly vorige: number };

export interface ContactFilter {
  /** Absent = all. */
  readonly statussen?: readonly ContactStatus[];
  readonly kanalen?: readonly Kanaal[];
  readonly wijkteams?: readonly string[];
  /** Amsterdam days of receipt, both included. */
  readonly dagen: { readonly van: LocalDate; readonly totEnMet: LocalDate };
  /** Absent: the days hold for closed contacts only, and of the others all are found. */
  readonly ookOpenOpDag?: boolean;
}

export interface SpoedFilter {
  /** Closed cases are listed by the Amsterdam day on which they were opened. */
  readonly open: boolean;
  readonly dagen: { readonly van: LocalDate; readonly totEnMet: LocalDate };
}

export interface DueItem {
  readonly soort: 'contact' | 'spoedzaak';
  readonly id: string;
  /** The next instant at which there is something to do; later than now for what is only looked at. */
  readonly op: Instant;
}

/** Facts. No content and no identity ever passes here. */
export interface ZakenStore {
  loadContact(id: string): Promise<Stored<Contact> | undefined>;
  loadSpoedzaak(id: string): Promise<Stored<Spoedzaak> | undefined>;
  /** All that point from these messages, whoever the correspondent is. */
  loadMailverwijzingen(berichten: readonly string[]): Promise<readonly Mailverwijzing[]>;
  loadLopend(soort: Lopend['soort'], id: string): Promise<Stored<Lopend> | undefined>;
  loadOnleesbaar(id: string): Promise<Stored<OnleesbaarBericht> | undefined>;
  /** All or nothing. Throws ConflictError when a `vorige` no longer holds (also when two saves run into each other). */
  save(writes: readonly ZaakWrite[]): Promise<void>;
  /** Moves only the next instant at which the contact is looked at; quiet when it changed meanwhile. */
  postponeContact(id: string, versie: number, tot: Instant): Promise<void>;
  /** Oldest first within a status; eventually consistent. */
  searchContacten(filter: ContactFilter, limit: number, cursor?: string): Promise<Page<Stored<Contact>>>;
  listSpoedzaken(filter: SpoedFilter, limit: number, cursor?: string): Promise<Page<Stored<Spoedzaak>>>;
  listOnleesbaar(limit: number, cursor?: string): Promise<Page<OnleesbaarBericht>>;
  /** Contacts with a wait that has not ended, of all wijkteams (eventually consistent). */
  listWachtend(): AsyncIterable<Contact>;
  /**
   * What a tick looks at: every spoedzaak that nobody took up, whatever its next instant (the roster may have changed),
   * and then everything else whose next instant is at or before `now`; both oldest instant first (eventually consistent).
   */
  listDue(now: Instant): AsyncIterable<DueItem>;
}

/** Content and identity, under their own key. Ids are chosen by the caller and the same on redelivery: puts repeat quietly. */
export interface InhoudStore {
  putBericht(contact: string, bericht: BerichtInhoud): Promise<void>;
  putAntwoord(contact: string, antwoord: AntwoordInhoud): Promise<void>;
  putNotitie(contact: string, notitie: NotitieInhoud): Promise<void>;
  mergePersoon(contact: string, persoon: PersoonInhoud): Promise<void>;
  readInhoud(contact: string): Promise<ContactInhoud>;
  readAntwoord(contact: string, id: string): Promise<AntwoordInhoud | undefined>;
}

/** Raw input, kept until it is understood. */
export interface RawStore {
  get(sleutel: string): Promise<Uint8Array | undefined>;
  put(sleutel: string, bytes: Uint8Array, contentType: string): Promise<void>;
}

/** What of one contact was last added to the figures. */
export interface Marker {
  readonly versie: number;
  readonly bijdragen: readonly Bijdrage[];
}

export interface CelMetSleutel {
  readonly sleutel: CelSleutel;
  readonly cel: Cel;
}

export interface CijferStore {
  loadMarker(contact: string): Promise<Marker | undefined>;
  /**
   * Replaces the marker and adds the differences to their cells, in one transaction. ConflictError when the
   * marker is no longer of versie `vorige` (0 = none yet): then somebody else applied a version meanwhile.
   */
  apply(contact: string, vorige: number, marker: Marker, verschillen: readonly CelVerschil[]): Promise<void>;
  /** Cells of [van, tot), merged over their shards. */
  readCells(kanaal: Kanaal, wijkteam: string, van: Instant, tot: Instant): Promise<readonly CelMetSleutel[]>;
  /** Every kanaal and wijkteam that ever got a contact. */
  listGezien(): Promise<readonly { readonly kanaal: Kanaal; readonly wijkteam: string }[]>;
  noteGezien(kanaal: Kanaal, wijkteam: string): Promise<void>;
}

/** No duty lasts longer (planDiensten refuses it), so that who is on duty can be read without reading the whole past. */
export const MAX_DIENST_DAGEN = 14;

/** Settings, always as of now: an implementation may keep them only as long as their versie did not change. */
export interface InstellingenStore {
  readInstellingen(): Promise<Instellingen>;
  saveInstellingen(whole: Instellingen): Promise<void>;
  saveOrganisatie(organisatie: Organisatie): Promise<void>;
  saveWijkteam(wijkteam: Wijkteam): Promise<void>;
  saveMedewerker(medewerker: Medewerker): Promise<void>;
  /** `sleutel` as in `Instellingen.openingsregelingen`. */
  saveOpeningsregeling(sleutel: string, regeling: Openingsregeling): Promise<void>;
  /** Adds norms; one with the same kanaal, wijkteam and first day is replaced. */
  saveNormen(normen: readonly NormMetGeldigheid[]): Promise<void>;
  saveEscalatiebeleid(wijkteam: string, beleid: Instellingen['escalatiebeleid'][string]): Promise<void>;
  /** Duties that overlap the days [van, totEnMet]. */
  readDiensten(van: LocalDate, totEnMet: LocalDate): Promise<readonly Dienst[]>;
  /** Adds duties; one with the same id is replaced. */
  saveDiensten(diensten: readonly Dienst[]): Promise<void>;
}

export interface LiveVerbinding {
  readonly verbinding: string;
  readonly gebruiker: Gebruiker;
}

export interface VerbindingStore {
  /** `wijkteam`: what the resident chose when this connection began. */
  addChat(verbinding: string, gesprek: string, verlooptOp: Instant, wijkteam?: string): Promise<void>;
  addLive(verbinding: string, gebruiker: Gebruiker, verlooptOp: Instant): Promise<void>;
  /** Quiet when it is not there. Returns the gesprek that a chat connection belonged to. */
  remove(verbinding: string): Promise<{ readonly gesprek?: string }>;
  /** What an open chat connection belongs to. */
  chatOf(verbinding: string): Promise<{ readonly gesprek: string; readonly wijkteam?: string } | undefined>;
  listChat(gesprek: string): Promise<readonly string[]>;
  listLive(): Promise<readonly LiveVerbinding[]>;
}

/** Puts messages in a queue; resolves when all are accepted, throws when one is not. */
export interface Queue<T> {
  send(messages: readonly T[], delaySeconds?: number): Promise<void>;
}

/** Accepted = the provider took it over. Refused = it never will: trying again is useless. Anything transient throws. */
export type SendResult =
  | { readonly soort: 'aangenomen'; readonly leverancier: string; readonly messageIds?: readonly string[] }
  | { readonly soort: 'geweigerd'; readonly reden: string };

export interface MailSender {
  /** `ruw` is a complete RFC 5322 message; `messageIds` of the result are those under which it arrives, without angle brackets. */
  sendRaw(mail: { readonly van: string; readonly aan: string; readonly ruw: Uint8Array | string }): Promise<SendResult>;
}

export interface SmsSender {
  send(sms: { readonly aan: string; readonly tekst: string }): Promise<SendResult>;
}

export interface Sockets {
  /** `weg` = the connection no longer exists. Anything transient throws. */
  post(verbinding: string, data: unknown): Promise<'bezorgd' | 'weg'>;
}

export interface Adressen {
  /** Verified sender of our mail. */
  readonly afzenderMail: string;
  /** Base of the links in pushes, without trailing slash. */
  readonly console: string;
}

/** Waits a random part of at most `maxMs`; injected so that tests do not wait. */
export type Jitter = (maxMs: number) => Promise<void>;

export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jitter: Jitter;
  readonly zaken: ZakenStore;
  readonly inhoud: InhoudStore;
  readonly raw: RawStore;
  readonly cijfers: CijferStore;
  readonly instellingen: InstellingenStore;
  readonly verbindingen: VerbindingStore;
  readonly telefoonQueue: Queue<TelefoonBericht>;
  readonly inloopQueue: Queue<InloopBericht>;
  readonly chatQueue: Queue<ChatBericht>;
  readonly pushQueue: Queue<PushBericht>;
  readonly antwoordQueue: Queue<AntwoordBericht>;
  readonly mail: MailSender;
  readonly mailCodec: MailCodec;
  readonly sms: SmsSender;
  readonly chatSockets: Sockets;
  readonly liveSockets: Sockets;
  readonly adressen: Adressen;
}
