/** Reading mail as the use cases ask for it, from the parser and classifier of `adapters/mail`. */
import { createHash } from 'node:crypto';
import type { MailReader } from '../../application/mail-codec.ts';
import { answersForbidden } from './answers-forbidden.ts';
import { classifyMail, isPersonThroughList } from './classify-mail.ts';
import { undelivered } from './delivery-report.ts';
import { listAddresses } from './list-address.ts';
import { correspondentOf, normaliseAddress } from './mail-address.ts';
import { threadKeys } from './message-ids.ts';
import { parseMail } from './parse-mail.ts';
import type { Onleesbaar, ParsedMail } from './parsed-mail.ts';

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

export const mailReader: MailReader = {
  async read(ruw) {
    const mail = await parseMail(ruw);
    if ('onleesbaar' in mail) return { onleesbaar: REDENEN[mail.onleesbaar] };
    const correspondent = correspondentOf(mail);
    const { soort } = classifyMail(mail);
    const van = mail.van && { adres: mail.van.adres.toLowerCase(), naam: mail.van.naam === '' ? null : mail.van.naam };
    return {
      messageId: mail.messageId,
      kenmerk: mail.messageId ?? `sha256:${createHash('sha256').update(ruw).digest('hex')}`,
      references: threadKeys(mail),
      wortel: mail.wortel,
      van,
      antwoordAan: correspondent === null ? null : normaliseAddress(correspondent.adres),
      ontvangers: ontvangersOf(mail),
      onderwerp: mail.onderwerp,
      tekst: mail.tekst,
      nieuweTekst: mail.nieuweTekst,
      ingekort: mail.ingekort,
      soortBericht: soort,
      groep: soort === 'lijst' && isPersonThroughList(mail) ? listAddresses(mail) : [],
      onbezorgd: soort === 'bezorgrapport' ? undelivered(mail) : null,
      geenAutomatischAntwoord: answersForbidden(mail),
      bijlagen: mail.bijlagen.map(({ naam, ...bijlage }) => ({
        ...bijlage,
        naam: naam ?? '',
        sha256: createHash('sha256').update(bijlage.inhoud).digest('hex'),
      })),
    };
  },
};
