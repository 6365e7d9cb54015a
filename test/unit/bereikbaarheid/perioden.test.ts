import { describe, expect, test } from '@jest/globals';
import { perioden } from '../../../shared/domain/bereikbaarheid/perioden.ts';
import { InvalidError } from '../../../shared/domain/errors.ts';

const starts = (...args: Parameters<typeof perioden>) => perioden(...args).map(({ van }) => van);

describe('periods in Europe/Amsterdam', () => {
  test('the day of the October change has 25 hours, the doubled one as two rows', () => {
    const hours = perioden('2026-10-25', '2026-10-25', 'uur');
    expect(hours).toHaveLength(25);
    expect(hours[2]).toEqual({ van: '2026-10-25T00:00:00.000Z', tot: '2026-10-25T01:00:00.000Z' });
    expect(hours[3]).toEqual({ van: '2026-10-25T01:00:00.000Z', tot: '2026-10-25T02:00:00.000Z' });
  });

  test('the day of the March change has 23 hours', () => {
    expect(perioden('2026-03-29', '2026-03-29', 'uur')).toHaveLength(23);
  });

  test('a day is a local day', () => {
    expect(perioden('2026-11-20', '2026-11-20', 'dag')).toEqual([
      { van: '2026-11-19T23:00:00.000Z', tot: '2026-11-20T23:00:00.000Z' },
    ]);
  });

  test('weeks begin on Monday and are cut to the asked days', () => {
    expect(perioden('2026-11-04', '2026-11-17', 'week')).toEqual([
      { van: '2026-11-03T23:00:00.000Z', tot: '2026-11-08T23:00:00.000Z' },
      { van: '2026-11-08T23:00:00.000Z', tot: '2026-11-15T23:00:00.000Z' },
      { van: '2026-11-15T23:00:00.000Z', tot: '2026-11-17T23:00:00.000Z' },
    ]);
  });

  test('months, quarters and years begin at local midnight, in summer an hour earlier in UTC', () => {
    expect(starts('2026-01-01', '2026-12-31', 'kwartaal')).toEqual([
      '2025-12-31T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
      '2026-06-30T22:00:00.000Z',
      '2026-09-30T22:00:00.000Z',
    ]);
    expect(perioden('2026-01-01', '2026-12-31', 'maand')).toHaveLength(12);
    expect(perioden('2025-06-01', '2026-06-30', 'jaar')).toEqual([
      { van: '2025-05-31T22:00:00.000Z', tot: '2025-12-31T23:00:00.000Z' },
      { van: '2025-12-31T23:00:00.000Z', tot: '2026-06-30T22:00:00.000Z' },
    ]);
  });

  test('the whole is one period', () => {
    expect(perioden('2026-11-02', '2026-11-08', 'geheel')).toEqual([
      { van: '2026-11-01T23:00:00.000Z', tot: '2026-11-08T23:00:00.000Z' },
    ]);
  });

  test('every division covers the asked days without gap or overlap', () => {
    const whole = perioden('2025-09-10', '2026-11-22', 'geheel')[0];
    for (const per of ['uur', 'dag', 'week', 'maand', 'kwartaal', 'jaar'] as const) {
      const parts = perioden('2025-09-10', '2026-11-22', per);
      expect([parts[0]?.van, parts.at(-1)?.tot]).toEqual([whole?.van, whole?.tot]);
      parts.slice(1).forEach((part, i) => {
        expect(part.van).toBe(parts[i]?.tot);
      });
    }
  });

  test('an end before the begin has no periods; too many rows are refused with a clear fault', () => {
    expect(perioden('2026-11-22', '2026-11-21', 'dag')).toEqual([]);
    expect(() => perioden('2000-01-01', '2026-11-21', 'uur')).toThrow(InvalidError);
    expect(() => perioden('1900-01-01', '9000-01-01', 'week')).toThrow(InvalidError);
    expect(perioden('2000-01-01', '2026-12-31', 'week').length).toBeGreaterThan(1400);
  });
});
