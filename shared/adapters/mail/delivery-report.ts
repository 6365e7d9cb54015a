/** Machine-readable reports about mail that was sent: bounces (RFC 3464) and complaints (RFC 5965). */
import type { Attachment } from 'postal-mime';
import { messageIdsIn } from './message-ids.ts';
import { type Bezorgrapport, kop, type ParsedMail } from './parsed-mail.ts';

const MAX_PART = 64 * 1024;
const TYPES: ReadonlyMap<string, Bezorgrapport['soort']> = new Map([
  ['message/delivery-status', 'bezorging'],
  ['message/global-delivery-status', 'bezorging'],
  ['message/feedback-report', 'misbruik'],
]);
const ORIGINAL = /^(message\/(rfc822|global|rfc822-headers)|text\/rfc822-headers)$/;

/**
 * What the parts of a report say, or null when the message holds none. A report with an empty status part is still a
 * report. A failure for one of several recipients is a failure.
 */
export function readReport(parts: readonly Attachment[]): Bezorgrapport | null {
  const status = parts.find(({ mimeType }) => TYPES.has(mimeType));
  const soort = TYPES.get(status?.mimeType ?? '');
  if (status === undefined || soort === undefined) return null;
  const text = textOf(status);
  const acties = [...text.matchAll(/^action:\s*([a-z]+)/gim)].map(([, actie]) => (actie ?? '').toLowerCase());
  const original = parts.find(({ mimeType }) => ORIGINAL.test(mimeType));
  return {
    soort,
    actie: acties.find((actie) => actie === 'failed') ?? acties[0] ?? null,
    status: /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? null,
    oorspronkelijk: original === undefined ? null : (idIn(textOf(original)) ?? null),
  };
}

/** Message ids of the mails, or of the headers of mails, that lie in a message. */
export function idsOfAttached(parts: readonly Attachment[]): readonly string[] {
  const originals = parts.filter(({ mimeType }) => ORIGINAL.test(mimeType)).slice(0, MAX_ORIGINALS);
  return originals.flatMap((part) => idIn(textOf(part)) ?? []);
}

/** What a report without a form says when the message is only late. */
const ONLY_LATE =
  /\b(delayed|not yet (been )?delivered|will (be )?(retried|retry|continue to try|keep trying)|still (trying|being retried)|no action is required|(is|wordt) vertraagd|vertraagde bezorging|nog niet (bezorgd|afgeleverd)|opnieuw (geprobeerd|proberen)|verzögert|noch nicht zugestellt)\b/i;
const FINAL = /\b(permanent(ly)?|fatal error|giving up|given up|gave up|no longer|definitief|endgültig)\b/i;
const NOT_A_FAILURE: ReadonlySet<string | null> = new Set(['delayed', 'delivered', 'relayed', 'expanded']);
const MAX_ORIGINALS = 5;
const MAX_CANDIDATES = 10;

/** Whether a bounce says that a mail will not arrive, rather than that it is late or did arrive. */
function isFinal({ rapport, onderwerp, tekst }: ParsedMail): boolean {
  if (rapport?.actie) return !NOT_A_FAILURE.has(rapport.actie);
  const said = `${onderwerp}\n${tekst.slice(0, 3000)}`;
  return FINAL.test(said) || !ONLY_LATE.test(said);
}

/**
 * What a bounce says about a mail that will not arrive: the message ids that it may have had, the surest first, and a
 * code why. The list is empty when the bounce does not tell which mail it was; null when it tells of no failure.
 */
export function undelivered(
  mail: ParsedMail,
): { readonly messageIds: readonly string[]; readonly reden: string } | null {
  if (mail.rapport?.soort === 'misbruik' || !isFinal(mail)) return null;
  const { rapport, tekst } = mail;
  const headers = ['x-original-message-id', 'original-message-id', 'x-failed-message-id'].map((naam) =>
    kop(mail, naam),
  );
  const named = [...tekst.matchAll(/^[>\s]*(?:original[- ])?message[- ]?id\s*[:=]\s*(\S{1,300})/gim)].map(
    ([, id]) => id,
  );
  const quoted = [...tekst.matchAll(/^(?!.*\b(?:references|in-reply-to)\b).*?(<[^<>\s@]{8,200}@[^<>\s]{1,100}>)/gim)];
  const messageIds = [
    rapport?.oorspronkelijk ?? '',
    ...mail.bijgesloten,
    ...headers.flatMap(messageIdsIn),
    ...named.flatMap((id) => messageIdsIn(id ?? '')),
    ...mail.inReplyTo,
    ...quoted.flatMap(([, id]) => messageIdsIn(id ?? '')),
    ...mail.references.slice(-1),
  ];
  const status = rapport?.status ?? /\b5\.\d{1,3}\.\d{1,3}\b/.exec(tekst.slice(0, 5000))?.[0];
  return {
    messageIds: [...new Set(messageIds.filter((id) => id !== '' && id !== mail.messageId))].slice(0, MAX_CANDIDATES),
    reden: `niet-bezorgd${status ? ` (${status})` : ''}`,
  };
}

function idIn(message: string): string | undefined {
  const header = message.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const value = /^message-id:[ \t]*(?:\r?\n[ \t]+)?(.{1,300})$/im.exec(header)?.[1];
  return value === undefined ? undefined : messageIdsIn(value)[0];
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, MAX_PART);
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content);
  return new TextDecoder().decode(bytes.subarray(0, MAX_PART));
}
