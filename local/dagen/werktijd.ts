/** The office hours by which the made-up staff works; they say when somebody answers, not what is counted as open. */
import { DateTime } from 'luxon';
import { landelijkeSluitingsdagen } from '../../shared/domain/openingstijden/feestdagen.ts';

export const ZONE = 'Europe/Amsterdam';
const [OPENS, CLOSES] = [9, 17];
const DAY = 86_400_000;

export function isFeestdag(datum: string): boolean {
  return landelijkeSluitingsdagen(Number(datum.slice(0, 4))).some((dag) => dag.datum === datum);
}

const known = new Map<number, readonly [number, number] | null>();

/**
 * Working hours of a day as epoch milliseconds; null on a day off. By number of the UTC day: in the Netherlands office
 * hours lie within one.
 */
function hoursOf(dayNumber: number): readonly [number, number] | null {
  const found = known.get(dayNumber);
  if (found !== undefined) return found;
  const noon = DateTime.fromMillis((dayNumber + 0.5) * DAY, { zone: ZONE });
  const isOff = noon.weekday > 5 || isFeestdag(noon.toISODate() as string);
  const at = (hour: number) => noon.startOf('day').set({ hour }).toMillis();
  const hours = isOff ? null : ([at(OPENS), at(CLOSES)] as const);
  known.set(dayNumber, hours);
  return hours;
}

export function isWerktijd(at: number): boolean {
  const hours = hoursOf(Math.floor(at / DAY));
  return hours !== null && at >= hours[0] && at < hours[1];
}

/** The moment at which `ms` (more than 0) of working time has passed since `from`. */
export function naWerktijd(from: number, ms: number): number {
  let left = ms;
  for (let day = Math.floor(from / DAY); ; day += 1) {
    const hours = hoursOf(day);
    if (hours === null) continue;
    const start = Math.max(from, hours[0]);
    if (start >= hours[1]) continue;
    if (start + left <= hours[1]) return start + left;
    left -= hours[1] - start;
  }
}
