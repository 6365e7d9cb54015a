/** SQL tables of the store, prepared statements by text, and transactions. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

const SCHEMA = `
CREATE TABLE IF NOT EXISTS dynamodb_tables (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS dynamodb_index_ids (id INTEGER PRIMARY KEY AUTOINCREMENT);
CREATE TABLE IF NOT EXISTS dynamodb_items (
  table_id INTEGER NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL, item TEXT NOT NULL, size INTEGER NOT NULL,
  expires_at REAL, PRIMARY KEY (table_id, pk, sk)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS dynamodb_items_expiry ON dynamodb_items (table_id, expires_at) WHERE expires_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS dynamodb_entries (
  index_id INTEGER NOT NULL, ipk BLOB NOT NULL, isk BLOB NOT NULL, pk BLOB NOT NULL, sk BLOB NOT NULL,
  PRIMARY KEY (index_id, ipk, isk, pk, sk)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dynamodb_stream (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, table_id INTEGER NOT NULL, created_ms INTEGER NOT NULL,
  event TEXT NOT NULL, by_ttl INTEGER NOT NULL, keys TEXT NOT NULL, new_image TEXT, old_image TEXT
);
CREATE INDEX IF NOT EXISTS dynamodb_stream_table ON dynamodb_stream (table_id, sequence);
CREATE INDEX IF NOT EXISTS dynamodb_stream_age ON dynamodb_stream (created_ms);
CREATE TABLE IF NOT EXISTS dynamodb_tokens (
  token TEXT PRIMARY KEY, request BLOB NOT NULL, capacity TEXT NOT NULL, created_ms INTEGER NOT NULL
) WITHOUT ROWID;
`;

export interface Database {
  prepare(sql: string): StatementSync;
  /** Runs `work` in one write transaction; a thrown error undoes everything and is thrown on. */
  write<T>(work: () => T): T;
}

export function openDatabase(db: DatabaseSync): Database {
  db.exec(SCHEMA);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = db.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
  return {
    prepare,
    write(work) {
      prepare('BEGIN IMMEDIATE').run();
      try {
        const result = work();
        prepare('COMMIT').run();
        return result;
      } catch (error) {
        // A failed COMMIT may have undone the transaction already.
        if (db.isTransaction) prepare('ROLLBACK').run();
        throw error;
      }
    },
  };
}
