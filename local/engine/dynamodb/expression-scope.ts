/**
 * The placeholders of one request: resolves `#name` and `:value`, and remembers which were used, because AWS refuses
 * undefined and unused placeholders alike.
 */
import { serializationError, validationError } from './errors.ts';
import type { Operand, Path } from './expression-ast.ts';
import { type AttributeValue, checkValue } from './values.ts';

export interface ExpressionScope {
  path(kind: string, path: Path): Path;
  value(kind: string, name: string): AttributeValue;
  operand(kind: string, operand: Operand): Operand;
  /** To be called when all expressions of the request are bound. @throws ValidationException on an unused one. */
  finish(): void;
}

export interface Placeholders {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
}

const NAME = /^#[A-Za-z0-9_]+$/;
const VALUE = /^:[A-Za-z0-9_]+$/;

/**
 * @param expressions the expression texts of the request by parameter name, undefined when absent
 * @throws ValidationException when placeholders come without any expression, or are malformed
 */
export function openScope(
  { ExpressionAttributeNames: names, ExpressionAttributeValues: values }: Placeholders,
  expressions: Readonly<Record<string, string | undefined>>,
): ExpressionScope {
  const missing = Object.keys(expressions).filter((name) => expressions[name] === undefined);
  const none = missing.length === Object.keys(expressions).length;
  checkPlaceholders('ExpressionAttributeNames', names, NAME, none ? missing : undefined);
  const valued = Object.keys(expressions).filter((name) => name !== 'ProjectionExpression');
  const noValued = valued.every((name) => expressions[name] === undefined);
  checkPlaceholders('ExpressionAttributeValues', values, VALUE, noValued ? valued : undefined);
  const usedNames = new Set<string>();
  const usedValues = new Set<string>();
  const checkedValues = new Map<string, AttributeValue>();
  for (const name in values) {
    checkedValues.set(name, checkValueNamed(name, values[name]));
  }

  const path = (kind: string, raw: Path): Path =>
    raw.map((part) => {
      if (typeof part === 'number' || !part.startsWith('#')) return part;
      const name = names !== undefined && Object.hasOwn(names, part) ? names[part] : undefined;
      if (name === undefined) {
        throw validationError(
          `Invalid ${kind}: An expression attribute name used in the document path is not defined; attribute name: ${part}`,
        );
      }
      usedNames.add(part);
      return name;
    });
  const value = (kind: string, name: string): AttributeValue => {
    const found = checkedValues.get(name);
    if (found === undefined) {
      throw validationError(
        `Invalid ${kind}: An expression attribute value used in expression is not defined; attribute value: ${name}`,
      );
    }
    usedValues.add(name);
    return found;
  };
  const operand = (kind: string, raw: Operand): Operand => {
    switch (raw.kind) {
      case 'path':
        return { kind: 'path', path: path(kind, raw.path) };
      case 'value':
        return { kind: 'literal', value: value(kind, raw.name) };
      case 'call':
        return { kind: 'call', name: raw.name, operands: raw.operands.map((inner) => operand(kind, inner)) };
      case 'literal':
        return raw;
    }
  };
  return {
    path,
    value,
    operand,
    finish() {
      refuseUnused('ExpressionAttributeNames', Object.keys(names ?? {}), usedNames);
      refuseUnused('ExpressionAttributeValues', Object.keys(values ?? {}), usedValues);
    },
  };
}

function checkValueNamed(name: string, input: unknown): AttributeValue {
  try {
    return checkValue(input);
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationException') {
      throw validationError(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${name}`);
    }
    throw error;
  }
}

function checkPlaceholders(
  parameter: string,
  given: Readonly<Record<string, unknown>> | undefined,
  form: RegExp,
  absent: readonly string[] | undefined,
): void {
  if (given === undefined) return;
  if (absent !== undefined) {
    throw validationError(
      `${parameter} can only be specified when using expressions${absent.length === 1 ? `: ${absent[0]} is null` : ''}`,
    );
  }
  const keys = Object.keys(given);
  if (keys.length === 0) {
    throw validationError(`${parameter} must not be empty`);
  }
  for (const key of keys) {
    if (!form.test(key)) {
      throw validationError(`${parameter} contains invalid key: Syntax error; key: "${key}"`);
    }
    if (parameter === 'ExpressionAttributeNames' && typeof given[key] !== 'string') {
      throw serializationError(`A string was expected for ${key} in ${parameter}`);
    }
  }
}

function refuseUnused(parameter: string, given: readonly string[], used: ReadonlySet<string>): void {
  const unused = given.filter((name) => !used.has(name));
  if (unused.length > 0) {
    throw validationError(`Value provided in ${parameter} unused in expressions: keys: {${unused.join(', ')}}`);
  }
}
