/** Opening hours: the index against stepping through days with luxon, and a long question against a short one. */
import { DateTime } from 'luxon';
import { landelijkeSluitingsdagen } from '../shared/domain/openingstijden/feestdagen.ts';
import { makeOpeningsindex } from '../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../shared/domain/openingstijden/standaard.ts';
import { CLOCK_DAY, HOUR, type Instant, instant, MINUTE, plusMs } from '../shared/domain/tijd/instant.ts';
import { type BenchLine, perSecond } from './line.ts';

const zone = 'Europe/Amsterdam';
const closed = new Set([2025, 2026, 2027].flatMap((year) => landelijkeSluitingsdagen(year).map(({ datum }) => datum)));

/** The usual way: walk over the local days and add what of each day lies within the period. */
function byStepping(van: Instant, tot: Instant): number {
  const from = DateTime.fromISO(van, { zone });
  const to = DateTime.fromISO(tot, { zone });
  let sum = 0;
  for (let day = from.startOf('day'); day < to; day = day.plus({ days: 1 })) {
    if (day.weekday > 5 || closed.has(day.toISODate() ?? '')) continue;
    const opens = day.set({ hour: 9 });
    const closes = day.set({ hour: 17 });
    sum += Math.max(0, Math.min(closes.toMillis(), to.toMillis()) - Math.max(opens.toMillis(), from.toMillis()));
  }
  return sum;
}

/** Begins all over 2026, so that no answer is a lucky cache hit. */
const BEGINS = Array.from({ length: 512 }, (_, i) => plusMs(instant('2026-01-02T00:07:00Z'), i * 17 * HOUR));

export function run(): BenchLine[] {
  const index = makeOpeningsindex(standaardRegeling());
  const ends = (length: number) => BEGINS.map((van) => plusMs(van, length));
  let next = 0;
  const question = (length: number, ask: (van: Instant, tot: Instant) => number) => {
    const until = ends(length);
    return () => {
      next = (next + 1) % BEGINS.length;
      ask(BEGINS[next]!, until[next]!);
    };
  };
  for (const [i, van] of BEGINS.entries()) {
    const tot = ends(2 * CLOCK_DAY)[i]!;
    if (index.opentijdMs(van, tot) !== byStepping(van, tot)) throw new Error(`the two ways differ from ${van}`);
  }

  const indexed = perSecond(question(2 * CLOCK_DAY, index.opentijdMs));
  const stepped = perSecond(question(2 * CLOCK_DAY, byStepping));
  const year = perSecond(question(365 * CLOCK_DAY, index.opentijdMs));
  const short = perSecond(question(6 * MINUTE, index.opentijdMs));
  const term = perSecond(question(0, (van) => (index.tijdstip(van, 16 * HOUR) === null ? 0 : 1)));
  const state = perSecond(question(0, (van) => (index.toestand(van).open ? 0 : 1)));
  const build = perSecond(() => makeOpeningsindex(standaardRegeling(), { van: '2026-01-01', tot: '2026-12-31' }));

  const line = (name: string, measured: { perSecond: number; n: number }, reference: number | null): BenchLine => ({
    name,
    value: measured.perSecond,
    unit: '1/s',
    reference,
    ratio: reference === null ? null : measured.perSecond / reference,
    n: measured.n,
  });
  return [
    line('openingstijden: open time over 48 h, index against luxon day by day', indexed, stepped.perSecond),
    line('openingstijden: open time over 365 days against 6 minutes', year, short.perSecond),
    line('openingstijden: instant after 16 h of open time', term, null),
    line('openingstijden: open or closed, why, until when', state, null),
    line('openingstijden: index of one year built', build, null),
  ];
}
