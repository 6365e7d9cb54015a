import { describe, expect, test } from '@jest/globals';
import {
  aantalTotEnMetMs,
  bakVan,
  duurcijfers,
  gemiddeldeMs,
  LEGE_VERDELING,
  opRangMs,
  percentielMs,
  telOp,
  verdelingVan,
} from '../../../shared/domain/bereikbaarheid/verdeling.ts';

describe('distributions in bins', () => {
  test('nothing has no average and no percentiles: not zero', () => {
    expect(duurcijfers(LEGE_VERDELING)).toEqual({ gemiddelde: null, p50: null, p90: null, p95: null, max: null });
  });

  test('one duration is exact, to the millisecond', () => {
    expect(duurcijfers(verdelingVan([123_457]))).toEqual({
      gemiddelde: 123.457,
      p50: 123.457,
      p90: 123.457,
      p95: 123.457,
      max: 123.457,
    });
  });

  test('zero is a duration', () => {
    expect(duurcijfers(verdelingVan([0, 0, 0]))).toEqual({ gemiddelde: 0, p50: 0, p90: 0, p95: 0, max: 0 });
    expect(percentielMs(verdelingVan([0, 0, 1000]), 50)).toBe(0);
  });

  test('below 29 milliseconds every duration has a bin of its own', () => {
    expect(new Set(Array.from({ length: 29 }, (_, ms) => bakVan(ms))).size).toBe(29);
    expect(percentielMs(verdelingVan([7, 28]), 100)).toBe(28);
  });

  test('the average is exact, whatever the bins', () => {
    expect(gemiddeldeMs(verdelingVan([1, 10_000, 99_999]))).toBe(110_000 / 3);
  });

  test('percentiles are nearest rank: of twenty the nineteenth is p95, of nineteen the last', () => {
    const ms = Array.from({ length: 20 }, (_, i) => i + 1);
    expect([50, 90, 95, 100].map((p) => percentielMs(verdelingVan(ms), p))).toEqual([10, 18, 19, 20]);
    expect(percentielMs(verdelingVan(ms.slice(1)), 95)).toBe(20);
    expect(percentielMs(verdelingVan([1, 2]), 50)).toBe(1);
  });

  test('the one of a rank is the longest of so many, and within it are at least as many', () => {
    const three = verdelingVan([5, 5000, 70_000]);
    const found = [1, 2, 3].map((rang) => opRangMs(three, rang) ?? Number.NaN);
    expect(found).toEqual([33, 66, 100].map((procent) => percentielMs(three, procent)));
    expect(found.map((ms) => aantalTotEnMetMs(three, ms))).toEqual([1, 2, 3]);
    expect(found.map((ms) => aantalTotEnMetMs(three, ms - 1))).toEqual([0, 1, 2]);
    expect(opRangMs(three, 4)).toBeNull();
    expect([1, 2].map((rang) => opRangMs(verdelingVan([123_457]), rang))).toEqual([123_457, null]);
    expect([123_457, 123_456].map((ms) => aantalTotEnMetMs(verdelingVan([123_457]), ms))).toEqual([1, 0]);
    expect([opRangMs(LEGE_VERDELING, 1), aantalTotEnMetMs(LEGE_VERDELING, 9)]).toEqual([null, 0]);
  });

  test('bins follow each other without gaps, from a millisecond to years', () => {
    for (const ms of [1, 28, 29, 999, 1000, 60_000, 3_600_000, 86_400_000, 31_536_000_000]) {
      expect(bakVan(ms + 1) - bakVan(ms)).toBeGreaterThanOrEqual(0);
      expect(bakVan(ms + 1) - bakVan(ms)).toBeLessThanOrEqual(1);
    }
    expect(bakVan(Number.MAX_SAFE_INTEGER)).toBeLessThan(1100);
  });

  test('a negative or broken duration is refused', () => {
    for (const ms of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => bakVan(ms)).toThrow(RangeError);
  });

  test('what is taken back leaves nothing behind', () => {
    const some = verdelingVan([3, 4000, 4000]);
    const other = verdelingVan([4000, 9]);
    const both = telOp([
      { verdeling: some, keer: 1 },
      { verdeling: other, keer: 1 },
      { verdeling: some, keer: -1 },
    ]);
    expect(both).toEqual(other);
  });
});
