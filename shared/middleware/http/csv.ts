/** Rows as a file that a Dutch spreadsheet opens: byte-order mark, semicolons, comma decimals, one line per row. */

/** Whether the client rather has CSV than JSON. */
export function wantsCsv(accept: string): boolean {
  const weight = (type: string): number => {
    const range = accept.split(',').find((part) => part.split(';')[0]?.trim() === type);
    if (range === undefined) return 0;
    const q = /;\s*q=([01](?:\.\d{1,3})?)/.exec(range);
    return q ? Number(q[1]) : 1;
  };
  const text = weight('text/csv');
  return text > 0 && text >= weight('application/json');
}

type Cells = Map<string, unknown>;

/** Nested fields get the name of their parent before them: `wachttijd.p50`. A file may have tens of thousands of rows. */
function flat(row: unknown, prefix = '', cells: Cells = new Map()): Cells {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return cells.set(prefix, row);
  for (const key of Object.keys(row))
    flat((row as Record<string, unknown>)[key], prefix === '' ? key : `${prefix}.${key}`, cells);
  return cells;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  // A leading sign of calculation would be run by a spreadsheet as a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The columns are those of all rows together, in the order in which they first appear. A row without figures keeps its place. */
export function csv(rows: readonly unknown[]): string {
  const flattened = rows.map((row) => flat(row));
  const columns = [...new Set(flattened.flatMap((row) => [...row.keys()]))].filter(
    (column, _, all) => !all.some((other) => other.startsWith(`${column}.`)),
  );
  const lines = [columns, ...flattened.map((row) => columns.map((column) => row.get(column)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(';')).join('\r\n')}\r\n`;
}
