/** A mail as far as it matters to a contact; everything in it comes from outside and may be untrue. */
import type { Instant } from '../../domain/tijd/instant.ts';

export interface MailAdres {
  /** Empty when there is none. */
  readonly naam: string;
  readonly adres: string;
}

export interface Bijlage {
  readonly naam: string | null;
  readonly type: string;
  readonly bytes: number;
  /** Shown within the text (a logo in a signature), rather than sent along. */
  readonly inline: boolean;
  readonly inhoud: Uint8Array;
  /** Not all of it could be read. */
  readonly onvolledig: boolean;
}

/** What a machine-readable report (RFC 3464, RFC 5965) says about a mail that was sent earlier. */
export interface Bezorgrapport {
  readonly soort: 'bezorging' | 'misbruik';
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded`; null when it does not say. */
  readonly actie: string | null;
  /** Enhanced status code such as `5.1.1`; null when it does not say. */
  readonly status: string | null;
  /** Message id of the mail it is about, without angle brackets. */
  readonly oorspronkelijk: string | null;
}

export interface ParsedMail {
  readonly van: MailAdres | null;
  /** Reply-To; empty when answers go to `van`. */
  readonly antwoordAan: readonly MailAdres[];
  readonly aan: readonly MailAdres[];
  readonly cc: readonly MailAdres[];
  readonly onderwerp: string;
  /** The sender's claim; what counts is when it was received. */
  readonly datumVolgensAfzender: Instant | null;
  /** Message ids without angle brackets. */
  readonly messageId: string | null;
  /** Where its thread began: the oldest id it refers to, else its own. */
  readonly wortel: string | null;
  readonly inReplyTo: readonly string[];
  /** Oldest first, each once, at most 50. */
  readonly references: readonly string[];
  /** Ends with the mails that were sent along as a whole. */
  readonly tekst: string;
  /** `tekst` without the earlier mails quoted below or between it; the whole text when nothing else is left. */
  readonly nieuweTekst: string;
  /** The text was longer than is kept; the raw message has it all. */
  readonly ingekort: boolean;
  readonly bijlagen: readonly Bijlage[];
  readonly rapport: Bezorgrapport | null;
  /** Message ids of the mails, or of the headers of mails, that lie in it. */
  readonly bijgesloten: readonly string[];
  /** Method of the calendar item in it (RFC 5546): `REQUEST`, `REPLY`, `CANCEL`; null when there is none. */
  readonly afspraak: string | null;
  /** Header values by lower-case name, in order of appearance. */
  readonly koppen: ReadonlyMap<string, readonly string[]>;
}

/** Why a message cannot be shown as a mail, as a stable code without any of its content. */
export type Onleesbaar = 'leeg' | 'te-groot' | 'geen-mail' | 'geen-afzender' | 'inhoud-onleesbaar' | 'ontleden-mislukt';

/** First value of a header, or an empty text. */
export function kop(mail: Pick<ParsedMail, 'koppen'>, naam: string): string {
  return mail.koppen.get(naam)?.[0] ?? '';
}
