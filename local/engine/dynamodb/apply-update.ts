/** Update expressions: bind, check and apply. All operands see the item as it was before the update. */
import { validationError } from './errors.ts';
import { valueAt } from './evaluate-condition.ts';
import type { Operand, Path, SetValue, UpdateAction } from './expression-ast.ts';
import type { ExpressionScope } from './expression-scope.ts';
import { addNumbers, subtractNumbers } from './numbers.ts';
import { refuseOverlap } from './path-overlap.ts';
import { type Attributes, type AttributeValue, getOwn, setOwn, typeOf } from './values.ts';

const KIND = 'UpdateExpression';
const fault = (message: string) => validationError(`Invalid ${KIND}: ${message}`);
const badType = (name: string, type: string) =>
  fault(`Incorrect operand type for operator or function; operator or function: ${name}, operand type: ${type}`);
const wrongData = () => validationError('An operand in the update expression has an incorrect data type');
const badPath = () => validationError('The document path provided in the update expression is invalid for update');

/** @throws ValidationException on undefined placeholders, wrong functions or literals, overlapping paths. */
export function bindUpdate(actions: readonly UpdateAction[], scope: ExpressionScope): readonly UpdateAction[] {
  const bound = actions.map((action): UpdateAction => {
    const path = scope.path(KIND, action.path);
    switch (action.kind) {
      case 'set':
        return { kind: 'set', path, value: bindSetValue(action.value, scope) };
      case 'remove':
        return { kind: 'remove', path };
      default:
        return { kind: action.kind, path, operand: bindSetOperand(action.kind, action.operand, scope) };
    }
  });
  refuseOverlap(
    KIND,
    bound.map((action) => action.path),
  );
  return bound;
}

function bindSetOperand(kind: 'add' | 'delete', raw: Operand, scope: ExpressionScope): Operand {
  const operand = scope.operand(KIND, raw);
  const type = operand.kind === 'literal' ? typeOf(operand.value) : 'path';
  const lawful = kind === 'add' ? ['N', 'SS', 'NS', 'BS'] : ['SS', 'NS', 'BS'];
  if (!lawful.includes(type)) throw badType(kind.toUpperCase(), type);
  return operand;
}

function bindSetValue(value: SetValue, scope: ExpressionScope): SetValue {
  if (value.kind === 'plain') {
    return { kind: 'plain', operand: bindOperand(value.operand, scope, true) };
  }
  const left = bindOperand(value.left, scope, true);
  const right = bindOperand(value.right, scope, true);
  for (const side of [left, right]) {
    if (side.kind === 'literal' && side.value.N === undefined) throw badType(value.kind, typeOf(side.value));
    if (side.kind === 'call' && side.name === 'list_append') throw badType(value.kind, 'L');
  }
  return { kind: value.kind, left, right };
}

function bindOperand(raw: Operand, scope: ExpressionScope, top: boolean): Operand {
  if (raw.kind !== 'call') return scope.operand(KIND, raw);
  const { name, operands } = raw;
  if (name !== 'if_not_exists' && name !== 'list_append') {
    const known = ['attribute_exists', 'attribute_not_exists', 'attribute_type', 'begins_with', 'contains', 'size'];
    throw fault(
      known.includes(name)
        ? `The function is not allowed in an update expression; function: ${name}`
        : `Invalid function name; function: ${name}`,
    );
  }
  if (operands.length !== 2) {
    throw fault(
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
    );
  }
  const bound = operands.map((operand) => bindOperand(operand, scope, false));
  if (name === 'if_not_exists' && bound[0]?.kind !== 'path') {
    throw fault(`Operator or function requires a document path; operator or function: ${name}`);
  }
  for (const side of name === 'list_append' ? bound : []) {
    if (side.kind === 'literal' && side.value.L === undefined) throw badType(name, typeOf(side.value));
  }
  if (!top && name === 'list_append') {
    throw fault(`The function is not allowed to be used this way in an expression; function: ${name}`);
  }
  return { kind: 'call', name, operands: bound };
}

/** @throws ValidationException when an operand refers to what the item does not have. */
function evaluate(operand: Operand | undefined, item: Attributes): AttributeValue {
  if (operand?.kind === 'literal') return operand.value;
  if (operand?.kind === 'path') {
    const value = valueAt(item, operand.path);
    if (value === undefined) {
      throw validationError('The provided expression refers to an attribute that does not exist in the item');
    }
    return value;
  }
  if (operand?.kind !== 'call') throw wrongData();
  const [first, second] = operand.operands;
  if (operand.name === 'if_not_exists') {
    const present = first?.kind === 'path' ? valueAt(item, first.path) : undefined;
    return present ?? evaluate(second, item);
  }
  const left = evaluate(first, item).L;
  const right = evaluate(second, item).L;
  if (left === undefined || right === undefined) throw wrongData();
  return { L: [...left, ...right] };
}

