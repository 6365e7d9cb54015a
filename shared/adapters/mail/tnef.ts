/**
 * The plain text inside a `winmail.dat` (application/ms-tnef, MS-OXTNEF): what Outlook sends when it believes that the
 * receiver has Outlook too. Only the attribute `attBody` is read; a text that lies there as compressed RTF alone is not.
 */
const SIGNATURE = 0x223e9f78;
const ATT_BODY = 0x0002800c;
const ATT_OEM_CODEPAGE = 0x00069007;
const ATT_FILE_NAME = 0x00018010;
const MAX_ATTRIBUTES = 2000;
const MAX_NAMES = 100;

export interface Tnef {
  readonly tekst: string;
  /** Names of the files that lie in it. */
  readonly namen: readonly string[];
}

/** Null when it is no such container; what is cut off gives what could be read before it. */
export function readTnef(bytes: Uint8Array): Tnef | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 6 || view.getUint32(0, true) !== SIGNATURE) return null;
  let codepage = 1252;
  let body: Uint8Array | null = null;
  const namen: string[] = [];
  let at = 6;
  for (let n = 0; n < MAX_ATTRIBUTES && at + 9 <= bytes.length; n += 1) {
    const id = view.getUint32(at + 1, true);
    const length = view.getUint32(at + 5, true);
    const data = bytes.subarray(at + 9, at + 9 + length);
    if (data.length < length) break;
    if (id === ATT_OEM_CODEPAGE && length >= 4)
      codepage = new DataView(data.buffer, data.byteOffset).getUint32(0, true);
    else if (id === ATT_BODY) body ??= data;
    else if (id === ATT_FILE_NAME && namen.length < MAX_NAMES) namen.push(decode(data, codepage));
    at += 9 + length + 2;
  }
  return { tekst: body === null ? '' : decode(body, codepage), namen };
}

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
