/** Two paths of one update or projection may neither be equal nor lie in each other, nor treat one value in two ways. */
import { validationError } from './errors.ts';
import { type Path, showPath } from './expression-ast.ts';

/** @throws ValidationException naming the first pair of paths that are in each other's way. */
export function refuseOverlap(kind: string, paths: readonly Path[]): void {
  for (let i = 0; i < paths.length; i++) {
    for (let j = i + 1; j < paths.length; j++) {
      const problem = relation(paths[i] as Path, paths[j] as Path);
      if (problem !== undefined) {
        throw validationError(
          `Invalid ${kind}: Two document paths ${problem} with each other; must remove or rewrite one of these paths; path one: ${showPath(paths[i] as Path)}, path two: ${showPath(paths[j] as Path)}`,
        );
      }
    }
  }
}

function relation(a: Path, b: Path): 'overlap' | 'conflict' | undefined {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    if (a[i] !== b[i]) {
      return typeof a[i] === typeof b[i] ? undefined : 'conflict';
    }
  }
  return 'overlap';
}
