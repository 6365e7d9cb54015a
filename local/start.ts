/**
 * `npm start`: the whole of Voordeur on this machine, without AWS.
 *
 * Nothing else is imported before the version of Node is known to be new enough: an older one would fail on its first
 * missing module (`node:sqlite`) with a message that helps nobody.
 */
const needed = 24;
const found = Number(process.versions.node.split('.')[0]);
if (found < needed) {
  process.stderr.write(
    `Voordeur needs Node ${needed} or newer and found ${process.versions.node}: start it with "npm start" after "npm ci" ` +
      '(which brings its own Node), or install Node 24 from https://nodejs.org.\n',
  );
  process.exit(1);
}
// Handlers run in UTC, as in AWS; worker threads share the zone of the process.
process.env['TZ'] = 'UTC';

const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv.slice(2), process.env);

export {};
