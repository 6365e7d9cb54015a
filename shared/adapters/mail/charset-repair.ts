/**
 * Which character set a text is really in. Programs name the wrong one, none at all, or one that nobody knows; a body
 * that is valid UTF-8 beyond ASCII is practically never anything else, and what is not UTF-8 is, in mail to Dutch
 * organisations, windows-1252. Labels of other scripts are believed.
 */

/** Labels that say nothing: given to everything by programs that never looked. */
const WESTERN = /^(us-)?ascii$|^(ansi_x3\.4-1968|iso[-_]?8859-?1|latin-?1|l1|windows-?1252|cp-?1252|iso[-_]?8859-?15)$/;
const UTF8 = /^utf-?8$/;
const UTF7 = /^(unicode-1-1-|x-unicode-2-0-)?utf-?7$/;
const UNKNOWN = /^(unknown(-?8bit)?|x-unknown|default(_charset)?|8bit|binary|none|_?iso)$/;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');
/** In UTF-8, what every byte from 0x80 on means in windows-1252. */
const IN_1252 = Array.from({ length: 128 }, (_, i) =>
  new TextEncoder().encode(windows1252.decode(Uint8Array.of(0x80 + i))),
);
const LONGEST_1252 = 3;

export interface RealCharset {
  readonly charset: string;
  /** Present when the bytes themselves had to be rewritten to be in that charset. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

/** Undefined when what the label says holds. `label` is null when there is none. */
export function realCharset(label: string | null, bytes: Uint8Array): RealCharset | undefined {
  const name = (label ?? '').trim().toLowerCase();
  if (UTF7.test(name)) return { charset: 'utf-8', bytes: new TextEncoder().encode(decodeUtf7(asciiOf(bytes))) };
  const says = UTF8.test(name) ? 'utf-8' : WESTERN.test(name) ? 'western' : isUnknown(name) ? 'nothing' : 'other';
  if (says === 'other') return undefined;
  if (!bytes.some((byte) => byte > 0x7f)) {
    const escaped = says !== 'utf-8' && looksIso2022Jp(bytes);
    return escaped ? { charset: 'iso-2022-jp' } : undefined;
  }
  if (isUtf8(bytes)) return says === 'utf-8' ? undefined : { charset: 'utf-8' };
  if (says === 'western') return undefined;
  return { charset: 'utf-8', bytes: mendUtf8(bytes) };
}

/**
 * Bytes as UTF-8: what is valid stays, every other byte is taken as windows-1252. So a footer in another set, put below a
 * good text by a list, spoils neither.
 */
export function mendUtf8(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(bytes.length * LONGEST_1252);
  let to = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      const encoded = IN_1252[(bytes[at] as number) - 0x80] as Uint8Array;
      out.set(encoded, to);
      to += encoded.length;
      at += 1;
    }
    for (let i = 0; i < length; i += 1) {
      out[to] = bytes[at] as number;
      to += 1;
      at += 1;
    }
  }
  return out.slice(0, to);
}

/** How many bytes the valid UTF-8 sequence here takes; 0 when there is none. Overlong forms and surrogates are none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length = first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 ? 4 : 0;
  if (length === 0 || first > 0xf4 || at + length > bytes.length) return 0;
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high ? length : 0;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictUtf8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isUnknown(name: string): boolean {
  return name === '' || UNKNOWN.test(name) || !knows(name);
}

function knows(name: string): boolean {
  // The parser knows some more spellings than the platform (x-, cp, ms); those are of other scripts and stay its own.
  if (/^(x-|cs|cp|ms|ibm|shift|euc|iso-?2022|koi|gb|big|tis|uhc|junet|windows-?)/.test(name)) return true;
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

/** `ESC $ B`, `ESC $ @` or `ESC ( J`: Japanese in seven bits. */
function looksIso2022Jp(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    const [a, b] = [bytes[at + 1], bytes[at + 2]];
    if ((a === 0x24 && (b === 0x42 || b === 0x40)) || (a === 0x28 && b === 0x4a)) return true;
  }
  return false;
}

function asciiOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** RFC 2152: `+` begins modified base64 of UTF-16 up to `-` or anything that is no base64; `+-` is a plus. */
function decodeUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, encoded: string) => {
    if (encoded === '') return whole === '+-' ? '+' : whole;
    const utf16 = Buffer.from(encoded, 'base64');
    return utf16.length < 2 ? whole : new TextDecoder('utf-16be').decode(utf16.subarray(0, utf16.length & ~1));
  });
}
