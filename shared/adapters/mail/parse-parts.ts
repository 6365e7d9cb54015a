/** The parser, with what it leaves to others: the form of the whole message, and texts in another set than their label. */
import PostalMime, { type Email } from 'postal-mime';
import { realCharset } from './charset-repair.ts';
import { limitRaw } from './limit-raw.ts';
import { repairRaw } from './raw-repair.ts';

/** A part of a message inside the parser; only what is used of it. */
interface Part {
  content: ArrayBuffer | null;
  readonly contentTransferEncoding: { readonly encoding: string };
  readonly contentDisposition: { readonly parsed: { readonly value: string } };
  readonly contentType: { readonly parsed: { readonly value: string; readonly params: Record<string, string> } };
}

/** The step of the parser that hands out the parts. No public option reaches the bytes of a text, so it is stepped into. */
interface Collecting {
  collectNode(part: Part, ...more: readonly unknown[]): Promise<void>;
}

/** Of a longer text not even the beginning of what is beyond is ever shown. */
const MAX_TEXT_BYTES = 2 * 1024 * 1024;

export interface ParsedParts {
  readonly email: Email;
  /** Something of the message was too long to be looked at. */
  readonly ingekort: boolean;
  /** Whether the content of an attachment may lack something. */
  readonly isCut: (content: Email['attachments'][number]['content']) => boolean;
}

/** @throws Error when the message is nested deeper, or its headers are longer, than the parser allows */
export async function parseParts(raw: Uint8Array): Promise<ParsedParts> {
  const limited = limitRaw(repairRaw(raw));
  let ingekort = limited.ingekort;
  // Mails that are attached stay attachments: what somebody else wrote is not the text of this sender.
  const parser = new PostalMime({ forceRfc822Attachments: true });
  const inside = parser as unknown as Collecting;
  const inBase64 = new WeakSet<object>();
  const collect = inside.collectNode;
  inside.collectNode = (part, ...more) => {
    if (isShown(part)) {
      ingekort ||= (part.content?.byteLength ?? 0) > MAX_TEXT_BYTES;
      correctText(part);
    } else if (part.content !== null && part.contentTransferEncoding.encoding === 'base64') inBase64.add(part.content);
    return collect.call(parser, part, ...more);
  };
  const email = await parser.parse(limited.raw);
  const isCut: ParsedParts['isCut'] = (content) =>
    limited.ingekort && (limited.base64Ingekort === true || typeof content === 'string' || !inBase64.has(content));
  return { email, ingekort, isCut };
}

function isShown({ contentType, contentDisposition }: Part): boolean {
  return /^text\/(plain|html)$/.test(contentType.parsed.value) && contentDisposition.parsed.value !== 'attachment';
}

function correctText(part: Part): void {
  if (part.content === null) return;
  if (part.content.byteLength > MAX_TEXT_BYTES) part.content = part.content.slice(0, MAX_TEXT_BYTES);
  const { params } = part.contentType.parsed;
  const real = realCharset(params['charset'] ?? null, new Uint8Array(part.content));
  if (real === undefined) return;
  params['charset'] = real.charset;
  if (real.bytes !== undefined) part.content = real.bytes.buffer;
}
