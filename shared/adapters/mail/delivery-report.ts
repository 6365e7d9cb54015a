/** Machine-readable reports about mail that was sent: bounces (RFC 3464) and complaints (RFC 5965). */
import type { Attachment } from 'postal-mime';
import { messageIdsIn } from './message-ids.ts';
import type { Bezorgrapport } from './parsed-mail.ts';

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
