/** Which rule decides a day: an exception beats a closing day, which beats the weekly pattern. */
import { dateOfDayNumber, daysBetween, minutesOf, weekdayOfDayNumber } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import { landelijkeSluitingsdagen } from './feestdagen.ts';
import type { Dagdeel, Openingsregeling, Uitzondering, Weekpatroon } from './types.ts';
import { volgtOp } from './volgt-wijkteam.ts';

/** A dagdeel in minutes since the midnight with which its day begins; `tot` is above 1440 when it passes midnight. */
export interface Minuten {
  readonly van: number;
  readonly tot: number;
}

/** Parts that begin on one day, in order, and the reason when it is closed as a whole or differs from the pattern. */
export interface Dagregel {
  readonly bron: 'uitzondering' | 'sluitingsdag' | 'patroon';
  readonly delen: readonly Minuten[];
  /** Empty for a pattern. */
  readonly reden: string;
}

export interface Dagregels {
  /** What holds on a day. `day` is its number since 1970-01-01 and must be that of `date`. */
  regelVan(date: LocalDate, day: number): Dagregel;
  /** What would hold without exceptions: the answer to "would it be open otherwise?". */
  zonderUitzondering(date: LocalDate, day: number): Dagregel;
}

const DAY_MINUTES = 1440;

/** A gap that begins from this minute on lies between the day and an evening, and is no lunch break. */
const LUNCH_BEGINT_VOOR = 15 * 60;

function inMinutes(dagdelen: readonly Dagdeel[]): readonly Minuten[] {
  const parts: Minuten[] = [];
  for (const dagdeel of dagdelen) {
    const van = minutesOf(dagdeel.van);
    const tot = minutesOf(dagdeel.tot);
    if (van !== tot) parts.push({ van, tot: tot > van ? tot : tot + DAY_MINUTES });
  }
  return parts.sort((a, b) => a.van - b.van);
}

/** Whether a minute of the day lies in the gap between two parts that is a lunch break. */
export function inLunchpauze(delen: readonly Minuten[], minute: number): boolean {
  return delen.some((deel, i) => {
    const next = delen[i + 1];
    return next !== undefined && deel.tot < LUNCH_BEGINT_VOOR && minute >= deel.tot && minute < next.van;
  });
}

/** Whether one of the parts that begin on this day covers a minute of the same day. */
export function covers(delen: readonly Minuten[], minute: number): boolean {
  return delen.some((deel) => minute >= deel.van && minute < deel.tot);
}

/** Reads a regeling once, so that asking for a day is a few look-ups. */
export function makeDagregels(regeling: Openingsregeling): Dagregels {
  const own = makeEigenDagregels(regeling);
  if (regeling.vanWijkteam === undefined) return own;
  const theirs = makeEigenDagregels(regeling.vanWijkteam);
  const follows = (day: number): boolean => volgtOp(regeling, dateOfDayNumber(day));
  const on = (day: number): Dagregels => (follows(day) ? theirs : own);
  return {
    zonderUitzondering: (date, day) => on(day).zonderUitzondering(date, day),
    regelVan(date, day) {
      const regel = on(day).regelVan(date, day);
      const [begins, ends] = [follows(day - 1) !== follows(day), follows(day + 1) !== follows(day)];
      return begins || ends
        ? cutAtMidnight(regel, begins ? on(day).regelVan(dateOfDayNumber(day - 1), day - 1) : null, ends)
        : regel;
    },
  };
}

const WISSEL = 'andere openingstijden';

/**
 * Hours that hold until or from a day do so to the minute: what would run on past midnight ends there, and what would have
 * run on from the day `before` is there from midnight.
 */
