/**
 * EventBridge event patterns: which events a rule lets through. A pattern is compiled once, at load, and what is not
 * known there is refused by throwing: a rule that silently never matches loses contacts.
 * Source: Amazon EventBridge user guide, "Event patterns" and "Comparison operators".
 */

/** A pattern that is malformed or uses an operator this engine does not know; the message says where. */
export class EventPatternFault extends Error {
  constructor(where: string, message: string) {
    super(`Event pattern is not valid at ${where === '' ? 'the top' : where}: ${message}`);
    this.name = 'EventPatternFault';
  }
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = { readonly [name: string]: Json };
/** Whether a leaf value of the event passes. */
type LeafTest = (value: Json) => boolean;
/** Whether an object of the event passes. */
type ObjectTest = (object: JsonObject) => boolean;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const stringOf = (value: Json, where: string): string => {
  if (typeof value !== 'string') throw new EventPatternFault(where, 'a string is expected');
  return value;
};

const onString =
  (test: (text: string) => boolean): LeafTest =>
  (value) =>
    typeof value === 'string' && test(value);

/** The single operator of an object such as `{"prefix": "a"}`. */
const operatorOf = (value: JsonObject, where: string): readonly [string, Json] => {
  const entries = Object.entries(value);
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) throw new EventPatternFault(where, 'exactly one operator is expected');
  return entry;
};

/** A character as it stands in a regular expression. */
const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

const compileWildcard = (value: Json, where: string): LeafTest => {
  const text = stringOf(value, where);
  if (/(^|[^\\])\*\*/.test(text)) throw new EventPatternFault(where, 'consecutive wildcards are not allowed');
  let source = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!;
    if (character === '*') source += '.*';
    else if (character !== '\\') source += literal(character);
    else {
      at += 1;
      const escaped = text[at];
      if (escaped !== '*' && escaped !== '\\') throw new EventPatternFault(where, 'only \\* and \\\\ can be escaped');
      source += literal(escaped);
    }
  }
  const pattern = new RegExp(`^${source}$`, 's');
  return onString((candidate) => pattern.test(candidate));
};

/** `prefix` and `suffix`, whose operand is a text or `{"equals-ignore-case": text}`. */
const compileEdge = (value: Json, where: string, edge: 'startsWith' | 'endsWith'): LeafTest => {
  if (!isObject(value)) {
    const text = stringOf(value, where);
    return onString((candidate) => candidate[edge](text));
  }
  const [operator, operand] = operatorOf(value, where);
  if (operator !== 'equals-ignore-case')
    throw new EventPatternFault(where, `the operator ${operator} is not known here`);
  const text = stringOf(operand, where).toLowerCase();
  return onString((candidate) => candidate.toLowerCase()[edge](text));
};

const compileEqualsIgnoreCase = (value: Json, where: string): LeafTest => {
  const text = stringOf(value, where).toLowerCase();
  return onString((candidate) => candidate.toLowerCase() === text);
};

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '=': (left, right) => left === right,
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

const compileNumeric = (value: Json, where: string): LeafTest => {
  if (!isList(value) || (value.length !== 2 && value.length !== 4)) {
    throw new EventPatternFault(where, 'numeric takes one or two pairs of a comparison and a number');
  }
  const tests = [value.slice(0, 2), value.slice(2, 4)]
    .filter((pair) => pair.length === 2)
    .map(([operator, bound]) => {
      const compare =
        typeof operator === 'string' && Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
      if (compare === undefined) throw new EventPatternFault(where, `the comparison ${String(operator)} is not known`);
      if (typeof bound !== 'number' || Math.abs(bound) > 5e9) {
        throw new EventPatternFault(where, 'a number from -5.0e9 to 5.0e9 is expected');
      }
      return (candidate: number) => compare(candidate, bound);
    });
  if (tests.length === 2 && (!/^>/.test(String(value[0])) || !/^</.test(String(value[2])))) {
    throw new EventPatternFault(where, 'a range is a lower bound followed by an upper bound');
  }
  return (candidate) => typeof candidate === 'number' && tests.every((test) => test(candidate));
};

