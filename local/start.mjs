/*
 * `npm start`: the whole of Voordeur on this machine, without AWS.
 *
 * Plain JavaScript that any Node of the last years can read, and that imports nothing before the version is known to be
 * new enough: an older one would fail on the first `.ts` file or on `node:sqlite`, with a message that helps nobody.
 */
import { versionFault } from './node-version.mjs';

const fault = versionFault(process.versions.node);
if (fault === undefined) import('./start.ts');
else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
