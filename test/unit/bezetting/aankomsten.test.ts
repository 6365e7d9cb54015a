import { expect, test } from '@jest/globals';
import { leegCel } from '../../../shared/domain/bereikbaarheid/cellen.ts';
import type { Cel } from '../../../shared/domain/bereikbaarheid/types.ts';
import { aankomstenPerHalfuur } from '../../../shared/domain/bezetting/aankomsten.ts';
import { adviesPerHalfuur } from '../../../shared/domain/bezetting/advies.ts';
import { makeOpeningsindex } from '../../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../../shared/domain/openingstijden/standaard.ts';
import { instant } from '../../../shared/domain/tijd/instant.ts';

const index = makeOpeningsindex(standaardRegeling());
const cel = (uur: string, tellers: Cel['tellers']) => ({
  sleutel: { uur: instant(uur) },
  cel: { ...leegCel(), tellers },
});
const week = (cellen: Parameters<typeof aankomstenPerHalfuur>[0], van: string, totEnMet: string) =>
  aankomstenPerHalfuur(cellen, van, totEnMet, index);
const find = (found: ReturnType<typeof week>, weekdag: number, van: string) =>
  found.find((one) => one.weekdag === weekdag && one.van === van);

test('everybody who came in counts in the half hour of the wall clock in which they came, in summer and in winter', () => {
  const found = week(
    [
      cel('2026-10-19T08:00:00Z', { beantwoord: 5, afgehaakt: 2, terugbelGevraagd: 1, tweedeHalfuur: 3 }),
      cel('2026-10-26T09:00:00Z', { beantwoord: 3, afgehaaktKort: 1, opgehangenInMenu: 7, geenAntwoordNodig: 2 }),
    ],
    '2026-10-19',
    '2026-11-01',
  );
  expect(find(found, 1, '10:00')).toMatchObject({ tot: '10:30', dagen: 2, gemiddeld: 4.5, hoogste: 5 });
  expect(find(found, 1, '10:30')).toMatchObject({ dagen: 2, gemiddeld: 1.5, hoogste: 3 });
});

test('a day on which the kanaal was closed says nothing about that weekday', () => {
  // Friday 25 December is a closing day; the Friday before is not.
  const found = week([cel('2026-12-18T09:00:00Z', { beantwoord: 6 })], '2026-12-14', '2026-12-27');
  expect(find(found, 5, '10:00')).toMatchObject({ dagen: 1, gemiddeld: 6 });
  expect(find(found, 4, '10:00')).toMatchObject({ dagen: 2, gemiddeld: 0 });
});

test('who called before it opened is seen, so that opening earlier can be judged', () => {
  const found = week(
    [cel('2026-11-23T07:00:00Z', { afgehaaktKort: 4, buitenOpeningstijd: 4, tweedeHalfuur: 4 })],
    '2026-11-23',
    '2026-11-29',
  );
  expect(find(found, 1, '08:30')).toMatchObject({ gemiddeld: 4 });
  expect(find(found, 1, '08:00')).toBeUndefined();
  expect(find(found, 6, '10:00')).toBeUndefined();
});

test('people of overlapping parts add up, and a part counts only where it covers the whole half hour', () => {
  const aankomsten = week([cel('2026-11-23T09:00:00Z', { beantwoord: 10 })], '2026-11-23', '2026-11-29');
  const inzet = [
    { weekdag: 1, van: '09:00', tot: '17:00', mensen: 2 },
    { weekdag: 1, van: '10:00', tot: '10:30', mensen: 1 },
    { weekdag: 1, van: '10:10', tot: '10:40', mensen: 9 },
    { weekdag: 2, van: '10:00', tot: '10:30', mensen: 9 },
  ];
  const last = { behandelSeconden: 300, geduldSeconden: null };
  const advice = adviesPerHalfuur(aankomsten, inzet, last, { grensSeconden: 30, doel: 0.8, kortSeconden: 5 });
  const monday = advice.find(({ weekdag, van }) => weekdag === 1 && van === '10:00');
  // 20 calls an hour of five minutes are 1.67 Erlang: three people reach 78 % within half a minute, four 93 %.
  expect(monday).toMatchObject({ nodig: 4, inzet: { mensen: 3 } });
  expect(monday?.inzet?.serviceniveau).toBeCloseTo(0.74, 1);
  const alone = adviesPerHalfuur(aankomsten, [], last, { grensSeconden: 30, doel: 0.8, kortSeconden: 5 });
  expect(alone.find(({ weekdag, van }) => weekdag === 1 && van === '10:00')?.inzet).toMatchObject({
    mensen: 0,
    serviceniveau: 0,
    gemiddeldeWacht: null,
  });
});
