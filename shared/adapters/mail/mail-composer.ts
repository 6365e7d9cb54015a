/** Writing mail as the use cases ask for it. Apart from reading: a function that only sends needs no parser. */
import type { MailComposer } from '../../application/mail-codec.ts';
import { composeLetter, composeNotice, composeReply } from './compose-mail.ts';
import type { MailAdres } from './parsed-mail.ts';

/** `Naam <adres>` or a bare address. */
function mailboxOf(text: string): MailAdres {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  return parts ? { naam: parts[1] ?? '', adres: parts[2] ?? '' } : { naam: '', adres: text.trim() };
}

export const mailComposer: MailComposer = {
  composeReply: ({ van, onderwerp, op, ...mail }) =>
    composeReply({ ...mail, van: mailboxOf(van), onderwerp: onderwerp ?? '', datum: op }),
  composeNotice: ({ van, onderwerp, op, ...mail }) =>
    composeNotice({ ...mail, van: mailboxOf(van), onderwerp: onderwerp ?? '', datum: op }),
  composeLetter: ({ van, onderwerp, op, ...mail }) =>
    composeLetter({ ...mail, van: mailboxOf(van), onderwerp: onderwerp ?? '', datum: op }),
};
