import type { EngineContext, OutgoingMessage, OutgoingStore } from '../contract.ts';

/** What left, with the number under which its raw bytes can be asked for. */
export interface OutgoingEntry {
  readonly id: number;
  readonly message: OutgoingMessage;
}

/** The store of what left the system, for the control plane, the mailbox page and the tests. */
export interface DurableOutgoingStore extends OutgoingStore {
  /** Keeps a message, and the bytes that went over the wire when there are any; returns its number. */
  add(message: OutgoingMessage, raw?: Uint8Array): number;
  /** Oldest first, like `list`, with the numbers. */
  entries(soort?: OutgoingMessage['soort']): readonly OutgoingEntry[];
  /** The bytes as they left; undefined when there is no such message or it had none. */
  raw(id: number): Uint8Array | undefined;
}

/** Makes the store in the shared database; what `add` returned for is there after a kill. */
export const createOutgoingStore = ({ db }: Pick<EngineContext, 'db'>): DurableOutgoingStore => {
  db.exec(`CREATE TABLE IF NOT EXISTS outgoing_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT, soort TEXT NOT NULL, message TEXT NOT NULL, raw BLOB
  ) STRICT`);
  const insert = db.prepare('INSERT INTO outgoing_message (soort, message, raw) VALUES (?, ?, ?)');
  const select = db.prepare('SELECT id, message FROM outgoing_message WHERE ?1 IS NULL OR soort = ?1 ORDER BY id');
  const selectRaw = db.prepare('SELECT raw FROM outgoing_message WHERE id = ?');

  const entries = (soort?: OutgoingMessage['soort']): readonly OutgoingEntry[] =>
    select.all(soort ?? null).map((row) => ({
      id: Number(row['id']),
      message: JSON.parse(String(row['message'])) as OutgoingMessage,
    }));

  return {
    add: (message, raw) => Number(insert.run(message.soort, JSON.stringify(message), raw ?? null).lastInsertRowid),
    list: (soort) => entries(soort).map(({ message }) => message),
    entries,
    raw: (id) => {
      const raw = selectRaw.get(id)?.['raw'];
      return raw instanceof Uint8Array ? raw : undefined;
    },
  };
};
