import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { useAssembly } from '../../../local/assembly/assembly-cache.ts';
import { fingerprintOf } from '../../../local/assembly/fingerprint.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'voordeur-cache-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the fingerprint', () => {
  const project = () => {
    for (const folder of ['lib', 'lambdas/een', 'shared', 'local/assembly'])
      mkdirSync(join(root, folder), { recursive: true });
    writeFileSync(join(root, 'package-lock.json'), '{}');
    writeFileSync(join(root, 'lambdas/een/handler.ts'), 'a');
    return () => fingerprintOf(root, {});
  };

  test('is the same as long as nothing changed, also when a file was only touched', () => {
    const fingerprint = project();
    const before = fingerprint();
    utimesSync(join(root, 'lambdas/een/handler.ts'), 1, 1);
    expect(fingerprint()).toBe(before);
  });

  test.each<[string, () => void]>([
    ['other content of the same length and time', () => writeFileSync(join(root, 'lambdas/een/handler.ts'), 'b')],
    ['a new file', () => writeFileSync(join(root, 'shared/nieuw.ts'), '')],
    ['a file that moved', () => writeFileSync(join(root, 'lib/handler.ts'), 'a')],
    ['a file that is gone', () => rmSync(join(root, 'lambdas/een/handler.ts'))],
    ['other dependencies', () => writeFileSync(join(root, 'package-lock.json'), '{"x":1}')],
    ['a setting of CDK that is there now', () => writeFileSync(join(root, 'cdk.context.json'), '')],
  ])('is another with %s', (_what, change) => {
    const fingerprint = project();
    const before = fingerprint();
    change();
    expect(fingerprint()).not.toBe(before);
  });

  test('is another with an account in the environment', () => {
    project();
    expect(fingerprintOf(root, { CDK_DEFAULT_ACCOUNT: '1' })).not.toBe(fingerprintOf(root, {}));
    expect(fingerprintOf(root, { HOME: '/elders' })).toBe(fingerprintOf(root, {}));
  });
});

describe('assemblies of earlier starts', () => {
  let made = 0;
  const make = async (folder: string) => {
    made += 1;
    writeFileSync(join(folder, 'manifest.json'), String(made));
  };
  beforeEach(() => {
    made = 0;
  });
  const kept = () =>
    readdirSync(root)
      .filter((name) => name !== 'users')
      .sort();

  test('of the same sources is made once, of others anew', async () => {
    const [a, again, b] = [
      await useAssembly(root, () => 'a', make),
      await useAssembly(root, () => 'a', make),
      await useAssembly(root, () => 'b', make),
    ];
    expect([again.folder === a.folder, b.folder === a.folder, made]).toEqual([true, false, 2]);
    expect(readFileSync(join(b.folder, 'manifest.json'), 'utf8')).toBe('2');
  });

  test('during whose making a source changed is used this once and not kept', async () => {
    let source = 'a';
    const used = await useAssembly(
      root,
      () => source,
      async (folder) => {
        await make(folder);
        source = 'b';
      },
    );
    expect(existsSync(join(used.folder, 'manifest.json'))).toBe(true);
    used.release();
    expect(kept()).toEqual([]);
  });

  test('that could not be made leaves nothing behind', async () => {
    const broken = () => Promise.reject(new Error('does not compile'));
    await expect(useAssembly(root, () => 'a', broken)).rejects.toThrow('does not compile');
    expect([kept(), readdirSync(join(root, 'users'))]).toEqual([[], []]);
  });

  test('made by two starts at once is whole for both', async () => {
    const both = await Promise.all([useAssembly(root, () => 'a', make), useAssembly(root, () => 'a', make)]);
    for (const { folder } of both) expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
    expect(kept()).toEqual(['a']);
  });

  test('stay three, the last used ones, and none goes that a living run reads from', async () => {
    const first = await useAssembly(root, () => 'first', make);
    for (const [index, name] of ['b', 'c', 'd'].entries()) {
      (await useAssembly(root, () => name, make)).release();
      utimesSync(join(root, name), index + 10, index + 10);
    }
    utimesSync(first.folder, 1, 1);
    (await useAssembly(root, () => 'e', make)).release();
    expect(kept()).toEqual(['c', 'd', 'e', 'first']);
    first.release();
    (await useAssembly(root, () => 'e', make)).release();
    expect(kept()).toEqual(['c', 'd', 'e']);
  });
});
