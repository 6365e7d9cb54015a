/** One calendar for every kanaal: the four questions about opening hours (domain rules: opening hours). */
import { InvalidError } from '../errors.ts';
import { dateOfDayNumber, utcOffsetMs } from '../tijd/amsterdam.ts';
import { epochMs, HOUR, type Instant, instantOf, type LocalDate } from '../tijd/instant.ts';
import { covers, type Dagregels, inLunchpauze, makeDagregels } from './dagregels.ts';
import { type Interval, openIntervalsOfYear, union } from './intervallen.ts';
import { MAX_JAREN_PER_VRAAG, type Openingsindex, type Openingsregeling, type Sluiting } from './types.ts';
import { sluitingenVan } from './volgt-wijkteam.ts';

const DAY_MS = 86_400_000;
/** Two years, one of them a leap year. */
const HORIZON_MS = 731 * DAY_MS;
/** More years than this are not kept: the memory of an index stays bounded whatever is asked. */
const MAX_YEARS_KEPT = 2 * MAX_JAREN_PER_VRAAG;

export const REDEN_OPEN = 'openingstijd';
export const REDEN_BUITEN = 'buiten openingstijd';
export const REDEN_LUNCH = 'lunchpauze';

/** The open intervals of one local year; `before[i]` is the open time of the year before interval i. */
interface Year {
  readonly jaar: number;
  readonly start: number;
  readonly end: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly before: Float64Array;
  readonly total: number;
}

function makeYear(jaar: number, start: number, end: number, open: readonly Interval[]): Year {
  const from = new Float64Array(open.length);
  const to = new Float64Array(open.length);
  const before = new Float64Array(open.length);
  let total = 0;
  for (const [i, [a, b]] of open.entries()) {
    from[i] = a;
    to[i] = b;
    before[i] = total;
    total += b - a;
  }
  return { jaar, start, end, from, to, before, total };
}

