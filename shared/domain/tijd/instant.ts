/**
 * Instants as the whole system keeps them: ISO 8601 in UTC with milliseconds, so that text order is time order.
 */
declare const instantBrand: unique symbol;
export type Instant = string & { readonly [instantBrand]: true };

/** A calendar day `YYYY-MM-DD` and a wall-clock time `HH:mm`, both in Europe/Amsterdam unless a name says otherwise. */
export type LocalDate = string;
export type LocalTime = string;
/** Wall-clock date and time `YYYY-MM-DDTHH:mm` in Europe/Amsterdam. */
export type LocalDateTime = string;

export const ZONE = 'Europe/Amsterdam';

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** The instant of epoch milliseconds (whole; fractions are cut off). Throws RangeError outside the years 0000-9999. */
export function instantOf(epochMs: number): Instant {
  const text = new Date(Math.trunc(epochMs)).toISOString();
  if (text.length !== 24) throw new RangeError(`instant outside the years 0000-9999: ${epochMs}`);
  return text as Instant;
}

/** Reads an ISO 8601 instant with any offset; undefined when it is none (a time without offset is none). */
export function parseInstant(text: string): Instant | undefined {
  if (!ISO.test(text)) return undefined;
  const ms = Date.parse(text);
  if (!Number.isFinite(ms)) return undefined;
  const day = Number(text.slice(8, 10));
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  if (day > lastDay) return undefined;
  return ms < Date.UTC(1900, 0, 1) || ms > Date.UTC(9999, 11, 31) ? undefined : instantOf(ms);
}

/** For literals in code and tests: throws RangeError when the text is no instant. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new RangeError(`not an instant: ${text}`);
  return parsed;
}

export function epochMs(at: Instant): number {
  return Date.parse(at);
}

/** `at` moved by `ms` milliseconds on the clock (through nights, weekends and clock changes alike). */
export function plusMs(at: Instant, ms: number): Instant {
  return instantOf(epochMs(at) + ms);
}

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export function msBetween(from: Instant, to: Instant): number {
  return epochMs(to) - epochMs(from);
}

export function earliest(...instants: readonly (Instant | null | undefined)[]): Instant | undefined {
  let found: Instant | undefined;
  for (const candidate of instants) if (candidate && (found === undefined || candidate < found)) found = candidate;
  return found;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** 24 clock hours; a calendar day on a clock change is longer or shorter. */
export const CLOCK_DAY = 24 * HOUR;
