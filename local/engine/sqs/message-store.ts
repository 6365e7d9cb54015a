import { randomUUID } from 'node:crypto';
import type { EngineContext, QueueCounts, ReceiveOrder } from '../contract.ts';
import type { MessageAttributes } from './message-content.ts';
import type { Queue, QueueStore } from './queue-store.ts';
import { encodeReceipt, type Receipt } from './receipt-handle.ts';

export interface StoredMessage {
  readonly seq: number;
  readonly messageId: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
  readonly sentAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt: number;
  readonly deadLetterSource: string | undefined;
  readonly receiptHandle: string;
}

export interface NewMessage {
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly traceHeader: string | undefined;
  readonly delayMs: number;
}

export type VisibilityChange = 'changed' | 'not-in-flight' | 'gone';

export interface MessageStore {
  /** Returns the new message's id. */
  add(queue: Queue, message: NewMessage): string;
  /** Up to `max` visible messages, now invisible; `moved` names the dead-letter queue that poison went to. */
  take(
    queue: Queue,
    max: number,
    visibilityMs: number,
    order?: ReceiveOrder,
  ): { messages: readonly StoredMessage[]; moved: string | undefined };
  /** Deletes the message when this is its latest receipt; an older receipt does nothing, as SQS documents. */
  remove(receipt: Receipt): void;
  changeVisibility(receipt: Receipt, visibilityMs: number): VisibilityChange;
  counts(queue: Queue): QueueCounts;
  nextVisibleAt(queueName: string): number | undefined;
  purge(queueName: string): void;
  /** Moves visible messages of a dead-letter queue as new messages; see StartMessageMoveTask. */
  redrive(from: Queue, destination: string | undefined): { moved: number; left: number; to: ReadonlySet<string> };
  /** Makes what is in flight of all queues visible now; returns how many there were. */
  releaseAll(): number;
}

interface MessageRow {
  readonly seq: number;
  readonly message_id: string;
  readonly body: string;
  readonly attributes: string;
  readonly trace_header: string | null;
  readonly sent_at: number;
  readonly visible_at: number;
  readonly receive_count: number;
  readonly first_received_at: number | null;
  readonly receipt: string | null;
  readonly dead_letter_source: string | null;
}

/**
 * The messages of all queues in one table. A message is in flight when it has a receipt and is not visible yet, and
 * delayed when it has none and is not visible yet. The callers put several calls in one transaction where needed.
 */
