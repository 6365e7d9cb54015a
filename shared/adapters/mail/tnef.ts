/**
 * What lies inside a `winmail.dat` (application/ms-tnef, MS-OXTNEF): what Outlook sends when it believes that the receiver
 * has Outlook too. Read are the plain text (`attBody`; a text that lies there as compressed RTF alone is not) and the
 * files. What is cut off gives what could be read before it.
 */
const SIGNATURE = 0x223e9f78;
const ATT_BODY = 0x0002800c;
const ATT_OEM_CODEPAGE = 0x00069007;
/** Begins the next file. */
const ATT_ATTACH_REND_DATA = 0x00069002;
const ATT_ATTACH_TITLE = 0x00018010;
const ATT_ATTACH_DATA = 0x0006800f;
/** Its properties, among them its long name. */
const ATT_ATTACHMENT = 0x00069005;
const PR_ATTACH_LONG_FILENAME = 0x3707;
const PR_ATTACH_MIME_TAG = 0x370e;
const MAX_ATTRIBUTES = 2000;
const MAX_FILES = 100;
const MAX_PROPERTIES = 200;

export interface TnefFile {
  readonly naam: string;
  /** Empty when it does not say. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Tnef {
  readonly tekst: string;
  readonly files: readonly TnefFile[];
  /** Less could be read than it says that it holds. */
  readonly onvolledig: boolean;
}

interface Draft {
  title: string;
  long: string;
  type: string;
  bytes: Uint8Array | null;
}

/** Null when it is no such container. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = viewOf(bytes);
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  let codepage = 1252;
  let body: Uint8Array | null = null;
  const drafts: Draft[] = [];
  let at = 6;
  let n = 0;
  for (; n < MAX_ATTRIBUTES && at + 9 <= bytes.length; n += 1) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    const draft = drafts.at(-1);
    if (id === ATT_OEM_CODEPAGE && length >= 4) codepage = viewOf(data).getUint32(0, true);
    else if (id === ATT_BODY) body ??= data;
    else if (id === ATT_ATTACH_REND_DATA && drafts.length < MAX_FILES) {
      drafts.push({ title: '', long: '', type: '', bytes: null });
    } else if (draft !== undefined) readFilePart(draft, id, data, codepage);
    at += 9 + length + 2;
  }
  const files = drafts.flatMap(({ title, long, type, bytes: content }) =>
    content === null ? [] : [{ naam: long || title, type, bytes: content }],
  );
  const onvolledig = at < bytes.length || files.length < drafts.length;
  return { tekst: body === null ? '' : decode(body, codepage), files, onvolledig };
}

function readFilePart(draft: Draft, id: number, data: Uint8Array, codepage: number): void {
  if (id === ATT_ATTACH_TITLE) draft.title = decode(data, codepage);
  else if (id === ATT_ATTACH_DATA) draft.bytes ??= data;
  else if (id === ATT_ATTACHMENT) {
    for (const [property, text] of textProperties(data, codepage)) {
      if (property === PR_ATTACH_LONG_FILENAME) draft.long = text;
      if (property === PR_ATTACH_MIME_TAG) draft.type = text.toLowerCase();
    }
  }
}

/** Bytes of a property of a fixed size, by its type (MS-OXCDATA). */
const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const STRING8 = 0x1e;
const UNICODE = 0x1f;

/** The texts among the properties; whatever is not understood ends the reading, as nothing tells where the next begins. */
function* textProperties(data: Uint8Array, codepage: number): Generator<readonly [number, string]> {
  const view = viewOf(data);
  const room = (at: number, size: number): boolean => at + size <= data.length;
  if (!room(0, 4)) return;
  const count = Math.min(view.getUint32(0, true), MAX_PROPERTIES);
  let at = 4;
  for (let n = 0; n < count && room(at, 4); n += 1) {
    const type = view.getUint16(at, true);
    const id = view.getUint16(at + 2, true);
    at += 4;
    if (id >= 0x8000) {
      // A named property: 16 bytes of its set, then a number or a name.
      if (!room(at, 24)) return;
      const named = view.getUint32(at + 16, true) === 1;
      at += 20 + 4 + (named ? padded(view.getUint32(at + 20, true)) : 0);
    }
    const fixed = FIXED[type];
    if (fixed !== undefined) {
      at += fixed;
      continue;
    }
    if (![STRING8, UNICODE, 0x0d, 0x102].includes(type) || !room(at, 4)) return;
    const values = view.getUint32(at, true);
    at += 4;
    for (let v = 0; v < values; v += 1) {
      if (!room(at, 4)) return;
      const length = view.getUint32(at, true);
      if (!room(at + 4, length)) return;
      const value = data.subarray(at + 4, at + 4 + length);
      if (type === STRING8) yield [id, decode(value, codepage)];
      if (type === UNICODE) yield [id, new TextDecoder('utf-16le').decode(value).replace(/\0+$/, '')];
      at += 4 + padded(length);
    }
  }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function decode(bytes: Uint8Array, codepage: number): string {
  const label = codepage === 65001 ? 'utf-8' : `windows-${codepage}`;
  let decoder = new TextDecoder('windows-1252');
  try {
    decoder = new TextDecoder(label);
  } catch {
    // A code page that the platform does not know: western is the likeliest.
  }
  return decoder.decode(bytes).replace(/\0+$/, '');
}
