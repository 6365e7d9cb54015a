/** What the use cases know of mail. */
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
  readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: number }[];
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
export interface MailReader {
  /** A reason in plain Dutch, without content, when it cannot be read. */
  read(ruw: Uint8Array): Promise<ReadMail | { readonly onleesbaar: string }>;
}

export interface MailComposer {
  /** An answer of a person, in the thread of the message that it answers. */
  composeReply(mail: ReplyMail): Promise<Uint8Array>;
  /** A message of the system itself, marked as automatic (RFC 3834). */
  composeNotice(mail: Omit<ReplyMail, 'inReplyTo' | 'references'>): Promise<Uint8Array>;
}

export type MailCodec = MailReader & MailComposer;
