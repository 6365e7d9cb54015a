/**
 * What a mail is, so that nothing automatic counts as a person's question or gets an automatic answer (RFC 3834). What
 * machines say of themselves in headers goes first; the subject decides only where programs write no headers. In doubt
 * it is a person's: a list too many is read by somebody, a person too few is not.
 */
import type { SoortBericht } from '../../domain/contact/types.ts';
import { kop, type ParsedMail } from './parsed-mail.ts';
import { saysAfwezig, saysOnbestelbaar, saysOntvangen } from './subject-patterns.ts';

export interface Classification {
  readonly soort: SoortBericht;
  /** Stable code of what decided it; never holds content. */
  readonly reden: string;
}

const DAEMON = /^(mailer-daemon|mail-daemon|mdaemon|microsoftexchange[0-9a-f]{8,})(@|$)/i;
const POSTMASTER = /^postmaster(@|$)/i;
const NO_REPLY = /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|geen[-_.]?antwoord|niet[-_.]?beantwoorden|noreply[-_.+].*)@/i;

const RULES: readonly ((mail: ParsedMail) => Classification | undefined)[] = [
  report,
  spam,
  outOfOffice,
  bounceWithoutForm,
  list,
  automatic,
];

export function classifyMail(mail: ParsedMail): Classification {
  for (const rule of RULES) {
    const found = rule(mail);
    if (found !== undefined) return found;
  }
  return { soort: 'persoon', reden: 'geen-kenmerk-van-automatisch' };
}

/** Machine-readable reports, also with an empty or missing status part. */
function report(mail: ParsedMail): Classification | undefined {
  const type = /^multipart\/report\b.*?\breport-type\s*=\s*"?([a-z-]+)/is.exec(
    kop(mail, 'content-type').slice(0, 500),
  )?.[1];
  if (mail.rapport?.soort === 'misbruik' || type?.toLowerCase() === 'feedback-report') {
    return { soort: 'misbruikrapport', reden: 'rapport:feedback-report' };
  }
  if (mail.rapport?.soort === 'bezorging' || type?.toLowerCase() === 'delivery-status') {
    return { soort: 'bezorgrapport', reden: 'rapport:delivery-status' };
  }
  return type === undefined ? undefined : { soort: 'automatisch', reden: 'rapport:ander' };
}

/** Verdicts of the filters before us; whoever forges one only hides their own mail. */
function spam(mail: ParsedMail): Classification | undefined {
  if (/^yes\b/i.test(kop(mail, 'x-spam-flag'))) return { soort: 'spam', reden: 'kop:x-spam-flag' };
  if (/^yes\b/i.test(kop(mail, 'x-spam-status'))) return { soort: 'spam', reden: 'kop:x-spam-status' };
  if (/^fail\b/i.test(kop(mail, 'x-ses-spam-verdict'))) return { soort: 'spam', reden: 'kop:x-ses-spam-verdict' };
  if (/^fail\b/i.test(kop(mail, 'x-ses-virus-verdict'))) return { soort: 'spam', reden: 'kop:x-ses-virus-verdict' };
  return undefined;
}

function outOfOffice(mail: ParsedMail): Classification | undefined {
  if (saysAfwezig(mail.onderwerp, automatic(mail) !== undefined))
    return { soort: 'afwezigheid', reden: 'onderwerp:afwezig' };
  if (isBounceSender(mail) || saysOntvangen(mail.onderwerp)) return undefined;
  if (mail.koppen.has('x-autoreply') || mail.koppen.has('x-autorespond')) {
    return { soort: 'afwezigheid', reden: 'kop:x-autoreply' };
  }
  if (/^(auto_reply|auto-reply|vacation)\b/i.test(kop(mail, 'precedence'))) {
    return { soort: 'afwezigheid', reden: 'kop:precedence' };
  }
  const replied = autoSubmitted(mail) === 'auto-replied' && !saysOnbestelbaar(mail.onderwerp);
  return replied ? { soort: 'afwezigheid', reden: 'kop:auto-submitted' } : undefined;
}

function bounceWithoutForm(mail: ParsedMail): Classification | undefined {
  if (mail.koppen.has('x-failed-recipients')) return { soort: 'bezorgrapport', reden: 'kop:x-failed-recipients' };
  if (DAEMON.test(mail.van?.adres ?? '')) return { soort: 'bezorgrapport', reden: 'afzender:mailer-daemon' };
  if (saysOnbestelbaar(mail.onderwerp)) return { soort: 'bezorgrapport', reden: 'onderwerp:onbestelbaar' };
  if (isBounceSender(mail) && hasNullReturnPath(mail)) return { soort: 'bezorgrapport', reden: 'kop:return-path' };
  return undefined;
}

function list(mail: ParsedMail): Classification | undefined {
  for (const naam of ['list-id', 'list-post', 'list-unsubscribe']) {
    if (mail.koppen.has(naam)) return { soort: 'lijst', reden: `kop:${naam}` };
  }
  return /^list\b/i.test(kop(mail, 'precedence')) ? { soort: 'lijst', reden: 'kop:precedence' } : undefined;
}

function automatic(mail: ParsedMail): Classification | undefined {
  const submitted = autoSubmitted(mail);
  if (submitted !== '' && submitted !== 'no') return { soort: 'automatisch', reden: 'kop:auto-submitted' };
  if (/^(bulk|junk)\b/i.test(kop(mail, 'precedence'))) return { soort: 'automatisch', reden: 'kop:precedence' };
  if (/\b(all|oof|autoreply)\b/i.test(kop(mail, 'x-auto-response-suppress'))) {
    return { soort: 'automatisch', reden: 'kop:x-auto-response-suppress' };
  }
  if (hasNullReturnPath(mail)) return { soort: 'automatisch', reden: 'kop:return-path' };
  if (POSTMASTER.test(mail.van?.adres ?? '')) return { soort: 'automatisch', reden: 'afzender:postmaster' };
  // A form on a website sends from a no-reply address, with the person in Reply-To.
  const nobody = NO_REPLY.test(mail.van?.adres ?? '') && mail.antwoordAan.every(({ adres }) => NO_REPLY.test(adres));
  return nobody ? { soort: 'automatisch', reden: 'afzender:no-reply' } : undefined;
}

function autoSubmitted(mail: ParsedMail): string {
  return (/^[a-z-]+/i.exec(kop(mail, 'auto-submitted').trim())?.[0] ?? '').toLowerCase();
}

function isBounceSender(mail: ParsedMail): boolean {
  const adres = mail.van?.adres ?? '';
  return adres === '' || DAEMON.test(adres) || POSTMASTER.test(adres);
}

/** `Return-Path: <>`: who sent it wants no answer of any kind (RFC 5321). */
function hasNullReturnPath(mail: ParsedMail): boolean {
  return /^<\s*>$/.test(kop(mail, 'return-path').trim());
}
