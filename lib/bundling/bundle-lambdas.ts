/**
 * Bundles every function in one esbuild call: one folder per function with `index.mjs` and its source map.
 * One call shares the parse of common files; per-function bundling costs about half a second each.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { bundleConsole, writeConsole } from '../console/bundle-console.ts';
import { PROJECT_ROOT } from './project-root.ts';

const LAMBDAS = join(PROJECT_ROOT, 'lambdas');
const CONSOLE = 'publish-console';

/** Names of the functions: the folders of `lambdas/` that hold a `handler.ts`, in alphabetical order. */
export function lambdaNames(): readonly string[] {
  return readdirSync(LAMBDAS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(LAMBDAS, entry.name, 'handler.ts')))
    .map((entry) => entry.name)
    .sort();
}

/** Where the code of one function lies below the folder that {@link bundleLambdas} was given. */
export function bundleFolder(outdir: string, naam: string): string {
  return join(outdir, 'lambdas', naam);
}

/**
 * The SDK is bundled: the version that was tested is the version that runs. `module` before `main` picks the ES
 * modules of the SDK, without which nothing can be shaken off. The banner gives CommonJS dependencies their `require`.
 */
export const BUNDLE_OPTIONS: BuildOptions = {
  absWorkingDir: PROJECT_ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  // Names of errors are read by people in logs and by code in `error.name`.
  keepNames: true,
  treeShaking: true,
  sourcemap: 'linked',
  sourcesContent: false,
  metafile: true,
  legalComments: 'none',
  logLevel: 'error',
  outExtension: { '.js': '.mjs' },
  banner: { js: "import{createRequire as _cr}from'node:module';const require=_cr(import.meta.url);" },
};

/**
 * Writes `<outdir>/lambdas/<name>/index.mjs` for every function, and `<outdir>/lambdas/metafile.json` (what is in each
 * bundle). Returns the metafile. Throws esbuild's error when a handler does not compile.
 */
export function bundleLambdas(outdir: string, namen: readonly string[] = lambdaNames()): Metafile {
  const result = buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: Object.fromEntries(namen.map((naam) => [`${naam}/index`, join(LAMBDAS, naam, 'handler.ts')])),
    outdir: join(outdir, 'lambdas'),
  });
  // The console travels with the function that puts it in place.
  if (namen.includes(CONSOLE)) writeConsole(bundleConsole(), join(bundleFolder(outdir, CONSOLE), 'console'));
  const metafile = result.metafile;
  if (!metafile) throw new Error('esbuild gave no metafile');
  mkdirSync(join(outdir, 'lambdas'), { recursive: true });
  writeFileSync(join(outdir, 'lambdas', 'metafile.json'), JSON.stringify(metafile));
  return metafile;
}
