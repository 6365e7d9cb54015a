/** A locatie that went back to the hours of its wijkteam. */
import { describe, expect, test } from '@jest/globals';
import { controleerRegeling } from '../../../shared/domain/openingstijden/controle.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { metOrganisatiedagen } from '../../../shared/domain/openingstijden/organisatiedagen.ts';
import type { Dagdeel, Openingsregeling } from '../../../shared/domain/openingstijden/types.ts';
import { dagenVan } from '../../../shared/domain/openingstijden/uurrooster.ts';
import { eigenVanafVandaag, metWijkteam, volgtVanaf } from '../../../shared/domain/openingstijden/volgt-wijkteam.ts';
import { openingstijdenTekst } from '../../../shared/domain/standaardantwoord/openingstijden-tekst.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const part = (van: string, tot: string): Dagdeel => ({ van, tot });
const hours = (dagdelen: readonly Dagdeel[], rest: Partial<Openingsregeling> = {}): Openingsregeling => ({
  patronen: [{ geldigVan: '2020-01-01', week: EVERY_DAY.map((dag) => ({ dag, dagdelen })) }],
  landelijkeSluitingsdagen: false,
  sluitingsdagen: [],
  uitzonderingen: [],
  sluitingen: [],
  ...rest,
});
const own = hours([part('13:00', '16:00')]);
const team = hours([part('09:00', '12:00')]);
const told = (regeling: Openingsregeling, van: string, totEnMet: string) =>
  dagenVan(regeling, van, totEnMet).map(({ datum, dagdelen, soort }) => [
    datum.slice(5),
    dagdelen.map(({ van: begin, tot }) => `${begin}-${tot}`).join(' '),
    soort,
  ]);

describe('going back', () => {
  test('is a week of the wijkteam from that day on, and no special day', () => {
    expect(told(metWijkteam(volgtVanaf(own, '2026-12-02'), team), '2026-12-01', '2026-12-03')).toEqual([
      ['12-01', '13:00-16:00', 'gewoon'],
      ['12-02', '09:00-12:00', 'gewoon'],
      ['12-03', '09:00-12:00', 'gewoon'],
    ]);
  });

  test('cuts nights at midnight, on both sides of it', () => {
    const joined = metWijkteam(
      volgtVanaf(hours([part('22:00', '02:00')]), '2026-12-02'),
      hours([part('23:00', '01:00')]),
    );
    expect(told(joined, '2026-12-01', '2026-12-03').map(([, parts]) => parts)).toEqual([
      '22:00-24:00',
      '00:00-01:00 23:00-01:00',
      '23:00-01:00',
    ]);
  });

  test('asked twice, or for a later day, it is the same; for an earlier day it moves', () => {
    const back = volgtVanaf(own, '2026-12-02');
    expect(volgtVanaf(back, '2026-12-02')).toBe(back);
    expect(volgtVanaf(back, '2026-12-20')).toBe(back);
    expect(volgtVanaf(back, '2026-11-30').volgtWijkteam).toEqual([{ van: '2026-11-30' }]);
  });

  test('the day after it ended it simply goes on', () => {
    const before = { ...own, volgtWijkteam: [{ van: '2026-06-01', totEnMet: '2026-12-01' }] };
    expect(volgtVanaf(before, '2026-12-02').volgtWijkteam).toEqual([{ van: '2026-06-01' }]);
    expect(volgtVanaf(before, '2026-12-03').volgtWijkteam).toEqual([
      { van: '2026-06-01', totEnMet: '2026-12-01' },
      { van: '2026-12-03' },
    ]);
  });

  test('holidays are those of whoever has the day', () => {
    const joined = metWijkteam(volgtVanaf({ ...own, landelijkeSluitingsdagen: true }, '2026-12-26'), team);
    expect(told(joined, '2026-12-25', '2026-12-26').map(([, parts]) => parts)).toEqual(['', '09:00-12:00']);
  });

  test('days on which all of the organisatie is closed close both', () => {
    const joined = metWijkteam(volgtVanaf(own, '2026-12-24'), team);
    const closed = metOrganisatiedagen(joined, [
      { datum: '2026-12-23', reden: 'Verhuizing' },
      { datum: '2026-12-24', reden: 'Kerstavond', sluitOm: '10:00' },
    ]);
    expect(told(closed, '2026-12-22', '2026-12-25').map(([, parts]) => parts)).toEqual([
      '13:00-16:00',
      '',
      '09:00-10:00',
      '09:00-12:00',
    ]);
  });

  test('the text for residents tells the days of the wijkteam', () => {
    const joined = metWijkteam(volgtVanaf(own, '2026-12-02'), team);
    expect(openingstijdenTekst(joined, instant('2026-12-02T08:00:00Z'))).toBe(
      openingstijdenTekst(team, instant('2026-12-02T08:00:00Z')),
    );
  });
});

