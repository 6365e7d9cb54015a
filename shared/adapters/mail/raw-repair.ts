/**
 * Puts right what programs get wrong about the form of a whole message, before it is parsed: the parser does as the
 * standards say, and drops what does not. The kept raw message is never changed, only what is read of it.
 */
import { mendUtf8 } from './charset-repair.ts';

const LF = 0x0a;
const CR = 0x0d;
/** A header block longer than this is not looked into any further. */
const MAX_HEAD = 4 * 1024 * 1024;
/** Within so many bytes of the body a boundary must show itself. */
const MAX_SEARCH = 1024 * 1024;

/** The same bytes when there is nothing to put right. */
export function repairRaw(raw: Uint8Array): Uint8Array {
  const lines = withLineFeeds(withoutLead(raw));
  const end = headEnd(lines);
  const head = lines.subarray(0, end);
  const mended = head.some((byte) => byte > 0x7f) ? mendUtf8(head) : head;
  const text = Buffer.from(mended.buffer, mended.byteOffset, mended.byteLength).toString('latin1');
  const better = withFoundBoundary(text, lines.subarray(end));
  if (better !== undefined) return Buffer.concat([Buffer.from(better, 'latin1'), lines.subarray(end)]);
  return mended === head ? lines : Buffer.concat([mended, lines.subarray(end)]);
}

/** Without a byte-order mark, blank lines and the `From ` line of a mailbox file before the first header. */
function withoutLead(raw: Uint8Array): Uint8Array {
  let at = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0;
  while (raw[at] === LF || raw[at] === CR) at += 1;
  if (
    Buffer.from(raw.subarray(at, at + 6))
      .toString('latin1')
      .replace(/^>/, '')
      .startsWith('From ')
  ) {
    const line = raw.indexOf(LF, at);
    if (line > 0) at = line + 1;
  }
  return at === 0 ? raw : raw.subarray(at);
}

/** A message of which the lines end in a bare CR gets line feeds; a CR within a line of another message stays. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  if (raw.includes(LF) || !raw.includes(CR)) return raw;
  return raw.map((byte) => (byte === CR ? LF : byte));
}

function headEnd(raw: Uint8Array): number {
  for (let at = raw.indexOf(LF); at >= 0 && at < MAX_HEAD; at = raw.indexOf(LF, at + 1)) {
    const next = raw[at + 1] === CR ? at + 2 : at + 1;
    if (raw[next] === LF) return next + 1;
  }
  return Math.min(raw.length, MAX_HEAD);
}

/**
 * The header block with the boundary that the body really uses, when it names none or another. The first line of the
 * body that looks like one, and is followed by a header of a part, is it.
 */
function withFoundBoundary(head: string, body: Uint8Array): string | undefined {
  const field = /^content-type:[ \t]*(multipart\/[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im.exec(head);
  const value = field?.[1];
  if (field === null || value === undefined) return undefined;
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, MAX_SEARCH)).toString('latin1');
  const named = /\bboundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(value);
  const boundary = named?.[1] ?? named?.[2];
  if (boundary !== undefined && `\n${start}`.includes(`\n--${boundary.trimEnd()}`)) return undefined;
  const found = /(?:^|\n)--([^\s"\\][^\r\n"\\]{0,199}?)[ \t]*\r?\n(?:content-[a-z-]+|mime-version):/i.exec(start)?.[1];
  if (found === undefined) return undefined;
  const type = /^multipart\/[a-z0-9.+-]+/i.exec(value)?.[0] ?? 'multipart/mixed';
  const report = /\breport-type\s*=\s*"?([a-z-]+)/i.exec(value)?.[1];
  const mended = `${type};${report === undefined ? '' : ` report-type=${report};`} boundary="${found}"`;
  const at = field.index + field[0].length - value.length;
  return head.slice(0, at) + mended + head.slice(at + value.length);
}
