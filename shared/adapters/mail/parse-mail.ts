/** Reads a raw message (RFC 5322, MIME) into what a contact needs of it. */
import PostalMime, { type Address, type Email } from 'postal-mime';
import { type Instant, parseInstant } from '../../domain/tijd/instant.ts';
import { readReport } from './delivery-report.ts';
import { htmlToText } from './html-to-text.ts';
import { messageIdsIn } from './message-ids.ts';
import type { Bijlage, MailAdres, Onleesbaar, ParsedMail } from './parsed-mail.ts';
import { newTextOf } from './reply-text.ts';

const MAX_RAW_BYTES = 45 * 1024 * 1024;
const MAX_TEXT = 100_000;
const MAX_HTML = 2_000_000;
const MAX_SUBJECT = 998;
const MAX_ADDRESSES = 200;
const MAX_BIJLAGEN = 200;
const MAX_KOPPEN = 500;
const MAX_KOP = 10_000;

/**
 * Never throws: a message that cannot be shown as a mail, or of which the content would be lost without notice, gives
 * the reason, so that a person can look at the raw message.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail | { readonly onleesbaar: Onleesbaar }> {
  if (raw.length === 0) return { onleesbaar: 'leeg' };
  if (raw.length > MAX_RAW_BYTES) return { onleesbaar: 'te-groot' };
  let email: Email;
  try {
    // Mails that are attached stay attachments: what somebody else wrote is not the text of this sender.
    email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  } catch {
    return { onleesbaar: 'ontleden-mislukt' };
  }
  const mail = readEmail(email);
  const onleesbaar = whyUnreadable(mail, email, raw);
  return onleesbaar === undefined ? mail : { onleesbaar };
}

function readEmail(email: Email): ParsedMail {
  const koppen = koppenOf(email);
  const text = email.text?.trim() ? email.text : htmlToText((email.html ?? '').slice(0, MAX_HTML));
  const cleaned = cleanText(text);
  const tekst = cleaned.slice(0, MAX_TEXT);
  return {
    van: mailboxes(email.from)[0] ?? mailboxes(email.sender)[0] ?? daemonOf(koppen),
    antwoordAan: mailboxes(...(email.replyTo ?? [])),
    aan: mailboxes(...(email.to ?? [])),
    cc: mailboxes(...(email.cc ?? [])),
    onderwerp: oneLine(email.subject ?? '').slice(0, MAX_SUBJECT),
    datumVolgensAfzender: instantOrNull(email.date),
    messageId: messageIdsIn(email.messageId ?? '')[0] ?? null,
    inReplyTo: messageIdsIn(email.inReplyTo ?? ''),
    references: messageIdsIn(referencesOf(email)),
    tekst,
    nieuweTekst: newTextOf(tekst),
    ingekort: cleaned.length > MAX_TEXT || (email.html?.length ?? 0) > MAX_HTML,
    bijlagen: email.attachments.slice(0, MAX_BIJLAGEN).map(bijlageOf),
    rapport: readReport(email.attachments),
    koppen,
  };
}

function whyUnreadable(mail: ParsedMail, email: Email, raw: Uint8Array): Onleesbaar | undefined {
  if (!['from', 'sender', 'to', 'subject', 'date', 'message-id', 'received'].some((name) => mail.koppen.has(name))) {
    return 'geen-mail';
  }
  const type = mail.koppen.get('content-type')?.[0]?.toLowerCase() ?? '';
  if (
    mail.van === null &&
    mail.antwoordAan.length === 0 &&
    mail.rapport === null &&
    !/^multipart\/report\b/.test(type)
  ) {
    return 'geen-afzender';
  }
  const headerBytes = email.headerLines.reduce((sum, { line }) => sum + line.length + 2, 0);
  const hasBody = raw.length > headerBytes + 100;
  const lost = mail.tekst === '' && mail.bijlagen.length === 0 && !email.html;
  return /^multipart\//.test(type) && hasBody && lost ? 'inhoud-onleesbaar' : undefined;
}

/** The end of a very long chain counts: that is where the nearest ones are. */
function referencesOf(email: Email): string {
  const values = email.headers.flatMap(({ key, value }) => (key === 'references' ? [value] : []));
  return values.join(' ').slice(-100_000);
}

function koppenOf(email: Email): ReadonlyMap<string, readonly string[]> {
  const koppen = new Map<string, string[]>();
  for (const { key, value } of email.headers.slice(0, MAX_KOPPEN)) {
    const values = koppen.get(key) ?? [];
    values.push(value.slice(0, MAX_KOP));
    koppen.set(key, values);
  }
  return koppen;
}

/** Groups are opened; what names no address is dropped. */
function mailboxes(...addresses: readonly (Address | undefined)[]): readonly MailAdres[] {
  const found: MailAdres[] = [];
  for (const entry of addresses) {
    for (const { name, address } of entry?.group ?? (entry?.address === undefined ? [] : [entry])) {
      const adres = oneLine(address ?? '');
      if (adres !== '' && found.length < MAX_ADDRESSES) found.push({ naam: oneLine(name), adres });
    }
  }
  return found;
}

/** Some mail servers send their bounces as a bare word instead of an address. */
function daemonOf(koppen: ParsedMail['koppen']): MailAdres | null {
  const word = /^"?(mailer-daemon|postmaster)\b/i.exec(koppen.get('from')?.[0]?.trim() ?? '')?.[1];
  return word === undefined ? null : { naam: '', adres: word };
}

function bijlageOf(part: Email['attachments'][number]): Bijlage {
  return {
    naam: part.filename === null ? null : oneLine(part.filename).slice(0, 255),
    type: part.mimeType.slice(0, 127),
    bytes: typeof part.content === 'string' ? part.content.length : part.content.byteLength,
    inline: part.disposition === 'inline' || part.related === true,
  };
}

function instantOrNull(date: string | undefined): Instant | null {
  return (date === undefined ? undefined : parseInstant(date)) ?? null;
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .normalize('NFC')
    .trim();
}

/** Line ends as `\n`, no other control characters, Unicode composed, no half surrogates. */
function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
    .normalize('NFC')
    .trim();
}
