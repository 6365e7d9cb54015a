/**
 * Opening hours for the recount, read minute by minute off the wall clock: written from the rules of the domain alone, with
 * luxon and date-holidays, so that the calendar of the product is not its own judge.
 */
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';

export const ZONE = 'Europe/Amsterdam';
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Wall-clock times as HH:mm; `tot` itself is closed. */
export type Deel = readonly [van: string, tot: string];

/** Hours of one kanaal of one wijkteam. */
export interface Uren {
  /** By ISO weekday, 1 = Monday. A part that ends before it begins runs past midnight and belongs to its first day. */
  readonly week: Readonly<Partial<Record<number, readonly Deel[]>>>;
  /** Beat a closing day, which beats the week; an empty list is closed. */
  readonly uitzonderingen?: Readonly<Record<string, readonly Deel[]>>;
  /** Local closing days, beside the national ones. */
  readonly gesloten?: readonly string[];
  /** Closed at once, whatever else holds; epoch milliseconds. */
  readonly storingen?: readonly (readonly [van: number, tot: number])[];
}

const OFFICE: readonly Deel[] = [['09:00', '17:00']];
export const KANTOORUREN: Uren = { week: { 1: OFFICE, 2: OFFICE, 3: OFFICE, 4: OFFICE, 5: OFFICE } };

const holidays = new Holidays('NL');
const closedDays = new Map<number, ReadonlySet<string>>();

/** Municipal offices: the public holidays, and 5 May of every year since 2024; Good Friday is a local choice. */
export function isLandelijkGesloten(date: string): boolean {
  const year = Number(date.slice(0, 4));
  let days = closedDays.get(year);
  if (days === undefined) {
    const open = holidays.getHolidays(year).filter(({ type }) => type === 'public');
    days = new Set([...open.map((day) => day.date.slice(0, 10)), ...(year >= 2024 ? [`${year}-05-05`] : [])]);
    closedDays.set(year, days);
  }
  return days.has(date);
}

function partsOf(uren: Uren, day: DateTime): readonly Deel[] {
  const date = day.toISODate() as string;
  const exception = uren.uitzonderingen?.[date];
  if (exception !== undefined) return exception;
  if (uren.gesloten?.includes(date) || isLandelijkGesloten(date)) return [];
  return uren.week[day.weekday] ?? [];
}

type Minuutdeel = readonly [van: number, tot: number];

function inMinutes([van, tot]: Deel): Minuutdeel {
  const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return [minutes(van), minutes(tot)];
}

export interface Minuten {
  isOpen(at: number): boolean;
  /** Open milliseconds in [from, to). */
  openMs(from: number, to: number): number;
}

/** Every minute of [from, to), once; asking outside it throws. Both on a whole hour. */
export function minutenVan(uren: Uren, from: number, to: number): Minuten {
  const count = (to - from) / MINUTE;
  const open = new Uint8Array(count);
  const before = new Int32Array(count + 1);
  // The offset of the Netherlands changes on whole hours only, so an hour shows sixty minutes of one wall-clock hour.
  let parts: readonly [today: readonly Minuutdeel[], yesterday: readonly Minuutdeel[]] = [[], []];
  for (let hour = from, date = ''; hour < to; hour += HOUR) {
    const wall = DateTime.fromMillis(hour, { zone: ZONE });
    if (wall.toISODate() !== date) {
      date = wall.toISODate() as string;
      parts = [partsOf(uren, wall).map(inMinutes), partsOf(uren, wall.minus({ days: 1 })).map(inMinutes)];
    }
    const [today, yesterday] = parts;
    for (let minute = 0; minute < 60; minute += 1) {
      const clock = wall.hour * 60 + minute;
      const isOpen =
        today.some(([van, tot]) => clock >= van && (clock < tot || tot < van)) ||
        yesterday.some(([van, tot]) => tot < van && clock < tot);
      const at = hour + minute * MINUTE;
      const closed = (uren.storingen ?? []).some(([van, tot]) => at >= van && at < tot);
      open[(at - from) / MINUTE] = isOpen && !closed ? 1 : 0;
    }
  }
  for (let i = 0; i < count; i += 1) before[i + 1] = (before[i] as number) + (open[i] as number);
  const place = (at: number): number => {
    const index = Math.floor((at - from) / MINUTE);
    if (index < 0 || index >= count) throw new RangeError(`${new Date(at).toISOString()} lies outside the minutes`);
    return index;
  };
  const upTo = (at: number): number => {
    const index = place(at);
    return (before[index] as number) * MINUTE + (open[index] === 1 ? (at - from) % MINUTE : 0);
  };
  return {
    isOpen: (at) => open[place(at)] === 1,
    openMs: (a, b) => (b <= a ? 0 : upTo(b) - upTo(a)),
  };
}
