/** Random expressions, printed with the placeholders they need. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Random } from './dynamodb-random.ts';
import {
  ATTRIBUTES,
  numberSet,
  randomNumber,
  randomString,
  randomValue,
  smallNumber,
  stringSet,
  typedValue,
} from './dynamodb-values.ts';

/** Gathers the placeholders of one request while its expressions are made. */
export interface Placeholders {
  name(attribute: string): string;
  value(value: AttributeValue): string;
  parameters(): {
    ExpressionAttributeNames?: Record<string, string>;
    ExpressionAttributeValues?: Record<string, AttributeValue>;
  };
}

export function placeholders(): Placeholders {
  const names: Record<string, string> = {};
  const values: Record<string, AttributeValue> = {};
  return {
    name(attribute) {
      const alias = `#${attribute}`;
      names[alias] = attribute;
      return alias;
    },
    value(value) {
      const alias = `:v${Object.keys(values).length}`;
      values[alias] = value;
      return alias;
    },
    parameters: () => ({
      ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
      ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    }),
  };
}

/** A document path to a value of any type, which may also be absent. */
function anyPath(random: Random, holders: Placeholders): string {
  switch (random.int(6)) {
    case 0:
      return `${holders.name('doc')}.${holders.name(random.pick(['x', 'y', 'nope']))}`;
    case 1:
      return `${holders.name('lst')}[${random.int(3)}]`;
    case 2:
      return `${holders.name('doc')}.${holders.name('z')}[0]`;
    default:
      return holders.name(random.pick(ATTRIBUTES));
  }
}

/** A literal to equate with: moto takes NULL for absent, false for the number zero and true for one. */
function equatable(random: Random): AttributeValue {
  for (;;) {
    const value = randomValue(random);
    if (!/"(BOOL|NULL)"|"N":"[01]"/.test(JSON.stringify(value))) return value;
  }
}

/**
 * One comparison. Order and `size()` only on attributes that always have the type of the literal, and `size()` only
 * where the attribute exists: moto answers HTTP 500 otherwise, where AWS finds the comparison false.
 */
function comparison(random: Random, holders: Placeholders): string {
  switch (random.int(9)) {
    case 0:
      return `attribute_exists(${anyPath(random, holders)})`;
    case 1:
      return `attribute_not_exists(${anyPath(random, holders)})`;
    case 2: {
      const type = holders.value({ S: random.pick(['S', 'N', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'B']) });
      return `attribute_type(${anyPath(random, holders)}, ${type})`;
    }
    case 3:
      return `begins_with(${anyPath(random, holders)}, ${holders.value(randomString(random))})`;
    case 4: {
      // No number in a list that may hold a boolean: in moto false contains zero.
      const name = random.pick(['txt', 'tags', 'nums', 'lst']);
      const part = name !== 'lst' && random.chance(0.5) ? smallNumber(random) : randomString(random);
      return `contains(${holders.name(name)}, ${holders.value(part)})`;
    }
    case 5: {
      const name = holders.name(random.pick(['txt', 'tags', 'nums', 'lst', 'doc']));
      const size = holders.value({ N: String(random.int(4)) });
      return `(attribute_exists(${name}) AND size(${name}) ${random.pick(['=', '<', '>=', '<>'])} ${size})`;
    }
    case 6: {
      const low = random.int(3);
      const [from, to] = [holders.value({ N: String(low) }), holders.value({ N: String(low + random.int(4)) })];
      return `${holders.name('num')} BETWEEN ${from} AND ${to}`;
    }
    case 7:
      return `${anyPath(random, holders)} IN (${holders.value(equatable(random))}, ${holders.value(equatable(random))})`;
    default: {
      if (random.chance(0.5)) {
        return `${anyPath(random, holders)} ${random.pick(['=', '<>'])} ${holders.value(equatable(random))}`;
      }
      const numeric = random.chance(0.6);
      const literal = holders.value(numeric ? randomNumber(random) : randomString(random));
      return `${holders.name(numeric ? 'num' : 'txt')} ${random.pick(['<', '<=', '>', '>='])} ${literal}`;
    }
  }
}

/** Parentheses only around what is not alone in them: redundant ones are refused. */
export function randomCondition(random: Random, holders: Placeholders, depth = 0): string {
  if (depth > 2 || random.chance(0.5)) {
    return random.chance(0.15) ? `NOT ${comparison(random, holders)}` : comparison(random, holders);
  }
  const parts = Array.from({ length: 2 + random.int(2) }, () =>
    random.chance(0.4) ? `(${compound(random, holders, depth + 1)})` : randomCondition(random, holders, depth + 1),
  );
  return join(random, parts);
}

