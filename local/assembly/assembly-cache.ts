/**
 * Cloud assemblies of earlier starts, by the fingerprint of what they were made from: when nothing changed, a start need
 * not make it again. What is kept here can be thrown away at any time.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** So many of the last used ones stay. */
const KEEP = 3;
const USERS = 'users';
const UNFINISHED = 'new-';
/** What was not finished after so long never will be. */
const ABANDONED_MS = 10 * 60_000;

export interface AssemblyUse {
  readonly folder: string;
  /** To be called when nothing reads from the folder any more. */
  release(): void;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // No right to signal it: it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Names of assemblies that a living run reads from; notes of runs that are gone are removed. */
function inUse(root: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const note of readdirSync(join(root, USERS))) {
    const [name = '', pid] = note.split('.');
    if (isAlive(Number(pid))) names.add(name);
    else rmSync(join(root, USERS, note), { force: true });
  }
  return names;
}

function prune(root: string): void {
  const used = inUse(root);
  const entries = readdirSync(root)
    .filter((name) => name !== USERS)
    .map((name) => ({ name, usedMs: statSync(join(root, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.usedMs - a.usedMs);
  const unfinished = entries.filter(({ name }) => name.startsWith(UNFINISHED));
  const finished = entries.filter(({ name }) => !name.startsWith(UNFINISHED));
  const gone = [
    ...finished.slice(KEEP).filter(({ name }) => !used.has(name)),
    ...unfinished.filter(({ usedMs }) => usedMs < Date.now() - ABANDONED_MS),
  ];
  for (const { name } of gone) rmSync(join(root, name), { recursive: true, force: true });
}

/**
 * Gives the assembly of this fingerprint, made by `make` (which writes it to the folder that it is given) unless it is
 * there. `fingerprint` is asked again afterwards: an assembly during whose making a source changed is used this once and
 * not kept. Throws what `make` throws, and the file system's error when `root` cannot be written.
 */
export async function useAssembly(
  root: string,
  fingerprint: () => string,
  make: (folder: string) => Promise<void>,
): Promise<AssemblyUse> {
  mkdirSync(join(root, USERS), { recursive: true });
  const name = fingerprint();
  const note = join(root, USERS, `${name}.${process.pid}`);
  // First the note: from now on nobody removes it.
  writeFileSync(note, '');
  const folder = join(root, name);
  const release = () => rmSync(note, { force: true });
  try {
    if (!existsSync(folder)) {
      // Beside its place: paths in source maps are relative.
      const fresh = mkdtempSync(join(root, UNFINISHED));
      try {
        await make(fresh);
        if (fingerprint() !== name) {
          return {
            folder: fresh,
            release: () => {
              release();
              rmSync(fresh, { recursive: true, force: true });
            },
          };
        }
        renameSync(fresh, folder);
      } catch (error) {
        rmSync(fresh, { recursive: true, force: true });
        // Another start of the same sources was quicker.
        if (!existsSync(folder)) throw error;
      }
    }
    const now = new Date();
    utimesSync(folder, now, now);
    prune(root);
    return { folder, release };
  } catch (error) {
    release();
    throw error;
  }
}
