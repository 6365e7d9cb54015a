import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  encodeKeyValue,
  encodePartition,
  prefixEnd,
  segmentStart,
} from '../../../local/engine/dynamodb/key-encoding.ts';
import { compareUtf8, compareValues } from '../../../local/engine/dynamodb/values.ts';

const anyString = fc.string({ unit: 'grapheme', maxLength: 6 });

describe('key order', () => {
  test('strings are ordered by the bytes of their UTF-8', () => {
    const tricky = fc.oneof(anyString, fc.constantFrom('￮', '😀', 'a￮', 'a😀', '\ud7ff', '\ue000'));
    fc.assert(
      fc.property(tricky, tricky, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareUtf8(a, b))).toBe(expected);
        expect(Buffer.compare(encodeKeyValue({ S: a }), encodeKeyValue({ S: b }))).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  test('binaries are ordered as unsigned bytes', () => {
    const [low, high] = [{ B: Buffer.of(127).toString('base64') }, { B: Buffer.of(128).toString('base64') }];
    expect(compareValues(low, high)).toBeLessThan(0);
    expect(Buffer.compare(encodeKeyValue(low), encodeKeyValue(high))).toBe(-1);
  });

  test('everything with a prefix lies from the prefix up to its end, and nothing else', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(bytes, bytes, (prefix, other) => {
        const start = Buffer.from(prefix);
        const copy = Buffer.from(prefix);
        const end = prefixEnd(start);
        expect(start).toEqual(copy);
        const within = Buffer.compare(other, start) >= 0 && (end === undefined || Buffer.compare(other, end) < 0);
        expect(within).toBe(Buffer.from(other).subarray(0, prefix.length).equals(start));
      }),
      { numRuns: 1000 },
    );
  });

  test('every partition lies in exactly one scan segment', () => {
    fc.assert(
      fc.property(anyString, fc.integer({ min: 1, max: 20 }), (key, total) => {
        const place = encodePartition({ S: key });
        const holding = Array.from({ length: total }, (_, segment) => {
          const [from, to] = [segmentStart(segment, total), segmentStart(segment + 1, total)];
          const above = from !== undefined && Buffer.compare(place, from) >= 0;
          return above && (to === undefined || Buffer.compare(place, to) < 0);
        });
        expect(holding.filter(Boolean)).toHaveLength(1);
      }),
    );
  });
});
