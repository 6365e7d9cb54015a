/**
 * What a mail is, so that nothing automatic counts as a person's question or gets an automatic answer (RFC 3834). What
 * machines say of themselves in headers goes first; the subject decides only where programs write no headers. In doubt
 * it is a person's: a list too many is read by somebody, a person too few is not.
 */
import type { SoortBericht } from '../../domain/contact/types.ts';
import {
  answeringHeader,
  autoSubmitted,
  hasNullReturnPath,
  isBounceSender,
  isDaemon,
  isNobody,
  isPostmaster,
  isSecureMail,
  listHeader,
  madeHeader,
  maySendBounces,
  precedence,
} from './machine-marks.ts';
import { kop, type ParsedMail } from './parsed-mail.ts';
import { saysAntwoordVanNotes, saysVanProgramma } from './program-text.ts';
import { saysSpam, spamVerdict } from './spam-verdict.ts';
import {
  saysAangenomen,
  saysAfwezig,
  saysAfwezigMetBewijs,
  saysAutomatisch,
  saysNietBezorgd,
  saysOnbestelbaar,
  saysOntvangen,
} from './subject-patterns.ts';

export interface Classification {
  readonly soort: SoortBericht;
  /** Stable code of what decided it; never holds content. */
  readonly reden: string;
}

type Rule = (mail: ParsedMail) => Classification | undefined;

const BEFORE_LIST: readonly Rule[] = [report, spam, outOfOffice, bounceWithoutForm];
const AFTER_LIST: readonly Rule[] = [automatic, acceptedAppointment];
const PERSON: Classification = { soort: 'persoon', reden: 'geen-kenmerk-van-automatisch' };

export function classifyMail(mail: ParsedMail): Classification {
  return first(mail, [...BEFORE_LIST, list, ...AFTER_LIST]) ?? PERSON;
}

/** Whether a mail that carries the headers of a list was written by a person, as far as all other marks tell. */
export function isPersonThroughList(mail: ParsedMail): boolean {
  const written = mail.van !== null && !isNobody(mail) && !isBounceSender(mail) && !hasNullReturnPath(mail);
  return written && first(mail, BEFORE_LIST) === undefined && autoSubmitted(mail) === '' && !madeHeader(mail);
}