/** Index of the last interval that begins at or before `at`; -1 when there is none. */
function lastBegun(from: Float64Array, at: number): number {
  let low = 0;
  let high = from.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (from[middle]! <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Open milliseconds from the start of the year to `at`. */
function openUntil(year: Year, at: number): number {
  const i = lastBegun(year.from, at);
  return i < 0 ? 0 : year.before[i]! + Math.min(at, year.to[i]!) - year.from[i]!;
}

/** The local year: no clock changes around New Year, so winter time decides. */
function yearOf(at: number): number {
  return new Date(at + HOUR).getUTCFullYear();
}

/**
 * Makes the index of one regeling. Years are worked out when they are first asked for (`van` and `tot` name days whose
 * years are wanted beforehand); a question is then a binary search. Exact to the millisecond. The regeling must be
 * sound (`controleerRegeling`).
 */
export function makeOpeningsindex(
  regeling: Openingsregeling,
  options: { readonly van?: LocalDate; readonly tot?: LocalDate } = {},
): Openingsindex {
  const regels = makeDagregels(regeling);
  const sluitingen = sluitingenVan(regeling);
  const dicht = union(sluitingen.map(({ van, tot }): Interval => [epochMs(van), endMs(tot)]));
  const years = new Map<number, Year>();

  function year(jaar: number): Year {
    let found = years.get(jaar);
    if (found === undefined) {
      if (years.size >= MAX_YEARS_KEPT) years.clear();
      const { van, tot, open } = openIntervalsOfYear(jaar, regels, dicht);
      found = makeYear(jaar, van, tot, open);
      years.set(jaar, found);
    }
    return found;
  }

  let latest: Year | undefined;
  /** The year of an instant. Most questions are about the year of the question before. */
  function yearAt(at: number): Year {
    if (latest === undefined || at < latest.start || at >= latest.end) latest = year(yearOf(at));
    return latest;
  }

  /** The end of the open interval around `at` (whatever years it spans), or undefined when it is closed at `at`. */
  function openTill(at: number): number | undefined {
    let till: number | undefined;
    for (let cursor = at; cursor <= at + HORIZON_MS; cursor = till) {
      const { from, to, end } = yearAt(cursor);
      const i = lastBegun(from, cursor);
      if (i < 0 || cursor >= to[i]!) break;
      till = to[i]!;
      if (till < end) break;
    }
    return till;
  }

  /** The first instant at or after `at` at which it is open, within the horizon. */
  function opensAt(at: number): number | undefined {
    for (let jaar = yearOf(at); jaar <= yearOf(at + HORIZON_MS); jaar += 1) {
      const { from, to } = year(jaar);
      const i = lastBegun(from, at);
      if (i >= 0 && at < to[i]!) return at;
      if (i + 1 < from.length) return withinHorizon(at, from[i + 1]!);
    }
    return undefined;
  }

  if (options.van !== undefined || options.tot !== undefined) {
    const first = Number((options.van ?? options.tot)?.slice(0, 4));
    const last = Number((options.tot ?? options.van)?.slice(0, 4));
    for (let jaar = first; jaar <= Math.min(last, first + MAX_JAREN_PER_VRAAG); jaar += 1) year(jaar);
  }

  return {
    toestand(op) {
      const at = epochMs(op);
      const till = openTill(at);
      const change = till === undefined ? opensAt(at) : withinHorizon(at, till);
      return {
        open: till !== undefined,
        reden: till === undefined ? whyClosed(at, regels, sluitingen) : REDEN_OPEN,
        volgendeWijziging: change === undefined ? null : instantOf(change),
      };
    },
    opentijdMs(van, tot) {
      const [a, b] = [epochMs(van), epochMs(tot)];
      if (!(b > a)) return 0;
      const first = yearAt(a);
      const last = yearAt(b);
      if (first === last) return openUntil(last, b) - openUntil(first, a);
      if (last.jaar - first.jaar > MAX_JAREN_PER_VRAAG) {
        throw new InvalidError([
          { veld: 'tot', melding: `De periode mag hoogstens ${MAX_JAREN_PER_VRAAG} jaar zijn.` },
        ]);
      }
      let sum = openUntil(last, b) - openUntil(first, a);
      for (let jaar = first.jaar; jaar < last.jaar; jaar += 1) sum += year(jaar).total;
      return sum;
    },
    tijdstip(van, ms) {
      if (!(ms >= 0)) throw new RangeError(`not a duration: ${ms}`);
      if (ms === 0) return van;
      const at = epochMs(van);
      const first = yearAt(at);
      let wanted = ms + openUntil(first, at);
      for (let jaar = first.jaar; jaar <= yearOf(at + HORIZON_MS); jaar += 1) {
        const { from, before, total } = year(jaar);
        if (wanted <= total) {
          // The first instant: a term that is used up at closing time ends there, not when it opens again.
          const i = lastBegun(before, wanted) - (before[lastBegun(before, wanted)] === wanted ? 1 : 0);
          const reached = withinHorizon(at, from[i]! + wanted - before[i]!);
          return reached === undefined ? null : instantOf(reached);
        }
        wanted -= total;
      }
      return null;
    },
    eerstvolgendOpen(op) {
      const opens = opensAt(epochMs(op));
      return opens === undefined ? null : instantOf(opens);
    },
  };
}

function withinHorizon(at: number, found: number): number | undefined {
  return found <= at + HORIZON_MS ? found : undefined;
}

function endMs(tot: Instant | null): number {
  return tot === null ? Number.POSITIVE_INFINITY : epochMs(tot);
}

/** Why it is closed at an instant at which it is: the switch first, then the day, then the time of day. */
function whyClosed(at: number, regels: Dagregels, sluitingen: readonly Sluiting[]): string {
  const switched = sluitingen
    .filter(({ van, tot }) => epochMs(van) <= at && at < endMs(tot))
    .sort((a, b) => epochMs(b.van) - epochMs(a.van))[0];
  if (switched !== undefined) return switched.reden;
  const wall = at + utcOffsetMs(at);
  const day = Math.floor(wall / DAY_MS);
  const date = dateOfDayNumber(day);
  const minute = Math.floor((wall - day * DAY_MS) / 60_000);
  const regel = regels.regelVan(date, day);
  if (inLunchpauze(regel.delen, minute)) return REDEN_LUNCH;
  if (regel.bron === 'uitzondering') {
    const otherwise = regels.zonderUitzondering(date, day);
    // A shortened day is closed because of the exception only when it would have been open.
    if (regel.delen.length === 0 || covers(otherwise.delen, minute)) return regel.reden;
    return otherwise.bron === 'sluitingsdag' ? otherwise.reden : REDEN_BUITEN;
  }
  return regel.bron === 'sluitingsdag' ? regel.reden : REDEN_BUITEN;
}
