/**
 * Opening hours as others publish them: seasons of weekly hours and, apart from them, every day that is otherwise. What
 * schema.org and OpenStreetMap both know, so that each is a few lines from here.
 */
import { addDays, localDateOf, localTimeOf, minutesOf, startOfLocalDay, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import { makeDagregels } from './dagregels.ts';
import { makeOpeningsindex } from './openingsindex.ts';
import type { Dagdeel, Openingsindex, Openingsregeling, Weekpatroon } from './types.ts';
import { overal, patronenOp, sluitingenVan } from './volgt-wijkteam.ts';

type Week = readonly { readonly dag: number; readonly dagdelen: readonly Dagdeel[] }[];

export interface Seizoen {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Monday to Sunday, open days only; parts in order. */
  readonly week: Week;
}

/** A day on which the weekly hours do not hold; without parts it is closed. */
export interface BijzondereDag {
  readonly datum: LocalDate;
  readonly dagdelen: readonly Dagdeel[];
  readonly reden: string;
}

export interface Uurrooster {
  readonly seizoenen: readonly Seizoen[];
  readonly bijzonder: readonly BijzondereDag[];
}

const NOTHING: Week = [];
const DAY_MINUTES = 1440;

/** What the regeling comes down to on the days [van, totEnMet]. Closings at once are part of it, to the minute. */
export function uurroosterVan(regeling: Openingsregeling, van: LocalDate, totEnMet: LocalDate): Uurrooster {
  const regels = makeDagregels(regeling);
  const index = makeOpeningsindex(regeling);
  const otherwise = makeOpeningsindex(overal(regeling, (one) => ({ ...one, sluitingen: [] })));
  const touched = daysOfClosings(regeling, van, totEnMet);
  const bijzonder: BijzondereDag[] = [];
  const seizoenen: Seizoen[] = [];
  for (let datum = van; datum <= totEnMet; datum = addDays(datum, 1)) {
    const week = weekOn(patronenOp(regeling, datum), datum);
    const last = seizoenen.at(-1);
    if (last !== undefined && sameParts(last.week, week))
      seizoenen[seizoenen.length - 1] = { ...last, totEnMet: datum };
    else seizoenen.push({ van: datum, totEnMet: datum, week });

    const usual = week.find(({ dag }) => dag === weekdayOf(datum))?.dagdelen ?? [];
    const closing = touched.get(datum);
    const regel = regels.regelVan(datum, Math.round(Date.parse(`${datum}T00:00:00Z`) / 86_400_000));
    const cut = (day: LocalDate): boolean => !sameParts(openParts(index, day), openParts(otherwise, day));
    // What runs past midnight into a day that is cut short ends at midnight, so the day before it is special too.
    const runsOn = regel.delen.some(({ tot }) => tot > DAY_MINUTES);
    if (closing !== undefined && (cut(datum) || (runsOn && cut(addDays(datum, 1))))) {
      const dagdelen = openParts(index, datum, runsOn);
      if (!sameParts(dagdelen, clipped(usual))) bijzonder.push({ datum, dagdelen, reden: closing });
      continue;
    }
    if (regel.bron === 'patroon') continue;
    const delen = regel.delen.map((deel) => ({ van: timeOf(deel.van), tot: timeOf(deel.tot) }));
    if (!sameParts(delen, usual)) bijzonder.push({ datum, dagdelen: delen, reden: regel.reden });
  }
  return { seizoenen, bijzonder };
}

/** How a day compares with its weekly hours: as usual (also when that is closed), closed, open less, more, or at other hours. */
export const DAGSOORTEN = ['gewoon', 'dicht', 'korter', 'extra', 'anders'] as const;
export type Dagsoort = (typeof DAGSOORTEN)[number];

/** One day of a calendar. */
export interface Kalenderdag {
  readonly datum: LocalDate;
  readonly dagdelen: readonly Dagdeel[];
  readonly soort: Dagsoort;
  /** Why it is not as its weekly hours; null when it is. */
  readonly reden: string | null;
}

/** Minutes that the clock shows a time within the parts, which do not overlap. */
const minutesIn = (dagdelen: readonly Dagdeel[]): number =>
  dagdelen.reduce((sum, { van, tot }) => {
    const [from, to] = [minutesOf(van), minutesOf(tot)];
    return sum + (to > from ? to - from : to - from + DAY_MINUTES);
  }, 0);

/** Of a day that is not as its weekly hours. */
function soortVan(dagdelen: readonly Dagdeel[], usual: readonly Dagdeel[]): Dagsoort {
  if (dagdelen.length === 0) return 'dicht';
  const [now, normally] = [minutesIn(dagdelen), minutesIn(usual)];
  return now === normally ? 'anders' : now < normally ? 'korter' : 'extra';
}

/** Every day of [van, totEnMet]: when it is open, and how and why that is not as its weekly hours. */
export function dagenVan(regeling: Openingsregeling, van: LocalDate, totEnMet: LocalDate): readonly Kalenderdag[] {
  const { seizoenen, bijzonder } = uurroosterVan(regeling, van, totEnMet);
  const special = new Map(bijzonder.map((dag) => [dag.datum, dag]));
  return seizoenen.flatMap((seizoen) => {
    const days: Kalenderdag[] = [];
    for (let datum = seizoen.van; datum <= seizoen.totEnMet; datum = addDays(datum, 1)) {
      const usual = seizoen.week.find(({ dag }) => dag === weekdayOf(datum))?.dagdelen ?? [];
      const other = special.get(datum);
      days.push(
        other === undefined
          ? { datum, dagdelen: usual, soort: 'gewoon', reden: null }
          : { ...other, soort: soortVan(other.dagdelen, usual) },
      );
    }
    return days;
  });
}

/** Of the patterns that hold on the day, the one that began last. */
function weekOn(patronen: readonly Weekpatroon[], datum: LocalDate): Week {
  const holding = patronen
    .filter((p) => p.geldigVan <= datum && (p.geldigTotEnMet === undefined || datum <= p.geldigTotEnMet))
    .reduce<Weekpatroon | undefined>((a, b) => (a === undefined || b.geldigVan > a.geldigVan ? b : a), undefined);
  if (holding === undefined) return NOTHING;
  return [1, 2, 3, 4, 5, 6, 7].flatMap((dag) => {
    const dagdelen = holding.week.filter((day) => day.dag === dag).flatMap((day) => day.dagdelen);
    const inOrder = dagdelen.toSorted((a, b) => (a.van < b.van ? -1 : 1)).map(({ van, tot }) => ({ van, tot }));
    return inOrder.length === 0 ? [] : [{ dag, dagdelen: inOrder }];
  });
}

/** Days that a closing at once may touch, with its reason: also the day before, whose hours may run past midnight. */
function daysOfClosings(
  regeling: Openingsregeling,
  van: LocalDate,
  totEnMet: LocalDate,
): ReadonlyMap<LocalDate, string> {
  const touched = new Map<LocalDate, string>();
  for (const sluiting of sluitingenVan(regeling)) {
    const [first, last] = [
      addDays(localDateOf(sluiting.van), -1),
      sluiting.tot === null ? totEnMet : localDateOf(sluiting.tot),
    ];
    for (let datum = first < van ? van : first; datum <= last && datum <= totEnMet; datum = addDays(datum, 1)) {
      if (!touched.has(datum)) touched.set(datum, sluiting.reden);
    }
  }
  return touched;
}

/** Open parts of one calendar day as the index answers them; the last may run on past midnight when the hours of the day do. */
function openParts(index: Openingsindex, datum: LocalDate, runsOn = false): Dagdeel[] {
  const [begin, end] = [startOfLocalDay(datum), startOfLocalDay(addDays(datum, 1))];
  const parts: Dagdeel[] = [];
  for (let at: Instant | null = index.eerstvolgendOpen(begin); at !== null && at < end; ) {
    const closes = index.toestand(at).volgendeWijziging;
    const until = closes === null || closes >= end ? end : closes;
    const van = localTimeOf(at);
    const past = runsOn && closes !== null && closes > end ? localTimeOf(closes) : '24:00';
    parts.push({ van, tot: until !== end ? localTimeOf(until) : past < van ? past : '24:00' });
    at = until >= end ? null : index.eerstvolgendOpen(until);
  }
  return parts;
}

const clipped = (dagdelen: readonly Dagdeel[]): Dagdeel[] =>
  dagdelen.map(({ van, tot }) => ({ van, tot: tot <= van ? '24:00' : tot }));

/** Minutes since midnight, also beyond 24 hours, on the clock. */
function timeOf(minutes: number): string {
  const within = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}

function sameParts(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
