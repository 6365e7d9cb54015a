/** Norms as they hold, are typed and are told; and a list of closing days as a form. */
import { describe, expect, test } from '@jest/globals';
import type { NormVanaf } from '../../../web/app/antwoorden/openingstijden.ts';
import {
  geldendeNorm,
  inEenheid,
  normform,
  normOp,
  normregels,
  normTekst,
  normUit,
} from '../../../web/pages/normen/stand.ts';
import { dagenUit, lijstVan, nogOpen, perDag } from '../../../web/pages/sluitingsdagen/lijst.ts';

const norm = (geldigVan: string, seconden: number, wijkteam?: string): NormVanaf => ({
  kanaal: 'telefoon',
  geldigVan,
  seconden,
  klok: 'verstreken',
  doel: 0.8,
  ...(wijkteam && { wijkteam }),
});
const MAIL: NormVanaf = { kanaal: 'mail', geldigVan: '1900-01-01', seconden: 57_600, klok: 'open', doel: 0.85 };

describe('a norm', () => {
  test('is told in the largest unit that fits, with the clock that counts', () => {
    expect(normTekst(norm('2026-01-01', 30))).toBe('80% binnen 30 seconden');
    expect(normTekst(norm('2026-01-01', 60))).toBe('80% binnen 1 minuut');
    expect(normTekst(MAIL)).toBe('85% binnen 16 uur openingstijd');
    expect(inEenheid(0.5)).toEqual({ getal: '0.5', eenheid: '1' });
  });

  test('that is typed becomes the norm that the API takes: with a comma, and without noise of a computer', () => {
    const form = normform([MAIL], 'mail', '', '2026-12-01', '2026-11-25');
    expect(form).toMatchObject({ getal: '16', eenheid: '3600', procent: '85', klok: 'open', geldigVan: '2026-12-01' });
    expect(normUit({ ...form, procent: '82,5', getal: '1,5' })).toEqual({
      kanaal: 'mail',
      geldigVan: '2026-12-01',
      seconden: 5400,
      klok: 'open',
      doel: 0.825,
    });
    expect(normUit({ ...form, wijkteam: 'noord', procent: '55' })).toMatchObject({ wijkteam: 'noord', doel: 0.55 });
  });

  test('that is no number is sent as nothing, so that the API names every field', () => {
    const form = normform([], 'chat', '', '2026-12-01', '2026-11-25');
    expect(normUit(form)).toMatchObject({ seconden: null, doel: null });
    expect(normUit({ ...form, getal: 'tien', procent: ' ' })).toMatchObject({ seconden: null, doel: null });
  });

  test('of a wijkteam itself goes before the one for all; the one that began last holds from its first day on', () => {
    const all = [norm('2026-01-01', 30), norm('2026-12-01', 20), norm('2026-06-01', 45, 'noord')];
    expect(normOp(all, 'telefoon', '', '2026-11-30')?.seconden).toBe(30);
    expect(normOp(all, 'telefoon', '', '2026-12-01')?.seconden).toBe(20);
    expect(geldendeNorm(all, 'telefoon', 'noord', '2026-12-01')?.seconden).toBe(45);
    expect(geldendeNorm(all, 'telefoon', 'noord', '2026-05-31')?.seconden).toBe(30);
    expect(geldendeNorm(all, 'chat', '', '2026-12-01')).toBeUndefined();
  });

  test('stands in a line for its kanaal, with what is to come; a kanaal without one has a line too', () => {
    const lines = normregels(
      [norm('2026-12-01', 20), norm('2026-01-01', 30), norm('2027-01-01', 40, 'noord')],
      '2026-11-25',
    );
    expect(lines.map(({ kanaal, wijkteam }) => [kanaal, wijkteam])).toEqual([
      ['telefoon', ''],
      ['telefoon', 'noord'],
      ['mail', ''],
      ['chat', ''],
      ['inloop', ''],
    ]);
    expect(lines[0]).toMatchObject({ nu: { seconden: 30 }, straks: [{ seconden: 20 }] });
    expect(lines[1]).toMatchObject({ nu: undefined, straks: [{ seconden: 40 }] });
  });
});

describe('a list of closing days', () => {
  const days = [
    { datum: '2027-05-07', reden: 'brug' },
    { datum: '2027-12-24', reden: 'kerst', sluitOm: '12:00' },
  ];

  test('goes through the form as it is: all day is without an hour', () => {
    expect(dagenUit(lijstVan(days))).toEqual(days);
  });

  test('proposes what is not on it yet', () => {
    expect(nogOpen(days, lijstVan(days.slice(0, 1)))).toEqual(days.slice(1));
    expect(nogOpen(days, lijstVan(days))).toEqual([]);
  });

  test('tells a change once for all places where it is the same', () => {
    const nu = [{ van: '09:00', tot: '17:00' }];
    const half = [{ van: '09:00', tot: '12:00' }];
    const place = (wijkteam: string, kanaal: 'telefoon' | 'mail', straks: typeof nu) => ({
      wijkteam,
      kanaal,
      locatie: null,
      dagen: [{ datum: '2027-12-24', nu, straks }, ...(straks === half ? [] : [{ datum: '2027-05-07', nu, straks }])],
    });
    const plaatsen = [place('centrum', 'telefoon', []), place('centrum', 'mail', []), place('noord', 'mail', half)];
    const lines = perDag({ plaatsen }, ({ kanaal }) => kanaal);
    expect(lines.map(({ datum, straks, waar }) => [datum, straks.length, [...waar]])).toEqual([
      ['2027-05-07', 0, [['centrum', ['telefoon', 'mail']]]],
      ['2027-12-24', 0, [['centrum', ['telefoon', 'mail']]]],
      ['2027-12-24', 1, [['noord', ['mail']]]],
    ]);
  });
});
