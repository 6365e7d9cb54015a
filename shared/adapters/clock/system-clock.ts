/** The real world: time, ids and waiting. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Clock, Ids, Jitter } from '../../application/ports.ts';
import { instantOf } from '../../domain/tijd/instant.ts';

export const systemClock: Clock = { now: () => instantOf(Date.now()) };

/** Namespace of all ids that are derived from others; never changes. */
const NAMESPACE = Buffer.from('6d1c0f3c5d0b4a1c9a3e2f7b8c4d5e60', 'hex');

function uuidOf(bytes: Buffer): string {
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Parts are joined with a length each, so that ("a", "bc") and ("ab", "c") differ. */
const joined = (parts: readonly string[]): string => parts.map((part) => `${part.length}:${part}`).join('');

export const systemIds: Ids = {
  fresh: () => randomUUID(),
  derived: (...parts) => uuidOf(createHash('sha1').update(NAMESPACE).update(joined(parts)).digest().subarray(0, 16)),
  hash: (...parts) => createHash('sha256').update(joined(parts)).digest('hex'),
  secret: () => randomBytes(24).toString('base64url'),
};

export const randomJitter: Jitter = (maxMs) => new Promise((resolve) => setTimeout(resolve, Math.random() * maxMs));
