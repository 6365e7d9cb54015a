/** The console as files: script and style with their content in their name, so that they may be kept for ever. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';
import { trimTheme } from './trim-theme.ts';

export interface ConsoleFile {
  readonly type: string;
  readonly body: Uint8Array;
  /** Its name changes with its content: it never has to be asked for again. */
  readonly eeuwig: boolean;
}

/** By path from the root of the console, without leading slash. `index.html` is the page for every address. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const root = join(import.meta.dirname, '../../web');
const require = createRequire(import.meta.url);
const THEME = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';

const OPTIES = {
  bundle: true,
  minify: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

function bundle(entry: string): string {
  const { outputFiles } = buildSync({ ...OPTIES, entryPoints: [join(root, entry)] });
  return outputFiles?.[0]?.text ?? '';
}

/** What begins, first, and the parts that it or a page fetches, each with its content in its name. */
function bundleScripts(): readonly { readonly naam: string; readonly text: string }[] {
  const { outputFiles } = buildSync({
    ...OPTIES,
    entryPoints: [join(root, 'main.tsx')],
    splitting: true,
    outdir: root,
    entryNames: 'console-[hash]',
    chunkNames: 'deel-[hash]',
  });
  return outputFiles
    .map(({ path, text }) => ({ naam: basename(path), text }))
    .toSorted((one, other) => (one.naam < other.naam ? -1 : 1));
}

const hashed = (name: string, extension: string, text: string): string =>
  `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`;

const file = (type: string, text: string, eeuwig = false): ConsoleFile => ({
  type,
  body: new TextEncoder().encode(text),
  eeuwig,
});

/** `theme`: a file of tokens that stands in for the theme of the example, for an organisatie with a house style. */
export function bundleConsole(theme: string = require.resolve(THEME)): ConsoleFiles {
  const scripts = bundleScripts();
  const worker = bundle('service-worker.ts');
  const rules = bundle('style/console.css');
  const dark = bundle('style/donker.css');
  const style = trimTheme(readFileSync(theme, 'utf8'), rules) + dark + rules;
  const styleName = hashed('console', 'css', style);
  const page = readFileSync(join(root, 'index.html'), 'utf8')
    .replace('/console.js', `/${scripts[0]?.naam}`)
    .replace('/console.css', `/${styleName}`);
  return new Map([
    ['index.html', file('text/html; charset=utf-8', page)],
    ...scripts.map(({ naam, text }) => [naam, file('text/javascript; charset=utf-8', text, true)] as const),
    [styleName, file('text/css; charset=utf-8', style, true)],
    // Its address must stay the same: a browser asks for it again by itself.
    ['service-worker.js', file('text/javascript; charset=utf-8', worker)],
    ['pictogram.svg', file('image/svg+xml', readFileSync(join(root, 'pictogram.svg'), 'utf8'))],
    ['app.webmanifest', file('application/manifest+json', readFileSync(join(root, 'app.webmanifest'), 'utf8'))],
  ]);
}

/** One of the files as `manifest.json` names it. */
export interface ManifestLine {
  readonly naam: string;
  readonly type: string;
  readonly eeuwig: boolean;
}

/** Writes the files into a folder, with a manifest in the order in which they must be put in place: the page last. */
export function writeConsole(files: ConsoleFiles, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [naam, { body }] of files) writeFileSync(join(folder, naam), body);
  const lines = [...files].map(([naam, { type, eeuwig }]): ManifestLine => ({ naam, type, eeuwig }));
  const last = ({ naam, eeuwig }: ManifestLine): number => (naam === 'index.html' ? 2 : eeuwig ? 0 : 1);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(lines.toSorted((one, other) => last(one) - last(other))));
}

/** What a page of the console may do. `verbindt`: origins of the API, the sockets and the identity provider. */
export function consoleHeaders(verbindt: readonly string[]): Readonly<Record<string, string>> {
  const csp = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${verbindt.join(' ')}`.trim(),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return {
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
}
