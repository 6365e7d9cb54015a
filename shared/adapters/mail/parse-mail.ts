/** Reads a raw message (RFC 5322, MIME) into what a contact needs of it. */
import type { Address, Email } from 'postal-mime';
import { type Instant, parseInstant } from '../../domain/tijd/instant.ts';
import { idsOfAttached, readReport } from './delivery-report.ts';
import { forwardedTexts } from './forwarded-text.ts';
import { htmlToText } from './html-to-text.ts';
import { messageIdsIn, threadRoot } from './message-ids.ts';
import { type ParsedParts, parseParts } from './parse-parts.ts';
import type { Bijlage, MailAdres, Onleesbaar, ParsedMail } from './parsed-mail.ts';
import { isTnef, readBijlagen } from './read-bijlagen.ts';
import { newTextOf } from './reply-text.ts';
import { saysOnbestelbaar } from './subject-patterns.ts';
import { readTnef } from './tnef.ts';

const MAX_RAW_BYTES = 45 * 1024 * 1024;
/** Of a larger message this much is looked at: its headers, its text, and what was attached first. */
const BEGIN_BYTES = 8 * 1024 * 1024;
const MAX_TEXT = 100_000;
const MAX_HTML = 2_000_000;
const MAX_SUBJECT = 998;
const MAX_ADDRESSES = 200;
const MAX_KOPPEN = 500;
const MAX_KOP = 10_000;
const MAX_PER_KOP = 50;
/** Kept however many other headers stand before them. */
const NEEDED: ReadonlySet<string> = new Set(
  'from sender to subject date message-id received content-type return-path auto-submitted precedence list-id'.split(
    ' ',
  ),
);

/**
 * Never throws: a message that cannot be shown as a mail, or of which the content would be lost without notice, gives
 * the reason, so that a person can look at the raw message.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail | { readonly onleesbaar: Onleesbaar }> {
  if (raw.length === 0) return { onleesbaar: 'leeg' };
  const whole = raw.length <= MAX_RAW_BYTES;
  let parts: ParsedParts;
  try {
    parts = await parseParts(whole ? raw : raw.subarray(0, BEGIN_BYTES));
  } catch {
    return { onleesbaar: 'ontleden-mislukt' };
  }
  const { email } = parts;
  const rapport = readReport(email.attachments);
  const doorgestuurd = rapport === null && !isReport(email) ? await forwardedTexts(email.attachments, textOf) : [];
  const bijlagen = readBijlagen(email, (content) => !whole || parts.isCut(content));
  const read = readEmail(email, bijlagen, rapport, doorgestuurd);
  const mail = { ...read, ingekort: read.ingekort || parts.ingekort || !whole };
  const onleesbaar = whyUnreadable(mail, email, raw);
  if (onleesbaar === undefined) return mail;
  return { onleesbaar: whole ? onleesbaar : 'te-groot' };
}

/** The text part; without one what the HTML says, else what lies in a `winmail.dat`. */
function textOf(email: Email): string {
  if (email.text?.trim()) return email.text;
  const fromHtml = htmlToText((email.html ?? '').slice(0, MAX_HTML));
  if (fromHtml !== '') return fromHtml;
  for (const { mimeType, content } of email.attachments) {
    if (!isTnef(mimeType) || typeof content === 'string') continue;
    const tekst = readTnef(new Uint8Array(content))?.tekst ?? '';
    if (tekst.trim() !== '') return tekst;
  }
  return '';
}

function isReport({ headers }: Email): boolean {
  return headers.some(({ key, value }) => key === 'content-type' && /^multipart\/report\b/i.test(value));
}

function readEmail(
  email: Email,
  bijlagen: readonly Bijlage[],
  rapport: ParsedMail['rapport'],
  doorgestuurd: readonly string[],
): ParsedMail {
  const koppen = koppenOf(email);
  const own = cleanText(textOf(email));
  const cleaned = joinTexts(own, doorgestuurd);
  const tekst = cleaned.slice(0, MAX_TEXT);
  const messageId = messageIdsIn(email.messageId ?? '')[0] ?? null;
  return {
    van: mailboxes(email.from)[0] ?? mailboxes(email.sender)[0] ?? daemonOf(koppen),
    antwoordAan: mailboxes(...(email.replyTo ?? [])),
    aan: mailboxes(...(email.to ?? [])),
    cc: mailboxes(...(email.cc ?? [])),
    onderwerp: oneLine(email.subject ?? '').slice(0, MAX_SUBJECT),
    datumVolgensAfzender: instantOrNull(email.date),
    messageId,
    wortel: threadRoot({ references: referencesOf(email, 'first'), inReplyTo: email.inReplyTo ?? '', messageId }),
    inReplyTo: messageIdsIn(email.inReplyTo ?? ''),
    references: messageIdsIn(referencesOf(email, 'last')),
    tekst,
    nieuweTekst: joinTexts(newTextOf(own.slice(0, MAX_TEXT)), doorgestuurd).slice(0, MAX_TEXT),
    ingekort: cleaned.length > MAX_TEXT || (email.html?.length ?? 0) > MAX_HTML,
    bijlagen,
    rapport,
    bijgesloten: idsOfAttached(email.attachments),
    afspraak: email.attachments.find(({ method }) => method !== undefined)?.method ?? null,
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

/** Of a very long chain the end counts for the nearest ones, and the beginning for where it began. */
function referencesOf(email: Email, end: 'first' | 'last'): string {
  const values = email.headers.flatMap(({ key, value }) => (key === 'references' ? [value] : []));
  return end === 'last' ? values.join(' ').slice(-100_000) : values.join(' ').slice(0, 5000);
}

function koppenOf(email: Email): ReadonlyMap<string, readonly string[]> {
  const koppen = new Map<string, string[]>();
  for (const { key, value } of email.headers) {
    const values = koppen.get(key) ?? [];
    const room = koppen.has(key) || koppen.size < MAX_KOPPEN || NEEDED.has(key);
    if (!room || values.length >= MAX_PER_KOP) continue;
    koppen.set(key, [...values, value.slice(0, MAX_KOP)]);
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
  const from = koppen.get('from')?.[0]?.trim() ?? '';
  const word = /^"?(mailer-daemon|postmaster)\b/i.exec(from)?.[1];
  if (word !== undefined) return { naam: '', adres: word };
  // An empty address is what servers have; of a person it is a fault of their program.
  const marked =
    /^<\s*>$/.test(koppen.get('return-path')?.[0]?.trim() ?? '') ||
    /^auto-/i.test(koppen.get('auto-submitted')?.[0]?.trim() ?? '') ||
    saysOnbestelbaar(koppen.get('subject')?.[0] ?? '', true);
  return marked && /(^|\s)<\s*>$/.test(from) ? { naam: '', adres: 'mailer-daemon' } : null;
}

function joinTexts(own: string, doorgestuurd: readonly string[]): string {
  return [own, ...doorgestuurd.map(cleanText)].filter((text) => text !== '').join('\n\n');
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
