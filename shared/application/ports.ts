/**
 * What the use cases need from outside, as small contracts. Every use case takes only the ports it uses
 * (`Pick<Ports, …>`); `shared/adapters/` fulfils them against AWS services and, with the same contract suite, in memory.
 *
 * The world is at-least-once: every `save` may be repeated, every send may be repeated, and a crash may come after any
 * await. What makes that harmless is written at each port.
 */

import type { Dienst } from '../domain/achterwacht/types.ts';
import type { CelVerschil } from '../domain/bereikbaarheid/cellen.ts';
import type { Bijdrage, Cel, CelSleutel, NormMetGeldigheid, Periode } from '../domain/bereikbaarheid/types.ts';
import type { Teller } from '../domain/contact/bevestiging.ts';
import type { Contact, ContactStatus, Kanaal } from '../domain/contact/types.ts';
import type { MediaProef } from '../domain/media/media-proef.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import type {
  Gebruiker,
  Instellingen,
  Medewerker,
  Organisatie,
  PushAbonnement,
  Webhook,
  Wijkteam,
} from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Standaardantwoord } from '../domain/standaardantwoord/types.ts';
import type { Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { RolBetrokkene } from '../domain/toestemming/types.ts';
import type { VeiligContactAfspraak } from '../domain/veilig-contact/afspraak.ts';
import type { AdresbevestigingOpslag } from './adresbevestiging-ports.ts';
import type { AgendaOpslag } from './agenda-ports.ts';
import type {
  ControleStore,
  InhoudWijzer,
  KanarieStore,
  MailMelding,
  RuwePost,
  Wachtrijstand,
} from './controle-ports.ts';
import type { ErvaringStore } from './ervaringen.ts';
import type { HerberekeningStore } from './herberekeningen.ts';
import type {
  AntwoordInhoud,
  BerichtInhoud,
  BetrokkeneInhoud,
  ConceptInhoud,
  ContactInhoud,
  NotitieInhoud,
  PersoonInhoud,
  UitgaandeMailInhoud,
} from './inhoud.ts';
import type { InstellingenHistorie, Wijziging } from './instellingen-historie.ts';
import type { JournaalStore } from './journaal.ts';
import type { KengetalStore, PersoonWijzer } from './kengetal-ports.ts';
import type { MailCodec } from './mail-codec.ts';
import type { AntwoordBericht, ChatBericht, InloopBericht, PushBericht, TelefoonBericht } from './messages.ts';
import type { RapportStore } from './rapporten.ts';
import type { RoosterOpslag } from './rooster-ports.ts';
import type { BetrokkenZaak, MislukkingStore, UitvalWachtrij } from './uitval.ts';

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

/**
 * The contact that a mail thread (id = id of its first contact) or a chat (id = hash of its secret, as everywhere but at
 * the client) now leads to; and of the visitors at a locatie on a day (id = `locatie/day`) the last who got a number.
 */
export interface Lopend {
  readonly soort: 'draad' | 'gesprek' | 'inloopdag';
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
  /** Of a finding of the daily check: one short mark for each thing it is about, to tell what was seen from what is new. */
  readonly kenmerken?: readonly string[];
  readonly afhandeling: {
    readonly op: Instant;
    readonly door: string;
    readonly toelichting: string;
    /** Could be read after all, and went to its kanaal again; should that fail, it is open work once more. */
    readonly herlezen?: true;
  } | null;
}

/** How much open work there is; counted up to a bound, beyond which it is "at least". */
export interface OnleesbaarTelling {
  readonly aantal: number;
  readonly perKanaal: Readonly<Partial<Record<OnleesbaarBericht['kanaal'], number>>>;
  /** False when there are more than were counted. */
  readonly volledig: boolean;
}

/** Where a call or a request went: to the terugbelverzoek of its number, or nowhere, because there is no number to call. */
export interface Terugbelbron {
  readonly contact: string;
  /** Unique within the contact and the same on every delivery. */
  readonly bron: string;
  /** Null: nobody can be called back. */
  readonly verzoek: string | null;
  readonly wijkteam: string;
  readonly op: Instant;
  /** False when it turned out to ask for nothing after all. */
  readonly geldt: boolean;
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
  | { readonly soort: 'teller'; readonly teller: Teller; readonly vorige: number }
  | { readonly soort: 'media-proef'; readonly proef: MediaProef; readonly vorige: number }
  | { readonly soort: 'terugbelverzoek'; readonly terugbelverzoek: Terugbelverzoek; readonly vorige: number }
  | { readonly soort: 'terugbelbron'; readonly bron: Terugbelbron; readonly vorige: number }
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

export interface TerugbelFilter {
  /** Closed ones are listed by the Amsterdam day on which they were closed. */
  readonly open: boolean;
  readonly dagen: { readonly van: LocalDate; readonly totEnMet: LocalDate };
}

export interface TermijnFilter {
  /** Absent = all. */
  readonly wijkteams?: readonly string[];
  /** Only what ends before this instant. */
  readonly voor?: Instant;
}

export interface DueItem {
  readonly soort: 'contact' | 'spoedzaak';
  readonly id: string;
  /** The next instant at which there is something to do; later than now for what is only looked at. */
  readonly op: Instant;
}

/** A chat in which a question waits for an answer. */
export interface ChatWacht {
  readonly contact: string;
  /** Undefined for what was begun by an older version. */
  readonly gesprek?: string;
  /** When the question that waits was put. */
  readonly begin: Instant;
}

/** A mail that goes out of a contact, by the id under which it was written down. */
export interface Verzending {
  readonly contact: string;
  readonly antwoord: string;
}

/**
 * Leads from what the outside world knows (a link, the provider's name of a message) to a case. Known by a hash only: whoever
 * reads the table can follow no link.
 */
export interface Pushwijzer {
  readonly soort: 'oppaklink' | 'verzonden-sms' | 'sms-antwoord' | 'oproep';
  readonly sleutel: string;
  /** Null: it was seen, and leads to none. */
  readonly zaak: string | null;
  /** Absent where it is about a case as a whole. */
  readonly push?: string;
  /** Cleaned up some time after that. */
  readonly geldigTot: Instant;
}

/** Facts. No content and no identity ever passes here. */
export interface ZakenStore {
  loadContact(id: string): Promise<Stored<Contact> | undefined>;
  /** Those that are there, by id; each is the newest version. */
  loadContacten(ids: readonly string[]): Promise<ReadonlyMap<string, Stored<Contact>>>;
  loadSpoedzaak(id: string): Promise<Stored<Spoedzaak> | undefined>;
  /** All that point from these messages, whoever the correspondent is. */
  loadMailverwijzingen(berichten: readonly string[]): Promise<readonly Mailverwijzing[]>;
  loadLopend(soort: Lopend['soort'], id: string): Promise<Stored<Lopend> | undefined>;
  /** What was sent automatically lately; cleaned up some days after it plays a part in any limit. */
  loadTeller(id: string): Promise<Stored<Teller> | undefined>;
  /** Cleaned up after a week. */
  loadMediaProef(id: string): Promise<Stored<MediaProef> | undefined>;
  loadOnleesbaar(id: string): Promise<Stored<OnleesbaarBericht> | undefined>;
  /** All or nothing. Throws ConflictError when a `vorige` no longer holds (also when two saves run into each other). */
  save(writes: readonly ZaakWrite[]): Promise<void>;
  /**
   * Gives the sending of one mail to whoever asks, until `tot`: false while somebody else has it. Whoever ends without giving
   * it back loses it then, so that nothing stays unsent.
   */
  takeVerzending(mail: Verzending, nu: Instant, tot: Instant): Promise<boolean>;
  /** Gives it back before that; quiet when somebody else has it by now. `tot` as it was taken. */
  giveBackVerzending(mail: Verzending, tot: Instant): Promise<void>;
  /** Written once: gives what is there already, or else keeps and gives this one. */
  keepPushwijzer(wijzer: Pushwijzer): Promise<Pushwijzer>;
  loadPushwijzer(soort: Pushwijzer['soort'], sleutel: string): Promise<Pushwijzer | undefined>;
  /** Moves only the next instant at which the contact is looked at; quiet when it changed meanwhile. */
  postponeContact(id: string, versie: number, tot: Instant): Promise<void>;
  /** Oldest first within a status; eventually consistent. */
  searchContacten(filter: ContactFilter, limit: number, cursor?: string): Promise<Page<Stored<Contact>>>;
  listSpoedzaken(filter: SpoedFilter, limit: number, cursor?: string): Promise<Page<Stored<Spoedzaak>>>;
  loadTerugbelverzoek(id: string): Promise<Stored<Terugbelverzoek> | undefined>;
  /** Where the calls and requests of this contact went: those of `bronnen` that were written down. */
  loadTerugbelbronnen(contact: string, bronnen: readonly string[]): Promise<readonly Stored<Terugbelbron>[]>;
  /** Open ones by promise, earliest first; closed ones newest day first. Without those of which nothing was left. */
  listTerugbelverzoeken(filter: TerugbelFilter, limit: number, cursor?: string): Promise<Page<Stored<Terugbelverzoek>>>;
  /** Calls and requests since then of people who cannot be called back, newest first, at most `limit`. */
  listZonderNummer(vanaf: Instant, limit: number): Promise<readonly Terugbelbron[]>;
  /** Contacts with facts that contradict each other, by when they were received [van, tot), oldest first. */
  listTwijfels(van: Instant, tot: Instant, limit: number, cursor?: string): Promise<Page<Stored<Contact>>>;
  /** Contacts of which a term is open that the list of terms shows, soonest deadline first (eventually consistent). */
  listTermijnen(filter: TermijnFilter, limit: number, cursor?: string): Promise<Page<Stored<Contact>>>;
  listOnleesbaar(limit: number, cursor?: string): Promise<Page<OnleesbaarBericht>>;
  /** Counts what `listOnleesbaar` would list, at most `max` (eventually consistent). */
  countOnleesbaar(max: number): Promise<OnleesbaarTelling>;
  /**
   * Sends what stands there now through the stream once more; its versie and facts stay as they are. `merk` differs each
   * time: a table tells nothing about a write that changes nothing. False when it is not there.
   */
  touch(zaak: BetrokkenZaak, merk: string): Promise<boolean>;
  /** Contacts with a wait that has not ended, of all wijkteams (eventually consistent). */
  listWachtend(): AsyncIterable<Contact>;
  /** Chats with a question that waits, of all wijkteams, longest wait first (eventually consistent). */
  listChatWacht(): Promise<readonly ChatWacht[]>;
  /**
   * What a tick looks at: every spoedzaak that nobody took up, whatever its next instant (the roster may have changed),
   * and then everything else whose next instant is at or before `now`; both oldest instant first (eventually consistent).
   */
  listDue(now: Instant): AsyncIterable<DueItem>;
}

/** A contact in which a number or mail address turned up. */
export interface Spoor {
  readonly contact: string;
  readonly op: Instant;
}

/** Where content lies: with a contact, or with a number or mail address (by its hash) wherever that turns up. */
export type InhoudSleutel = { readonly contact: string } | { readonly persoon: string };

/** Content and identity, under their own key. Ids are chosen by the caller and the same on redelivery: puts repeat quietly. */
export interface InhoudStore {
  putBericht(contact: string, bericht: BerichtInhoud): Promise<void>;
  putAntwoord(contact: string, antwoord: AntwoordInhoud): Promise<void>;
  putUitgaand(contact: string, mail: UitgaandeMailInhoud): Promise<void>;
  putNotitie(contact: string, notitie: NotitieInhoud): Promise<void>;
  mergePersoon(contact: string, persoon: PersoonInhoud): Promise<void>;
  readInhoud(contact: string): Promise<ContactInhoud>;
  /** One message, without the rest. */
  readBericht(contact: string, id: string): Promise<BerichtInhoud | undefined>;
  readAntwoord(contact: string, id: string): Promise<AntwoordInhoud | undefined>;
  /** Replaces the draft of versie `vorige` (0 = there is none) of its medewerker; ConflictError when it is another by now. */
  putConcept(contact: string, concept: ConceptInhoud, vorige: number): Promise<void>;
  /** All drafts of a contact, the empty ones too, by medewerker. */
  readConcepten(contact: string): Promise<readonly ConceptInhoud[]>;
  /** Who it is, without reading what was said; empty when nothing is known. */
  readPersoon(contact: string): Promise<PersoonInhoud>;
  /**
   * Notes who somebody is; the same rol again replaces what was noted. Throws RefusedError `toestemming-ontbreekt` when the
   * hulpvrager was closed off: then not even a request that was under way can leave anything behind.
   */
  putBetrokkene(contact: string, betrokkene: BetrokkeneInhoud): Promise<void>;
  readBetrokkenen(contact: string): Promise<readonly BetrokkeneInhoud[]>;
  /** Really deletes; quiet when there is nothing. Being closed off stays. */
  removeBetrokkene(contact: string, rol: RolBetrokkene): Promise<void>;
  /** Deletes what is known of the hulpvrager and refuses it from now on; `open` takes that back. */
  closeHulpvrager(contact: string): Promise<void>;
  openHulpvrager(contact: string): Promise<void>;
  /** That this number or address turned up in a contact; the same again is one. */
  putSpoor(persoon: string, spoor: Spoor): Promise<void>;
  /** Newest first, at most `limit` of each; the same contact may come more than once. */
  readSporen(personen: readonly string[], limit: number): Promise<readonly Spoor[]>;
  /** Really deletes what was kept of this contact with that number or address. */
  forgetPersoon(persoon: string, contact: string): Promise<void>;
  /**
   * Notes that this person is asked now about this contact; false when they were asked since `vanaf` about another one. The
   * same contact again is the same claim.
   */
  claimErvaringsvraag(persoon: string, contact: string, op: Instant, vanaf: Instant): Promise<boolean>;
  /** Really deletes notes; quiet for those that are not there. */
  removeNotities(contact: string, notities: readonly string[]): Promise<void>;
  /** Keeps an afspraak with a contact, or with what stands for a person, so that it follows them. None is ever overwritten. */
  putVeiligContact(bij: InhoudSleutel, afspraak: VeiligContactAfspraak): Promise<void>;
  /** All that were ever noted there, replaced ones included; the same one may come more than once. */
  readVeiligContact(bij: readonly InhoudSleutel[]): Promise<readonly VeiligContactAfspraak[]>;
  /**
   * Ids of the terugbelverzoeken that a number (by its hash) ever led to, oldest first; the last may not exist (yet). They
   * are found by the number here only: a number can be found back from its hash, so it is no fact.
   */
  loadTerugbelverzoekenVan(persoon: string): Promise<Stored<readonly string[]> | undefined>;
  /** ConflictError when `vorige` (0 = none yet) no longer holds. */
  saveTerugbelverzoekenVan(persoon: string, verzoeken: readonly string[], vorige: number): Promise<void>;
}

/** Raw input, kept until it is understood. */
export interface RawStore {
  get(sleutel: string): Promise<Uint8Array | undefined>;
  put(sleutel: string, bytes: Uint8Array, contentType: string): Promise<void>;
}

/** Addresses of single objects in that bucket, for whoever may have them for a moment. */
export interface BijlageAdressen {
  /**
   * An address that anybody can read from until it expires, as a download with this type and name; undefined when the
   * object is not there (any more).
   */
  signedAddress(
    sleutel: string,
    as: { readonly type: string; readonly bestandsnaam: string; readonly seconden: number },
  ): Promise<string | undefined>;
}

/** What of one contact was last added to the figures. */
export interface Marker {
  readonly versie: number;
  readonly bijdragen: readonly Bijdrage[];
  /** Of the store: what may not have come into its cell yet, see `CijferStore.finish`. */
  readonly nog?: string;
  /** How often the bijdragen of this versie were judged again; absent = never. With the versie it tells markers apart. */
  readonly herziening?: number;
}

/** What one contact adds to the figures: see `CijferStore.apply`. */
export interface Toevoeging {
  readonly contact: string;
  readonly vorige: number;
  /** Of the marker that is replaced. */
  readonly vorigeHerziening?: number;
  readonly marker: Marker;
  readonly verschillen: readonly CelVerschil[];
  /** The recalculation by which this is done: the differences are added up for it in the same transaction. */
  readonly herberekening?: { readonly id: string; readonly gewijzigd: number };
}

export interface CelMetSleutel {
  readonly sleutel: CelSleutel;
  readonly cel: Cel;
}

export interface CijferStore extends HerberekeningStore {
  loadMarker(contact: string): Promise<Marker | undefined>;
  /** Those that are there, by contact. */
  loadMarkers(contacten: readonly string[]): Promise<ReadonlyMap<string, Marker>>;
  /**
   * Replaces the marker and adds the differences to their cells, in one transaction. ConflictError when the
   * marker is no longer of versie `vorige` (0 = none yet), or was judged again meanwhile.
   */
  apply(contact: string, vorige: number, marker: Marker, verschillen: readonly CelVerschil[]): Promise<void>;
  /**
   * The same for several contacts, each named once, in one transaction: all of them or none. Throws also when together
   * they are more than a transaction can hold.
   */
  applyAll(toevoegingen: readonly Toevoeging[]): Promise<void>;
  /** Makes sure that what these markers say is in the cells; asks nothing of those that were never left halfway. */
  finish(markers: ReadonlyMap<string, Marker>): Promise<void>;
  /** What ended in each period, cells of all its hours and shards added up; in the order of `perioden`, which follow each other. `locatie`: only who walked in there. */
  readSommen(kanaal: Kanaal, wijkteam: string, perioden: readonly Periode[], locatie?: string): Promise<readonly Cel[]>;
  /** Cells of [van, tot), merged over their shards; of one hour there may be several, by locatie. */
  readCells(kanaal: Kanaal, wijkteam: string, van: Instant, tot: Instant): Promise<readonly CelMetSleutel[]>;
  /** Every kanaal and wijkteam that ever got a contact. */
  listGezien(): Promise<readonly { readonly kanaal: Kanaal; readonly wijkteam: string }[]>;
  noteGezien(kanaal: Kanaal, wijkteam: string): Promise<void>;
}

/** No duty lasts longer (planDiensten refuses it), so that who is on duty can be read without reading the whole past. */
export const MAX_DIENST_DAGEN = 14;

/**
 * Settings as of now (an implementation may keep them only as long as their versie did not change), and as they were.
 * What is saved without a `wijziging` was changed by the system, now.
 */
export interface InstellingenStore extends InstellingenHistorie, RoosterOpslag, AgendaOpslag, AdresbevestigingOpslag {
  readInstellingen(): Promise<Instellingen>;
  saveInstellingen(whole: Instellingen, wijziging?: Wijziging): Promise<void>;
  saveOrganisatie(organisatie: Organisatie, wijziging?: Wijziging): Promise<void>;
  saveWijkteam(wijkteam: Wijkteam, wijziging?: Wijziging): Promise<void>;
  /** `vorige`: the versie of the settings that it is based on; ConflictError when there is a later one. */
  saveMedewerker(medewerker: Medewerker, vorige?: number): Promise<void>;
  /** `sleutel` as in `Instellingen.openingsregelingen`. */
  saveOpeningsregeling(sleutel: string, regeling: Openingsregeling, wijziging?: Wijziging): Promise<void>;
  /** Adds norms; one with the same kanaal, wijkteam and first day is replaced. */
  saveNormen(normen: readonly NormMetGeldigheid[], wijziging?: Wijziging): Promise<void>;
  /** `wijkteam`: `*` for all others; null takes away what was set. */
  saveEscalatiebeleid(
    wijkteam: string,
    beleid: Instellingen['escalatiebeleid'][string] | null,
    wijziging?: Wijziging,
  ): Promise<void>;
  saveStandaardantwoord(antwoord: Standaardantwoord): Promise<void>;
  /** Null takes it away. */
  saveWebhook(medewerker: string, webhook: Webhook | null): Promise<void>;
  /** One with the same id is replaced. */
  savePushAbonnement(medewerker: string, abonnement: PushAbonnement): Promise<void>;
  /** Quiet when it is not there. */
  removePushAbonnement(medewerker: string, id: string): Promise<void>;
  /** Duties that overlap the days [van, totEnMet]. */
  readDiensten(van: LocalDate, totEnMet: LocalDate): Promise<readonly Dienst[]>;
  /** Publishes single duties; one with the same id is replaced. */
  saveDiensten(diensten: readonly Dienst[], wijziging?: Wijziging): Promise<void>;
}

export interface LiveVerbinding {
  readonly verbinding: string;
  readonly gebruiker: Gebruiker;
  readonly sinds: Instant;
}

export interface VerbindingStore {
  /** `wijkteam`: what the resident chose when this connection began. */
  addChat(verbinding: string, gesprek: string, verlooptOp: Instant, wijkteam?: string): Promise<void>;
  addLive(live: LiveVerbinding, verlooptOp: Instant): Promise<void>;
  /** Quiet when it is not there. Returns the gesprek that a chat connection belonged to. */
  remove(verbinding: string): Promise<{ readonly gesprek?: string }>;
  /** What an open chat connection belongs to. */
  chatOf(verbinding: string): Promise<{ readonly gesprek: string; readonly wijkteam?: string } | undefined>;
  listChat(gesprek: string): Promise<readonly string[]>;
  listLive(): Promise<readonly LiveVerbinding[]>;
  /** Who listens on an open live connection. */
  liveOf(verbinding: string): Promise<Gebruiker | undefined>;
  /**
   * Whether this connection may say one more thing of this kind now: `burst` at once, and one more every `perMs`. Counted
   * over all processes; what is refused does not count.
   */
  takeTurn(verbinding: string, soort: string, beurt: Beurt): Promise<boolean>;
}

export interface Beurt {
  readonly nu: Instant;
  readonly perMs: number;
  readonly burst: number;
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
  sendRaw(mail: {
    readonly van: string;
    readonly aan: string;
    readonly ruw: Uint8Array | string;
    /** Comes back in what the provider later tells of this mail; names nobody. Letters, digits, `-` and `_`, at most 256. */
    readonly kenmerk?: string;
  }): Promise<SendResult>;
}

export interface SmsSender {
  send(sms: { readonly aan: string; readonly tekst: string }): Promise<SendResult>;
}

/** `bewijs` is what the provider's yes is worth: it arrived (`direct`), or the device will say so itself (`volgt`). */
export type MediumResult =
  | { readonly soort: 'aangenomen'; readonly leverancier: string; readonly bewijs: 'direct' | 'volgt' }
  | { readonly soort: 'geweigerd'; readonly reden: string };

export interface WebhookSender {
  /** `id` stays the same when it is sent again, so that whoever receives it can leave out what came twice. */
  send(bericht: { readonly webhook: Webhook; readonly id: string; readonly inhoud: unknown }): Promise<MediumResult>;
}

export interface WebPushSender {
  /** `vervallen` = this device will never take anything again. Never throws: what is ill is a no, and another medium goes. */
  send(bericht: {
    readonly abonnement: PushAbonnement;
    readonly inhoud: unknown;
    /** A later one with the same onderwerp replaces an earlier one that did not arrive yet. */
    readonly onderwerp: string;
    readonly geldigSeconden: number;
  }): Promise<MediumResult | { readonly soort: 'vervallen' }>;
}

export interface SpraakSender {
  /**
   * Calls somebody. Accepted = the telephone will ring, under the name `leverancier` of the call; that it was answered, or by whom, is
   * told later or never. As long as that call goes on the same `eenmalig` is the same call. `kenmerken` come back with everything
   * that the call tells of itself, and name nobody.
   */
  bel(oproep: {
    /** E.164. */
    readonly aan: string;
    readonly eenmalig: string;
    readonly kenmerken: Readonly<Record<string, string>>;
  }): Promise<SendResult>;
}

export interface Sockets {
  /** `weg` = the connection no longer exists. Anything transient throws. */
  post(verbinding: string, data: unknown): Promise<'bezorgd' | 'weg'>;
}

/** The language of telephone numbers: pure, but built on a library. */
export interface Nummers {
  /** The one form in which numbers are kept apart and compared (E.164); null when the text is no telephone number. */
  normaal(tekst: string): string | null;
}

export interface Adressen {
  /** Verified sender of our mail. */
  readonly afzenderMail: string;
  /** Base of the links in pushes, without trailing slash. */
  readonly console: string;
  /** Number from which our SMS leaves and at which an answer arrives; absent: answers arrive nowhere. */
  readonly smsNummer?: string;
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
  readonly bijlagen: BijlageAdressen;
  readonly cijfers: CijferStore;
  readonly kengetallen: KengetalStore;
  readonly persoonWijzer: PersoonWijzer;
  readonly instellingen: InstellingenStore;
  readonly verbindingen: VerbindingStore;
  readonly journaal: JournaalStore;
  readonly controle: ControleStore;
  readonly kanaries: KanarieStore;
  readonly rapporten: RapportStore;
  readonly ervaringen: ErvaringStore;
  readonly inhoudWijzer: InhoudWijzer;
  readonly ruwePost: RuwePost;
  readonly wachtrijstand: Wachtrijstand;
  readonly mailQueue: Queue<MailMelding>;
  readonly telefoonQueue: Queue<TelefoonBericht>;
  readonly inloopQueue: Queue<InloopBericht>;
  readonly chatQueue: Queue<ChatBericht>;
  readonly pushQueue: Queue<PushBericht>;
  readonly antwoordQueue: Queue<AntwoordBericht>;
  readonly mail: MailSender;
  readonly mailCodec: MailCodec;
  readonly sms: SmsSender;
  readonly webhook: WebhookSender;
  readonly webpush: WebPushSender;
  readonly spraak: SpraakSender;
  readonly nummers: Nummers;
  readonly chatSockets: Sockets;
  readonly liveSockets: Sockets;
  /** Every dead-letter queue there is. */
  readonly uitval: readonly UitvalWachtrij[];
  readonly mislukkingen: MislukkingStore;
  readonly adressen: Adressen;
}
