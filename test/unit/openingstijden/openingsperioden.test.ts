import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { openingsperioden } from '../../../shared/domain/openingstijden/openingsperioden.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { type Instant, instant, msBetween, plusMs } from '../../../shared/domain/tijd/instant.ts';

const over = (regeling: Openingsregeling, van: string, tot: string) =>
  openingsperioden(regeling, makeOpeningsindex(regeling), instant(van), instant(tot));

/** With a lunch break, an evening, a short day, a night that passes midnight, a team day and a switch. */
const RIJK: Openingsregeling = {
  ...standaardRegeling(),
  patronen: [
    {
      geldigVan: '2020-01-01',
      week: [
        ...[1, 2, 3, 4, 5].map((dag) => ({
          dag,
          dagdelen: [
            { van: '09:00', tot: '12:30' },
            { van: '13:00', tot: '17:00' },
            ...(dag === 2 ? [{ van: '18:30', tot: '20:00' }] : []),
          ],
        })),
        { dag: 6, dagdelen: [{ van: '22:00', tot: '02:30' }] },
      ],
    },
  ],
  sluitingsdagen: [{ datum: '2026-10-22', reden: 'teamdag', bron: 'lokaal' }],
  uitzonderingen: [
    { van: '2026-10-23', totEnMet: '2026-10-23', dagdelen: [{ van: '09:00', tot: '11:00' }], reden: 'scholing' },
  ],
  sluitingen: [
    { van: instant('2026-10-20T08:10:00Z'), tot: instant('2026-10-20T08:25:00Z'), reden: 'storing' },
    { van: instant('2026-10-26T19:00:00Z'), tot: null, reden: 'verhuizing' },
  ],
};

describe('the coming days written out', () => {
  test('name why it is closed: night, weekend, and the holiday between them', () => {
    const rows = over(standaardRegeling(), '2026-05-01T22:00:00Z', '2026-05-05T22:00:00Z');
    expect(rows.map(({ van, open, reden }) => `${van} ${open} ${reden}`)).toEqual([
      '2026-05-01T22:00:00.000Z false buiten openingstijd',
      '2026-05-04T07:00:00.000Z true openingstijd',
      '2026-05-04T15:00:00.000Z false buiten openingstijd',
      '2026-05-04T22:00:00.000Z false Bevrijdingsdag',
    ]);
  });

  test('a closed stretch with two reasons is two rows, and a shortened day says that it is one', () => {
    const rows = over(RIJK, '2026-10-22T22:00:00Z', '2026-10-23T22:00:00Z');
    expect(rows.map(({ van, reden }) => `${van.slice(11, 16)} ${reden}`)).toEqual([
      '22:00 buiten openingstijd',
      '07:00 openingstijd',
      '09:00 scholing',
      // The lunch break of the pattern: closed then also without the training.
      '10:30 buiten openingstijd',
      '11:00 scholing',
      '15:00 buiten openingstijd',
    ]);
  });

  // Around both clock changes, and where every rule of RIJK holds at some moment.
  const index = makeOpeningsindex(RIJK);
  const windows = ['2026-10-18T22:00:00Z', '2026-10-23T22:00:00Z', '2026-03-27T23:00:00Z'].map((from) => {
    const [van, tot] = [instant(from), plusMs(instant(from), 8 * 86_400_000)];
    return { van, tot, rows: openingsperioden(RIJK, index, van, tot) };
  });

  test('have no gaps, and no two neighbours say the same', () => {
    for (const { van, tot, rows } of windows) {
      expect([rows[0]?.van, rows.at(-1)?.tot]).toEqual([van, tot]);
      for (const [i, row] of rows.entries()) {
        expect(msBetween(row.van, row.tot)).toBeGreaterThan(0);
        const next = rows[i + 1] ?? { van: tot, open: null, reden: null };
        expect(row.tot).toBe(next.van);
        expect([row.open, row.reden]).not.toEqual([next.open, next.reden]);
      }
    }
  });

  test('say at every instant what the calendar says then', () => {
    const minute = fc.integer({ min: 0, max: 8 * 1440 - 1 });
    const shift = fc.constantFrom(0, 1, 59_999);
    fc.assert(
      fc.property(fc.constantFrom(...windows), minute, shift, ({ van, rows }, minutes, ms) => {
        const at: Instant = plusMs(van, minutes * 60_000 + ms);
        const { open, reden } = index.toestand(at);
        expect(rows.find((one) => one.van <= at && at < one.tot)).toMatchObject({ open, reden });
      }),
      { numRuns: 3000 },
    );
  });

  test('are none when nothing is asked', () => {
    expect(over(RIJK, '2026-10-22T22:00:00Z', '2026-10-22T22:00:00Z')).toEqual([]);
  });
});
