/** What a cloud assembly and its bundles are made from, as one hash: the same hash means the same assembly. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Of these, the content counts; a name that does not exist counts too. */
const PROJECT_FILES = [
  'cdk.json',
  'cdk.context.json',
  'package.json',
  'package-lock.json',
  // What is really installed, as npm wrote it down.
  'node_modules/.package-lock.json',
  'tsconfig.json',
];
const PROJECT_FOLDERS = ['lib', 'lambdas', 'shared', 'local/assembly'];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const contentOf = (path: string): Buffer | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : undefined;

/**
 * Reads every source file whole: some three hundred files, tens of milliseconds. Times of files would be quicker and can
 * lie. Settings of CDK in the environment and the version of Node count as well.
 */
export function fingerprintOf(project: string, env: Readonly<Record<string, string | undefined>>): string {
  const hash = createHash('sha256');
  const add = (...parts: readonly (string | Buffer)[]) => {
    // With its length before each part, no two lists of parts give the same bytes.
    for (const part of parts) hash.update(`${part.length}:`).update(part);
  };
  add(process.version, process.platform, process.arch);
  for (const name of Object.keys(env)
    .filter((name) => /^(CDK|AWS|JSII|TSX|NODE_OPTIONS)/.test(name))
    .sort()) {
    add(name, env[name] ?? '');
  }
  const paths = [
    ...PROJECT_FILES.map((name) => join(project, name)),
    ...PROJECT_FOLDERS.flatMap((name) => filesBelow(join(project, name))),
  ];
  for (const path of paths.sort()) {
    const content = contentOf(path);
    add(relative(project, path), content === undefined ? 'absent' : 'there', content ?? '');
  }
  return hash.digest('hex').slice(0, 40);
}

/** The folder that holds `lib/`, `lambdas/` and `shared/`. */
export const PROJECT: string = fileURLToPath(new URL('../..', import.meta.url));
