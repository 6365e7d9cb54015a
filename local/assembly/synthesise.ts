/**
 * Makes the cloud assembly, and beside it the code of the functions, each in a thread of its own: both take seconds of a
 * processor, and the memory that CDK takes goes when its thread goes.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartFault } from '../settings.ts';

export interface AppSource {
  /** Module that exports `buildApp({ outdir, bundle })`. */
  readonly app: URL;
  /** Module that exports `bundleLambdas(outdir)`; without it the app bundles its functions itself. */
  readonly bundler: URL | undefined;
}

export type AssemblyTask =
  | {
      readonly kind: 'synthesise';
      readonly module: string;
      readonly outdir: string;
      readonly bundle: 'none' | 'esbuild';
    }
  | { readonly kind: 'bundle'; readonly module: string; readonly outdir: string };

/** Where the bundler puts the code of a function, by its folder in `lambdas/`. */
export const bundledFolder = (outdir: string, name: string): string => join(outdir, 'lambdas', name);

async function run(workerData: AssemblyTask): Promise<void> {
  const worker = new Worker(new URL('./assembly-worker.ts', import.meta.url), { workerData, name: workerData.kind });
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: string) => reject(new StartFault(`The cloud assembly could not be made: ${reason}`));
    worker.once('message', (message: { error?: string }) =>
      message.error === undefined ? resolve() : fail(message.error),
    );
    worker.once('error', (error) => fail(String(error)));
    worker.once('exit', (code) => fail(`its thread ended with code ${code}`));
  });
  await worker.terminate();
}

/** Writes the assembly to `outdir`. Throws StartFault with what went wrong. */
export async function synthesise({ app, bundler }: AppSource, outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const bundle = bundler === undefined ? 'esbuild' : 'none';
  await Promise.all([
    run({ kind: 'synthesise', module: app.href, outdir, bundle }),
    ...(bundler === undefined ? [] : [run({ kind: 'bundle', module: bundler.href, outdir })]),
  ]);
}
