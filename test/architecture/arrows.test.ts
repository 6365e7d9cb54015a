/**
 * Arrows between folders point one way (docs/architecture.md). Reads the imports of every source file as text:
 * a wrong one fails here with the file that has it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = resolve(import.meta.dirname, '../..');

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** Imports of a file: paths from the root for own files, the bare name for packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(IMPORT)].map((match) => {
    const target = (match[1] ?? match[2] ?? match[3]) as string;
    return target.startsWith('.') ? relative(root, resolve(root, dirname(file), target)) : target;
  });
}

interface Rule {
  readonly folder: string;
  /** Prefixes of own paths and exact package names (or `scope/*`) that may be imported. */
  readonly may: readonly string[];
}

const SDK = '@aws-sdk/*';
const RULES: readonly Rule[] = [
  { folder: 'shared/domain', may: ['shared/domain/'] },
  { folder: 'shared/application', may: ['shared/application/', 'shared/domain/'] },
  {
    folder: 'shared/adapters',
    may: [
      'shared/adapters/',
      'shared/application/',
      'shared/domain/',
      'shared/observability/',
      'node:*',
      SDK,
      'zod',
      'luxon',
      'postal-mime',
      'libphonenumber-js',
      'libphonenumber-js/*',
      'nodemailer/*',
      'aws-jwt-verify',
      'ical.js',
      'ical-generator',
      'rrule-temporal',
      'web-push',
    ],
  },
  { folder: 'shared/observability', may: ['shared/observability/', 'shared/domain/', 'node:*'] },
  { folder: 'shared/config', may: ['shared/config/', 'shared/domain/', 'zod'] },
  {
    folder: 'shared/middleware',
    may: [
      'shared/middleware/',
      'shared/observability/',
      'shared/config/',
      'shared/application/',
      'shared/domain/',
      'node:*',
      '@middy/*',
      'zod',
      'aws-lambda',
      'aws-jwt-verify',
    ],
  },
  {
    folder: 'lambdas',
    may: ['lambdas/', 'shared/', 'node:*', '@middy/*', SDK, 'zod', 'aws-lambda', 'aws-jwt-verify', 'aws-jwt-verify/*'],
  },
  { folder: 'lib', may: ['lib/', 'aws-cdk-lib', 'aws-cdk-lib/*', 'constructs', 'cdk-nag', 'esbuild', 'node:*'] },
  // What runs in a browser knows the API by its addresses only.
  { folder: 'web', may: ['web/', 'preact', 'preact/hooks', 'oauth4webapi'] },
  {
    folder: 'local',
    may: [
      'local/',
      'lib/',
      'shared/',
      'node:*',
      SDK,
      'zod',
      'luxon',
      'ws',
      'jose',
      'oidc-provider',
      'smtp-server',
      'nodemailer/*',
      'postal-mime',
      'esbuild',
    ],
  },
];

function allowed(target: string, may: readonly string[]): boolean {
  return may.some((rule) => {
    if (rule === 'node:*') return target.startsWith('node:');
    if (rule.endsWith('/*')) return target.startsWith(rule.slice(0, -1));
    if (rule.endsWith('/')) return target.startsWith(rule);
    return target === rule;
  });
}

describe('arrows between folders', () => {
  test.each(RULES)('$folder imports only what it may', ({ folder, may }) => {
    const wrong = sources(folder).flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed(target, may))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('the check itself sees a wrong import', () => {
    expect(allowed('shared/adapters/dynamodb/x.ts', RULES[0]!.may)).toBe(false);
    expect(allowed('node:fs', RULES[0]!.may)).toBe(false);
    expect(sources('shared/domain').length).toBeGreaterThan(5);
  });

  test('lib, lambdas and shared never mention the local control plane', () => {
    const wrong = ['lib', 'lambdas', 'shared']
      .flatMap(sources)
      .filter((file) => readFileSync(join(root, file), 'utf8').includes('_lokaal'));
    expect(wrong).toEqual([]);
  });
});

describe('the pure core', () => {
  test('reads no clock and draws no chance', () => {
    const impure = /\bDate\.now\(|new Date\(\s*\)|Math\.random\(|randomUUID|process\.env/;
    const wrong = sources('shared/domain').filter((file) => impure.test(readFileSync(join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });
});
