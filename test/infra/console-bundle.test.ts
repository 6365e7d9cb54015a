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

describe('the first load', () => {
  test('is at most 20 KB of style and 120 KB of script, as it travels', () => {
    expect(zipped('.css')).toBeLessThanOrEqual(20 * 1024);
    expect(zipped('.js')).toBeLessThanOrEqual(120 * 1024);
    expect(zipped('.css')).toBeGreaterThan(5000);
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
