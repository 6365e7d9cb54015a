/**
 * `npm run bench`: every benchmark of this folder, one JSON object a line. `npm run bench -- cells` runs one.
 * A figure is a ratio to a reference measured in the same run, because machines differ and are noisy.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchLine } from './line.ts';

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts' && file !== 'line.ts')
  .filter((file) => wanted.length === 0 || wanted.includes(file.slice(0, -'.ts'.length)))
  .sort();

if (files.length === 0) {
  console.error(`no benchmark of that name: ${wanted.join(', ')}`);
  process.exit(1);
}

for (const file of files) {
  const bench = (await import(join(import.meta.dirname, file))) as { run(): Promise<readonly BenchLine[]> };
  for (const line of await bench.run()) {
    const rounded = Object.fromEntries(
      Object.entries(line).map(([key, value]) => [
        key,
        typeof value === 'number' ? Number(value.toPrecision(4)) : value,
      ]),
    );
    console.log(JSON.stringify(rounded));
  }
}
process.exit(0);
