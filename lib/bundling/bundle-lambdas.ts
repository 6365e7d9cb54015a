/**
 * Bundles every function in one esbuild call: one folder per function with `index.mjs` and its source map.
 * One call shares the parse of common files; per-function bundling costs about half a second each.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { bundleConsole, writeConsole } from '../console/bundle-console.ts';
import { PROJECT_ROOT } from './project-root.ts';

const LAMBDAS = join(PROJECT_ROOT, 'lambdas');
const CONSOLE = 'publish-console';
/**
 * Functions that load a large part of their code only when it is needed, as a file of its own beside `index.mjs`. They are bundled
 * one by one: in the call that they share with others the files would lie outside their folder.
 */
const LOADS_LATER: ReadonlySet<string> = new Set([
  // Calling people: the client of Amazon Connect holds all of its three hundred operations, whichever are used.
  'send-push',
]);

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

function bundleInParts(outdir: string, naam: string) {
  const folder = bundleFolder(outdir, naam);
  // The names of parts follow from their content: those of an earlier bundle would stay and travel along.
  rmSync(folder, { recursive: true, force: true });
  return buildSync({
    ...BUNDLE_OPTIONS,
    entryPoints: { index: join(LAMBDAS, naam, 'handler.ts') },
    splitting: true,
    chunkNames: 'part-[hash]',
    outdir: folder,
  });
}

/**
 * Writes `<outdir>/lambdas/<name>/index.mjs` for every function, and `<outdir>/lambdas/metafile.json` (what is in each
 * bundle). Returns the metafile. Throws esbuild's error when a handler does not compile.
 */
export function bundleLambdas(outdir: string, namen: readonly string[] = lambdaNames()): Metafile {
  const together = namen.filter((naam) => !LOADS_LATER.has(naam));
  const built = [
    buildSync({
      ...BUNDLE_OPTIONS,
      entryPoints: Object.fromEntries(together.map((naam) => [`${naam}/index`, join(LAMBDAS, naam, 'handler.ts')])),
      outdir: join(outdir, 'lambdas'),
    }),
    ...namen.filter((naam) => LOADS_LATER.has(naam)).map((naam) => bundleInParts(outdir, naam)),
  ];
  // The console travels with the function that puts it in place.
  if (namen.includes(CONSOLE)) writeConsole(bundleConsole(), join(bundleFolder(outdir, CONSOLE), 'console'));
  const metafiles = built.flatMap(({ metafile }) => metafile ?? []);
  if (metafiles.length < built.length) throw new Error('esbuild gave no metafile');
  const metafile: Metafile = {
    inputs: Object.assign({}, ...metafiles.map(({ inputs }) => inputs)),
    outputs: Object.assign({}, ...metafiles.map(({ outputs }) => outputs)),
  };
  mkdirSync(join(outdir, 'lambdas'), { recursive: true });
  writeFileSync(join(outdir, 'lambdas', 'metafile.json'), JSON.stringify(metafile));
  return metafile;
}
