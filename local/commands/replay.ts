/**
 * `npm run replay -- FILE…` (`-` = standard input): figures of what telephone exchanges and channels told, without a server.
 * One JSON object a line per kanaal, wijkteam and day; the last line tells what was read. What is understood: queue logs of
 * Asterisk and FreeSWITCH, and as JSON (lines, or one array) events of the API, of contacts, and of Amazon Connect.
 */
import { createReadStream } from 'node:fs';
import { replay } from '../replay/replay.ts';

async function* read(files: readonly string[]): AsyncGenerator<string> {
  for (const file of files) {
    const stream = file === '-' ? process.stdin : createReadStream(file);
    stream.setEncoding('utf8');
    for await (const chunk of stream) yield String(chunk);
    // The last line of one file is not the first of the next.
    yield '\n\n';
  }
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('Which file? npm run replay -- FILE… (- for standard input)');
  process.exit(2);
}
try {
  const { rijen, ...totaal } = await replay(read(files));
  for (const rij of rijen) console.log(JSON.stringify(rij));
  console.log(JSON.stringify({ totaal }));
} catch (error) {
  console.error(`The file cannot be read: ${(error as Error).message}`);
  process.exitCode = 1;
}
