/** The language of mail as the use cases ask for it, from the parser, classifier and composer of `adapters/mail`. */
import type { MailCodec, ReadMail } from '../../application/mail-codec.ts';
import { classifyMail } from './classify-mail.ts';
import { composeNotice, composeReply } from './compose-mail.ts';
import { correspondentOf, normaliseAddress } from './mail-address.ts';
import { threadKeys } from './message-ids.ts';
import { parseMail } from './parse-mail.ts';
import type { MailAdres, Onleesbaar, ParsedMail } from './parsed-mail.ts';

const REDENEN: Readonly<Record<Onleesbaar, string>> = {
  leeg: 'Het bericht is leeg.',
  'te-groot': 'Het bericht is te groot om te tonen.',
  'geen-mail': 'Dit is geen mail.',
  'geen-afzender': 'Er staat geen afzender in de mail.',
  'inhoud-onleesbaar': 'De inhoud van de mail is niet te lezen.',
  'ontleden-mislukt': 'De mail is beschadigd.',
};

/** Headers in which mail servers keep the address that a mail was really delivered to. */
const DELIVERY = ['delivered-to', 'x-original-to', 'envelope-to'];

function ontvangersOf(mail: ParsedMail): string[] {
  const delivered = DELIVERY.flatMap((naam) => mail.koppen.get(naam) ?? []).map((text) =>
    text.replace(/[<>]/g, '').trim(),
  );
  const named = [...mail.aan, ...mail.cc].map(({ adres }) => adres);
  return [...new Set([...delivered, ...named].map((adres) => adres.toLowerCase()).filter((adres) => adres !== ''))];
}

function onbezorgdOf({ rapport }: ParsedMail): ReadMail['onbezorgd'] {
  if (rapport?.soort !== 'bezorging' || rapport.actie !== 'failed' || rapport.oorspronkelijk === null) return null;
  return { messageId: rapport.oorspronkelijk, reden: `niet-bezorgd${rapport.status ? ` (${rapport.status})` : ''}` };
}

/** `Naam <adres>` or a bare address. */
function mailboxOf(text: string): MailAdres {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text);
  return parts ? { naam: parts[1] ?? '', adres: parts[2] ?? '' } : { naam: '', adres: text.trim() };
}

export const mailCodec: MailCodec = {
  async read(ruw) {
    const mail = await parseMail(ruw);
    if ('onleesbaar' in mail) return { onleesbaar: REDENEN[mail.onleesbaar] };
    const correspondent = correspondentOf(mail);
    const van = mail.van && { adres: mail.van.adres.toLowerCase(), naam: mail.van.naam === '' ? null : mail.van.naam };
    return {
      messageId: mail.messageId,
      references: threadKeys(mail),
      van,
      antwoordAan: correspondent === null ? null : normaliseAddress(correspondent.adres),
      ontvangers: ontvangersOf(mail),
      onderwerp: mail.onderwerp,
      tekst: mail.tekst,
      soortBericht: classifyMail(mail).soort,
      onbezorgd: onbezorgdOf(mail),
      bijlagen: mail.bijlagen.map(({ naam, type, bytes }) => ({ naam: naam ?? '', type, bytes })),
    };
  },
  composeReply: ({ van, onderwerp, op, ...mail }) =>
    composeReply({ ...mail, van: mailboxOf(van), onderwerp: onderwerp ?? '', datum: op }),
  composeNotice: ({ van, onderwerp, op, ...mail }) =>
    composeNotice({ ...mail, van: mailboxOf(van), onderwerp: onderwerp ?? '', datum: op }),
};
