/** The thread that runs the CDK app, and the one that bundles the functions; see `synthesise.ts`. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { AssemblyTask } from './synthesise.ts';

interface AppModule {
  buildApp(options: { outdir: string; bundle: 'none' | 'esbuild' }): { synth(): unknown };
}

interface BundlerModule {
  bundleLambdas(outdir: string): unknown;
}

const task = workerData as AssemblyTask;
// CDK is large: from the second start on, its compiled code is taken from Node's cache.
enableCompileCache();
// Rules for deploying cost seconds here; `npm run synth` and the tests of the templates apply them.
process.env['CDK_VALIDATION'] = 'false';
try {
  const loaded: unknown = await import(task.module);
  if (task.kind === 'bundle') (loaded as BundlerModule).bundleLambdas(task.outdir);
  else (loaded as AppModule).buildApp({ outdir: task.outdir, bundle: task.bundle }).synth();
  flushCompileCache();
  parentPort!.postMessage({});
} catch (error) {
  parentPort!.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
