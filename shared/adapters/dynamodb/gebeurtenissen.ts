/**
 * How the events of a contact or spoedzaak lie in one attribute: as JSON text while that is short, deflated beyond that.
 * Every change writes all of them, once in the table and once in each list, and each started kilobyte is paid for.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** With so many characters of events an item is still below a kilobyte, and a person can read it as it lies there. */
const LEESBAAR_TOT = 512;

export function packGebeurtenissen(gebeurtenissen: readonly unknown[]): string | Uint8Array {
  const text = JSON.stringify(gebeurtenissen);
  return text.length <= LEESBAAR_TOT ? text : deflateRawSync(text, { level: 9 });
}

/** Throws when it is neither form. */
export function unpackGebeurtenissen<T>(packed: unknown): T[] {
  const text = packed instanceof Uint8Array ? inflateRawSync(packed).toString('utf8') : String(packed);
  return JSON.parse(text) as T[];
}
