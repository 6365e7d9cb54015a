import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  aantalDagen,
  dagVan,
  EENHEDEN,
  eenheidVan,
  eigenPeriode,
  indelingenVoor,
  isDag,
  PERIODEKEUZES,
  periodeTekst,
  periodeVan,
  plusDagen,
  puntNamen,
  standaardIndeling,
  weekdagVan,
  weekVan,
} from '../../../web/pages/bereikbaarheid/perioden.ts';

const dagen = fc.integer({ min: 0, max: 20_000 }).map((n) => plusDagen('2000-01-01', n));

describe('a period that is chosen', () => {
  test('is a whole week, month, quarter or year', () => {
    expect(eenheidVan('week', '2026-11-22')).toEqual({ van: '2026-11-16', totEnMet: '2026-11-22' });
    expect(eenheidVan('maand', '2028-02-10')).toEqual({ van: '2028-02-01', totEnMet: '2028-02-29' });
    expect(eenheidVan('kwartaal', '2026-11-22')).toEqual({ van: '2026-10-01', totEnMet: '2026-12-31' });
    expect(eenheidVan('jaar', '2026-11-22')).toEqual({ van: '2026-01-01', totEnMet: '2026-12-31' });
  });

  test('that runs is laid beside as many days of the one before, never beside all of it', () => {
    expect(periodeVan('deze-maand', '2026-11-20')).toEqual({
      van: '2026-11-01',
      totEnMet: '2026-11-20',
      vorige: { van: '2026-10-01', totEnMet: '2026-10-20' },
      loopt: true,
    });
    // 31 days do not fit in February.
    expect(periodeVan('deze-maand', '2026-03-31')).toMatchObject({
      vorige: { van: '2026-02-01', totEnMet: '2026-02-28' },
      loopt: false,
    });
  });

  test('that is over is laid beside the whole one before', () => {
    expect(periodeVan('vorige-week', '2026-11-18')).toEqual({
      van: '2026-11-09',
      totEnMet: '2026-11-15',
      vorige: { van: '2026-11-02', totEnMet: '2026-11-08' },
      loopt: false,
    });
    expect(eigenPeriode({ van: '2026-11-10', totEnMet: '2026-11-12' }, '2026-11-20').vorige).toEqual({
      van: '2026-11-07',
      totEnMet: '2026-11-09',
    });
  });

  test('never overlaps with the one before it, and ends today at the latest', () => {
    fc.assert(
      fc.property(dagen, fc.constantFrom(...PERIODEKEUZES.map(({ waarde }) => waarde)), (vandaag, keuze) => {
        if (keuze === 'eigen') return;
        const { van, totEnMet, vorige } = periodeVan(keuze, vandaag);
        expect(vorige.totEnMet < van).toBe(true);
        expect(vorige.van <= vorige.totEnMet).toBe(true);
        expect(van <= totEnMet && totEnMet <= vandaag).toBe(true);
      }),
    );
  });

  test('holds the day that it was asked for', () => {
    fc.assert(
      fc.property(dagen, fc.constantFrom(...EENHEDEN), (dag, eenheid) => {
        const { van, totEnMet } = eenheidVan(eenheid, dag);
        expect(van <= dag && dag <= totEnMet).toBe(true);
        expect(eenheidVan(eenheid, plusDagen(totEnMet, 1)).van).toBe(plusDagen(totEnMet, 1));
      }),
    );
  });
});

describe('days and names', () => {
  test('are of Amsterdam', () => {
    expect(dagVan('2026-11-19T23:30:00Z')).toBe('2026-11-20');
    expect(dagVan('2026-07-19T22:30:00Z')).toBe('2026-07-20');
  });

  test('know a day that does not exist', () => {
    expect(isDag('2026-02-28')).toBe(true);
    for (const geen of ['2026-02-30', '2026-2-3', '', null]) expect(isDag(geen)).toBe(false);
  });

  test('number weeks as ISO does, also around New Year', () => {
    expect(weekVan('2026-12-31')).toBe(53);
    expect(weekVan('2027-01-03')).toBe(53);
    expect(weekVan('2027-01-04')).toBe(1);
    expect(weekdagVan('2026-11-22')).toBe(7);
    expect(aantalDagen({ van: '2026-11-01', totEnMet: '2026-11-30' })).toBe(30);
  });

  test('name a period as short as can be', () => {
    expect(periodeTekst({ van: '2026-11-02', totEnMet: '2026-11-08' })).toBe('2 t/m 8 november 2026');
    expect(periodeTekst({ van: '2026-10-26', totEnMet: '2026-11-01' })).toBe('26 oktober t/m 1 november 2026');
    expect(periodeTekst({ van: '2025-12-29', totEnMet: '2026-01-04' })).toBe('29 december 2025 t/m 4 januari 2026');
    expect(periodeTekst({ van: '2026-11-02', totEnMet: '2026-11-02' })).toBe('2 november 2026');
  });

  test('name a point of the axis', () => {
    const begin = '2026-10-31T23:00:00.000Z';
    expect(puntNamen('maand', begin)).toEqual({ naam: 'november 2026', kort: 'nov' });
    expect(puntNamen('kwartaal', '2026-09-30T22:00:00.000Z')).toEqual({ naam: 'K4 2026', kort: 'K4' });
    expect(puntNamen('week', '2026-11-15T23:00:00.000Z').kort).toBe('47');
    expect(puntNamen('dag', begin).kort).toBe('1');
  });

  test('are divided so that there is something to see, and not hundreds of points', () => {
    for (const aantal of [1, 2, 7, 31, 92, 184, 366]) {
      const mogelijk = indelingenVoor(aantal);
      expect([aantal, mogelijk.includes(standaardIndeling(aantal))]).toEqual([aantal, true]);
    }
    expect(indelingenVoor(366)).toEqual(['week', 'maand', 'kwartaal']);
    expect(indelingenVoor(1)).toEqual(['uur']);
  });
});
