/**
 * Sizes as AWS counts them ("Item sizes and formats" in the DynamoDB developer guide): the UTF-8 length of names and
 * strings, raw bytes of binary, packed digits of numbers, three bytes per document plus one per member.
 */
import { numberSize } from './numbers.ts';
import type { Attributes, AttributeValue } from './values.ts';

export const MAX_ITEM_SIZE = 400 * 1024;

const utf8 = (text: string): number => Buffer.byteLength(text);
const base64 = (text: string): number => (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
const sum = <T>(members: readonly T[], size: (member: T) => number): number =>
  members.reduce((total, member) => total + size(member), 0);

/** Bytes of one value without its name. */
export function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return base64(value.B);
  if (value.SS !== undefined) return sum(value.SS, utf8);
  if (value.NS !== undefined) return sum(value.NS, numberSize);
  if (value.BS !== undefined) return sum(value.BS, base64);
  if (value.L !== undefined) return 3 + sum(value.L, (member) => 1 + valueSize(member));
  if (value.M !== undefined) {
    const map = value.M;
    return 3 + sum(Object.keys(map), (name) => 1 + utf8(name) + valueSize(map[name] as AttributeValue));
  }
  return 1;
}

/** Bytes of a whole item, names included. */
export function itemSize(item: Attributes): number {
  let total = 0;
  for (const name in item) {
    total += utf8(name) + valueSize(item[name] as AttributeValue);
  }
  return total;
}
