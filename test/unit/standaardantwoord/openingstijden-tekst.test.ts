import { describe, expect, test } from '@jest/globals';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { openingstijdenTekst } from '../../../shared/domain/standaardantwoord/openingstijden-tekst.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

// Wednesday.
const NU = instant('2026-11-25T09:00:00Z');
const week = (dagen: Record<number, [string, string][]>): Openingsregeling => ({
  ...standaardRegeling(),
  patronen: [
    {
      geldigVan: '2020-01-01',
      week: Object.entries(dagen).map(([dag, delen]) => ({
        dag: Number(dag),
        dagdelen: delen.map(([van, tot]) => ({ van, tot })),
      })),
    },
  ],
});

describe('opening hours in words', () => {
  test('take days with the same hours together', () => {
    expect(openingstijdenTekst(standaardRegeling(), NU)).toBe('maandag tot en met vrijdag van 9.00 tot 17.00 uur');
  });

  test('tell breaks, evenings and single days', () => {
    const regeling = week({
      1: [
        ['09:00', '12:30'],
        ['13:00', '16:30'],
      ],
      2: [['09:00', '17:00']],
      3: [['09:00', '17:00']],
      5: [['18:00', '24:00']],
    });
    expect(openingstijdenTekst(regeling, NU)?.split('\n')).toEqual([
      'maandag van 9.00 tot 12.30 uur en van 13.00 tot 16.30 uur',
      'dinsdag en woensdag van 9.00 tot 17.00 uur',
      'vrijdag van 18.00 tot 24.00 uur',
    ]);
  });

  test('warn of the days of the coming two weeks that differ, and why', () => {
    const regeling: Openingsregeling = {
      ...standaardRegeling(),
      uitzonderingen: [
        { van: '2026-11-27', totEnMet: '2026-11-27', dagdelen: [], reden: 'teamdag' },
        { van: '2026-12-05', totEnMet: '2026-12-05', dagdelen: [{ van: '10:00', tot: '12:00' }], reden: 'extra open' },
        { van: '2026-12-09', totEnMet: '2026-12-09', dagdelen: [], reden: 'te ver weg' },
      ],
    };
    expect(openingstijdenTekst(regeling, NU)?.split('\n').slice(1)).toEqual([
      'let op: vrijdag 27 november gesloten (teamdag)',
      'let op: zaterdag 5 december van 10.00 tot 12.00 uur (extra open)',
    ]);
  });

  test('know the national closing days', () => {
    const christmas = openingstijdenTekst(standaardRegeling(), instant('2026-12-21T09:00:00Z'));
    expect(christmas).toMatch(/let op: vrijdag 25 december gesloten \(.*[Kk]erst/);
  });

  test('say so when it was closed at once by the switch', () => {
    const regeling = { ...standaardRegeling(), sluitingen: [{ van: NU, tot: null, reden: 'storing' }] };
    expect(openingstijdenTekst(regeling, NU)).toMatch(/let op: nu gesloten \(storing\)$/);
  });

  test('of what is never open are none', () => {
    expect(openingstijdenTekst(week({}), NU)).toBeUndefined();
  });
});
