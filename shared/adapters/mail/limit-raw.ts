/**
 * Shortens what of a very large message is parsed, so that no message takes more memory and time than a function has.
 * The parser costs a few kilobytes for every line that it does not decode from base64; more of such lines than anybody
 * is ever shown are left out. Attachments in base64 stay whole. The kept raw message has everything.
 */
const MAX_LINES = 50_000;
const MAX_BYTES = 8 * 1024 * 1024;
const MAX_BASE64_LINES = 800_000;
const MAX_BASE64_PARTS = 2000;
const MAX_HEAD = 16 * 1024;
const LF = 0x0a;

const BASE64 = /^content-transfer-encoding:\s*"?base64\b/im;
const WHOLE_MAIL = /^content-type:\s*"?message\/(rfc822|global)\b/im;

export interface LimitedRaw {
  readonly raw: Uint8Array;
  /** True when something was left out. */
  readonly ingekort: boolean;
  /** True when that may be a part of an attachment in base64, which otherwise stay whole. */
  readonly base64Ingekort?: true;
}

/** A message, or what lies from one line that begins with `--` to the next. */
interface Stretch {
  readonly bytes: Buffer;
  /** The line that it begins with, without white space at its end. */
  readonly mark: string;
  readonly head: string;
}

export function limitRaw(raw: Uint8Array): LimitedRaw {
  if (raw.length <= MAX_LINES) return { raw, ingekort: false };
  const kept: Buffer[] = [];
  let [lines, bytes, base64Lines, base64Parts] = [0, 0, 0, 0];
  let [ingekort, base64Ingekort] = [false, false];
  /** Within a mail that was sent along, until this mark comes again, nothing is decoded. */
  let until: string | null = null;
  for (const stretch of stretchesOf(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))) {
    if (until !== null && until !== '' && stretch.mark.startsWith(until)) until = null;
    const decoded = until === null && BASE64.test(stretch.head) && !WHOLE_MAIL.test(stretch.head);
    if (until === null && WHOLE_MAIL.test(stretch.head)) until = stretch.mark;
    const room = decoded
      ? { lines: base64Parts < MAX_BASE64_PARTS ? MAX_BASE64_LINES - base64Lines : 0, bytes: stretch.bytes.length }
      : { lines: MAX_LINES - lines, bytes: MAX_BYTES - bytes };
    const part = firstLines(stretch.bytes, room.lines, room.bytes);
    if (decoded) {
      base64Lines += part.lines;
      base64Parts += 1;
    } else {
      lines += part.lines;
      bytes += part.bytes.length;
    }
    if (part.bytes.length < stretch.bytes.length) {
      ingekort = true;
      base64Ingekort ||= decoded;
    }
    if (part.bytes.length > 0) kept.push(part.bytes);
  }
  return ingekort
    ? { raw: Buffer.concat(kept), ingekort, ...(base64Ingekort && { base64Ingekort }) }
    : { raw, ingekort };
}

function* stretchesOf(raw: Buffer): Generator<Stretch> {
  let from = 0;
  while (from < raw.length) {
    const next = raw.indexOf('\n--', from);
    const to = next < 0 ? raw.length : next + 1;
    const bytes = raw.subarray(from, to);
    const head = bytes.toString('latin1', 0, MAX_HEAD).split(/\r?\n\r?\n/, 1)[0] ?? '';
    const mark = head.startsWith('--') ? (head.split('\n', 1)[0] ?? '').trimEnd() : '';
    yield { bytes, mark, head };
    from = to;
  }
}

/** As much of it as there is room for, cut between lines where it has any. */
function firstLines(bytes: Buffer, maxLines: number, maxBytes: number): { bytes: Buffer; lines: number } {
  if (maxLines <= 0 || maxBytes <= 0) return { bytes: bytes.subarray(0, 0), lines: 0 };
  let lines = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    lines += 1;
    if (at >= maxBytes) break;
    if (lines === maxLines) return { bytes: bytes.subarray(0, Math.min(at + 1, maxBytes)), lines };
  }
  return { bytes: bytes.subarray(0, maxBytes), lines: lines + 1 };
}
