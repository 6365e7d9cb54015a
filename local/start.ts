/** What `start.mjs` goes on with once the version of Node is known to be new enough. */
import { enableCompileCache } from 'node:module';

// Handlers run in UTC, as in AWS; worker threads share the zone of the process.
process.env['TZ'] = 'UTC';
// Before anything large is imported.
enableCompileCache();
const { main } = await import('./main.ts');
await main(process.argv.slice(2), process.env);
