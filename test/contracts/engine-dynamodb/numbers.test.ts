import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addNumbers,
  compareNumbers,
  encodeNumber,
  normaliseNumber,
  numberSize,
  subtractNumbers,
} from '../../../local/engine/dynamodb/numbers.ts';

/** An independent reading of a number: an integer times a power of ten that is low enough for all numbers here. */
const SCALE = 200;
function oracle(text: string): bigint {
  const [, sign = '', whole = '', fraction = '', power = '0'] = /^(-?)(\d*)\.?(\d*)(?:e(-?\d+))?$/.exec(text) ?? [];
  const shift = SCALE + Number(power) - fraction.length;
  return BigInt(`${sign}${whole}${fraction}`) * 10n ** BigInt(shift);
}

/** Numbers of up to `digits` digits with an exponent, as a client may write them. */
const written = (digits: number, exponents: { min: number; max: number }) =>
  fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.stringMatching(new RegExp(`^[0-9]{1,${digits}}$`)),
      fc.integer(exponents),
      fc.boolean(),
    )
    .map(([sign, body, exponent, dotted]) =>
      dotted && body.length > 1 ? `${sign}${body[0]}.${body.slice(1)}e${exponent}` : `${sign}${body}e${exponent}`,
    );

const wide = written(38, { min: -90, max: 80 });
const narrow = written(18, { min: -6, max: 6 });

describe('exact numbers', () => {
  test('a number keeps its value when it is normalised, and is written without exponent', () => {
    fc.assert(
      fc.property(wide, (text) => {
        const normal = normaliseNumber(text);
        expect(normal).toMatch(/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/);
        expect(oracle(normal)).toBe(oracle(text));
        expect(normaliseNumber(normal)).toBe(normal);
      }),
    );
  });

  test('the order of the encoded bytes is the order of the numbers', () => {
    const sign = (n: number | bigint) => (n > 0 ? 1 : n < 0 ? -1 : 0);
    fc.assert(
      fc.property(fc.oneof(fc.tuple(wide, wide), fc.tuple(narrow, narrow)), ([a, b]) => {
        const expected = sign(oracle(a) - oracle(b));
        const [left, right] = [normaliseNumber(a), normaliseNumber(b)];
        expect(sign(Buffer.compare(encodeNumber(left), encodeNumber(right)))).toBe(expected);
        expect(sign(compareNumbers(left, right))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('sum and difference are exact', () => {
    fc.assert(
      fc.property(narrow, narrow, (a, b) => {
        const [left, right] = [normaliseNumber(a), normaliseNumber(b)];
        expect(oracle(addNumbers(left, right))).toBe(oracle(a) + oracle(b));
        expect(oracle(subtractNumbers(left, right))).toBe(oracle(a) - oracle(b));
      }),
      { numRuns: 1000 },
    );
  });

  test('a sum that would need more than 38 digits is refused, not rounded', () => {
    expect(() => addNumbers('1' + '0'.repeat(50), '1')).toThrow('Number overflow');
    expect(addNumbers('1' + '0'.repeat(37), '1')).toBe(`1${'0'.repeat(36)}1`);
    expect(addNumbers('99999999999999999999999999999999999999', '1')).toBe(`1${'0'.repeat(38)}`);
  });

  test.each([
    ['1e126', 'Number overflow'],
    ['-1e126', 'Number overflow'],
    ['1e-131', 'Number underflow'],
    [`1${'2'.repeat(38)}`, 'more than 38 significant digits'],
    ['', 'cannot be converted to a numeric value'],
    ['12a', 'cannot be converted to a numeric value: 12a'],
    ['NaN', 'cannot be converted'],
    ['.', 'cannot be converted'],
    ['--1', 'cannot be converted'],
  ])('refuses %j', (text, message) => {
    expect(() => normaliseNumber(text)).toThrow(message);
  });

  test('takes the ends of the range', () => {
    expect(normaliseNumber('9.9999999999999999999999999999999999999E+125')).toMatch(/^9{38}0{88}$/);
    expect(normaliseNumber('1E-130')).toBe(`0.${'0'.repeat(129)}1`);
    expect(normaliseNumber('-0.00')).toBe('0');
    expect(normaliseNumber('+007.50')).toBe('7.5');
  });

  test('counts a byte per two significant digits, one more, and one for the minus', () => {
    expect(numberSize('0')).toBe(1);
    expect(numberSize('1')).toBe(2);
    expect(numberSize('123')).toBe(3);
    expect(numberSize('-123')).toBe(4);
    expect(numberSize('1000000')).toBe(2);
  });
});
