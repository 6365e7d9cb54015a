/** Writes the mails that go out: what a person answers, and what the system tells its own people. */

import MailComposer from 'nodemailer/lib/mail-composer';
import { type Fault, InvalidError } from '../../domain/errors.ts';
import { epochMs, type Instant } from '../../domain/tijd/instant.ts';
import { isMailbox } from './mail-address.ts';
import { boundReferences, isMessageId } from './message-ids.ts';
import type { MailAdres } from './parsed-mail.ts';

const MAX_REFERENCES = 20;
const MAX_SUBJECT = 250;
const REPLY_MARKS = /^((re|aw|antw|antwoord|betr|sv)\s*(\[\d{1,3}\])?\s*:\s*)+/i;

export interface Notice {
  readonly van: MailAdres;
  readonly aan: string;
  readonly onderwerp: string;
  readonly tekst: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly datum: Instant;
}

export interface Reply extends Notice {
  /** The message that is answered; null when it had no id. */
  readonly inReplyTo: string | null;
  /** What that message referred to itself, oldest first. */
  readonly references: readonly string[];
}

/**
 * A person's answer, as a complete RFC 5322 message. It carries nothing that marks it as automatic.
 * @throws InvalidError when an address or the message id cannot be used
 */
export async function composeReply(reply: Reply): Promise<Uint8Array> {
  const answered = reply.inReplyTo !== null && isMessageId(reply.inReplyTo) ? [reply.inReplyTo] : [];
  const references = boundReferences([...reply.references, ...answered], MAX_REFERENCES);
  const onderwerp = `Re: ${oneLine(reply.onderwerp).replace(REPLY_MARKS, '')}`.trim();
  return compose(
    { ...reply, onderwerp },
    { inReplyTo: answered.map(bracketed), references: references.map(bracketed) },
  );
}

/** What a notice is about, when it is about a message that came in. */
export interface NoticeThread {
  readonly inReplyTo?: string | null;
  readonly references?: readonly string[];
}

/**
 * A message of the system itself. Marked so that no program answers it: `auto-replied` when it is about a message that
 * came in, else `auto-generated` (RFC 3834).
 * @throws InvalidError when an address or the message id cannot be used
 */
export async function composeNotice(
  notice: Notice & NoticeThread & { readonly bijlagen?: Letter['bijlagen'] },
): Promise<Uint8Array> {
  const { inReplyTo = null, references = [], bijlagen = [] } = notice;
  const about = inReplyTo !== null && isMessageId(inReplyTo) ? [inReplyTo] : [];
  const thread = boundReferences([...references, ...about], MAX_REFERENCES);
  return compose(notice, {
    inReplyTo: about.map(bracketed),
    references: thread.map(bracketed),
    headers: {
      'Auto-Submitted': about.length > 0 ? 'auto-replied' : 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      Precedence: 'bulk',
    },
    bijlagen,
  });
}

export interface Letter extends Notice {
  readonly bijlagen: readonly { readonly naam: string; readonly type: string; readonly bytes: Uint8Array }[];
}

/**
 * A person's message that is no answer, with files.
 * @throws InvalidError when an address or the message id cannot be used
 */
export async function composeLetter(letter: Letter): Promise<Uint8Array> {
  return compose(letter, { bijlagen: letter.bijlagen });
}

async function compose(
  mail: Notice,
  more: {
    inReplyTo?: string[];
    references?: string[];
    headers?: Record<string, string>;
    bijlagen?: Letter['bijlagen'];
  },
): Promise<Uint8Array> {
  const faults: Fault[] = [];
  for (const [veld, adres] of [
    ['van', mail.van.adres],
    ['aan', mail.aan],
  ] as const) {
    if (!isMailbox(adres)) faults.push({ veld, melding: 'Dit is geen bruikbaar mailadres.' });
  }
  if (!isMessageId(mail.messageId)) faults.push({ veld: 'messageId', melding: 'Dit is geen bruikbaar bericht-id.' });
  if (faults.length > 0) throw new InvalidError(faults);
  const { inReplyTo = [], references = [], headers = {}, bijlagen = [] } = more;
  const composer = new MailComposer({
    from: { name: oneLine(mail.van.naam), address: mail.van.adres },
    to: [{ name: '', address: mail.aan }],
    subject: oneLine(mail.onderwerp).slice(0, MAX_SUBJECT).toWellFormed(),
    text: mail.tekst.replace(/\r\n?/g, '\n').toWellFormed(),
    encoding: 'quoted-printable',
    textEncoding: 'quoted-printable',
    messageId: bracketed(mail.messageId),
    date: new Date(epochMs(mail.datum)),
    ...(inReplyTo.length === 0 ? {} : { inReplyTo: inReplyTo[0] as string }),
    ...(references.length === 0 ? {} : { references }),
    headers,
    ...(bijlagen.length === 0
      ? {}
      : {
          attachments: bijlagen.map(({ naam, type, bytes }) => ({
            filename: oneLine(naam),
            contentType: type,
            content: Buffer.from(bytes),
          })),
        }),
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return new Uint8Array(await composer.compile().build());
}

function bracketed(id: string): string {
  return `<${id}>`;
}

/** No line break or other control character reaches a header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
