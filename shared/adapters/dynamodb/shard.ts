/** Spreads keys over a fixed number of shards: the same key always on the same one, so that a retry meets itself. */
import { createHash } from 'node:crypto';

export function shardOf(key: string, shards: number): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) % shards;
}
