/** Keys as bytes whose unsigned order (SQLite's order of BLOBs) is the order of DynamoDB. */
import { encodeNumber } from './numbers.ts';
import type { AttributeValue } from './values.ts';

export const EMPTY = new Uint8Array(0);
const HASH_BYTES = 4;

/** UTF-8 of a string, bytes of a binary, order-preserving bytes of a number. */
export function encodeKeyValue(value: AttributeValue): Uint8Array {
  if (value.S !== undefined) {
    return Buffer.from(value.S, 'utf8');
  }
  return value.N !== undefined ? encodeNumber(value.N) : Buffer.from(value.B ?? '', 'base64');
}

/** FNV-1a with a final avalanche, so that keys that differ only at the end still spread over the scan segments. */
function hash(bytes: Uint8Array): number {
  let h = 0x811c9dc5;
  for (const byte of bytes) {
    h = Math.imul(h ^ byte, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A partition key: four bytes of hash before the value, because partitions lie in hash order, not in key order. */
export function encodePartition(value: AttributeValue): Uint8Array {
  const bytes = encodeKeyValue(value);
  const encoded = new Uint8Array(HASH_BYTES + bytes.length);
  new DataView(encoded.buffer).setUint32(0, hash(bytes));
  encoded.set(bytes, HASH_BYTES);
  return encoded;
}

/** First partition of a scan segment; the end of the last segment is undefined (no bound). */
export function segmentStart(segment: number, total: number): Uint8Array | undefined {
  if (segment >= total) {
    return undefined;
  }
  const bytes = new Uint8Array(HASH_BYTES);
  new DataView(bytes.buffer).setUint32(0, Math.floor((segment / total) * 2 ** 32));
  return bytes;
}

/** The smallest bytes above everything that begins with `prefix`; undefined when nothing lies above. */
export function prefixEnd(prefix: Uint8Array): Uint8Array | undefined {
  let length = prefix.length;
  while (length > 0 && prefix[length - 1] === 0xff) {
    length--;
  }
  if (length === 0) {
    return undefined;
  }
  // Not `slice`: of a Buffer that is a view on the same bytes.
  const end = Uint8Array.from(prefix.subarray(0, length));
  end[length - 1] = (end[length - 1] ?? 0) + 1;
  return end;
}