const compileAnythingBut = (value: Json, where: string): LeafTest => {
  if (isObject(value)) {
    const [operator, operand] = operatorOf(value, where);
    const compile = {
      prefix: (one: Json) => compileEdge(one, where, 'startsWith'),
      suffix: (one: Json) => compileEdge(one, where, 'endsWith'),
      'equals-ignore-case': (one: Json) => compileEqualsIgnoreCase(one, where),
      wildcard: (one: Json) => compileWildcard(one, where),
    }[operator];
    if (compile === undefined)
      throw new EventPatternFault(where, `the operator ${operator} is not known in anything-but`);
    const tests = (isList(operand) ? operand : [operand]).map(compile);
    if (tests.length === 0) throw new EventPatternFault(where, 'an empty list excludes nothing');
    // These exclusions are about texts: a number or a boolean is not one and does not match.
    return onString((candidate) => !tests.some((test) => test(candidate)));
  }
  const excluded = isList(value) ? value : [value];
  if (excluded.length === 0) throw new EventPatternFault(where, 'an empty list excludes nothing');
  if (excluded.some((one) => typeof one !== 'string' && typeof one !== 'number')) {
    throw new EventPatternFault(where, 'anything-but takes strings or numbers');
  }
  return (candidate) => !excluded.includes(candidate);
};

const operators: Readonly<Record<string, (value: Json, where: string) => LeafTest>> = {
  prefix: (value, where) => compileEdge(value, where, 'startsWith'),
  suffix: (value, where) => compileEdge(value, where, 'endsWith'),
  'equals-ignore-case': compileEqualsIgnoreCase,
  wildcard: compileWildcard,
  numeric: compileNumeric,
  'anything-but': compileAnythingBut,
};

/** Tests the value of a field, undefined when the event does not have it. */
const compileMatcher = (matcher: Json, where: string): ((values: readonly Json[]) => boolean) => {
  if (isList(matcher)) throw new EventPatternFault(where, 'a list within a list is not allowed');
  if (!isObject(matcher)) return (values) => values.includes(matcher);
  const [operator, operand] = operatorOf(matcher, where);
  if (operator === 'exists') {
    if (typeof operand !== 'boolean') throw new EventPatternFault(where, 'exists takes true or false');
    return (values) => values.length > 0 === operand;
  }
  const compile = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (compile === undefined) throw new EventPatternFault(where, `the operator ${operator} is not known`);
  const test = compile(operand, where);
  return (values) => values.some(test);
};

/** The leaf values of a field: the elements of a list, or the value itself; an object is no leaf. */
const leavesOf = (value: Json | undefined): readonly Json[] => {
  if (value === undefined || isObject(value)) return [];
  return isList(value) ? value.flatMap(leavesOf) : [value];
};

const compileField = (pattern: Json, where: string): ((value: Json | undefined) => boolean) => {
  if (isList(pattern)) {
    if (pattern.length === 0) throw new EventPatternFault(where, 'an empty list matches nothing');
    const tests = pattern.map((matcher) => compileMatcher(matcher, where));
    return (value) => {
      const leaves = leavesOf(value);
      return tests.some((test) => test(leaves));
    };
  }
  if (!isObject(pattern)) throw new EventPatternFault(where, 'a value to match stands in a list');
  const test = compileObject(pattern, where);
  return (value) => {
    if (value !== undefined && isList(value)) return value.some((element) => isObject(element) && test(element));
    // A missing object can still satisfy `exists: false` on a field within it.
    return test(value !== undefined && isObject(value) ? value : {});
  };
};

const compileObject = (pattern: JsonObject, where: string): ObjectTest => {
  const entries = Object.entries(pattern);
  if (entries.length === 0) throw new EventPatternFault(where, 'an empty pattern is not allowed');
  const tests = entries.map(([name, sub]): ObjectTest => {
    const at = where === '' ? name : `${where}.${name}`;
    if (name === '$or') {
      if (!isList(sub) || sub.length < 2) throw new EventPatternFault(at, '$or takes a list of at least two patterns');
      const alternatives = sub.map((one) => {
        if (!isObject(one)) throw new EventPatternFault(at, '$or takes patterns');
        return compileObject(one, at);
      });
      return (object) => alternatives.some((test) => test(object));
    }
    const test = compileField(sub, at);
    return (object) => test(Object.hasOwn(object, name) ? object[name] : undefined);
  });
  return (object) => tests.every((test) => test(object));
};

/** Compiles a pattern; throws `EventPatternFault` for what EventBridge or this engine does not know. */
export const compileEventPattern = (pattern: unknown): ((event: Readonly<Record<string, unknown>>) => boolean) => {
  if (!isObject(pattern)) throw new EventPatternFault('', 'a pattern is a JSON object');
  const test = compileObject(pattern, '');
  return (event) => test(event as JsonObject);
};

/** Whether a pattern lets an event through. Throws `EventPatternFault` for an invalid pattern. */
export const matchesEventPattern = (pattern: unknown, event: Readonly<Record<string, unknown>>): boolean =>
  compileEventPattern(pattern)(event);
