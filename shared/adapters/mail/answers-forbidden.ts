/**
 * Whether a mail may be acknowledged by a program at all (RFC 3834, 2). Asked besides the class, and stricter: a mail that
 * is held to be a person's in doubt gets no automatic answer in doubt. Who is passed over misses a courtesy; a program that
 * is answered may answer back.
 */
import type { ReadMail } from '../../application/mail-codec.ts';
import {
  answeringHeader,
  hasNullReturnPath,
  isDaemon,
  isNobody,
  isPostmaster,
  listHeader,
  madeHeader,
  precedence,
} from './machine-marks.ts';
import { correspondentOf } from './mail-address.ts';
import { kop, type ParsedMail } from './parsed-mail.ts';
import { saysAfwezig, saysAutomatisch, saysOnbestelbaar } from './subject-patterns.ts';

/** Local parts behind which a program sits, or a list (RFC 2142, RFC 3834). Whole words: `anna.bounce` is somebody's name. */
const PROGRAM =
  /^((auto(mat(ed|ic|isch))?|mail)[-_.]?(mailer|message|confirm|reply|responder|response|bot|bericht)|bounces?|bounces?[-_+].*|.*[-_+]bounces?|(mailer-?|mail-)?daemon|postmaster|listserv|majordomo|mailman|nobody|root|www-data|apache|cron|owner-.*|.*-(owner|request|return)|return[-_+].*|devnull|alerts?|monitoring|notifications?|notificaties?|notify|nieuwsbrief|newsletter|mailing|systeem|system|scan(ner)?|copier|fax)$/i;
/** Under which mail servers write, from whatever address. */
const SERVER = /^"?(mail delivery (sub)?system|mailer[- ]?daemon|mail ?system|postmaster)\b/i;
const BOUNCE_MARK = /^\s*\[bounce\]/i;
const NO_REPLY =
  /(no|not|non|geen|niet|kein[e]?)[-_.]?(reply|replies|answer|antwoord(en)?|beantwoorden|reageren|response|antwort)/i;
/** Where bounces of mailings come back, one address for each mail that was sent. */
const RETURN = /^<?[^@>]*(bounce|no-?reply|verp)[^@>]*@|^<?(return|errors?)[-_+][^@>]*@|@([^@>]+\.)?amazonses\.com>?$/i;

/** Headers of services that send for programs. */
const SERVICE = [
  'feedback-id',
  'x-campaign',
  'x-campaignid',
  'x-campaign-id',
  'x-csa-complaints',
  'x-mailgun-sid',
  'x-sg-eid',
  'x-mandrill-user',
  'x-mc-user',
  'x-sfmc-stack',
  'x-pm-message-id',
  'x-mailjet-campaign',
  'x-ses-outgoing',
  'x-job',
  'x-report-abuse-to',
  'auto-generated',
  'x-auto',
  'x-autoresponse',
  'x-loop',
  'x-facebook',
  'x-linkedin-class',
  'x-github-sender',
  'x-jira-fingerprint',
  'x-rt-originator',
  'x-otrs-loop',
  'x-zendesk-from-account-id',
  'x-topdesk',
];

const MARKS = /^\s*((re|aw|antw|antwoord|sv|fwd?|doorst|wg|auto|automatic)\s*(\[\d{1,3}\])?\s*:\s*)+/i;
const RECEIVED =
  /\b(ontvangstbevestiging|bevestiging van ontvangst|eingangsbestätigung|(wij|we) hebben (uw|je) (bericht|e-?mail|mail|vraag|aanvraag|melding) (goed )?ontvangen|your (message|request|e-?mail|ticket) (has been |was )?received|we (have )?received your|thank you for (contacting|your (message|e-?mail|request))|(ihre (anfrage|nachricht|e-?mail)|(uw|je) (vraag|aanvraag|melding|bericht|e-?mail)) (ist eingegangen|is (goed )?ontvangen))\b|^((hartelijk )?(bedankt|dank) voor (uw|je) (bericht|e-?mail|mail|aanvraag|melding)|vielen dank für ihre (nachricht|anfrage|e-?mail))/i;
