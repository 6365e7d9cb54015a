import { randomUUID } from 'node:crypto';
import type { EngineContext } from '../contract.ts';

/** A redrive of a dead-letter queue, in the words of ListMessageMoveTasks. */
export interface MoveTask {
  readonly handle: string;
  readonly sourceArn: string;
  readonly destinationArn: string | undefined;
  readonly status: 'COMPLETED' | 'FAILED';
  readonly moved: number;
  readonly toMove: number;
  readonly perSecond: number | undefined;
  readonly failureReason: string | undefined;
  readonly startedAt: number;
}

export interface MoveTasks {
  /** Keeps the record of a task and returns its handle. */
  record(task: Omit<MoveTask, 'handle'>): string;
  /** Newest first. */
  list(sourceArn: string, max: number): readonly MoveTask[];
  forget(sourceArn: string): void;
}

export const createMoveTasks = ({ db }: EngineContext): MoveTasks => {
  db.exec(`CREATE TABLE IF NOT EXISTS sqs_move_task (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, source_arn TEXT NOT NULL, task TEXT NOT NULL
  ) STRICT`);
  const insert = db.prepare('INSERT INTO sqs_move_task (source_arn, task) VALUES (?, ?)');
  const select = db.prepare('SELECT task FROM sqs_move_task WHERE source_arn = ? ORDER BY seq DESC LIMIT ?');
  const remove = db.prepare('DELETE FROM sqs_move_task WHERE source_arn = ?');
  return {
    record: (task) => {
      const handle = Buffer.from(JSON.stringify({ taskId: randomUUID(), sourceArn: task.sourceArn })).toString(
        'base64',
      );
      insert.run(task.sourceArn, JSON.stringify({ ...task, handle }));
      return handle;
    },
    list: (sourceArn, max) => select.all(sourceArn, max).map((row) => JSON.parse(String(row['task'])) as MoveTask),
    forget: (sourceArn) => {
      remove.run(sourceArn);
    },
  };
};
