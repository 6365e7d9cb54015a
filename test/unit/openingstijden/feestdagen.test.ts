import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import {
  eerstePaasdag,
  koningsdag,
  landelijkeSluitingsdagen,
} from '../../../shared/domain/openingstijden/feestdagen.ts';

const ORACLE_NAMES = [
  'Nieuwjaar',
  'Tweede paasdag',
  'Koningsdag',
  'Bevrijdingsdag',
  'Hemelvaartsdag',
  'Tweede pinksterdag',
  'Kerstmis',
  'Tweede kerstdag',
];

describe('national closing days', () => {
  test('the dates of 2024 to 2040 are those of an independent calendar', () => {
    const oracle = new Holidays('NL');
    for (let year = 2024; year <= 2040; year += 1) {
      // Its types are of no use here (5 May counts as a school holiday): only names and dates are compared.
      const listed = oracle.getHolidays(year, 'nl').filter(({ name }) => ORACLE_NAMES.includes(name));
      const dates = [...new Set(listed.map(({ date }) => date.slice(0, 10)))].sort();
      expect(landelijkeSluitingsdagen(year).map(({ datum }) => datum)).toEqual(dates);
      expect(dates).toHaveLength(8);
    }
  });

  test('the days of 2026 carry their Dutch names', () => {
    expect(landelijkeSluitingsdagen(2026).map(({ datum, reden }) => `${datum} ${reden}`)).toEqual([
      '2026-01-01 Nieuwjaarsdag',
      '2026-04-06 Tweede paasdag',
      '2026-04-27 Koningsdag',
      '2026-05-05 Bevrijdingsdag',
      '2026-05-14 Hemelvaartsdag',
      '2026-05-25 Tweede pinksterdag',
      '2026-12-25 Eerste kerstdag',
      '2026-12-26 Tweede kerstdag',
    ]);
  });

  test('Koningsdag moves to Saturday when 27 April is a Sunday, and only then', () => {
    expect([2024, 2025, 2026, 2030, 2031].map(koningsdag)).toEqual([
      '2024-04-27',
      '2025-04-26',
      '2026-04-27',
      '2030-04-27',
      '2031-04-26',
    ]);
  });

  test('before 2014 the birthday of the Queen closed, 30 April, for call logs of those years', () => {
    const closedInApril = (year: number) =>
      landelijkeSluitingsdagen(year).find(({ reden }) => reden === 'Koninginnedag')?.datum;
    expect([1972, 1978, 1989, 1999, 2000, 2006, 2013, 2014].map(closedInApril)).toEqual([
      '1972-05-01',
      '1978-05-01',
      '1989-04-29',
      '1999-04-30',
      '2000-04-29',
      '2006-04-29',
      '2013-04-30',
      undefined,
    ]);
  });

  test('5 May closes every year since 2024 and was a local choice before', () => {
    const closes = (year: number) => landelijkeSluitingsdagen(year).some(({ datum }) => datum === `${year}-05-05`);
    expect([2020, 2023, 2024, 2026, 2027].map(closes)).toEqual([false, false, true, true, true]);
  });

  test('Good Friday does not close: that is a local choice', () => {
    expect(landelijkeSluitingsdagen(2026).map(({ datum }) => datum)).not.toContain('2026-04-03');
  });

  test('Easter falls on the known extremes', () => {
    expect([2008, 2011, 2025, 2038].map(eerstePaasdag)).toEqual([
      '2008-03-23',
      '2011-04-24',
      '2025-04-20',
      '2038-04-25',
    ]);
  });
});
