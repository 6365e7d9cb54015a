import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addMonths,
  boundsOf,
  clockChangesOf,
  instantOfLocal,
  isLocalDate,
  isLocalTime,
  isoWeekOf,
  localDateOf,
  localDateTimeOf,
  localTimeOf,
  startOfLocalDay,
  startOfQuarter,
  startOfWeek,
  utcOffsetMs,
  weekdayOf,
} from '../../../shared/domain/tijd/amsterdam.ts';
import { epochMs, instant, instantOf } from '../../../shared/domain/tijd/instant.ts';

const zone = 'Europe/Amsterdam';

describe('the summer-time rule against the zone database', () => {
  test('every hour around both clock changes of 1996 to 2040 has the right offset', () => {
    for (let year = 1996; year <= 2040; year += 1) {
      const { toSummer, toWinter } = clockChangesOf(year);
      for (const change of [toSummer, toWinter]) {
        for (const shift of [-86_400_000, -3_600_000, -1, 0, 1, 3_600_000, 86_400_000]) {
          const at = change + shift;
          expect([at, utcOffsetMs(at)]).toEqual([at, DateTime.fromMillis(at, { zone }).offset * 60_000]);
        }
      }
    }
  });

  test('any instant of 1996 to 2040 shows the same wall clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1996, 0, 1), max: Date.UTC(2040, 11, 31) }), (at) => {
        const local = DateTime.fromMillis(at, { zone });
        expect(localDateTimeOf(instantOf(at))).toBe(local.toFormat("yyyy-MM-dd'T'HH:mm"));
      }),
      { numRuns: 5000 },
    );
  });

  test('every local day of 1996 to 2040 begins at the same instant, and has the same weekday and ISO week', () => {
    let date = '1996-01-01';
    let day = DateTime.fromISO(date, { zone });
    while (date <= '2040-12-31') {
      if (epochMs(startOfLocalDay(date)) !== day.toMillis()) throw new Error(`start of ${date}`);
      if (weekdayOf(date) !== day.weekday) throw new Error(`weekday of ${date}`);
      const week = isoWeekOf(date);
      if (week.week !== day.weekNumber || week.jaar !== day.weekYear) throw new Error(`week of ${date}`);
      date = addDays(date, 1);
      day = day.plus({ days: 1 });
    }
    expect(date).toBe('2041-01-01');
  });
});

describe('local time to instant', () => {
  test('a time that exists once gives that instant, whichever occurrence is asked for', () => {
    for (const occurrence of ['first', 'last'] as const) {
      expect(instantOfLocal('2026-07-01T09:00', occurrence)).toBe('2026-07-01T07:00:00.000Z');
      expect(instantOfLocal('2026-12-01T09:00', occurrence)).toBe('2026-12-01T08:00:00.000Z');
      expect(instantOfLocal('2026-12-01T24:00', occurrence)).toBe('2026-12-01T23:00:00.000Z');
    }
  });

  test('a time that comes twice in October gives the occurrence that is asked for', () => {
    expect(instantOfLocal('2026-10-25T02:30', 'first')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOfLocal('2026-10-25T02:30', 'last')).toBe('2026-10-25T01:30:00.000Z');
    expect(instantOfLocal('2026-10-25T03:00', 'first')).toBe('2026-10-25T02:00:00.000Z');
  });

  test('a time that the clock skips in March gives the moment of the change', () => {
    for (const occurrence of ['first', 'last'] as const) {
      expect(instantOfLocal('2026-03-29T02:30', occurrence)).toBe('2026-03-29T01:00:00.000Z');
      expect(instantOfLocal('2026-03-29T02:00', occurrence)).toBe('2026-03-29T01:00:00.000Z');
      expect(instantOfLocal('2026-03-29T03:00', occurrence)).toBe('2026-03-29T01:00:00.000Z');
    }
  });

  test('what is no local time is refused', () => {
    for (const text of ['2026-02-30T09:00', '2026-03-01 09:00', '2026-03-01T25:00', '2026-03-01T24:01']) {
      expect(() => instantOfLocal(text, 'first')).toThrow(RangeError);
    }
  });

  test('to local and back gives the same minute, by one of the two occurrences', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1996, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 }), (minute) => {
        const at = instantOf(minute * 60_000);
        const local = localDateTimeOf(at);
        expect([instantOfLocal(local, 'first'), instantOfLocal(local, 'last')]).toContain(at);
      }),
    );
  });
});

describe('calendar days', () => {
  test('48 hours across a clock change are not the same wall time', () => {
    const friday = instant('2026-10-23T20:00:00+02:00');
    expect(localDateTimeOf(instantOf(epochMs(friday) + 172_800_000))).toBe('2026-10-25T19:00');
    expect(localTimeOf(instantOf(epochMs(instant('2026-03-27T20:00:00+01:00')) + 172_800_000))).toBe('21:00');
  });

  test('just before local midnight is still the day before, in summer and in winter', () => {
    expect(localDateOf(instant('2026-07-01T21:59:59.999Z'))).toBe('2026-07-01');
    expect(localDateOf(instant('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
    expect(localDateOf(instant('2026-12-31T22:59:59.999Z'))).toBe('2026-12-31');
    expect(localDateOf(instant('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  });

  test('the clock-change days are 23 and 25 hours long', () => {
    const hours = (date: string) => {
      const { van, tot } = boundsOf('dag', date);
      return (epochMs(tot) - epochMs(van)) / 3_600_000;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([23, 25, 24]);
  });

  test('weeks begin on Monday, quarters in January, April, July and October', () => {
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek('2026-11-16')).toBe('2026-11-16');
    expect(startOfQuarter('2026-11-22')).toBe('2026-10-01');
    expect(startOfQuarter('2026-03-31')).toBe('2026-01-01');
    expect(boundsOf('kwartaal', '2026-02-10')).toEqual({
      van: '2025-12-31T23:00:00.000Z',
      tot: '2026-03-31T22:00:00.000Z',
    });
    expect(boundsOf('jaar', '2026-02-10').tot).toBe('2026-12-31T23:00:00.000Z');
    expect(boundsOf('maand', '2026-12-10').tot).toBe('2026-12-31T23:00:00.000Z');
    expect(boundsOf('week', '2026-10-25').tot).toBe('2026-10-25T23:00:00.000Z');
  });

  test('a month later is the same day, or the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
    expect(addMonths('2026-08-15', 6)).toBe('2027-02-15');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  test('only days and times that exist are accepted', () => {
    expect(['2028-02-29', '2026-12-31'].map(isLocalDate)).toEqual([true, true]);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '1899-12-31'].map(isLocalDate)).not.toContain(true);
    expect(['00:00', '23:59'].map(isLocalTime)).toEqual([true, true]);
    expect(['24:00', '9:00', '12:60'].map(isLocalTime)).not.toContain(true);
  });
});
