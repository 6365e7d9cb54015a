/** Quiet hours against a clock that is read minute by minute, with a zone database of its own. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { isStil, stilTot } from '../../shared/domain/media/stilteuren.ts';
import { HOUR, instantOf, MINUTE } from '../../shared/domain/tijd/instant.ts';

const tijd = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);

/** Within a day and a half of a clock change of 2025 to 2035, or anywhere in those years. */
const CHANGES = Array.from({ length: 11 }, (_, index) => 2025 + index).flatMap((year) =>
  [2, 9].map((month) => {
    const last = new Date(Date.UTC(year, month, 31, 1));
    return last.getTime() - last.getUTCDay() * 24 * HOUR;
  }),
);
const moment = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -36 * 60, max: 36 * 60 }))
      .map(([change, minutes]) => change + minutes * MINUTE),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: Date.UTC(2025, 0, 1) / MINUTE, max: Date.UTC(2035, 11, 31) / MINUTE })
      .map((minutes) => minutes * MINUTE),
  },
);

/** What a clock on the wall in Amsterdam shows. */
const wall = (epoch: number): string => DateTime.fromMillis(epoch, { zone: 'Europe/Amsterdam' }).toFormat('HH:mm');
const inside = (van: string, tot: string, epoch: number): boolean => {
  const time = wall(epoch);
  return van < tot ? time >= van && time < tot : van > tot && (time >= van || time < tot);
};

test('quiet is what the wall clock shows, and it ends at the first minute that shows something else', () => {
  fc.assert(
    fc.property(tijd, tijd, moment, fc.integer({ min: 0, max: 59_999 }), (van, tot, begin, rest) => {
      const op = instantOf(begin + rest);
      expect(isStil({ van, tot }, op)).toBe(inside(van, tot, begin));
      let minute = begin;
      while (inside(van, tot, minute)) minute += MINUTE;
      expect(stilTot({ van, tot }, op)).toBe(minute === begin ? null : instantOf(minute));
    }),
    { numRuns: 400 },
  );
});
