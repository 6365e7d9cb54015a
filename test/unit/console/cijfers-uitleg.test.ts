import { describe, expect, test } from '@jest/globals';
import type { Rij } from '../../../web/app/antwoorden/bereikbaarheid.ts';
import { halfurenVan } from '../../../web/pages/bereikbaarheid/halve-uren.ts';
import {
  afhaakdeel,
  durenVan,
  getoetst,
  grens,
  normTekst,
  normVeranderde,
  oordeelVan,
  opbouwVan,
  vergelijk,
} from '../../../web/pages/bereikbaarheid/uitleg.ts';
import { stappenVoor, wijdUit } from '../../../web/ui/schaal.ts';

const leeg = { gemiddelde: null, p50: null, p90: null };
const NORM = { seconden: 30, klok: 'verstreken', doel: 0.8 } as const;
const rij = (over: Partial<Rij> = {}): Rij => ({
  kanaal: 'telefoon',
  wijkteam: 'centrum',
  van: '2026-11-01T00:00:00.000Z',
  tot: '2026-12-01T00:00:00.000Z',
  ontvangen: 100,
  beantwoord: 88,
  afgehaakt: 6,
  afgehaaktKort: 2,
  terugbelGevraagd: 1,
  opgehangenInMenu: 3,
  geenAntwoordNodig: 0,
  wachtend: 3,
  buitenOpeningstijd: 0,
  binnenNorm: 76,
  buitenNorm: 20,
  nogNietBekend: 2,
  serviceniveau: 76 / 96,
  gemeten: { wachttijd: 88, opentijd: 80 },
  wachttijd: { gemiddelde: 20, p50: 12, p90: 60 },
  opentijd: { ...leeg, p50: 10 },
  norm: NORM,
  ...over,
});

describe('how a share is made up', () => {
  test('the parts outside the norm add up to all that missed it', () => {
    const { binnen, buiten } = opbouwVan(rij());
    expect(binnen.aantal).toBe(76);
    expect(buiten.map(({ aantal }) => aantal)).toEqual([13, 6, 1]);
    expect(buiten.reduce((som, { aantal }) => som + aantal, 0)).toBe(rij().buitenNorm);
  });

  test('who gave up outside opening hours was judged by no norm on the clock: the parts are not told apart then', () => {
    const { buiten, nietMee } = opbouwVan(rij({ buitenOpeningstijd: 4 }));
    expect(buiten).toEqual([expect.objectContaining({ aantal: 20, teller: 'buitenNorm' })]);
    expect(nietMee.map(({ teller }) => teller)).toContain('buitenOpeningstijd');
    const open = opbouwVan(rij({ buitenOpeningstijd: 4, norm: { ...NORM, klok: 'open' } }));
    expect(open.nietMee.map(({ teller }) => teller)).not.toContain('buitenOpeningstijd');
  });

  test('parts of nobody are not shown', () => {
    const niets = { binnenNorm: 0, buitenNorm: 0, afgehaakt: 0, terugbelGevraagd: 0, afgehaaktKort: 0 };
    const { buiten, nietMee } = opbouwVan(rij({ ...niets, opgehangenInMenu: 0, nogNietBekend: 0 }));
    expect([...buiten, ...nietMee]).toEqual([]);
  });
});

describe('what a row says', () => {
  test('a target is met at the target itself, and nothing is said without figures or norm', () => {
    expect(oordeelVan(rij({ serviceniveau: 0.8 }))).toBe('gehaald');
    expect(oordeelVan(rij())).toBe('niet-gehaald');
    expect(oordeelVan(rij({ serviceniveau: null }))).toBe('onbekend');
    expect(oordeelVan(rij({ norm: null }))).toBe('onbekend');
  });

  test('durations are on the clock of the norm', () => {
    expect(durenVan(rij())).toMatchObject({ p50: 12, n: 88 });
    expect(durenVan(rij({ norm: { ...NORM, klok: 'open' } }))).toMatchObject({ p50: 10, n: 80 });
  });

  test('who hung up at once is not in the share that gave up', () => {
    expect(afhaakdeel(rij())).toBe(6 / 98);
    expect(afhaakdeel(rij({ ontvangen: 2, afgehaakt: 0 }))).toBeNull();
  });

  test('limits are said as people say them', () => {
    expect([30, 900, 57_600, 90].map(grens)).toEqual(['30 seconden', '15 minuten', '16 uur', '90 seconden']);
    expect(normTekst({ seconden: 57_600, klok: 'open', doel: 0.85 })).toBe('binnen 16 uur openingstijd');
  });
});

