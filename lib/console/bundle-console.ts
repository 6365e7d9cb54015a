/** The console as files: script and style with their content in their name, so that they may be kept for ever. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
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

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

const hashed = (name: string, extension: string, text: string): string =>
  `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${extension}`;

const file = (type: string, text: string, eeuwig = false): ConsoleFile => ({
  type,
  body: new TextEncoder().encode(text),
  eeuwig,
});

/** `theme`: a file of tokens that stands in for the theme of the example, for an organisatie with a house style. */
export async function bundleConsole(theme: string = require.resolve(THEME)): Promise<ConsoleFiles> {
  const [script, worker, rules, dark] = await Promise.all([
    bundle('main.tsx'),
    bundle('service-worker.ts'),
    bundle('style/console.css'),
    bundle('style/donker.css'),
  ]);
  const style = trimTheme(readFileSync(theme, 'utf8'), rules) + dark + rules;
  const [scriptName, styleName] = [hashed('console', 'js', script), hashed('console', 'css', style)];
  const page = readFileSync(join(root, 'index.html'), 'utf8')
    .replace('/console.js', `/${scriptName}`)
    .replace('/console.css', `/${styleName}`);
  return new Map([
    ['index.html', file('text/html; charset=utf-8', page)],
    [scriptName, file('text/javascript; charset=utf-8', script, true)],
    [styleName, file('text/css; charset=utf-8', style, true)],
    // Its address must stay the same: a browser asks for it again by itself.
    ['service-worker.js', file('text/javascript; charset=utf-8', worker)],
    ['pictogram.svg', file('image/svg+xml', readFileSync(join(root, 'pictogram.svg'), 'utf8'))],
    ['app.webmanifest', file('application/manifest+json', readFileSync(join(root, 'app.webmanifest'), 'utf8'))],
  ]);
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
