/** The Dutch holidays as rules, and those on which municipal offices close (domain rules: opening hours). */
import { addDays } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import type { Sluitingsdag } from './types.ts';

/** Easter Sunday of a year of the Gregorian calendar (algorithm of Meeus, Jones and Butcher). */
export function eerstePaasdag(jaar: number): LocalDate {
  const a = jaar % 19;
  const b = Math.floor(jaar / 100);
  const c = jaar % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${jaar}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const KONINGSDAG_VANAF = 2014;

/**
 * The King's birthday: 27 April, a day earlier when that is a Sunday. Before 2014 the Queen's: 30 April, a day earlier when that was
 * a Sunday, and until 1979 a day later.
 */
export function koningsdag(jaar: number): LocalDate {
  const isSunday = (month: number, day: number) => new Date(Date.UTC(jaar, month - 1, day)).getUTCDay() === 0;
  if (jaar >= KONINGSDAG_VANAF) return isSunday(4, 27) ? `${jaar}-04-26` : `${jaar}-04-27`;
  if (!isSunday(4, 30)) return `${jaar}-04-30`;
  return jaar < 1980 ? `${jaar}-05-01` : `${jaar}-04-29`;
}

/** First year in which municipal staff have 5 May off every year; before, each municipality chose for itself. */
const BEVRIJDINGSDAG_VANAF = 2024;

const byYear = new Map<number, readonly Sluitingsdag[]>();

/** The days on which municipal offices close by national custom, in order of date, with their Dutch names. */
export function landelijkeSluitingsdagen(jaar: number): readonly Sluitingsdag[] {
  const known = byYear.get(jaar);
  if (known !== undefined) return known;
  const pasen = eerstePaasdag(jaar);
  const days: [LocalDate, string][] = [
    [`${jaar}-01-01`, 'Nieuwjaarsdag'],
    [addDays(pasen, 1), 'Tweede paasdag'],
    [koningsdag(jaar), jaar >= KONINGSDAG_VANAF ? 'Koningsdag' : 'Koninginnedag'],
    ...(jaar >= BEVRIJDINGSDAG_VANAF ? [[`${jaar}-05-05`, 'Bevrijdingsdag'] as [LocalDate, string]] : []),
    [addDays(pasen, 39), 'Hemelvaartsdag'],
    [addDays(pasen, 50), 'Tweede pinksterdag'],
    [`${jaar}-12-25`, 'Eerste kerstdag'],
    [`${jaar}-12-26`, 'Tweede kerstdag'],
  ];
  const made = days
    .map(([datum, reden]): Sluitingsdag => ({ datum, reden, bron: 'feestdag' }))
    .sort((x, y) => (x.datum < y.datum ? -1 : 1));
  byYear.set(jaar, made);
  return made;
}
