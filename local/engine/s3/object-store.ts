import type { EngineContext } from '../contract.ts';
import type { ObjectChecksum } from './checksums.ts';
import { s3Faults } from './s3-fault.ts';

/** An object without its bytes. */
export interface ObjectHead {
  readonly key: string;
  readonly size: number;
  /** MD5 in hex, without quotes. */
  readonly eTag: string;
  readonly modifiedAt: number;
  readonly checksum: ObjectChecksum;
  /** Headers that are given back as they were stored: content type, encoding, `x-amz-meta-*`, encryption. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface ObjectStore {
  hasBucket(bucket: string): boolean;
  bucketNames(): readonly string[];
  /** Throws InvalidBucketName, BucketAlreadyOwnedByYou. */
  createBucket(bucket: string): void;
  head(bucket: string, key: string): ObjectHead | undefined;
  body(bucket: string, key: string): Uint8Array | undefined;
  put(bucket: string, head: ObjectHead, body: Uint8Array): void;
  remove(bucket: string, key: string): void;
  /** Heads with keys after `after` (exclusive) that begin with `prefix`, in order of the bytes of the key. */
  scan(bucket: string, prefix: string, after: string): Iterable<ObjectHead>;
}

interface HeadRow {
  readonly key: string;
  readonly head: string;
}

/** Buckets and objects in the shared database, each object one row. */
export const createObjectStore = ({ db, clock }: EngineContext): ObjectStore => {
  db.exec(`
    CREATE TABLE IF NOT EXISTS s3_bucket (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS s3_object (
      bucket TEXT NOT NULL, key TEXT NOT NULL, head TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (bucket, key)
    ) STRICT;`);
  const selectBucket = db.prepare('SELECT 1 FROM s3_bucket WHERE name = ?');
  const selectBuckets = db.prepare('SELECT name FROM s3_bucket ORDER BY name');
  const insertBucket = db.prepare('INSERT INTO s3_bucket (name, created_at) VALUES (?, ?)');
  const selectHead = db.prepare('SELECT key, head FROM s3_object WHERE bucket = ? AND key = ?');
  const selectBody = db.prepare('SELECT body FROM s3_object WHERE bucket = ? AND key = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO s3_object (bucket, key, head, body) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM s3_object WHERE bucket = ? AND key = ?');
  const selectPage = db.prepare(
    'SELECT key, head FROM s3_object WHERE bucket = ? AND key > ? AND key >= ? ORDER BY key LIMIT 200',
  );

  const hasBucket = (bucket: string) => selectBucket.get(bucket) !== undefined;
  const headOf = (row: HeadRow): ObjectHead => ({ key: row.key, ...(JSON.parse(row.head) as Omit<ObjectHead, 'key'>) });

  return {
    hasBucket,
    bucketNames: () => selectBuckets.all().map((row) => String(row['name'])),
    createBucket: (bucket) => {
      if (!/^(?!xn--|sthree-)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) || /^[\d.]+$/.test(bucket)) {
        throw s3Faults.invalidBucketName(bucket);
      }
      if (hasBucket(bucket)) throw s3Faults.bucketOwnedByYou(bucket);
      insertBucket.run(bucket, clock.now());
    },
    head: (bucket, key) => {
      const row = selectHead.get(bucket, key) as unknown as HeadRow | undefined;
      return row === undefined ? undefined : headOf(row);
    },
    body: (bucket, key) => selectBody.get(bucket, key)?.['body'] as Uint8Array | undefined,
    put: (bucket, { key, ...head }, body) => {
      upsert.run(bucket, key, JSON.stringify(head), body);
    },
    remove: (bucket, key) => {
      remove.run(bucket, key);
    },
    *scan(bucket, prefix, after) {
      let last = after;
      for (;;) {
        const rows = selectPage.all(bucket, last, prefix) as unknown as HeadRow[];
        for (const row of rows) {
          if (!row.key.startsWith(prefix)) return;
          yield headOf(row);
        }
        const end = rows.at(-1);
        if (end === undefined) return;
        last = end.key;
      }
    },
  };
};
