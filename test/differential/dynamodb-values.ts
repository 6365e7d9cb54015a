/** Random attribute values, items and keys from small pools, so that operations often meet the same item. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Random } from './dynamodb-random.ts';

export type Item = Record<string, AttributeValue>;

/** The key types of the tables of one run. */
export interface RunSchema {
  readonly table: string;
  readonly sortType: 'S' | 'N';
  readonly indexProjection: 'ALL' | 'KEYS_ONLY' | 'INCLUDE';
}

const STRINGS = ['a', 'ab', 'abc', 'b', 'zé', 'Z', '10', '9', '😀', '\uffee'];
const NUMBERS = [
  '0',
  '1',
  '2',
  '-1',
  '10',
  '9',
  '1.5',
  '-0.25',
  '1000000',
  '12345678901234567890123456789012345678',
  '0.001',
];
const BINARIES = [Uint8Array.of(1), Uint8Array.of(1, 2), Uint8Array.of(255), Uint8Array.of(0, 127)];

const some = <T>(random: Random, pool: readonly T[]): T[] => {
  const chosen = pool.filter(() => random.chance(0.4));
  return chosen.length === 0 ? [random.pick(pool)] : chosen;
};

export const randomString = (random: Random): AttributeValue => ({ S: random.pick(STRINGS) });
export const randomNumber = (random: Random): AttributeValue => ({ N: random.pick(NUMBERS) });
export const smallNumber = (random: Random): AttributeValue => ({ N: random.pick(['0', '1', '2', '-3', '0.5', '10']) });
export const stringSet = (random: Random): AttributeValue => ({ SS: some(random, ['a', 'b', 'c', 'd']) });
export const numberSet = (random: Random): AttributeValue => ({ NS: some(random, ['1', '2', '3.5', '-4']) });

export function randomValue(random: Random, depth = 0): AttributeValue {
  switch (random.int(depth > 1 ? 6 : 10)) {
    case 0:
    case 1:
      return randomString(random);
    case 2:
    case 3:
      return randomNumber(random);
    case 4:
      return { BOOL: random.chance(0.5) };
    case 5:
      return random.chance(0.5) ? { NULL: true } : { B: random.pick(BINARIES) };
    case 6:
      return stringSet(random);
    case 7:
      return numberSet(random);
    case 8:
      return { L: Array.from({ length: random.int(4) }, () => randomValue(random, depth + 1)) };
    default:
      return {
        M: Object.fromEntries(
          ['x', 'y', 'z'].slice(random.int(3)).map((name) => [name, randomValue(random, depth + 1)]),
        ),
      };
  }
}

/** Attributes with the type that their name promises, so that most updates fit. */
const TYPED: Readonly<Record<string, (random: Random) => AttributeValue>> = {
  num: smallNumber,
  // No character outside the first plane: `size()` counts UTF-16 units in AWS, characters in moto.
  txt: (random) => ({ S: random.pick(STRINGS.filter((text) => text !== '😀')) }),
  tags: stringSet,
  nums: numberSet,
  lst: (random) => ({ L: Array.from({ length: 1 + random.int(3) }, () => randomValue(random, 1)) }),
  doc: (random) => ({ M: { x: smallNumber(random), y: randomValue(random, 1), z: { L: [smallNumber(random)] } } }),
  any: (random) => randomValue(random),
  flag: (random) => ({ BOOL: random.chance(0.5) }),
};
export const ATTRIBUTES = Object.keys(TYPED);
export const typedValue = (random: Random, name: string): AttributeValue => (TYPED[name] ?? randomValue)(random);

export function randomKey(random: Random, schema: RunSchema): Item {
  const sort =
    schema.sortType === 'S'
      ? random.pick(['a', 'ab', 'b', 'é', '😀', '\uffee'])
      : random.pick(['-10', '-9.5', '0', '2', '10', '1e3']);
  return { pk: { S: random.pick(['p1', 'p2', 'p3']) }, sk: { [schema.sortType]: sort } as unknown as AttributeValue };
}

export function randomItem(random: Random, schema: RunSchema): Item {
  const item = randomKey(random, schema);
  for (const name of ATTRIBUTES) {
    if (random.chance(0.5)) item[name] = typedValue(random, name);
  }
  if (random.chance(0.6)) item['gpk'] = { S: random.pick(['g1', 'g2']) };
  if (random.chance(0.8)) item['gsk'] = { N: random.pick(['1', '2', '3', '-7', '0.5']) };
  return item;
}
