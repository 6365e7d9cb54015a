/**
 * Exact decimal numbers of DynamoDB: up to 38 significant digits, magnitude from 1E-130 up to 9.99…E+125.
 * JavaScript numbers would lose digits, so everything works on the decimal text and on BigInt.
 */
import { validationError } from './errors.ts';

const MAX_DIGITS = 38;
const MIN_EXPONENT = -130;
const MAX_EXPONENT = 125;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const PLAIN_INTEGER = /^(?:0|-?[1-9]\d{0,37})$/;
/** With at most this many characters of plain notation a double holds the number without loss of order. */
const SAFE_LENGTH = 15;

/** `sign × d.ddd × 10^exponent`; `digits` has neither leading nor trailing zeros and is empty for zero. */
export interface Decimal {
  readonly sign: -1 | 0 | 1;
  readonly digits: string;
  readonly exponent: number;
}

const ZERO: Decimal = { sign: 0, digits: '', exponent: 0 };

const overflow = () =>
  validationError('Number overflow. Attempting to store a number with magnitude larger than supported range');
const underflow = () =>
  validationError('Number underflow. Attempting to store a number with magnitude smaller than supported range');

/** @throws ValidationException when the text is no number or lies outside what DynamoDB can hold. */
export function parseDecimal(text: string): Decimal {
  const match = DECIMAL.exec(text);
  const whole = match?.[2] ?? '';
  const fraction = match?.[3] ?? '';
  if (match === null || whole.length + fraction.length === 0) {
    throw validationError(
      text === ''
        ? 'The parameter cannot be converted to a numeric value'
        : `The parameter cannot be converted to a numeric value: ${text}`,
    );
  }
  const all = whole + fraction;
  const leading = /^0*/.exec(all)?.[0].length ?? 0;
  const digits = all.slice(leading).replace(/0+$/, '');
  if (digits === '') {
    return ZERO;
  }
  const exponent = whole.length - 1 - leading + Number(match[4] ?? 0);
  return checked({ sign: match[1] === '-' ? -1 : 1, digits, exponent });
}

function checked(decimal: Decimal): Decimal {
  if (decimal.digits.length > MAX_DIGITS) {
    throw validationError('Attempting to store more than 38 significant digits in a Number');
  }
  if (decimal.exponent > MAX_EXPONENT) {
    throw overflow();
  }
  if (decimal.exponent < MIN_EXPONENT) {
    throw underflow();
  }
  return decimal;
}

/** Plain notation without exponent, leading plus or superfluous zeros: the form in which DynamoDB answers numbers. */
export function formatDecimal({ sign, digits, exponent }: Decimal): string {
  if (sign === 0) {
    return '0';
  }
  const prefix = sign < 0 ? '-' : '';
  if (exponent < 0) {
    return `${prefix}0.${'0'.repeat(-exponent - 1)}${digits}`;
  }
  if (digits.length <= exponent + 1) {
    return prefix + digits.padEnd(exponent + 1, '0');
  }
  return `${prefix}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

/** @throws ValidationException as {@link parseDecimal} does. */
export function normaliseNumber(text: string): string {
  return PLAIN_INTEGER.test(text) ? text : formatDecimal(parseDecimal(text));
}

/** Negative, zero or positive as `a` is below, equal to or above `b`; both in normalised form. */
export function compareNumbers(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a.length <= SAFE_LENGTH && b.length <= SAFE_LENGTH) {
    return Number(a) - Number(b);
  }
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  if (left.sign !== right.sign) {
    return left.sign - right.sign;
  }
  if (left.exponent !== right.exponent) {
    return (left.exponent - right.exponent) * left.sign;
  }
  return (left.digits < right.digits ? -1 : 1) * left.sign;
}

function toScaled(decimal: Decimal, lowest: number): bigint {
  const shift = decimal.exponent - (decimal.digits.length - 1) - lowest;
  return BigInt(decimal.digits) * 10n ** BigInt(shift) * BigInt(decimal.sign);
}

const lowestPower = (decimal: Decimal): number => decimal.exponent - (decimal.digits.length - 1);

/**
 * Exact sum. A sum that would need more than 38 digits is refused, not rounded; AWS words that refusal as an overflow
 * too (observed behaviour recorded by the Alternator project's tests against DynamoDB).
 */
export function addNumbers(a: string, b: string): string {
  if (a.length < SAFE_LENGTH && b.length < SAFE_LENGTH && PLAIN_INTEGER.test(a) && PLAIN_INTEGER.test(b)) {
    return String(Number(a) + Number(b));
  }
  const left = parseDecimal(a);
  const right = parseDecimal(b);
  if (left.sign === 0 || right.sign === 0) {
    return formatDecimal(left.sign === 0 ? right : left);
  }
  const lowest = Math.min(lowestPower(left), lowestPower(right));
  const sum = toScaled(left, lowest) + toScaled(right, lowest);
  if (sum === 0n) {
    return '0';
  }
  const text = (sum < 0n ? -sum : sum).toString();
  const digits = text.replace(/0+$/, '');
  if (digits.length > MAX_DIGITS) {
    throw overflow();
  }
  return formatDecimal(checked({ sign: sum < 0n ? -1 : 1, digits, exponent: lowest + text.length - 1 }));
}

export const negateNumber = (text: string): string =>
  text === '0' ? text : text.startsWith('-') ? text.slice(1) : `-${text}`;

export const subtractNumbers = (a: string, b: string): string => addNumbers(a, negateNumber(b));

/** Bytes that AWS counts for a number: two significant digits a byte, one for the rest, one more when negative. */
export function numberSize(text: string): number {
  const { sign, digits } = parseDecimal(text);
  return Math.ceil(digits.length / 2) + 1 + (sign < 0 ? 1 : 0);
}

/**
 * Bytes whose unsigned order is the numeric order: class (0 negative, 1 zero, 2 positive), exponent, digit pairs.
 * Of a negative number all bytes after the class are complemented, and an end mark makes the shorter one the larger.
 */
export function encodeNumber(text: string): Uint8Array {
  const { sign, digits, exponent } = parseDecimal(text);
  if (sign === 0) {
    return Uint8Array.of(1);
  }
  const pairs = Math.ceil(digits.length / 2);
  const bytes = new Uint8Array(2 + pairs + (sign < 0 ? 1 : 0));
  bytes[0] = sign < 0 ? 0 : 2;
  const flip = sign < 0 ? 0xff : 0;
  bytes[1] = (exponent - MIN_EXPONENT) ^ flip;
  for (let i = 0; i < pairs; i++) {
    bytes[2 + i] = (Number(digits.slice(2 * i, 2 * i + 2).padEnd(2, '0')) + 1) ^ flip;
  }
  if (sign < 0) {
    bytes[2 + pairs] = 0xff;
  }
  return bytes;
}