function first(mail: ParsedMail, rules: readonly Rule[]): Classification | undefined {
  for (const rule of rules) {
    const found = rule(mail);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Machine-readable reports, also with an empty or missing status part; not a report that a person passes on. */
function report(mail: ParsedMail): Classification | undefined {
  const type = /^multipart\/report\b.*?\breport-type\s*=\s*"?([a-z-]+)/is.exec(
    kop(mail, 'content-type').slice(0, 500),
  )?.[1];
  if (type === undefined && !isBounceSender(mail) && /^(fwd?|doorst|wg|tr)\s*:/i.test(mail.onderwerp)) return undefined;
  if (mail.rapport?.soort === 'misbruik' || type?.toLowerCase() === 'feedback-report') {
    return { soort: 'misbruikrapport', reden: 'rapport:feedback-report' };
  }
  if (mail.rapport?.soort === 'bezorging' || type?.toLowerCase() === 'delivery-status') {
    return { soort: 'bezorgrapport', reden: 'rapport:delivery-status' };
  }
  return type === undefined ? undefined : { soort: 'automatisch', reden: 'rapport:ander' };
}

function spam(mail: ParsedMail): Classification | undefined {
  const naam = spamVerdict(mail);
  if (naam !== undefined) return { soort: 'spam', reden: `kop:${naam}` };
  return saysSpam(mail.onderwerp) ? { soort: 'spam', reden: 'onderwerp:spam' } : undefined;
}

function outOfOffice(mail: ParsedMail): Classification | undefined {
  if (saysAfwezig(mail.onderwerp, automatic(mail) !== undefined))
    return { soort: 'afwezigheid', reden: 'onderwerp:afwezig' };
  if (saysAfwezigMetBewijs(mail.onderwerp, mail.inReplyTo.length > 0, mail.nieuweTekst))
    return { soort: 'afwezigheid', reden: 'onderwerp:afwezig' };
  if (isBounceSender(mail) || saysOntvangen(mail.onderwerp)) return undefined;
  const answering = answeringHeader(mail);
  if (answering !== undefined) return { soort: 'afwezigheid', reden: `kop:${answering}` };
  if (/^(auto_reply|vacation)$/.test(precedence(mail))) return { soort: 'afwezigheid', reden: 'kop:precedence' };
  if (saysAntwoordVanNotes(mail.nieuweTekst)) return { soort: 'afwezigheid', reden: 'tekst:antwoord-van-notes' };
  const bounce = saysOnbestelbaar(mail.onderwerp, true) || (maySendBounces(mail) && saysNietBezorgd(mail.tekst));
  const replied = autoSubmitted(mail) === 'auto-replied' && !bounce;
  return replied ? { soort: 'afwezigheid', reden: 'kop:auto-submitted' } : undefined;
}

function bounceWithoutForm(mail: ParsedMail): Classification | undefined {
  if (mail.koppen.has('x-failed-recipients')) return { soort: 'bezorgrapport', reden: 'kop:x-failed-recipients' };
  if (isDaemon(mail)) return { soort: 'bezorgrapport', reden: 'afzender:mailer-daemon' };
  const server = maySendBounces(mail);
  if (saysOnbestelbaar(mail.onderwerp, server)) return { soort: 'bezorgrapport', reden: 'onderwerp:onbestelbaar' };
  if (isBounceSender(mail) && hasNullReturnPath(mail)) return { soort: 'bezorgrapport', reden: 'kop:return-path' };
  if (server && saysNietBezorgd(mail.tekst)) return { soort: 'bezorgrapport', reden: 'tekst:niet-bezorgd' };
  return undefined;
}

function list(mail: ParsedMail): Classification | undefined {
  const naam = listHeader(mail);
  return naam === undefined ? undefined : { soort: 'lijst', reden: `kop:${naam}` };
}

function automatic(mail: ParsedMail): Classification | undefined {
  const naam = automaticHeader(mail);
  if (naam !== undefined) return { soort: 'automatisch', reden: `kop:${naam}` };
  if (isPostmaster(mail)) return { soort: 'automatisch', reden: 'afzender:postmaster' };
  if (isNobody(mail)) return { soort: 'automatisch', reden: 'afzender:no-reply' };
  if (saysAutomatisch(mail.onderwerp)) return { soort: 'automatisch', reden: 'onderwerp:automatisch' };
  return saysVanProgramma(mail.onderwerp, mail.nieuweTekst)
    ? { soort: 'automatisch', reden: 'tekst:van-programma' }
    : undefined;
}

function automaticHeader(mail: ParsedMail): string | undefined {
  // Behind a notice of a secure mail service somebody waits, however the service marks it.
  if (isSecureMail(mail)) return undefined;
  if (autoSubmitted(mail) !== '') return 'auto-submitted';
  if (/^(bulk|junk)$/.test(precedence(mail))) return 'precedence';
  if (/\b(all|oof|autoreply)\b/i.test(kop(mail, 'x-auto-response-suppress'))) return 'x-auto-response-suppress';
  return answeringHeader(mail) ?? madeHeader(mail) ?? (hasNullReturnPath(mail) ? 'return-path' : undefined);
}

/** A calendar that accepts asks nothing; who declines, moves or invites must be seen by a person. */
function acceptedAppointment(mail: ParsedMail): Classification | undefined {
  const accepted = mail.afspraak === 'REPLY' && saysAangenomen(mail.onderwerp, mail.nieuweTekst);
  return accepted ? { soort: 'automatisch', reden: 'afspraak:aangenomen' } : undefined;
}
