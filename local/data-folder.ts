/** Where the local run keeps everything: one SQLite database in one folder, held by one process at a time. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartFault } from './settings.ts';

/** Small facts of the runtime itself: clock, checkpoints, keys. */
export interface KeptValues {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
  delete(name: string): void;
  /** Names that begin with `prefix`, with their values. */
  list(prefix: string): readonly (readonly [name: string, value: string])[];
}

export interface DataFolder {
  readonly db: DatabaseSync;
  readonly kept: KeptValues;
  /** A folder for what can be made again (the cloud assembly). */
  readonly workFolder: string;
  /** True when nothing had been kept here before. */
  readonly fresh: boolean;
  close(): void;
}

function openDatabase(path: string, data: string): DatabaseSync {
  const db = new DatabaseSync(path);
  try {
    // The exclusive lock is the operating system's: it ends with the process, also after kill -9.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL');
    // What is committed outlives the process. A power cut may cost the last moments: this is a development machine.
    // The write-ahead log is folded in every 32 MB: at the usual 4 MB a busy hour waits for the disk all the time.
    // What is read and written again within minutes stays in 32 MB of memory.
    db.exec(
      'PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -32000; BEGIN EXCLUSIVE; COMMIT',
    );
  } catch (error) {
    db.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(
      /locked|busy/i.test(reason)
        ? `Another Voordeur uses the data folder ${data}: end that one, or set VOORDEUR_DATA to another folder.`
        : `The data folder ${data} cannot be used (${reason}): set VOORDEUR_DATA to another folder.`,
    );
  }
  return db;
}

function keptValues(db: DatabaseSync): KeptValues {
  db.exec('CREATE TABLE IF NOT EXISTS runtime_kept (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID');
  const get = db.prepare('SELECT value FROM runtime_kept WHERE name = ?');
  const set = db.prepare(
    'INSERT INTO runtime_kept VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare('DELETE FROM runtime_kept WHERE name = ?');
  const list = db.prepare('SELECT name, value FROM runtime_kept WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name');
  return {
    get: (name) => get.get(name)?.['value'] as string | undefined,
    set: (name, value) => {
      set.run(name, value);
    },
    delete: (name) => {
      remove.run(name);
    },
    list: (prefix) => list.all(prefix).map((row) => [String(row['name']), String(row['value'])] as const),
  };
}

/** Opens the data folder (`geheugen` = in memory). Throws StartFault when another run holds it or it cannot be written. */
export function openDataFolder(data: string): DataFolder {
  const inMemory = data === 'geheugen';
  let workFolder: string;
  try {
    if (!inMemory) mkdirSync(resolve(data), { recursive: true });
    workFolder = inMemory ? mkdtempSync(join(tmpdir(), 'voordeur-')) : join(resolve(data), 'assembly');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFault(`The data folder ${data} cannot be made (${reason}): set VOORDEUR_DATA to another folder.`);
  }
  const db = openDatabase(inMemory ? ':memory:' : join(resolve(data), 'voordeur.sqlite'), data);
  const kept = keptValues(db);
  const fresh = kept.get('begun') === undefined;
  kept.set('begun', '1');
  return {
    db,
    kept,
    workFolder,
    fresh,
    close: () => {
      db.close();
      if (inMemory) rmSync(workFolder, { recursive: true, force: true });
    },
  };
}