function cutAtMidnight(regel: Dagregel, before: Dagregel | null, ends: boolean): Dagregel {
  const running = (before?.delen ?? []).flatMap(({ tot }) => (tot > DAY_MINUTES ? [tot - DAY_MINUTES] : []));
  const runsOn = regel.delen.some(({ tot }) => tot > DAY_MINUTES);
  if (running.length === 0 && !(ends && runsOn)) return regel;
  const delen = regel.delen.map(({ van, tot }) => ({ van, tot: ends ? Math.min(tot, DAY_MINUTES) : tot }));
  return {
    bron: 'uitzondering',
    delen: joined([...running.map((tot) => ({ van: 0, tot })), ...delen]),
    reden: regel.reden === '' ? WISSEL : regel.reden,
  };
}

/** In order, and what overlaps or touches as one. */
function joined(delen: readonly Minuten[]): readonly Minuten[] {
  const found: Minuten[] = [];
  for (const deel of delen.toSorted((a, b) => a.van - b.van)) {
    const last = found.at(-1);
    if (last !== undefined && deel.van <= last.tot)
      found[found.length - 1] = { van: last.van, tot: Math.max(last.tot, deel.tot) };
    else found.push(deel);
  }
  return found;
}

function makeEigenDagregels(regeling: Openingsregeling): Dagregels {
  const patronen = regeling.patronen
    .map((patroon) => ({ patroon, week: weekOf(patroon) }))
    .sort((a, b) => compare(b.patroon.geldigVan, a.patroon.geldigVan))
    .map(({ patroon, week }) => ({ ...patroon, week }));
  const uitzonderingen = regeling.uitzonderingen
    .map((uitzondering, i) => ({ uitzondering, i, days: daysBetween(uitzondering.van, uitzondering.totEnMet) }))
    .sort((a, b) => a.days - b.days || b.i - a.i)
    .map(({ uitzondering }) => ({ uitzondering, regel: exceptionRule(uitzondering) }));
  const lokaal = new Map<LocalDate, Dagregel>();
  for (const { datum, reden } of regeling.sluitingsdagen) {
    if (!lokaal.has(datum)) lokaal.set(datum, { bron: 'sluitingsdag', delen: [], reden });
  }
  const landelijk = new Map<string, ReadonlyMap<LocalDate, Dagregel>>();

  function closingDay(date: LocalDate): Dagregel | undefined {
    const own = lokaal.get(date);
    if (own !== undefined || !regeling.landelijkeSluitingsdagen) return own;
    const year = date.slice(0, 4);
    let days = landelijk.get(year);
    if (days === undefined) {
      const listed = landelijkeSluitingsdagen(Number(year));
      days = new Map(listed.map(({ datum, reden }) => [datum, { bron: 'sluitingsdag', delen: [], reden }]));
      landelijk.set(year, days);
    }
    return days.get(date);
  }

  function zonderUitzondering(date: LocalDate, day: number): Dagregel {
    const closed = closingDay(date);
    if (closed !== undefined) return closed;
    const holding = patronen.find(
      (p) => p.geldigVan <= date && (p.geldigTotEnMet === undefined || date <= p.geldigTotEnMet),
    );
    return holding?.week[weekdayOfDayNumber(day)] ?? NOTHING;
  }

  return {
    zonderUitzondering,
    regelVan(date, day) {
      const exception = uitzonderingen.find(({ uitzondering: u }) => u.van <= date && date <= u.totEnMet);
      return exception?.regel ?? zonderUitzondering(date, day);
    },
  };
}

const NOTHING: Dagregel = { bron: 'patroon', delen: [], reden: '' };

function exceptionRule({ dagdelen, reden }: Uitzondering): Dagregel {
  return { bron: 'uitzondering', delen: inMinutes(dagdelen), reden };
}

/** By ISO weekday; index 0 stays empty. */
function weekOf(patroon: Weekpatroon): readonly Dagregel[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const dagdelen = patroon.week.filter(({ dag }) => dag === weekday).flatMap((part) => part.dagdelen);
    return dagdelen.length === 0 ? NOTHING : { bron: 'patroon', delen: inMinutes(dagdelen), reden: '' };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
