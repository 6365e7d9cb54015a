/** What the use cases know of mail. */
import type { RedenOnderdrukt } from '../domain/contact/bevestiging.ts';
import type { SoortBericht } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';

/** What of a received mail matters; text is decoded, addresses are lower case, message ids are without angle brackets. */
export interface ReadMail {
  readonly messageId: string | null;
  /** What tells this message from every other: its message id, or without one a hash of the raw message. */
  readonly kenmerk: string;
  /** Message ids that it answers or quotes, nearest first, without its own. */
  readonly references: readonly string[];
  /** The message that its thread began with, as far as it says: the same for all messages of one thread. */
  readonly wortel: string | null;
  readonly van: { readonly adres: string; readonly naam: string | null } | null;
  /** Where an answer goes: Reply-To, else From. */
  readonly antwoordAan: string | null;
  /** To, Cc and delivery headers. */
  readonly ontvangers: readonly string[];
  readonly onderwerp: string;
  readonly tekst: string;
  /** `tekst` without the earlier mails that are quoted in it; the whole of it when nothing else would be left. */
  readonly nieuweTekst: string;
  /** Something was too long to be read as a whole. */
  readonly ingekort: boolean;
  readonly soortBericht: SoortBericht;
  /** Addresses of the group or list that a person's mail came through; empty when it did not, or when a program wrote it. */
  readonly groep: readonly string[];
  /** A report that a mail will not arrive: message ids of that mail, the surest first, and a code why. */
  readonly onbezorgd: { readonly messageIds: readonly string[]; readonly reden: string } | null;
  /**
   * Something in it forbids any automatic answer, also when a person wrote it: a code, never content (RFC 3834, 2). Stricter
   * than the class: a person too many gets no acknowledgement rather than that one program gets one.
   */
  readonly geenAutomatischAntwoord: Extract<
    RedenOnderdrukt,
    'adres-van-programma' | 'kenmerk-van-automatisch' | 'afzender-vervalst'
  > | null;
  readonly bijlagen: readonly ReadBijlage[];
}

export interface ReadBijlage {
  /** As the sender wrote it; empty when there is none. */
  readonly naam: string;
  readonly type: string;
  readonly bytes: number;
  /** Shown within the text (a logo in a signature), rather than sent along. */
  readonly inline: boolean;
  readonly inhoud: Uint8Array;
  /** Not all of it could be read. */
  readonly onvolledig: boolean;
  /** Of the bytes, in hex. */
  readonly sha256: string;
}

export interface ReplyMail {
  readonly van: string;
  readonly aan: string;
  readonly onderwerp: string | null;
  readonly tekst: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly op: Instant;
}

/** The language of mail: pure, but built on libraries. */
/** A message of the system itself. In the thread of the message that it is about, when it is about one. */
export interface NoticeMail extends Omit<ReplyMail, 'inReplyTo' | 'references'> {
  readonly inReplyTo?: string | null;
  readonly references?: readonly string[];
  readonly bijlagen?: LetterMail['bijlagen'];
}

/** A message of a person that answers nobody; the subject is left as it is. */
export interface LetterMail extends Omit<ReplyMail, 'inReplyTo' | 'references'> {
  readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: Uint8Array }[];
}

export interface MailReader {
  /** A reason in plain Dutch, without content, when it cannot be read. */
  read(ruw: Uint8Array): Promise<ReadMail | { readonly onleesbaar: string }>;
}

export interface MailComposer {
  /** An answer of a person, in the thread of the message that it answers. */
  composeReply(mail: ReplyMail): Promise<Uint8Array>;
  /** A message of the system itself, marked as automatic (RFC 3834). */
  composeNotice(mail: NoticeMail): Promise<Uint8Array>;
  /** A message of a person that is no answer, with files. Nothing marks it as automatic. */
  composeLetter(mail: LetterMail): Promise<Uint8Array>;
}

export type MailCodec = MailReader & MailComposer;
