import { describe, expect, test } from '@jest/globals';
import {
  laatstePeriode,
  periodeInWoorden,
  vertrekmoment,
  volgendePeriode,
  vorigePeriode,
} from '../../../shared/domain/rapport/periode.ts';
import { RAPPORTPERIODEN } from '../../../shared/domain/rapport/types.ts';
import { duurInWoorden } from '../../../shared/domain/tijd/in-woorden.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

describe('the period of a report', () => {
  test('is the last that is over by the calendar of Amsterdam, not of UTC', () => {
    expect(laatstePeriode('maand', instant('2026-10-31T22:59:59Z'))).toEqual({
      van: '2026-09-01',
      totEnMet: '2026-09-30',
    });
    expect(laatstePeriode('maand', instant('2026-10-31T23:00:00Z'))).toEqual({
      van: '2026-10-01',
      totEnMet: '2026-10-31',
    });
  });

  test.each([
    ['week', '2026-11-09', '2026-11-15', 'week 46 van 2026'],
    ['maand', '2026-10-01', '2026-10-31', 'oktober 2026'],
    ['kwartaal', '2026-07-01', '2026-09-30', 'het derde kwartaal van 2026'],
    ['jaar', '2025-01-01', '2025-12-31', '2025'],
  ] as const)('of a %s begins and ends as the calendar says', (per, van, totEnMet, woorden) => {
    const dagen = laatstePeriode(per, instant('2026-11-18T08:00:00Z'));
    expect(dagen).toEqual({ van, totEnMet });
    expect(periodeInWoorden(per, dagen)).toBe(woorden);
  });

  test('has a neighbour on both sides that touches it', () => {
    for (const per of RAPPORTPERIODEN) {
      const dagen = laatstePeriode(per, instant('2027-01-20T08:00:00Z'));
      expect(vorigePeriode(per, volgendePeriode(per, dagen).van)).toEqual(dagen);
      expect(volgendePeriode(per, vorigePeriode(per, dagen.van))).toEqual(dagen);
    }
  });
});

describe('a report leaves', () => {
  test.each([
    ['on the first day when that is a working day', '2026-08-31', '2026-09-01T05:00:00.000Z'],
    ['after the weekend', '2026-10-31', '2026-11-02T06:00:00.000Z'],
    ['after New Year and the weekend behind it', '2026-12-31', '2027-01-04T06:00:00.000Z'],
    ['after Easter Monday', '2026-04-05', '2026-04-07T05:00:00.000Z'],
    ['at seven on the wall also after the clock went forward that night', '2026-03-29', '2026-03-30T05:00:00.000Z'],
    ['at seven on the wall also after the clock went back', '2026-10-25', '2026-10-26T06:00:00.000Z'],
  ])('%s', (_rule, totEnMet, op) => {
    expect(vertrekmoment({ van: totEnMet, totEnMet })).toBe(op);
  });
});

test('durations are said in two units at most', () => {
  expect([1, 45.4, 60, 61, 185, 3600, 7830, 57_600].map(duurInWoorden)).toEqual([
    '1 seconde',
    '45 seconden',
    '1 minuut',
    '1 minuut en 1 seconde',
    '3 minuten en 5 seconden',
    '1 uur',
    '2 uur en 11 minuten',
    '16 uur',
  ]);
});