function evaluateSet(value: SetValue, item: Attributes): AttributeValue {
  if (value.kind === 'plain') return evaluate(value.operand, item);
  const left = evaluate(value.left, item).N;
  const right = evaluate(value.right, item).N;
  if (left === undefined || right === undefined) throw wrongData();
  return { N: value.kind === '+' ? addNumbers(left, right) : subtractNumbers(left, right) };
}

/** What ADD or DELETE makes of the present value; undefined = the attribute disappears or stays absent. */
function combine(kind: 'add' | 'delete', present: AttributeValue | undefined, operand: AttributeValue) {
  if (operand.N !== undefined) {
    if (present !== undefined && present.N === undefined) throw wrongData();
    return { N: addNumbers(present?.N ?? '0', operand.N) };
  }
  const type = typeOf(operand) as 'SS' | 'NS' | 'BS';
  if (present === undefined) return kind === 'add' ? operand : undefined;
  const members = present[type];
  if (members === undefined) throw wrongData();
  const given = operand[type] ?? [];
  const result =
    kind === 'add' ? [...new Set([...members, ...given])] : members.filter((member) => !given.includes(member));
  return result.length === 0 ? undefined : { [type]: result };
}

interface Change {
  readonly path: Path;
  /** Undefined removes. */
  readonly value: AttributeValue | undefined;
}

/**
 * The item after the update; the given item stays as it is.
 * @throws ValidationException when a path has no parent or an operand has the wrong type.
 */
export function applyUpdate(actions: readonly UpdateAction[], item: Attributes): Attributes {
  const changes = actions.map((action): Change => {
    switch (action.kind) {
      case 'set':
        return { path: action.path, value: evaluateSet(action.value, item) };
      case 'remove':
        return { path: action.path, value: undefined };
      default: {
        const operand = evaluate(action.operand, item);
        return { path: action.path, value: combine(action.kind, valueAt(item, action.path), operand) };
      }
    }
  });
  const result: Attributes = { ...item };
  const nested = new Set(changes.filter(({ path }) => path.length > 1).map(({ path }) => String(path[0])));
  for (const name of nested) {
    const value = getOwn(result, name);
    if (value !== undefined) setOwn(result, name, structuredClone(value));
  }
  for (const { path, value } of [...changes].sort(deepestFirst)) {
    if (value !== undefined) write(result, path, value);
  }
  for (const { path, value } of [...changes].sort(lastFirst)) {
    if (value === undefined) remove(result, path);
  }
  return result;
}

const lastIndex = ({ path }: Change): number => {
  const last = path.at(-1);
  return typeof last === 'number' ? last : -1;
};

/** Appends beyond the end of a list land in the order of their index. */
const deepestFirst = (a: Change, b: Change): number => b.path.length - a.path.length || lastIndex(a) - lastIndex(b);
/** Taking out an element moves those after it, so what lies behind or inside them goes first. */
const lastFirst = (a: Change, b: Change): number => b.path.length - a.path.length || lastIndex(b) - lastIndex(a);

function parentOf(item: Attributes, path: Path): AttributeValue {
  const parent = path.length === 1 ? { M: item } : valueAt(item, path.slice(0, -1));
  const fits = typeof path.at(-1) === 'number' ? parent?.L : parent?.M;
  if (parent === undefined || fits === undefined) throw badPath();
  return parent;
}

function write(item: Attributes, path: Path, value: AttributeValue): void {
  const parent = parentOf(item, path);
  const last = path.at(-1);
  if (typeof last !== 'number') {
    setOwn(parent.M ?? {}, String(last), value);
  } else if (parent.L !== undefined) {
    parent.L[Math.min(last, parent.L.length)] = value;
  }
}

function remove(item: Attributes, path: Path): void {
  const parent = parentOf(item, path);
  const last = path.at(-1);
  if (typeof last === 'number') {
    if (last < (parent.L?.length ?? 0)) parent.L?.splice(last, 1);
  } else if (parent.M !== undefined) {
    delete parent.M[String(last)];
  }
}
