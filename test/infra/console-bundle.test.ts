/** What a first visit costs, and what travels along. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { bundleConsole, type ConsoleFiles } from '../../lib/console/bundle-console.ts';
import { trimTheme } from '../../lib/console/trim-theme.ts';

let files: ConsoleFiles;
beforeAll(() => {
  files = bundleConsole();
});
const zipped = (ends: string): number =>
  [...files].filter(([name]) => name.endsWith(ends)).reduce((sum, [, { body }]) => sum + gzipSync(body).length, 0);

const text = (name: string): string => new TextDecoder().decode(files.get(name)?.body);
/** What a page that is opened fetches by itself: the script that it names, and what that cannot begin without. */
function firstScripts(): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const [, next = ''] of text(name).matchAll(/(?:^|[;}])(?:import|export)[^;()]*?"\.\/(deel-[^"]+)"/g))
      follow(next);
  };
  follow(/src="\/([^"]+)"/.exec(text('index.html'))?.[1] ?? '');
  return found;
}

describe('the first load', () => {
  test('is at most 20 KB of style and 120 KB of script, as it travels', () => {
    expect(zipped('.css')).toBeLessThanOrEqual(20 * 1024);
    const first = [...firstScripts(), 'service-worker.js'];
    const sizes = first.map((name) => gzipSync(files.get(name)?.body ?? '').length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeGreaterThan(10_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(120 * 1024);
    expect(zipped('.css')).toBeGreaterThan(5000);
  });

  test('leaves out what only some fetch, and every part that a script names is there', () => {
    const first = firstScripts();
    const parts = [...files.keys()].filter((name) => name.startsWith('deel-'));
    expect(parts.filter((name) => !first.has(name)).length).toBeGreaterThanOrEqual(2);
    const named = [...files.keys()]
      .filter((name) => /^(deel|console)-.*\.js$/.test(name))
      .flatMap((name) => [...text(name).matchAll(/"\.\/((?:deel|console)-[^"]+)"/g)].map(([, next = '']) => next));
    expect(new Set(named)).toEqual(new Set(parts));
    expect(zipped('.js')).toBeLessThanOrEqual(200 * 1024);
  });

  test('names only files that are there, and nothing of elsewhere', () => {
    const page = new TextDecoder().decode(files.get('index.html')?.body);
    const named = [...page.matchAll(/(?:src|href)="\/([^"]*)"/g)]
      .map(([, name]) => name)
      .filter((name) => name !== 'crisis');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !files.has(name ?? ''))).toEqual([]);
    expect(page).not.toMatch(/https?:|<script(?![^>]*src=)|<style|style="| on\w+="/);
  });
});

describe('of a theme', () => {
  const theme = '/* x */\n.mijn-thema {\n --a: var(--b);\n --b: 1px;\n --c: red;\n --kring: var(--kring);\n}';

  test('goes along what is used, and what that is made of', () => {
    expect(trimTheme(theme, 'p{margin:var(--a);color:var(--weg, blue)}')).toBe('.mijn-thema{--a:var(--b);--b:1px;}');
  });

  test('a token that names itself does not go round for ever', () => {
    expect(trimTheme(theme, 'p{margin:var(--kring)}')).toBe('.mijn-thema{--kring:var(--kring);}');
  });
});