describe('a period beside the one before', () => {
  test('tells the difference in points, with the number it is about', () => {
    const { punten, zin, voorbehoud } = vergelijk(
      rij({ nogNietBekend: 0 }),
      rij({ binnenNorm: 96, buitenNorm: 0, serviceniveau: 1 }),
      5,
    );
    expect(punten).toBe(-20.8);
    expect(zin).toBe('De periode ervoor: 100% van 96 (20,8 punten lager nu).');
    expect(voorbehoud).toEqual([]);
  });

  test('says so when the norm was another one', () => {
    const { voorbehoud } = vergelijk(rij({ nogNietBekend: 0 }), rij({ norm: { ...NORM, seconden: 45, doel: 0.7 } }), 5);
    expect(voorbehoud).toEqual(['De norm was toen binnen 45 seconden met doel 70%: dit is niet goed te vergelijken.']);
    expect(vergelijk(rij({ nogNietBekend: 0 }), rij({ norm: null }), 5).voorbehoud[0]).toContain(
      'niet in beide perioden',
    );
  });

  test('warns for few contacts, and for what is not known yet', () => {
    const weinig = rij({ binnenNorm: 3, buitenNorm: 1, serviceniveau: 0.75, nogNietBekend: 7 });
    const { voorbehoud } = vergelijk(weinig, rij(), 5);
    expect(voorbehoud).toEqual([
      'Het zijn weinig contacten: een verschil kan toeval zijn.',
      'Van 7 is het nog niet bekend.',
    ]);
  });

  test('compares with nothing when there was nothing', () => {
    const niets = rij({ binnenNorm: 0, buitenNorm: 0, serviceniveau: null });
    expect(vergelijk(rij(), niets, 5)).toMatchObject({ punten: null, voorbehoud: [] });
    expect(getoetst(niets)).toBe(0);
  });
});

test('a norm that changes on the first day of a period changes nothing within it', () => {
  const periode = { van: '2026-11-01', totEnMet: '2026-11-30' };
  const norm = (geldigVan: string, wijkteam?: string) => ({
    kanaal: 'telefoon',
    geldigVan,
    ...(wijkteam && { wijkteam }),
  });
  const veranderde = (geldigVan: string, van?: string, gevraagd = '') =>
    normVeranderde([norm(geldigVan, van)], 'telefoon', gevraagd, periode);
  expect(['2026-11-01', '2026-11-02', '2026-11-30', '2026-12-01'].map((dag) => veranderde(dag))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(veranderde('2026-11-02', 'noord', 'centrum')).toBe(false);
  expect(veranderde('2026-11-02', 'noord', '')).toBe(true);
  expect(normVeranderde([norm('2026-11-02')], 'mail', '', periode)).toBe(false);
});

describe('the scale of a picture', () => {
  test('has round steps from zero to at least the highest value', () => {
    expect(stappenVoor(1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(stappenVoor(7)).toEqual([0, 2, 4, 6, 8]);
    expect(stappenVoor(0.83)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(stappenVoor(0)).toEqual([0, 1]);
    for (const hoogste of [0.013, 3, 19, 1234, 99_999]) {
      const stappen = stappenVoor(hoogste);
      expect(stappen.at(-1)).toBeGreaterThanOrEqual(hoogste);
      expect(stappen.length).toBeLessThanOrEqual(6);
    }
  });

  test('leaves out labels that would touch', () => {
    expect(wijdUit(12, 100, 40)).toBe(1);
    expect(wijdUit(12, 20, 40)).toBe(2);
    expect(wijdUit(0, 0, 40)).toBe(1);
  });

  test('a day has half hours without gaps, and no stray ones at its ends', () => {
    const at = (van: string, gemiddeld: number) => ({ van, gemiddeld });
    expect(halfurenVan([at('03:30', 0.01), at('09:00', 1), at('10:30', 2), at('21:00', 0)])).toEqual([
      '09:00',
      '09:30',
      '10:00',
      '10:30',
    ]);
    expect(halfurenVan([at('09:00', 0)])).toEqual([]);
  });
});
