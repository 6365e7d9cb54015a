/** What the handlers and the runtime have logged: the newest lines, countable by level. */
import type { EngineClock } from './engine/contract.ts';

export type Niveau = 'debug' | 'info' | 'warn' | 'error';
const LEVELS: readonly Niveau[] = ['debug', 'info', 'warn', 'error'];

export interface LogEntry {
  /** ISO instant of the run's clock. */
  readonly op: string;
  /** Function, or `runtime`. */
  readonly bron: string;
  readonly niveau: Niveau;
  readonly tekst: string;
  /** The fields of a JSON line. */
  readonly velden?: Readonly<Record<string, unknown>>;
}

export interface Logbook {
  /** A line that a function wrote; a JSON line gives level and fields. */
  line(source: string, stream: 'stdout' | 'stderr', text: string): void;
  add(source: string, level: Niveau, text: string, fields?: Readonly<Record<string, unknown>>): void;
  /** Entries of at least `level`, oldest first. */
  list(level?: Niveau): readonly LogEntry[];
  clear(): void;
}

const LIMIT = 5000;

const levelOf = (value: unknown): Niveau | undefined => {
  const name = String(value).toLowerCase();
  if (name === 'fatal' || name === 'critical') return 'error';
  if (name === 'warning') return 'warn';
  return LEVELS.find((level) => level === name);
};

const parseFields = (text: string): Record<string, unknown> | undefined => {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // A line that only looks like JSON is kept as text.
    return undefined;
  }
};

export const isNiveau = (text: string): text is Niveau => LEVELS.some((level) => level === text);

/** A log of at most 5,000 entries (the oldest go first); `echo` sees each entry as it comes. */
export function createLogbook(clock: EngineClock, echo: (entry: LogEntry) => void = () => {}): Logbook {
  const entries: LogEntry[] = [];
  const push = (entry: LogEntry) => {
    entries.push(entry);
    if (entries.length > LIMIT * 1.2) entries.splice(0, entries.length - LIMIT);
    echo(entry);
  };
  const add: Logbook['add'] = (source, level, text, fields) =>
    push({
      op: new Date(clock.now()).toISOString(),
      bron: source,
      niveau: level,
      tekst: text,
      ...(fields === undefined ? {} : { velden: fields }),
    });
  return {
    add,
    line: (source, stream, text) => {
      const fields = parseFields(text);
      const level = levelOf(fields?.['level'] ?? fields?.['niveau']) ?? (stream === 'stderr' ? 'error' : 'info');
      const message = fields?.['message'] ?? fields?.['melding'] ?? fields?.['msg'];
      add(source, level, typeof message === 'string' ? message : text, fields);
    },
    list: (level = 'debug') => entries.filter((entry) => LEVELS.indexOf(entry.niveau) >= LEVELS.indexOf(level)),
    clear: () => {
      entries.length = 0;
    },
  };
}
