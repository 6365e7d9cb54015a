/** Projection expressions: the parts of an item that the caller asked for. */
import { valueAt } from './evaluate-condition.ts';
import type { Path } from './expression-ast.ts';
import { cacheExpressions } from './expression-cache.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { parseProjection } from './parse-update.ts';
import { refuseOverlap } from './path-overlap.ts';
import { type Attributes, type AttributeValue, getOwn, setOwn } from './values.ts';

const KIND = 'ProjectionExpression';

/** Parsed projections by text. */
export const projections = cacheExpressions(parseProjection);

/** @throws ValidationException on undefined placeholders and overlapping paths. */
export function bindProjection(paths: readonly Path[], scope: ExpressionScope): readonly Path[] {
  const bound = paths.map((path) => scope.path(KIND, path));
  refuseOverlap(KIND, bound);
  return bound;
}

/** Absent paths are left out; of lists the chosen elements come in their order, without holes. */
export function project(item: Attributes, paths: readonly Path[]): Attributes {
  const tree: Branch = new Map();
  for (const path of paths) {
    if (valueAt(item, path) !== undefined) grow(tree, path);
  }
  return pick(item, tree);
}

/** Children by name or index; undefined = the whole value. */
type Branch = Map<string | number, Branch | undefined>;

function grow(tree: Branch, path: Path): void {
  let branch = tree;
  path.forEach((part, i) => {
    if (i === path.length - 1) {
      branch.set(part, undefined);
      return;
    }
    const next = branch.get(part) ?? new Map();
    branch.set(part, next);
    branch = next;
  });
}

function pick(map: Attributes, tree: Branch): Attributes {
  const result: Attributes = {};
  for (const [part, branch] of tree) {
    const value = getOwn(map, String(part));
    if (value !== undefined) setOwn(result, String(part), pickValue(value, branch));
  }
  return result;
}

function pickValue(value: AttributeValue, branch: Branch | undefined): AttributeValue {
  if (branch === undefined) return value;
  if (value.M !== undefined) return { M: pick(value.M, branch) };
  const list = value.L ?? [];
  const indexes = [...branch.keys()].map(Number).sort((a, b) => a - b);
  return { L: indexes.map((index) => pickValue(list[index] as AttributeValue, branch.get(index))) };
}
