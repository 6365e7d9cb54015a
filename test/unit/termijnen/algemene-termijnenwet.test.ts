import { describe, expect, test } from '@jest/globals';
import Holidays from 'date-holidays';
import {
  eindeWettelijkeTermijn,
  erkendeFeestdag,
  GELIJKGESTELDE_DAGEN,
} from '../../../shared/domain/termijnen/algemene-termijnenwet.ts';
import { addDays } from '../../../shared/domain/tijd/amsterdam.ts';

const days = (van: string, aantal: number) => eindeWettelijkeTermijn({ van, aantal, eenheid: 'dagen' });

describe('Algemene termijnenwet', () => {
  test.each([
    ['2026-04-03', 42, '2026-05-15', '2026-05-18', 'an equated day after Ascension'],
    ['2026-03-24', 42, '2026-05-05', '2026-05-06', '5 May, every year'],
    ['2026-11-13', 42, '2026-12-25', '2026-12-28', 'Christmas before a weekend'],
    ['2026-11-20', 42, '2027-01-01', '2027-01-04', 'New Year before a weekend'],
    ['2027-03-25', 42, '2027-05-06', '2027-05-10', 'Ascension, an equated day and a weekend'],
    ['2025-03-15', 42, '2025-04-26', '2025-04-28', 'Koningsdag moved to Saturday'],
    ['2026-02-20', 42, '2026-04-03', '2026-04-07', 'Good Friday up to Easter Monday'],
    ['2028-03-17', 42, '2028-04-28', '2028-05-01', 'the equated day after Koningsdag'],
    ['2026-12-23', 7, '2026-12-30', '2026-12-30', 'enough working days around Christmas'],
    ['2026-04-02', 3, '2026-04-05', '2026-04-08', 'two working days in a short term'],
  ])('%s and %i days is %s by counting and %s by the act: %s', (van, aantal, ruwEinde, einde) => {
    expect(days(van, aantal)).toMatchObject({ ruwEinde, einde });
  });

  test('six weeks are forty-two days', () => {
    const weeks = eindeWettelijkeTermijn({ van: '2026-04-03', aantal: 6, eenheid: 'weken' });
    expect(weeks.einde).toBe('2026-05-18');
  });

  test('a term of two days that ends on a working day is not lengthened: art. 2 asks for three days', () => {
    expect(days('2026-04-05', 2).einde).toBe('2026-04-07');
    expect(days('2026-04-04', 3).einde).toBe('2026-04-08');
  });

  test('longer than 90 days, twelve weeks or three months, or in years, is left as it is', () => {
    // All of these end on a Saturday or Sunday.
    expect(days('2026-08-01', 91).einde).toBe('2026-10-31');
    expect(days('2026-08-02', 90).einde).toBe('2026-11-02');
    expect(eindeWettelijkeTermijn({ van: '2026-08-01', aantal: 13, eenheid: 'weken' }).einde).toBe('2026-10-31');
    expect(eindeWettelijkeTermijn({ van: '2026-08-01', aantal: 12, eenheid: 'weken' }).einde).toBe('2026-10-26');
    expect(eindeWettelijkeTermijn({ van: '2026-05-15', aantal: 6, eenheid: 'maanden' }).einde).toBe('2026-11-15');
    expect(eindeWettelijkeTermijn({ van: '2026-08-15', aantal: 3, eenheid: 'maanden' }).einde).toBe('2026-11-16');
    expect(eindeWettelijkeTermijn({ van: '2026-08-01', aantal: 1, eenheid: 'jaren' }).einde).toBe('2027-08-01');
  });

  test('suspension lengthens the term before the act is applied', () => {
    const end = eindeWettelijkeTermijn({ van: '2026-11-02', aantal: 8, eenheid: 'weken' }, 5);
    expect(end).toMatchObject({ ruwEinde: '2027-01-02', einde: '2027-01-04' });
  });

  test('a term that ends after 2028 carries a warning: the equated days are not decreed yet', () => {
    expect(days('2028-12-01', 42).waarschuwing).toContain('2028');
    expect(days('2028-11-01', 42).waarschuwing).toBeNull();
  });

  test('every lengthening is explained', () => {
    expect(days('2026-04-03', 42).uitleg).toEqual([
      '42 dagen na 2026-04-03: 2026-05-15',
      '2026-05-15 is gelijkgestelde dag: verlengd tot en met 2026-05-16 (art. 1)',
      '2026-05-16 is zaterdag: verlengd tot en met 2026-05-17 (art. 1)',
      '2026-05-17 is zondag: verlengd tot en met 2026-05-18 (art. 1)',
    ]);
  });

  test('recognised holidays of 2024 to 2040 are those of an independent calendar and the equated days', () => {
    const names = [
      'Nieuwjaar',
      'Goede Vrijdag',
      'Tweede paasdag',
      'Koningsdag',
      'Bevrijdingsdag',
      'Hemelvaartsdag',
      'Tweede pinksterdag',
      'Kerstmis',
      'Tweede kerstdag',
    ];
    const oracle = new Holidays('NL');
    for (let year = 2024; year <= 2040; year += 1) {
      const listed = oracle.getHolidays(year, 'nl').filter(({ name }) => names.includes(name));
      const expected = new Set(listed.map(({ date }) => date.slice(0, 10)));
      for (const date of GELIJKGESTELDE_DAGEN) if (date.startsWith(`${year}`)) expected.add(date);
      const found: string[] = [];
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
        if (erkendeFeestdag(day) !== undefined) found.push(day);
      }
      expect(found).toEqual([...expected].sort());
    }
  });
});
