/** What the use cases know of mail. */
import type { SoortBericht } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';

/** What of a received mail matters; text is decoded, addresses are lower case, message ids are without angle brackets. */
export interface ReadMail {
  readonly messageId: string | null;
  /** Message ids that it answers or quotes, nearest first, without its own. */
  readonly references: readonly string[];
  readonly van: { readonly adres: string; readonly naam: string | null } | null;
  /** Where an answer goes: Reply-To, else From. */
  readonly antwoordAan: string | null;
  /** To, Cc and delivery headers. */
  readonly ontvangers: readonly string[];
  readonly onderwerp: string;
  readonly tekst: string;
  readonly soortBericht: SoortBericht;
  /** A report that a mail of ours will not arrive: the message id of that mail, and a code why. */
  readonly onbezorgd: { readonly messageId: string; readonly reden: string } | null;
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

/** The language of mail: pure, but built on a library. */
export interface MailCodec {
  /** A reason in plain Dutch, without content, when it cannot be read. */
  read(ruw: Uint8Array): Promise<ReadMail | { readonly onleesbaar: string }>;
  /** An answer of a person, in the thread of the message that it answers. */
  composeReply(mail: ReplyMail): Promise<Uint8Array>;
  /** A message of the system itself, marked as automatic (RFC 3834). */
  composeNotice(mail: Omit<ReplyMail, 'inReplyTo' | 'references'>): Promise<Uint8Array>;
}
