import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { bundleFolder, bundleLambdas, lambdaNames } from '../../lib/bundling/bundle-lambdas.ts';
import { at, functionsOf, synthesise, temporaryFolder } from './assembly.ts';

const outdir = temporaryFolder();
const functions = functionsOf(synthesise());
const metafile = bundleLambdas(outdir);
const fileOf = (naam: string, file: string) => join(bundleFolder(outdir, naam), file);
const filesOf = (naam: string) => readdirSync(bundleFolder(outdir, naam)).filter((file) => file.endsWith('.mjs'));
/** All code of a function, also what it loads when it needs it. */
const codeOf = (naam: string) =>
  filesOf(naam)
    .map((file) => readFileSync(fileOf(naam, file), 'utf8'))
    .join('\n');
/** What is loaded when it starts: its index and the parts that it cannot do without. */
const startsWith = (naam: string) => {
  const outputs = Object.entries(metafile.outputs).map(
    ([path, output]) => [basename(path), dirname(path), output] as const,
  );
  const own = new Map(
    outputs.filter(([, folder]) => basename(folder) === naam).map(([file, , output]) => [file, output]),
  );
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const { path, kind } of own.get(file)?.imports ?? [])
      if (kind === 'import-statement' && own.has(basename(path))) visit(basename(path));
  };
  visit('index.mjs');
  return [...found];
};

/** Variables that a bundle asks for: texts in capitals in a call or list (as keys of the model they stand without quotes). */
const asked = (code: string) =>
  new Set(
    [
      ...code.matchAll(
        /[[(,]"([A-Z_]+_(?:TABEL|BUCKET|MAP|INSTELLINGEN|WACHTRIJEN|WACHTRIJ_URL|MAIL|ADRES|ISSUER|AUDIENCE|SLEUTEL|PUBLIEK|GEHEIM|NUMMER|INSTANCE|FLOW))"/g,
      ),
    ].map((match) => match[1] as string),
  );

/** A good value for a variable, by the last word of its name. */
const EXAMPLES: Readonly<Record<string, string>> = {
  URL: 'https://sqs.eu-west-1.amazonaws.com/1/rij',
  WACHTRIJEN: 'mail=https://sqs.eu-west-1.amazonaws.com/1/rij-uitval,https://sqs.eu-west-1.amazonaws.com/1/rij',
  ADRES: 'https://voorbeeld.nl',
  MAIL: 'wijkteam@voorbeeld.nl',
  ISSUER: 'https://inloggen.voorbeeld.nl',
  SLEUTEL: '3f8a1c5d7e9b2460ace13579bdf02468',
  PUBLIEK: `B${'a'.repeat(86)}`,
  GEHEIM: 'a'.repeat(43),
  NUMMER: '+31612345678',
};

describe('bundles', () => {
  test('no bundle speaks of the control plane of the local run, or holds any of its files', () => {
    for (const naam of lambdaNames()) expect(codeOf(naam)).not.toContain('_lokaal');
    const foreign = Object.keys(metafile.inputs).filter((path) => /^(local|lib|test|bench|web)\//.test(path));
    expect(foreign).toEqual([]);
  });

  test('a function asks for exactly the variables that its template gives', () => {
    for (const { naam, fn } of functions) {
      const given = Object.keys(at(fn, 'Environment.Variables') as object).filter(
        (name) => !/^(NODE_OPTIONS|LOG_LEVEL)$/.test(name),
      );
      expect({ naam, asks: [...asked(codeOf(naam))].toSorted() }).toEqual({ naam, asks: given.toSorted() });
    }
  });

  test('every function starts with the variables of its template, and says which it lacks without them', () => {
    const starts = functions.map(({ naam, fn }) => ({
      naam,
      file: join(bundleFolder(outdir, naam), 'index.mjs'),
      env: Object.fromEntries(
        Object.keys(at(fn, 'Environment.Variables') as object).map((name) => [
          name,
          EXAMPLES[name.split('_').at(-1) ?? ''] ?? 'waarde',
        ]),
      ),
    }));
    const start = `
      const results = {};
      for (const { naam, file, env } of ${JSON.stringify(starts)}) {
        Object.assign(process.env, { AWS_REGION: 'eu-west-1' }, env);
        results[naam] = typeof (await import(file)).handler;
        for (const name of Object.keys(env)) delete process.env[name];
        results[naam] += ' ' + await import(file + '?bare').then(() => 'starts bare', (error) => error.message.split(':')[0]);
      }
      process.stdout.write(JSON.stringify(results));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', start], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stderr).toBe('');
    const results = JSON.parse(run.stdout) as Record<string, string>;
    const expected = starts.map(({ naam }) => [naam, 'function missing or wrong environment variables']);
    expect(results).toEqual(Object.fromEntries(expected));
  });

  test('a bundle is small enough to start quickly', () => {
    // Whoever judges what people wrote carries the weights of the model for danger (docs/gevaarsignalen.md).
    const judges = new Set(['receive-mail', 'receive-chat']);
    const large = lambdaNames().filter((naam) => {
      const size = startsWith(naam).reduce((sum, file) => sum + statSync(fileOf(naam, file)).size, 0);
      return size > (judges.has(naam) ? 1_450_000 : 1_200_000);
    });
    expect(large).toEqual([]);
  });

  test('only the client that calls people is left for later, by the one function that calls, and is no surprise when it comes', () => {
    const later = lambdaNames().map((naam) => {
      const first = new Set(startsWith(naam));
      return [naam, filesOf(naam).filter((file) => !first.has(file))] as const;
    });
    expect(later.filter(([, files]) => files.length > 0).map(([naam]) => naam)).toEqual(['send-push']);
    const [, files = []] = later.find(([naam]) => naam === 'send-push') ?? [];
    const first = startsWith('send-push')
      .map((file) => readFileSync(fileOf('send-push', file), 'utf8'))
      .join();
    expect(first).not.toContain('/contact/outbound-voice');
    const code = files.map((file) => readFileSync(fileOf('send-push', file), 'utf8')).join();
    expect(code).toContain('/contact/outbound-voice');
    expect(code.length).toBeLessThan(450_000);
  });
});
