/** Conditions of policy statements: the operators and keys that are weighed here; every other one is refused at the start. */
import { StartFault } from '../settings.ts';
import { matchesWildcard } from './wildcard.ts';

export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Values of condition keys for one call (lower-case key); a key that is absent has no value. */
export type CallFacts = Readonly<Record<string, readonly string[]>>;

type Test = (actual: string, wanted: string) => boolean;

const equals: Test = (actual, wanted) => actual === wanted;
const equalsIgnoringCase: Test = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();

const OPERATORS: Readonly<Record<string, { readonly test: Test; readonly negated: boolean }>> = {
  StringEquals: { test: equals, negated: false },
  StringNotEquals: { test: equals, negated: true },
  StringEqualsIgnoreCase: { test: equalsIgnoringCase, negated: false },
  StringLike: { test: (actual, wanted) => matchesWildcard(wanted, actual), negated: false },
  StringNotLike: { test: (actual, wanted) => matchesWildcard(wanted, actual), negated: true },
  ArnEquals: { test: (actual, wanted) => matchesWildcard(wanted, actual), negated: false },
  ArnLike: { test: (actual, wanted) => matchesWildcard(wanted, actual), negated: false },
  Bool: { test: equalsIgnoringCase, negated: false },
};

const KEYS = new Set([
  'dynamodb:leadingkeys',
  'dynamodb:attributes',
  'dynamodb:select',
  'aws:securetransport',
  'aws:requestedregion',
  'kms:viaservice',
  'ses:fromaddress',
  'aws:sourceaccount',
  'aws:principalaccount',
  'aws:resourceaccount',
]);

interface Operator {
  readonly quantifier: 'any' | 'all';
  /** A null value passes (`...IfExists`, and `ForAllValues` by its nature). */
  readonly absentPasses: boolean;
  readonly test: Test;
  readonly negated: boolean;
}

function operatorOf(name: string): Operator | undefined {
  const parts = name.split(':');
  const quantifier = parts.length === 2 ? parts[0] : undefined;
  if (parts.length > 2 || (quantifier !== undefined && quantifier !== 'ForAllValues' && quantifier !== 'ForAnyValue')) {
    return undefined;
  }
  const bare = parts.at(-1)!;
  const ifExists = bare.endsWith('IfExists');
  const known = OPERATORS[ifExists ? bare.slice(0, -'IfExists'.length) : bare];
  if (known === undefined) return undefined;
  const all = quantifier === 'ForAllValues';
  return { ...known, quantifier: all ? 'all' : 'any', absentPasses: ifExists || all };
}

/** Throws StartFault naming the first operator or key that would not be weighed. */
export function refuseUnknownConditions(condition: Condition, where: string): void {
  for (const [operator, keys] of Object.entries(condition)) {
    if (operatorOf(operator) === undefined) {
      throw new StartFault(`${where}: the local run cannot weigh the condition operator ${operator}.`);
    }
    for (const key of Object.keys(keys)) {
      if (!KEYS.has(key.toLowerCase()))
        throw new StartFault(`${where}: the local run cannot weigh the condition key ${key}.`);
    }
  }
}

/** Whether every condition holds for the call. */
export function conditionHolds(condition: Condition, facts: CallFacts): boolean {
  return Object.entries(condition).every(([name, keys]) => {
    const operator = operatorOf(name);
    if (operator === undefined) throw new Error(`unknown condition operator ${name}`);
    return Object.entries(keys).every(([key, wanted]) => holds(operator, facts[key.toLowerCase()] ?? [], wanted));
  });
}

function holds(
  { test, negated, quantifier, absentPasses }: Operator,
  actual: readonly string[],
  wanted: readonly string[],
) {
  if (actual.length === 0) return absentPasses || negated;
  const one = (value: string) => wanted.some((candidate) => test(value, candidate)) !== negated;
  return quantifier === 'all' ? actual.every(one) : actual.some(one);
}
