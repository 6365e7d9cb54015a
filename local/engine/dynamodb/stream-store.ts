/** Stream records: written in the transaction of the change, kept for 24 hours of the engine's clock. */
import type { EngineClock, StreamRecord } from '../contract.ts';
import type { Database } from './database.ts';
import { keyOf, type TableDefinition } from './table-definition.ts';
import { type Attributes, equalAttributes } from './values.ts';

export const STREAM_RETENTION_MS = 24 * 3_600_000;
const SEQUENCE_DIGITS = 21;

/** 21 digits, so that their order as text is their order as numbers. */
export const formatSequence = (sequence: number): string => `1${String(sequence).padStart(SEQUENCE_DIGITS - 1, '0')}`;
/** NaN for what is no sequence number of this store. */
export const parseSequence = (text: string): number => (/^1\d{20}$/.test(text) ? Number(text.slice(1)) : Number.NaN);

export interface StreamStore {
  /** Writes a record unless the table has no stream or nothing changed; tells whether it wrote. */
  append(
    table: TableDefinition,
    before: Attributes | undefined,
    after: Attributes | undefined,
    byTtl: boolean,
  ): boolean;
  read(table: TableDefinition, after: number, limit: number): readonly StreamRecord[];
  /** Highest number ever written to the stream that is still kept. */
  newest(table: TableDefinition): number | undefined;
  oldest(table: TableDefinition): number | undefined;
  trim(): void;
}

interface Row {
  readonly sequence: number;
  readonly event: StreamRecord['eventName'];
  readonly created_ms: number;
  readonly by_ttl: number;
  readonly keys: string;
  readonly new_image: string | null;
  readonly old_image: string | null;
}

export function openStreamStore(database: Database, clock: EngineClock): StreamStore {
  const insert = database.prepare(
    'INSERT INTO dynamodb_stream (table_id, created_ms, event, by_ttl, keys, new_image, old_image) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = database.prepare(
    'SELECT * FROM dynamodb_stream WHERE table_id = ? AND sequence > ? AND created_ms > ? ORDER BY sequence LIMIT ?',
  );
  const edge = (end: 'MAX' | 'MIN') =>
    database.prepare(`SELECT ${end}(sequence) AS sequence FROM dynamodb_stream WHERE table_id = ? AND created_ms > ?`);
  const [last, first] = [edge('MAX'), edge('MIN')];
  const trim = database.prepare('DELETE FROM dynamodb_stream WHERE created_ms <= ?');
  const horizon = () => clock.now() - STREAM_RETENTION_MS;
  return {
    append(table, before, after, byTtl) {
      if (table.stream === undefined) return false;
      const subject = after ?? before;
      if (subject === undefined || (before !== undefined && after !== undefined && equalAttributes(before, after))) {
        return false;
      }
      const { view } = table.stream;
      const event = before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY';
      const newImage = view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES' ? after : undefined;
      const oldImage = view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES' ? before : undefined;
      insert.run(
        table.id,
        Math.trunc(clock.now()),
        event,
        byTtl ? 1 : 0,
        JSON.stringify(keyOf(table, subject)),
        newImage === undefined ? null : JSON.stringify(newImage),
        oldImage === undefined ? null : JSON.stringify(oldImage),
      );
      return true;
    },
    read(table, after, limit) {
      return (select.all(table.id, after, horizon(), limit) as unknown as Row[]).map(toRecord);
    },
    newest: (table) => (last.get(table.id, horizon()) as { sequence: number | null }).sequence ?? undefined,
    oldest: (table) => (first.get(table.id, horizon()) as { sequence: number | null }).sequence ?? undefined,
    trim() {
      trim.run(horizon());
    },
  };
}

const toRecord = (row: Row): StreamRecord => ({
  sequenceNumber: formatSequence(row.sequence),
  eventName: row.event,
  approximateCreationMs: row.created_ms,
  keys: JSON.parse(row.keys),
  ...(row.new_image === null ? {} : { newImage: JSON.parse(row.new_image) }),
  ...(row.old_image === null ? {} : { oldImage: JSON.parse(row.old_image) }),
  byTtl: row.by_ttl === 1,
});