const compound = (random: Random, holders: Placeholders, depth: number): string =>
  join(random, [comparison(random, holders), randomCondition(random, holders, depth)]);

const join = (random: Random, parts: readonly string[]): string =>
  parts.map((part, i) => (i === 0 ? part : ` ${random.pick(['AND', 'OR'])} ${part}`)).join('');

const setClause = (random: Random, holders: Placeholders, attribute: string): string => {
  const name = holders.name(attribute);
  switch (random.int(6)) {
    case 0:
      return `${name} = if_not_exists(${name}, ${holders.value(typedValue(random, attribute))})`;
    case 1:
      return attribute === 'lst'
        ? `${name} = list_append(${name}, ${holders.value({ L: [randomValue(random, 1)] })})`
        : `${name} = ${holders.value(typedValue(random, attribute))}`;
    case 2:
      if (attribute === 'num')
        return `${name} = ${name} ${random.pick(['+', '-'])} ${holders.value(smallNumber(random))}`;
      if (attribute === 'doc') return `${name}.${holders.name('x')} = ${holders.value(randomValue(random, 1))}`;
      if (attribute === 'lst') return `${name}[${random.int(5)}] = ${holders.value(randomValue(random, 1))}`;
      return `${name} = ${holders.value(typedValue(random, attribute))}`;
    default:
      return `${name} = ${holders.value(typedValue(random, attribute))}`;
  }
};

/** Each attribute at most once, so that paths never overlap (the overlap rule has tests of its own). */
export function randomUpdate(random: Random, holders: Placeholders): string {
  const free = new Set([...ATTRIBUTES, 'gpk']);
  const take = (candidates: readonly string[]): string | undefined => {
    const left = candidates.filter((candidate) => free.has(candidate));
    if (left.length === 0) return undefined;
    const chosen = random.pick(left);
    free.delete(chosen);
    return chosen;
  };
  const sections: string[] = [];
  const setNames = [take(ATTRIBUTES), random.chance(0.5) ? take(ATTRIBUTES) : undefined].filter(
    (name) => name !== undefined,
  );
  if (random.chance(0.8)) sections.push(`SET ${setNames.map((name) => setClause(random, holders, name)).join(', ')}`);
  if (random.chance(0.3)) {
    const name = take([...ATTRIBUTES, 'gpk']);
    if (name !== undefined) {
      const alias = holders.name(name);
      const inner = name === 'doc' ? `.${holders.name('y')}` : name === 'lst' ? `[${random.int(3)}]` : '';
      sections.push(`REMOVE ${alias}${inner}`);
    }
  }
  if (random.chance(0.3)) {
    const name = take(['num', 'tags', 'nums']);
    if (name !== undefined) sections.push(`ADD ${holders.name(name)} ${holders.value(addend(random, name))}`);
  }
  if (random.chance(0.2)) {
    const name = take(['tags', 'nums']);
    if (name !== undefined) sections.push(`DELETE ${holders.name(name)} ${holders.value(addend(random, name))}`);
  }
  // An update that only takes away makes no item in AWS (observed by Alternator's tests), but does in moto.
  const gives = sections.some((section) => section.startsWith('SET') || section.startsWith('ADD'));
  const safe = gives
    ? sections
    : [`SET ${holders.name('extra')} = ${holders.value(randomString(random))}`, ...sections];
  return safe.join(' ');
}

const addend = (random: Random, name: string): AttributeValue =>
  name === 'num' ? smallNumber(random) : name === 'tags' ? stringSet(random) : numberSet(random);

export function randomProjection(random: Random, holders: Placeholders): string {
  const chosen = ATTRIBUTES.filter((name) => name !== 'lst' && random.chance(0.4));
  const paths = chosen.map((name) => {
    const alias = holders.name(name);
    if (name === 'doc' && random.chance(0.5)) return `${alias}.${holders.name(random.pick(['x', 'y', 'nope']))}`;
    return alias;
  });
  // Without placeholder, because moto takes `#name[0]` in a projection for an unused `#name`.
  if (random.chance(0.3)) paths.push(`lst[${random.int(3)}]`);
  return paths.length === 0 ? holders.name('pk') : paths.join(', ');
}
