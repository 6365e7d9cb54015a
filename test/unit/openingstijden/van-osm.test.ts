import { describe, expect, test } from '@jest/globals';
import type { Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { vanOsm } from '../../../shared/domain/openingstijden/van-osm.ts';

function read(text: string): Openingsregeling {
  const found = vanOsm(text);
  if ('faults' in found) throw new Error(JSON.stringify(found.faults));
  return found.regeling;
}
const week = (text: string) =>
  read(text).patronen.map(({ week: days }) =>
    days.map(({ dag, dagdelen }) => `${dag} ${dagdelen.map(({ van, tot }) => `${van}-${tot}`).join()}`),
  );
const refusal = (text: string): string => {
  const found = vanOsm(text);
  return 'faults' in found ? (found.faults[0]?.melding ?? '') : 'read';
};

describe('hours of OpenStreetMap', () => {
  test.each([
    [
      'Mo-We,Fr 09:00-12:30,13:00-17:00',
      [
        [
          '1 09:00-12:30,13:00-17:00',
          '2 09:00-12:30,13:00-17:00',
          '3 09:00-12:30,13:00-17:00',
          '5 09:00-12:30,13:00-17:00',
        ],
      ],
    ],
    ['Sa-Mo 9:00-12:00', [['1 09:00-12:00', '6 09:00-12:00', '7 09:00-12:00']]],
    ['Fr 20:00-02:00; Sa 20:00-26:00; Su 20:00-00:00', [['5 20:00-02:00', '6 20:00-02:00', '7 20:00-24:00']]],
    ['Mo 09:00-17:00; Mo off', []],
    ['Mo-Tu 09:00-12:00; Tu 13:00-17:00', [['1 09:00-12:00', '2 13:00-17:00']]],
    ['Mo-Tu 09:00-12:00, Tu 13:00-17:00', [['1 09:00-12:00', '2 09:00-12:00,13:00-17:00']]],
    ['off', []],
  ])('%s', (text, expected) => {
    expect(week(text)).toEqual(expected);
  });

  test('that are always', () => {
    expect(week('24/7')[0]).toHaveLength(7);
    expect(week('09:00-17:00')[0]).toHaveLength(7);
  });

  test('with a season change only the days that they name', () => {
    const { patronen } = read('Mo-Tu 09:00-17:00; 2026 Jul 01-2026 Aug 31 Tu off');
    expect(
      patronen.map(({ geldigVan, geldigTotEnMet, week: days }) => [
        geldigVan,
        geldigTotEnMet,
        days.map(({ dag }) => dag),
      ]),
    ).toEqual([
      ['1900-01-01', '2026-06-30', [1, 2]],
      ['2026-07-01', '2026-08-31', [1]],
      ['2026-09-01', undefined, [1, 2]],
    ]);
  });

  test('with dates, their reasons, and public holidays', () => {
    const { uitzonderingen, landelijkeSluitingsdagen } = read(
      'Mo-Fr 09:00-17:00; PH off; 2026 Dec 24 09:00-12:00 "half dag"; 2026 Dec 28-31 off; 2027 Jan off "verbouwing"',
    );
    expect(landelijkeSluitingsdagen).toBe(true);
    expect(uitzonderingen).toEqual([
      { van: '2026-12-24', totEnMet: '2026-12-24', dagdelen: [{ van: '09:00', tot: '12:00' }], reden: 'half dag' },
      { van: '2026-12-28', totEnMet: '2026-12-31', dagdelen: [], reden: 'afwijkende uren' },
      { van: '2027-01-01', totEnMet: '2027-01-31', dagdelen: [], reden: 'verbouwing' },
    ]);
    expect(read('Mo-Fr 09:00-17:00').landelijkeSluitingsdagen).toBe(false);
    expect(read('Mo-Sa 09:00-17:00; PH,Sa off').landelijkeSluitingsdagen).toBe(true);
  });
});

describe('hours of OpenStreetMap that are not surely the same with us are refused, with their place', () => {
  test.each([
    ['', 1, /geen openingstijden/],
    ['Mo-Fr 09:00+', 12, /teken \+/],
    ['Mo[1] 09:00-12:00', 3, /teken \[/],
    ['week 1-53 Mo 09:00-12:00', 1, /dag, een datum, een tijd of off/],
    ['SH Mo 09:00-12:00', 1, /Schoolvakanties/],
    ['Dec 25 off', 1, /Noem het jaar/],
    ['2026 Feb 30 off', 1, /bestaat niet/],
    ['2026 Dec 31-2026 Dec 01 off', 1, /laatste dag/],
    ['Mo 09:00', 9, /streepje/],
    ['Mo 09:00-09:00', 10, /gelijk/],
    ['Mo 25:00-26:00', 4, /begintijd/],
    ['Mo 12:00-13:00 off', 16, /voor en na de pauze/],
    ['Mo-Fr,PH 09:00-17:00', 1, /Open op feestdagen/],
    ['PH off; Mo-Fr 09:00-17:00', 9, /PH off achteraan/],
    ['2026 Dec 25 10:00-12:00; PH off', 26, /PH off voor de losse datums/],
    ['2026 Dec 24 off; Mo-Fr 09:00-17:00', 18, /losse datums achteraan/],
    ['2026 Dec 24 off; 2026 Dec 20-31 09:00-12:00', 18, /kortste periode achteraan/],
    ['Mo-Fr 09:00-17:00 || "op afspraak"', 19, /teken \|/],
    ['Mo-Fr 09:00-17:00 Sa', 19, /niet verwacht/],
    ['Mo-Fr sunrise-sunset', 7, /tijd of off/],
  ])('%s', (text, place, why) => {
    expect(refusal(text)).toMatch(why);
    expect(refusal(text)).toMatch(new RegExp(`^Vanaf teken ${place}: `));
  });
});
