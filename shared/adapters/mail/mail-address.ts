/** Mail addresses: which are usable, and which are the same person's. */
import { domainToASCII } from 'node:url';
import type { MailAdres, ParsedMail } from './parsed-mail.ts';

/** One mailbox and nothing more: no lists, comments, quotes or control characters, so that it is safe in a header. */
const MAILBOX = /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}]{1,255}$/u;

export function isMailbox(adres: string): boolean {
  return MAILBOX.test(adres) && !adres.startsWith('.') && normaliseDomain(adres.slice(adres.indexOf('@') + 1)) !== '';
}

/**
 * The form in which addresses are compared: no surrounding space, Unicode composed, lower case, the domain in ASCII.
 * Nothing cleverer (no dots or +tags removed): two addresses that are not surely one person's stay two.
 */
export function normaliseAddress(adres: string): string {
  const text = adres.trim().normalize('NFC').toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 1) return text;
  const domain = text.slice(at + 1);
  return `${text.slice(0, at)}@${normaliseDomain(domain) || domain}`;
}

export function sameCorrespondent(a: string, b: string): boolean {
  return normaliseAddress(a) === normaliseAddress(b) && normaliseAddress(a) !== '';
}

/**
 * Whoever an answer goes to: the one Reply-To when it names one usable mailbox, else the sender. The same address decides
 * whether a mail belongs to a contact, so that a forged Reply-To cannot draw answers out of somebody else's thread.
 */
export function correspondentOf(mail: Pick<ParsedMail, 'van' | 'antwoordAan'>): MailAdres | null {
  const [reply, ...more] = mail.antwoordAan;
  if (reply !== undefined && more.length === 0 && isMailbox(reply.adres)) return reply;
  return mail.van !== null && isMailbox(mail.van.adres) ? mail.van : null;
}

function normaliseDomain(domain: string): string {
  return domainToASCII(domain.replace(/\.$/, ''));
}
