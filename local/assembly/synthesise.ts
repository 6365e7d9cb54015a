/**
 * Makes the cloud assembly, and beside it the code of the functions, each in a thread of its own: both take seconds of a
 * processor, and the memory that CDK takes goes when its thread goes.
 */
import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { StartFault } from '../settings.ts';
import { type AssemblyUse, useAssembly } from './assembly-cache.ts';
import { fingerprintOf, PROJECT } from './fingerprint.ts';

export interface AppSource {
  /** Module that exports `buildApp({ outdir, bundle })`. */
  readonly app: URL;
  /** Module that exports `bundleLambdas(outdir)`; without it the app bundles its functions itself. */
  readonly bundler: URL | undefined;
  /** Where assemblies are kept for a next start; undefined: always made anew. */
  readonly cache: string | undefined;
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
export async function synthesise({ app, bundler }: Pick<AppSource, 'app' | 'bundler'>, outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const bundle = bundler === undefined ? 'esbuild' : 'none';
  await Promise.all([
    run({ kind: 'synthesise', module: app.href, outdir, bundle }),
    ...(bundler === undefined ? [] : [run({ kind: 'bundle', module: bundler.href, outdir })]),
  ]);
}

const mayWrite = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    // A read-only checkout is no reason not to start.
    return false;
  }
};

/** The assembly of this source: of an earlier start when nothing changed since, else made now. */
export async function provideAssembly(source: AppSource, workFolder: string): Promise<AssemblyUse> {
  if (source.cache !== undefined && mayWrite(source.cache)) {
    const fingerprint = () => fingerprintOf(PROJECT, process.env);
    return useAssembly(source.cache, fingerprint, (folder) => synthesise(source, folder));
  }
  const folder = join(workFolder, 'cdk.out');
  await synthesise(source, folder);
  return { folder, release: () => {} };
}
