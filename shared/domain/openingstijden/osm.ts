/** Opening hours in the notation of OpenStreetMap (`opening_hours`), one line that many maps and sites understand. */
import type { LocalDate } from '../tijd/instant.ts';
import type { Dagdeel } from './types.ts';
import type { Uurrooster } from './uurrooster.ts';

const DAYS = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const dateOf = (datum: LocalDate): string =>
  `${datum.slice(0, 4)} ${MONTHS[Number(datum.slice(5, 7)) - 1]} ${datum.slice(8)}`;
const hoursOf = (dagdelen: readonly Dagdeel[]): string => dagdelen.map(({ van, tot }) => `${van}-${tot}`).join(',');
/** A comment stands in double quotes, so none can be in it. */
const commentOf = (reden: string): string => ` "${reden.replaceAll('"', "'")}"`;

/** `Mo-We,Fr`: days that follow each other from the third on are a range. */
function daysOf(dagen: readonly number[]): string {
  const runs: number[][] = [];
  for (const dag of dagen) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === dag - 1) run.push(dag);
    else runs.push([dag]);
  }
  const name = (dag: number | undefined): string => DAYS[(dag ?? 1) - 1] as string;
  return runs
    .map((run) => (run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(',')))
    .join(',');
}

/**
 * One line. Every season has its dates, every other day is a rule after them: later rules beat earlier ones, and a rule
 * for a date replaces that of its weekday as a whole. Closed all through is `off`.
 */
export function naarOsm({ seizoenen, bijzonder }: Uurrooster): string {
  const rules: string[] = [];
  for (const { van, totEnMet, week } of seizoenen) {
    const season = van === totEnMet ? dateOf(van) : `${dateOf(van)}-${dateOf(totEnMet)}`;
    const perHours = Map.groupBy(week, ({ dagdelen }) => hoursOf(dagdelen));
    for (const [hours, days] of perHours) rules.push(`${season} ${daysOf(days.map(({ dag }) => dag))} ${hours}`);
  }
  for (const { datum, dagdelen, reden } of bijzonder) {
    rules.push(`${dateOf(datum)} ${dagdelen.length === 0 ? 'off' : hoursOf(dagdelen)}${commentOf(reden)}`);
  }
  return rules.length === 0 ? 'off' : rules.join('; ');
}
