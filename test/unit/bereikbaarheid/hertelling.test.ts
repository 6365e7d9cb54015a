/** The recount is a judge of the figures: it must be right by hand, and know nothing of what it judges. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { hertel, rijsleutel, type WareWacht } from '../../support/hertelling.ts';
import { KANTOORUREN, minutenVan } from '../../support/hertelling-uren.ts';
import { verschillen } from '../../support/hertelling-vergelijken.ts';

const at = (local: string) => Date.parse(local);
const HOUR = 3_600_000;

test('the recount imports nothing of the product', () => {
  for (const file of ['hertelling', 'hertelling-uren', 'hertelling-vergelijken']) {
    const text = readFileSync(resolve(import.meta.dirname, `../../support/${file}.ts`), 'utf8');
    const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
    expect(imported.length).toBeGreaterThan(0);
    for (const from of imported) expect(from).toMatch(/^(luxon|date-holidays|\.\/hertelling[a-z-]*\.ts)$/);
  }
});

describe('minutes, by hand', () => {
  const around = (day: string) => {
    const from = at(`${day}T00:00:00Z`) - 24 * HOUR;
    return [from, from + 72 * HOUR] as const;
  };

  test('office hours: the opening minute is open, the closing minute is not, Koningsdag and 5 May are closed', () => {
    const minutes = minutenVan(KANTOORUREN, at('2026-04-01T00:00:00Z'), at('2026-05-10T00:00:00Z'));
    expect(minutes.isOpen(at('2026-04-24T09:00:00+02:00'))).toBe(true);
    expect(minutes.isOpen(at('2026-04-24T17:00:00+02:00'))).toBe(false);
    expect(minutes.isOpen(at('2026-04-27T10:00:00+02:00'))).toBe(false);
    expect(minutes.isOpen(at('2026-05-05T10:00:00+02:00'))).toBe(false);
    // Friday 16:30 to Tuesday 09:10, with Koningsdag on the Monday.
    expect(minutes.openMs(at('2026-04-24T16:30:00+02:00'), at('2026-04-28T09:10:00.250+02:00'))).toBe(2_400_250);
  });

  test('a night into the clock change lasts an hour less in March and an hour more in October', () => {
    const night = { week: { 6: [['22:00', '04:00']] } } as const;
    expect(minutenVan(night, ...around('2026-03-28')).openMs(...spanOf('2026-03-28'))).toBe(5 * HOUR);
    expect(minutenVan(night, ...around('2026-10-24')).openMs(...spanOf('2026-10-24'))).toBe(7 * HOUR);
    expect(minutenVan(night, ...around('2026-11-21')).openMs(...spanOf('2026-11-21'))).toBe(6 * HOUR);
  });

  const spanOf = (day: string) => [at(`${day}T12:00:00Z`), at(`${day}T12:00:00Z`) + 24 * HOUR] as const;
});

test('one of everything, by hand', () => {
  const wacht = (begin: string, seconds: number | null, afloop: WareWacht['afloop']): WareWacht => ({
    kanaal: 'telefoon',
    wijkteam: 'centrum',
    begin: at(`2026-11-20T${begin}+01:00`),
    einde: seconds === null ? null : at(`2026-11-20T${begin}+01:00`) + seconds * 1000,
    afloop,
  });
  const found = hertel(
    [
      wacht('10:00:00', 30, 'beantwoord'),
      wacht('10:01:00', 30.001, 'beantwoord'),
      wacht('10:02:00', 5, 'afgehaakt'),
      wacht('10:03:00', 6, 'afgehaakt'),
      wacht('10:04:00', 40, 'terugbel-gevraagd'),
      wacht('10:05:00', 8, 'opgehangen-in-menu'),
      wacht('17:00:00', 8, 'opgehangen-in-menu'),
      wacht('17:00:00', 100, 'beantwoord'),
      wacht('11:59:30', null, 'wachtend'),
      wacht('11:59:29', null, 'wachtend'),
    ],
    { van: '2026-11-20', totEnMet: '2026-11-20', peildatum: at('2026-11-20T12:00:00+01:00') },
    ['dag'],
  );
  const row = found.get('dag')?.get(rijsleutel('telefoon', 'centrum', at('2026-11-20T00:00:00+01:00')));
  expect(row?.aantal).toEqual({
    ontvangen: 9,
    beantwoord: 3,
    afgehaakt: 1,
    afgehaaktKort: 2,
    terugbelGevraagd: 1,
    opgehangenInMenu: 1,
    wachtend: 2,
    buitenOpeningstijd: 2,
    binnenNorm: 1,
    buitenNorm: 4,
    nogNietBekend: 1,
  });
  expect(row?.wachttijd).toEqual([30_000, 30_001]);
  expect(row?.opentijd).toEqual([30_000, 30_001, 0]);
});

test('a row that differs in one count, or in a percentile by more than two percent, is told apart', () => {
  const duur = { gemiddelde: 10, p50: 10, p90: 10, p95: 10, max: 10 };
  const truth = hertel(
    [
      {
        kanaal: 'telefoon',
        wijkteam: 'centrum',
        begin: at('2026-11-20T10:00:00Z'),
        einde: at('2026-11-20T10:00:10Z'),
        afloop: 'beantwoord',
      },
    ],
    { van: '2026-11-20', totEnMet: '2026-11-20', peildatum: at('2026-11-20T12:00:00Z') },
    ['geheel'],
  );
  const [recount] = [...(truth.get('geheel')?.values() ?? [])];
  const row = {
    ...recount?.aantal,
    kanaal: 'telefoon',
    wijkteam: 'centrum',
    van: '2026-11-19T23:00:00.000Z',
    serviceniveau: 1,
    wachttijd: duur,
    opentijd: duur,
  };
  expect(verschillen(row, recount)).toEqual([]);
  expect(verschillen({ ...row, ontvangen: 2 } as typeof row, recount)).toHaveLength(1);
  expect(verschillen({ ...row, wachttijd: { ...duur, p90: 10.21 } }, recount)).toHaveLength(1);
  expect(verschillen({ ...row, opentijd: { ...duur, gemiddelde: 10.5 } }, recount)).toHaveLength(1);
  expect(verschillen({ ...row, serviceniveau: null }, recount)).toHaveLength(1);
});