export const createMessageStore = (context: EngineContext, queues: QueueStore): MessageStore => {
  const { db, clock } = context;
  db.exec(`
    CREATE TABLE IF NOT EXISTS sqs_message (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, message_id TEXT NOT NULL, body TEXT NOT NULL,
      attributes TEXT NOT NULL, trace_header TEXT, sent_at INTEGER NOT NULL, visible_at INTEGER NOT NULL,
      receive_count INTEGER NOT NULL DEFAULT 0, first_received_at INTEGER, receipt TEXT, dead_letter_source TEXT
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sqs_message_visible ON sqs_message (queue, visible_at, seq);
    CREATE INDEX IF NOT EXISTS sqs_message_sent ON sqs_message (queue, sent_at);`);
  const insert = db.prepare(
    'INSERT INTO sqs_message (queue, message_id, body, attributes, trace_header, sent_at, visible_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const expire = db.prepare('DELETE FROM sqs_message WHERE queue = ? AND sent_at <= ?');
  const selectVisible = db.prepare(
    'SELECT * FROM sqs_message WHERE queue = ? AND visible_at <= ? ORDER BY visible_at, seq LIMIT ?',
  );
  const selectShuffled = db.prepare(
    'SELECT * FROM sqs_message WHERE queue = ? AND visible_at <= ? ORDER BY random() LIMIT ?',
  );
  const mark = db.prepare(
    `UPDATE sqs_message SET visible_at = ?, receive_count = receive_count + 1,
     first_received_at = coalesce(first_received_at, ?), receipt = ? WHERE seq = ?`,
  );
  const bury = db.prepare(
    'UPDATE sqs_message SET queue = ?, visible_at = ?, receipt = NULL, dead_letter_source = ? WHERE seq = ?',
  );
  const revive = db.prepare(
    `UPDATE sqs_message SET queue = ?, message_id = ?, sent_at = ?, visible_at = ?, receive_count = 0,
     first_received_at = NULL, receipt = NULL, dead_letter_source = NULL WHERE seq = ?`,
  );
  const selectReceipt = db.prepare('SELECT visible_at FROM sqs_message WHERE seq = ? AND queue = ? AND receipt = ?');
  const remove = db.prepare('DELETE FROM sqs_message WHERE seq = ? AND queue = ? AND receipt = ?');
  const setVisible = db.prepare('UPDATE sqs_message SET visible_at = ? WHERE seq = ?');
  const count = db.prepare(
    `SELECT count(*) FILTER (WHERE visible_at <= :now) AS visible,
            count(*) FILTER (WHERE visible_at > :now AND receipt IS NOT NULL) AS inFlight,
            count(*) FILTER (WHERE visible_at > :now AND receipt IS NULL) AS delayed
     FROM sqs_message WHERE queue = :queue`,
  );
  const selectNext = db.prepare('SELECT min(visible_at) AS next FROM sqs_message WHERE queue = ? AND visible_at > ?');
  const releaseAll = db.prepare('UPDATE sqs_message SET visible_at = ?1 WHERE receipt IS NOT NULL AND visible_at > ?1');
  const purge = db.prepare('DELETE FROM sqs_message WHERE queue = ?');

  const sweep = (queue: Queue) => expire.run(queue.name, clock.now() - queue.settings.retentionMs);

  const stored = (queue: Queue, row: MessageRow, now: number, nonce: string): StoredMessage => ({
    seq: row.seq,
    messageId: row.message_id,
    body: row.body,
    attributes: JSON.parse(row.attributes) as MessageAttributes,
    traceHeader: row.trace_header ?? undefined,
    sentAt: row.sent_at,
    receiveCount: row.receive_count + 1,
    firstReceivedAt: row.first_received_at ?? now,
    deadLetterSource: row.dead_letter_source ?? undefined,
    receiptHandle: encodeReceipt({ queue: queue.name, seq: row.seq, nonce }),
  });

  return {
    add: (queue, message) => {
      const messageId = randomUUID();
      const now = clock.now();
      const { body, attributes, traceHeader, delayMs } = message;
      insert.run(queue.name, messageId, body, JSON.stringify(attributes), traceHeader ?? null, now, now + delayMs);
      return messageId;
    },
    take: (queue, max, visibilityMs, order = 'oldest-first') => {
      sweep(queue);
      const now = clock.now();
      const { redrive } = queue.settings;
      const target = redrive === undefined ? undefined : queues.nameOfArn(redrive.deadLetterTargetArn);
      // A dead-letter queue that was deleted after all must not swallow messages: then they stay and are delivered.
      const deadLetter = target === undefined ? undefined : queues.find(target);
      const messages: StoredMessage[] = [];
      const seen = new Set<number>();
      let moved: string | undefined;
      for (;;) {
        const select = order === 'shuffled' ? selectShuffled : selectVisible;
        const rows = select.all(queue.name, now, max) as unknown as MessageRow[];
        // With a time-out of zero a message stays visible: it is handed out once per call all the same.
        const fresh = rows.filter(({ seq }) => !seen.has(seq)).slice(0, max - messages.length);
        if (fresh.length === 0) break;
        let buried = false;
        for (const row of fresh) {
          seen.add(row.seq);
          if (redrive !== undefined && deadLetter !== undefined && row.receive_count >= redrive.maxReceiveCount) {
            bury.run(deadLetter.name, now, queues.arnOf(queue.name), row.seq);
            moved = deadLetter.name;
            buried = true;
            continue;
          }
          const nonce = randomUUID();
          mark.run(now + visibilityMs, now, nonce, row.seq);
          messages.push(stored(queue, row, now, nonce));
        }
        if (!buried || messages.length >= max) break;
      }
      return { messages, moved };
    },
    remove: ({ seq, queue, nonce }) => {
      remove.run(seq, queue, nonce);
    },
    changeVisibility: ({ seq, queue, nonce }, visibilityMs) => {
      const row = selectReceipt.get(seq, queue, nonce);
      if (row === undefined) return 'gone';
      const now = clock.now();
      if (Number(row['visible_at']) <= now) return 'not-in-flight';
      setVisible.run(now + visibilityMs, seq);
      return 'changed';
    },
    counts: (queue) => {
      sweep(queue);
      const row = count.get({ now: clock.now(), queue: queue.name })!;
      return { visible: Number(row['visible']), inFlight: Number(row['inFlight']), delayed: Number(row['delayed']) };
    },
    nextVisibleAt: (queueName) => {
      const next = selectNext.get(queueName, clock.now())!['next'];
      return next === null ? undefined : Number(next);
    },
    purge: (queueName) => {
      purge.run(queueName);
    },
    redrive: (from, destination) => {
      sweep(from);
      const now = clock.now();
      const to = new Set<string>();
      let moved = 0;
      const rows = selectVisible.all(from.name, now, -1) as unknown as MessageRow[];
      for (const row of rows) {
        const source = row.dead_letter_source === null ? undefined : queues.nameOfArn(row.dead_letter_source);
        const target = queues.find(destination ?? source ?? '');
        if (target === undefined) break;
        revive.run(target.name, randomUUID(), now, now, row.seq);
        to.add(target.name);
        moved += 1;
      }
      return { moved, left: rows.length - moved, to };
    },
    releaseAll: () => Number(releaseAll.run(clock.now()).changes),
  };
};
