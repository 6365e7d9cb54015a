/**
 * Europe/Amsterdam without a zone database: the European summer-time rule (last Sunday of March and of October, 01:00
 * UTC) and the calendar of local days. Holds from 1996, when that rule began; tests compare it with luxon up to 2040.
 */
import { HOUR, type Instant, instantOf, type LocalDate, type LocalDateTime, type LocalTime } from './instant.ts';

const DAY_MS = 86_400_000;
const WINTER = HOUR;
const SUMMER = 2 * HOUR;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The two clock changes of a year, in epoch milliseconds. */
export interface ClockChanges {
  readonly toSummer: number;
  readonly toWinter: number;
}

const changesByYear = new Map<number, ClockChanges>();

function lastSundayAtOneUtc(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * DAY_MS;
}

/** When the clocks change in a year. */
export function clockChangesOf(year: number): ClockChanges {
  let found = changesByYear.get(year);
  if (found === undefined) {
    found = { toSummer: lastSundayAtOneUtc(year, 2), toWinter: lastSundayAtOneUtc(year, 9) };
    changesByYear.set(year, found);
  }
  return found;
}

/** How far Amsterdam is ahead of UTC at an instant, in milliseconds. */
export function utcOffsetMs(epoch: number): number {
  const { toSummer, toWinter } = clockChangesOf(new Date(epoch).getUTCFullYear());
  return epoch >= toSummer && epoch < toWinter ? SUMMER : WINTER;
}

/** True for an existing calendar day `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null || Number(parts[1]) < 1900) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** True for a wall-clock time `HH:mm` from 00:00 up to and including 23:59. */
export function isLocalTime(text: string): boolean {
  return TIME.test(text);
}

/** Days since 1970-01-01 of a calendar day. Throws RangeError when the text is no day. */
export function dayNumberOf(date: LocalDate): number {
  if (!DATE.test(date)) throw new RangeError(`not a calendar day: ${date}`);
  const ms = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
  return ms / DAY_MS;
}

/** The calendar day that is `day` days after 1970-01-01. */
export function dateOfDayNumber(day: number): LocalDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** The same day of a later (earlier) month, or that month's last day when it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

/** ISO weekday of the day that is `day` days after 1970-01-01 (a Thursday). */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** ISO 8601 week and the year to which it belongs: week 1 holds the first Thursday. */
export function isoWeekOf(date: LocalDate): { readonly jaar: number; readonly week: number } {
  const thursday = addDays(date, 4 - weekdayOf(date));
  const jaar = Number(thursday.slice(0, 4));
  return { jaar, week: Math.floor(daysBetween(`${jaar}-01-01`, thursday) / 7) + 1 };
}

/** Monday of the week of a day. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

export function startOfQuarter(date: LocalDate): LocalDate {
  const first = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}

export function startOfYear(date: LocalDate): LocalDate {
  return `${date.slice(0, 4)}-01-01`;
}

export type Kalendereenheid = 'dag' | 'week' | 'maand' | 'kwartaal' | 'jaar';

/** The calendar unit in which a day lies: its first day, and the first day after it. */
export function unitOf(
  eenheid: Kalendereenheid,
  date: LocalDate,
): { readonly van: LocalDate; readonly tot: LocalDate } {
  switch (eenheid) {
    case 'dag':
      return { van: date, tot: addDays(date, 1) };
    case 'week': {
      const van = startOfWeek(date);
      return { van, tot: addDays(van, 7) };
    }
    case 'maand': {
      const van = startOfMonth(date);
      return { van, tot: addMonths(van, 1) };
    }
    case 'kwartaal': {
      const van = startOfQuarter(date);
      return { van, tot: addMonths(van, 3) };
    }
    case 'jaar': {
      const van = startOfYear(date);
      return { van, tot: addMonths(van, 12) };
    }
  }
}

/** Midnight with which a local day begins (days are 23, 24 or 25 hours long). */
export function startOfLocalDay(date: LocalDate): Instant {
  return instantOf(startOfDayMs(dayNumberOf(date)));
}

/** As `startOfLocalDay`, by day number and in epoch milliseconds. No clock change happens at midnight. */
export function startOfDayMs(day: number): number {
  const local = day * DAY_MS;
  return local - utcOffsetMs(local - WINTER);
}

/** The bounds of a calendar unit as instants, `tot` excluded. */
export function boundsOf(eenheid: Kalendereenheid, date: LocalDate): { readonly van: Instant; readonly tot: Instant } {
  const unit = unitOf(eenheid, date);
  return { van: startOfLocalDay(unit.van), tot: startOfLocalDay(unit.tot) };
}

/** What the wall clock shows, to the minute: `YYYY-MM-DDTHH:mm`. */
export function localDateTimeOf(at: Instant): LocalDateTime {
  const epoch = Date.parse(at);
  return new Date(epoch + utcOffsetMs(epoch)).toISOString().slice(0, 16);
}

/** The local day on which an instant falls. */
export function localDateOf(at: Instant): LocalDate {
  return localDateTimeOf(at).slice(0, 10);
}

/** The wall-clock time of an instant, to the minute. */
export function localTimeOf(at: Instant): LocalTime {
  return localDateTimeOf(at).slice(11);
}

/**
 * The instant at which the wall clock shows `local` (`HH:mm` up to and including `24:00`).
 * A time that comes twice (October) gives the occurrence that is asked for; a time that the clock skips (March) gives
 * the moment of the change. Throws RangeError when the text is no local time.
 */
export function instantOfLocal(local: LocalDateTime, occurrence: 'first' | 'last'): Instant {
  const date = local.slice(0, 10);
  const time = local.slice(11);
  if (local[10] !== 'T' || !isLocalDate(date) || !(isLocalTime(time) || time === '24:00')) {
    throw new RangeError(`not a local date and time: ${local}`);
  }
  const wall = dayNumberOf(date) * DAY_MS + minutesOf(time) * 60_000;
  const inSummer = utcOffsetMs(wall - SUMMER) === SUMMER;
  const inWinter = utcOffsetMs(wall - WINTER) === WINTER;
  if (inSummer && (occurrence === 'first' || !inWinter)) return instantOf(wall - SUMMER);
  if (inWinter) return instantOf(wall - WINTER);
  return instantOf(clockChangesOf(Number(date.slice(0, 4))).toSummer);
}

/** Minutes since midnight of a wall-clock time; `24:00` is 1440. */
export function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