/** How systems that number what they receive write it; people write of their zaak or melding. */
const TICKET = /(\[?\b(ticket|case|incident|request)\s*(id|no|nr|number)?\s*[#:.]?\s*[#\d-]{4,}|\[#?\d{5,}\]|##\d+##)/i;

/** What programs say of themselves in the text, in Dutch, English and German. */
const TEXT: readonly RegExp[] = [
  /\b(dit|deze) (is een |e-?mail is |bericht is |mail is )?(volledig )?automatisch(e)? (gegenereerd|verzonden|verstuurd|aangemaakt|bericht|e-?mail|antwoord|reactie)/i,
  /\bautomatisch (gegenereerd|verzonden|verstuurd|aangemaakt)e? (bericht|e-?mail|mail)\b/i,
  /\bniet (op )?(deze|dit)( e-?mail| mail| bericht)? (te )?(beantwoorden|reageren|antwoorden)\b/i,
  /\bniet (te )?(beantwoorden|reageren|antwoorden) op (deze|dit)\b/i,
  /\b(deze|dit) (e-?mail|mail|bericht|mailbox|postbus) (wordt|worden|kan|kunt u) niet (gelezen|beantwoord|beantwoorden|worden beantwoord)/i,
  /\bthis is an? (automated|automatic|automatically generated|auto-?generated|system[- ]generated) /i,
  /\b(was|is|been) (automatically|auto-?) ?(generated|sent|created)\b/i,
  /\b(do not|don't|please do not|cannot) (reply|respond) to this\b/i,
  /\b(unmonitored|not monitored|unattended) (mailbox|inbox|e-?mail|address)\b/i,
  /\b(wij|we) (streven|proberen|reageren|antwoorden|nemen)\b.{0,60}\bbinnen .{1,15} (werk)?dagen\b/i,
  /\b(uw|je) (bericht|e-?mail|mail|vraag) wordt (zo (spoedig|snel) mogelijk|binnen .{1,20} (werk)?dagen) /i,
  /\bwe (will|aim to) (respond|reply|answer|get back to you) (within|as soon as)\b/i,
  /\bwir (melden uns|antworten|bearbeiten ihre anfrage) (schnellstm|so schnell|umgehend|innerhalb)/i,
  /\bdiese (e-?mail|nachricht|mail) (wurde|ist|wird) (automatisch|maschinell)/i,
  /\b(automatisch|maschinell) (erstellte|generierte|erzeugte) (e-?mail|nachricht|mail)\b/i,
  /\b(antworten sie (bitte )?nicht|nicht auf diese (e-?mail|nachricht|mail) (zu )?antworten)\b/i,
  /\bik ben (momenteel |op dit moment |tijdelijk )?(afwezig|niet aanwezig|met (vakantie|verlof)|niet op kantoor|op vakantie)\b/i,
  /\bi('m| am) (currently |presently )?(out of (the )?office|away from (my|the) (desk|office)|on (annual )?leave|on vacation|on holiday)\b/i,
  /\bich bin (derzeit |momentan |zurzeit |bis .{1,30} )?(nicht im b(ü|ue)ro|abwesend|im urlaub|au(ß|ss)er haus)\b/i,
  /\b(click|klik) (here|hier) (to|om) (unsubscribe|u? ?(af te melden|uit te schrijven))|\b(unsubscribe|afmelden voor (deze|onze) nieuwsbrief|uitschrijven voor (deze|onze))\b/i,
];
const LOOKED_AT = 6000;

/** A code of what forbids it; null when nothing does. */
export function answersForbidden(mail: ParsedMail): ReadMail['geenAutomatischAntwoord'] {
  const adressen = [mail.van?.adres, correspondentOf(mail)?.adres].filter((adres) => adres !== undefined);
  if (isDaemon(mail) || isPostmaster(mail) || isNobody(mail) || adressen.some(isProgram)) return 'adres-van-programma';
  if (SERVER.test(mail.van?.naam ?? '')) return 'adres-van-programma';
  if (saysByHeader(mail) || saysBySubject(mail.onderwerp) || mail.rapport !== null || mail.afspraak !== null) {
    return 'kenmerk-van-automatisch';
  }
  if (TEXT.some((pattern) => pattern.test(mail.nieuweTekst.slice(0, LOOKED_AT)))) return 'kenmerk-van-automatisch';
  // The last server before us wrote it on top; who forges one only goes without an acknowledgement.
  return /\bdmarc=fail\b/i.test(kop(mail, 'authentication-results')) ? 'afzender-vervalst' : null;
}

function isProgram(adres: string): boolean {
  const local = adres.slice(0, Math.max(0, adres.lastIndexOf('@')));
  return local === '' || PROGRAM.test(local) || NO_REPLY.test(local);
}

function saysByHeader(mail: ParsedMail): boolean {
  const submitted = kop(mail, 'auto-submitted').trim();
  const path = kop(mail, 'return-path').trim();
  return (
    (submitted !== '' && !/^no\b/i.test(submitted)) ||
    /^(bulk|junk|list|auto_?reply|vacation)$/.test(precedence(mail)) ||
    (kop(mail, 'x-auto-response-suppress').trim() !== '' &&
      !/^none\b/i.test(kop(mail, 'x-auto-response-suppress').trim())) ||
    hasNullReturnPath(mail) ||
    RETURN.test(path) ||
    listHeader(mail) !== undefined ||
    /^multipart\/report\b/i.test(kop(mail, 'content-type')) ||
    [...mail.koppen.keys()].some((naam) => naam.startsWith('list-')) ||
    answeringHeader(mail) !== undefined ||
    madeHeader(mail) !== undefined ||
    SERVICE.some((naam) => mail.koppen.has(naam))
  );
}

/**
 * Also behind the marks of an answer: programs put them before a subject of ours. What people write themselves (of a mail
 * that came back, of the number of their case) counts only where nothing else would tell a program from them.
 */
function saysBySubject(onderwerp: string): boolean {
  const bare = onderwerp.replace(MARKS, '');
  return (
    [onderwerp, bare].some((text) => saysAfwezig(text, true) || saysAutomatisch(text) || RECEIVED.test(text)) ||
    saysOnbestelbaar(onderwerp, false) ||
    BOUNCE_MARK.test(onderwerp) ||
    TICKET.test(onderwerp)
  );
}