describe('closed at once', () => {
  const storing = { van: instant('2026-12-01T13:00:00Z'), tot: null, reden: 'storing' };

  test('what was closed until further notice opens with the hours of the wijkteam, and stays closed before them', () => {
    const index = makeOpeningsindex(metWijkteam(volgtVanaf({ ...own, sluitingen: [storing] }, '2026-12-03'), team));
    expect(index.toestand(instant('2026-12-02T13:00:00Z'))).toMatchObject({ open: false, reden: 'storing' });
    expect(index.toestand(instant('2026-12-03T09:00:00Z')).open).toBe(true);
  });

  test('a locatie that follows is closed with its wijkteam, and by itself', () => {
    const following = { ...own, volgtWijkteam: [{ van: '2026-12-01' }] };
    const at = instant('2026-12-02T09:00:00Z');
    const closedTeam = makeOpeningsindex(metWijkteam(following, { ...team, sluitingen: [storing] }));
    expect(closedTeam.toestand(at)).toMatchObject({ open: false, reden: 'storing' });
    const closedHere = makeOpeningsindex(metWijkteam({ ...following, sluitingen: [storing] }, team));
    expect(closedHere.toestand(at)).toMatchObject({ open: false, reden: 'storing' });
  });

  test('a closing of the wijkteam does nothing on days on which the locatie has its own hours', () => {
    const later = metWijkteam(volgtVanaf(own, '2026-12-03'), { ...team, sluitingen: [storing] });
    expect(makeOpeningsindex(later).toestand(instant('2026-12-02T13:00:00Z')).open).toBe(true);
    expect(makeOpeningsindex(later).toestand(instant('2026-12-03T09:00:00Z')).open).toBe(false);
  });
});

describe('own hours again', () => {
  const following = { ...own, volgtWijkteam: [{ van: '2026-06-01', totEnMet: '2026-06-30' }, { van: '2026-12-01' }] };

  test('hold from today on; the days of the wijkteam until then stay what they were', () => {
    expect(eigenVanafVandaag(following, own, '2026-12-10').volgtWijkteam).toEqual([
      { van: '2026-06-01', totEnMet: '2026-06-30' },
      { van: '2026-12-01', totEnMet: '2026-12-09' },
    ]);
  });

  test('take back what was only planned', () => {
    expect(eigenVanafVandaag({ ...own, volgtWijkteam: [{ van: '2026-12-20' }] }, own, '2026-12-10')).toBe(own);
  });

  test('may say themselves which days are of the wijkteam', () => {
    const asked = { ...own, volgtWijkteam: [] };
    expect(eigenVanafVandaag(following, asked, '2026-12-10')).toBe(asked);
  });
});

test('periods that overlap, or end before they begin, are faults', () => {
  const fields = (volgtWijkteam: Openingsregeling['volgtWijkteam'] & object) =>
    controleerRegeling({ ...own, volgtWijkteam }).map(({ veld }) => veld);
  expect(fields([{ van: '2026-01-01', totEnMet: '2026-01-31' }, { van: '2026-02-01' }])).toEqual([]);
  expect(fields([{ van: '2026-01-01' }, { van: '2026-02-01' }])).toEqual(['volgtWijkteam[1].van']);
  expect(fields([{ van: '2026-02-01', totEnMet: '2026-01-31' }])).toEqual(['volgtWijkteam[0].totEnMet']);
});
