/**
 * One JSON line per thing worth knowing. Lines hold ids, codes and numbers; never content, identity, an address or the
 * message of an error, because messages quote input.
 */
const LEVELS = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const;
export type LogLevel = (typeof LEVELS)[number];

export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Longer texts are cut: a line stays well below 1 KB. */
const MAX_TEXT = 160;

function threshold(): number {
  const level = LEVELS.indexOf((process.env['LOG_LEVEL'] ?? 'INFO') as LogLevel);
  return level === -1 ? 1 : level;
}

function short(value: LogFields[string]): LogFields[string] {
  return typeof value === 'string' && value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
}

/** Writes one line to standard output; `wat` is a fixed text that says what happened. */
export function log(niveau: LogLevel, wat: string, fields: LogFields = {}): void {
  if (LEVELS.indexOf(niveau) < threshold()) return;
  const entries = Object.entries(fields).map(([key, value]) => [key, short(value)] as const);
  process.stdout.write(
    `${JSON.stringify({ niveau, wat, op: new Date().toISOString(), ...Object.fromEntries(entries) })}\n`,
  );
}

/** What may be logged of an error: its kind, its code, and where it came from. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { fout: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const plek = frames.slice(0, 3).map((line) => line.trim().replace(/\(?(?:file:\/\/)?\/\S*\/([^/\s]+)\)?$/, '$1'));
  return { fout: error.name, code, plek: plek.join(' < ') || undefined };
}
