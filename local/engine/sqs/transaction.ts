import type { DatabaseSync } from 'node:sqlite';

/**
 * Runs `work` as one write: all of it is kept or none. Joins a transaction that is open already, so that a service
 * can put a message in while its own write is still uncommitted; arrivals are then announced before that write ends.
 */
export const inTransaction = <T>(db: DatabaseSync, work: () => T): T => {
  if (db.isTransaction) return work();
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (fault) {
    db.exec('ROLLBACK');
    throw fault;
  }
};
