import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROUTES } from '../../lib/stacks/routes.ts';

const root = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const table = readme.slice(readme.indexOf('<!-- lambdas:begin -->'), readme.indexOf('<!-- lambdas:end -->'));
const rows = new Map(
  [...table.matchAll(/^\| `([a-z-]+)` \| (.*) \| (.*) \|$/gm)].map((row) => [row[1] as string, row[2] as string]),
);
const lambdas = readdirSync(join(root, 'lambdas')).filter((name) =>
  existsSync(join(root, 'lambdas', name, 'handler.ts')),
);

describe('the README', () => {
  test('has a row for every lambda, and for nothing else', () => {
    expect([...rows.keys()].sort()).toEqual([...lambdas].sort());
  });

  test('names the first part of every route beside the lambda that answers it', () => {
    for (const { lambda, pad } of ROUTES) expect(rows.get(lambda)).toContain(pad.split('/').slice(0, 3).join('/'));
  });

  test('every relative link leads to something', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)]
      .map((link) => link[1] as string)
      .filter((link) => !link.startsWith('http'));
    expect(links.length).toBeGreaterThan(8);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});
