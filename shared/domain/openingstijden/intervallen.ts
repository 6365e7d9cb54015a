/** Sets of instants as sorted, disjoint, half-open intervals of epoch milliseconds; and a year of opening hours as one. */
import { clockChangesOf, dateOfDayNumber, dayNumberOf, startOfDayMs } from '../tijd/amsterdam.ts';
import { HOUR } from '../tijd/instant.ts';
import type { Dagregels } from './dagregels.ts';

/** [from, to), in epoch milliseconds. */
export type Interval = readonly [from: number, to: number];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Sorts, drops what is empty and joins what overlaps or touches. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(([from, to]) => to > from).sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** What of `a` is not in `b`; both sorted and disjoint. */
export function minus(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = [];
  let i = 0;
  for (const [from, to] of a) {
    let cursor = from;
    while (i < b.length && b[i]![1] <= from) i += 1;
    for (let j = i; j < b.length && b[j]![0] < to; j += 1) {
      if (b[j]![0] > cursor) left.push([cursor, b[j]![0]]);
      cursor = Math.max(cursor, b[j]![1]);
    }
    if (cursor < to) left.push([cursor, to]);
  }
  return left;
}

/**
 * The instants at which the wall clock shows a time in [from, to), both counted as if the wall clock were UTC: what
 * the clock skips in March is not there, what it shows twice in October is there twice.
 */
function pushWallClock(into: Interval[], from: number, to: number): void {
  const { toSummer, toWinter } = clockChangesOf(new Date(from).getUTCFullYear());
  into.push([from - HOUR, Math.min(to - HOUR, toSummer)]);
  into.push([Math.max(from - 2 * HOUR, toSummer), Math.min(to - 2 * HOUR, toWinter)]);
  into.push([Math.max(from - HOUR, toWinter), to - HOUR]);
}

/** All open intervals of a local year, by the day rules and without the closures in `dicht`. */
export function openIntervalsOfYear(
  jaar: number,
  regels: Dagregels,
  dicht: readonly Interval[],
): { readonly van: number; readonly tot: number; readonly open: readonly Interval[] } {
  const first = dayNumberOf(`${jaar}-01-01`);
  const next = dayNumberOf(`${jaar + 1}-01-01`);
  const [van, tot] = [startOfDayMs(first), startOfDayMs(next)];
  const wanted: Interval[] = [];
  // From the day before: its last part may run into the new year.
  for (let day = first - 1; day < next; day += 1) {
    for (const deel of regels.regelVan(dateOfDayNumber(day), day).delen) {
      pushWallClock(wanted, day * DAY_MS + deel.van * MINUTE_MS, day * DAY_MS + deel.tot * MINUTE_MS);
    }
  }
  const clipped = union(wanted).map(([a, b]): Interval => [Math.max(a, van), Math.min(b, tot)]);
  return { van, tot, open: minus(union(clipped), dicht) };
}
