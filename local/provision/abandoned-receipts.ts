/** Messages that the last run had received when it ended. */
import type { DatabaseSync } from 'node:sqlite';

/**
 * Makes every message that is in flight visible at once: the pollers that held the receipts died with their process, so
 * waiting for the visibility time-out would only hold work up (with a virtual clock that stands still, for ever).
 * Returns how many there were. To be called before anything receives.
 */
export function releaseAbandoned(db: DatabaseSync, nowMs: number): number {
  const released = db
    .prepare('UPDATE sqs_message SET visible_at = ?1 WHERE receipt IS NOT NULL AND visible_at > ?1')
    .run(nowMs);
  return Number(released.changes);
}
