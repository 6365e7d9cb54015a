/** What lies in the content store: everything that people wrote, and who they are. */
import type { RedenGeweigerd } from '../domain/contact/bijlagen.ts';
import type { AardMail } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Identiteitsniveau, RolBetrokkene } from '../domain/toestemming/types.ts';
import type { VeiligContactAfspraak } from '../domain/veilig-contact/afspraak.ts';

/** What was attached to a mail. Its bytes lie in the bucket, apart where they were taken and in the raw message always. */
export interface BijlageFeit {
  /** From 1 on, in the order of the mail. */
  readonly nummer: number;
  /** Without folders and characters that mislead; never empty. */
  readonly naam: string;
  /** As the sender said. */
  readonly type: string;
  readonly bytes: number;
  readonly status: 'bewaard' | 'geweigerd';
  /** Why it was not taken. */
  readonly reden?: RedenGeweigerd;
  /** Of the bytes, in hex; absent when it was not taken. */
  readonly sha256?: string;
}

/** A message of the resident, as it was received. */
export interface BerichtInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly onderwerp: string | null;
  readonly tekst: string;
  /** Mail: `tekst` without what it quotes of earlier mails; absent when that is the same, or very long. */
  readonly nieuweTekst?: string;
  /** True when the text was too long to keep here; the whole of it is in the raw message. */
  readonly afgekapt?: boolean;
  /** It names a message of somebody else's contact: it was kept apart, and a person should look at it. */
  readonly verwijstNaarAnder?: boolean;
  /** Mail: where an answer goes, and what it answers. */
  readonly mail?: {
    /** Null when the mail names nobody to answer. */
    readonly antwoordAan: string | null;
    readonly messageId: string | null;
    readonly references: readonly string[];
    /** The thread that it belongs to. */
    readonly draad: string;
    /** The address of ours that it was sent to. */
    readonly ontvanger: string | null;
    /** Key of the raw message in the bucket. */
    readonly ruw: string;
    readonly bijlagen: readonly BijlageFeit[];
  };
  /** Chat: the id that the client gave it. */
  readonly clientId?: string;
  /** Chat: the order in which the resident's side put them. */
  readonly volgnummer?: number;
}

export interface AntwoordInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly tekst: string;
  /** The message of the resident that it answers. */
  readonly opBericht: string | null;
  /** Mail: the subject, where it is not that of the question. */
  readonly onderwerp?: string;
  /** Mail: what stands below the text, as it was set when it was written. */
  readonly ondertekening?: string;
}

/** An answer that somebody is writing. One per medewerker and contact; an empty text is none, and keeps the count of versions. */
export interface ConceptInhoud {
  /** The medewerker whose it is; nobody else sees the text. */
  readonly door: string;
  readonly tekst: string;
  /** The canned answer that it began with. */
  readonly standaardantwoord?: string;
  /** Since when they have been writing. */
  readonly sinds: Instant;
  readonly op: Instant;
  /** Rises by one with every save; begins at 1. */
  readonly versie: number;
  /** The answer that it became: when that is withdrawn, the text is a draft again. */
  readonly gegeven?: string;
}

/** A mail of ours that is no answer: complete, so that it leaves as it was written. */
export interface UitgaandeMailInhoud {
  readonly id: string;
  readonly aard: AardMail;
  readonly op: Instant;
  readonly door: string;
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
  /** The message of the resident in whose thread it stands; null when it stands in none. */
  readonly opBericht: string | null;
  /** Written by the system: it is marked as automatic, so that no program answers it. */
  readonly automatisch: boolean;
  /** Files that go along, by their key in the bucket. */
  readonly bijlagen?: readonly { readonly sleutel: string; readonly naam: string; readonly type: string }[];
  /** A forward: to whom, and what the sender said about it. */
  readonly doorgestuurd?: (
    | { readonly aan: 'partner'; readonly naam: string }
    | { readonly aan: 'collega'; readonly medewerker: string }
  ) & { readonly toelichting?: string };
}

export interface NotitieInhoud {
  readonly id: string;
  readonly op: Instant;
  readonly door: string;
  readonly tekst: string;
}

/** Who it is, as far as known. Fields are added, never emptied by a later message that lacks them. */
export interface PersoonInhoud {
  readonly naam?: string;
  readonly mail?: string;
  readonly nummer?: string;
  /** The number that they asked to be called on, when somebody noted one (E.164). */
  readonly terugbelnummer?: string;
  /** Id of the gesprek (the hash of the resume id, never the secret itself). */
  readonly gesprek?: string;
}

/** Somebody whom a contact is about or comes from, as a person noted it down. No document number and no scan, ever. */
export interface BetrokkeneInhoud {
  readonly rol: RolBetrokkene;
  readonly niveau: Identiteitsniveau;
  readonly op: Instant;
  readonly door: string;
  readonly naam?: string;
  readonly nummer?: string;
  readonly mail?: string;
  /** Reference to the case system. */
  readonly clientreferentie?: string;
  /** Checked against a document, by whom and when (IKR footnote 5: nothing of the document is kept). */
  readonly identiteitVastgesteld?: { readonly door: string; readonly op: Instant };
}

/** Everything that is kept of one contact: it lies together, and is read together. */
export interface ContactInhoud {
  readonly berichten: readonly BerichtInhoud[];
  readonly antwoorden: readonly AntwoordInhoud[];
  readonly uitgaand: readonly UitgaandeMailInhoud[];
  readonly notities: readonly NotitieInhoud[];
  readonly persoon: PersoonInhoud;
  /** By rol. */
  readonly betrokkenen: readonly BetrokkeneInhoud[];
  /** Of everybody, the empty ones too, by medewerker: each is for its own medewerker only. */
  readonly concepten: readonly ConceptInhoud[];
  /** About safe contact, as noted with this contact; what lies with the person comes beside it. */
  readonly afspraken: readonly VeiligContactAfspraak[];
}
