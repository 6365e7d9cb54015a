/** When an entry of a calendar takes place (RFC 5545: DTSTART, RRULE, RDATE, EXDATE and the changes of single occurrences). */
import type ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { CLOCK_DAY } from '../../domain/tijd/instant.ts';
import { epochOf, UTC_ZONE, type Wall, wallAt, wallOf, type Zone } from './zone.ts';

/** A moment as the file has it: wall-clock time in a zone, or a whole day. */
export interface Moment {
  readonly wall: Wall;
  readonly zone: Zone;
  readonly heleDag: boolean;
}

/** How long it lasts: days by the calendar, or the time between begin and end by the clock on the wall. */
export interface Duur {
  readonly wallMs: number;
  /** Begin and end in different zones: what counts is the time that passes. */
  readonly exact: boolean;
}

export interface Keer {
  readonly van: Moment;
  readonly duur: Duur;
}

/** One VEVENT: the whole series, or (with `herhaling`) what became of one of its occurrences. */
export interface Gebeurtenis {
  readonly uid: string;
  readonly van: Moment;
  readonly duur: Duur;
  readonly regels: readonly string[];
  readonly extra: readonly Keer[];
  readonly uitgezonderd: readonly Moment[];
  readonly herhaling?: { readonly van: Moment; readonly enVerder: boolean };
  readonly volgnummer: number;
  /** Why it takes no time of the person: cancelled, or marked as free. */
  readonly vrij: string | null;
}

/** In epoch milliseconds; what begins before `tot` and ends after `van` is in it. */
export interface Venster {
  readonly van: number;
  readonly tot: number;
}

export class TooMany extends Error {}

const stamp = (wall: Wall): string => `${new Date(wall).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
const UNTIL = /(^|;)UNTIL=(\d{8})(T\d{6})?(Z)?/i;

/**
 * The rule for calendar arithmetic without a zone: the last moment as wall-clock time of the series. A whole day as the
 * last one includes that day.
 */
function ruleOnTheWall(regel: string, { zone, heleDag }: Moment): string {
  return regel.replace(UNTIL, (_, lead: string, day: string, time: string | undefined, utc: string | undefined) => {
    const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    if (time === undefined) return `${lead}UNTIL=${day}T235959Z`;
    const wall = Date.parse(`${date}T${time.slice(1, 3)}:${time.slice(3, 5)}:${time.slice(5)}Z`);
    // Of a series of whole days, a moment in UTC means the day that it was in Greenwich.
    return `${lead}UNTIL=${stamp(utc === undefined || heleDag ? wall : wallAt(zone, wall))}`;
  });
}

/** How many candidates of a rule are weighed before it is given up. */
const MAX_STAPPEN = 200_000;

/** Wall-clock time of any zone lies within this of the instant. */
const MARGE = 2 * CLOCK_DAY;

/** Occurrences of one rule that may lie in the window, as wall-clock time. Throws RangeError for a rule that is none. */
function* byRule(regel: string, van: Moment, duur: Duur, venster: Venster, max: number): Generator<Wall> {
  let rule: RRuleTemporal;
  try {
    rule = new RRuleTemporal({
      rruleString: `DTSTART:${stamp(van.wall)}\nRRULE:${ruleOnTheWall(regel, van)}`,
      maxIterations: MAX_STAPPEN,
    });
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : 'unknown rule');
  }
  let from = venster.van - duur.wallMs - MARGE;
  const end = venster.tot + MARGE;
  let found = 0;
  while (from <= end) {
    // In pieces, so that a rule of every second stops at the maximum instead of filling memory first.
    const to = Math.min(end, from + pieceMs(regel));
    for (const at of between(rule, from, to)) {
      if (at.epochMilliseconds === to && to < end) continue;
      found += 1;
      if (found > max) throw new TooMany();
      yield at.epochMilliseconds;
    }
    from = to === end ? end + 1 : to;
  }
}

function between(rule: RRuleTemporal, from: number, to: number) {
  try {
    return rule.between(new Date(from), new Date(to), true);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Maximum iterations')) throw new TooMany();
    throw error;
  }
}

function pieceMs(regel: string): number {
  return /FREQ=(?:SECONDLY|MINUTELY|HOURLY)/i.test(regel) ? CLOCK_DAY : 800 * CLOCK_DAY;
}

/** Two moments are the same occurrence; a whole day names everything that begins on it. */
function isSame(een: Moment, ander: Moment): boolean {
  if (een.heleDag || ander.heleDag) return dayOf(een.wall) === dayOf(ander.wall);
  return epochOf(een.zone, een.wall) === epochOf(ander.zone, ander.wall);
}

const dayOf = (wall: Wall): number => Math.floor(wall / CLOCK_DAY);

/**
 * Every time that a series takes place in the window, changes of single occurrences put in their place. `reeks` is
 * undefined when the file holds only the changes. Throws TooMany above `max` occurrences.
 */
export function occurrencesOf(
  reeks: Gebeurtenis | undefined,
  changes: readonly Gebeurtenis[],
  venster: Venster,
  max: number,
): readonly (Keer & { readonly vrij: string | null })[] {
  const found: (Keer & { readonly vrij: string | null })[] = [];
  const single = changes.filter(({ herhaling }) => !herhaling?.enVerder);
  const onwards = changes.filter(({ herhaling }) => herhaling?.enVerder).sort((a, b) => startOf(a) - startOf(b));
  if (reeks !== undefined) {
    const longest = Math.max(reeks.duur.wallMs, ...onwards.map(({ duur }) => duur.wallMs));
    const shifted = Math.max(0, ...onwards.map((change) => Math.abs(spanOf(change).van - startOf(change))));
    const wide = { van: venster.van - shifted, tot: venster.tot + shifted };
    for (const keer of series(reeks, { ...reeks.duur, wallMs: longest }, wide, max)) {
      if (single.some(({ herhaling }) => herhaling !== undefined && isSame(herhaling.van, keer.van))) continue;
      const change = onwards.findLast((one) => startOf(one) <= epochOf(keer.van.zone, keer.van.wall));
      found.push({ ...(change === undefined ? keer : moved(keer, change)), vrij: (change ?? reeks).vrij });
    }
  }
  for (const change of [...single, ...(reeks === undefined ? onwards : [])])
    found.push({ van: change.van, duur: change.duur, vrij: change.vrij });
  if (found.length > max) throw new TooMany();
  return found.filter((keer) => overlaps(keer, venster));
}

const startOf = ({ herhaling, van }: Gebeurtenis): number => {
  const moment = herhaling?.van ?? van;
  return epochOf(moment.zone, moment.wall);
};

/** From this occurrence on: as far from the series as the changed one is. */
function moved(keer: Keer, { herhaling, van, duur }: Gebeurtenis): Keer {
  if (herhaling === undefined) return keer;
  const original = epochOf(herhaling.van.zone, herhaling.van.wall);
  const shift = van.heleDag ? van.wall - herhaling.van.wall : van.wall - wallAt(van.zone, original);
  const from = van.heleDag ? keer.van.wall : wallAt(van.zone, epochOf(keer.van.zone, keer.van.wall));
  return { van: { ...van, wall: from + shift }, duur };
}

function* series(reeks: Gebeurtenis, duur: Duur, venster: Venster, max: number): Generator<Keer> {
  const { van, regels, extra, uitgezonderd } = reeks;
  const seen = new Set<number>();
  const fresh = (moment: Moment): boolean => {
    const key = epochOf(moment.zone, moment.wall);
    if (seen.has(key) || uitgezonderd.some((one) => isSame(one, moment))) return false;
    seen.add(key);
    return true;
  };
  // The first one always counts, also where the rule itself would not name it.
  if (fresh(van)) yield { van, duur: reeks.duur };
  for (const regel of regels)
    for (const wall of byRule(regel, van, duur, venster, max)) {
      const moment = { ...van, wall };
      if (fresh(moment)) yield { van: moment, duur: reeks.duur };
    }
  for (const keer of extra) if (fresh(keer.van)) yield keer;
}

/** Begin and end as instants, in epoch milliseconds. */
export function spanOf({ van, duur }: Keer): Venster {
  const from = epochOf(van.zone, van.wall);
  return { van: from, tot: duur.exact ? from + duur.wallMs : epochOf(van.zone, van.wall + duur.wallMs) };
}

function overlaps(keer: Keer, venster: Venster): boolean {
  const { van, tot } = spanOf(keer);
  return van < venster.tot && (tot > venster.van || (tot === van && van >= venster.van));
}

/** A moment as ical.js read it, in the zone that its TZID names; `home` is that of floating time. */
export function momentOf(time: ICAL.Time, tzid: string | undefined, zones: (tzid: string) => Zone, home: Zone): Moment {
  const utc = time.zone?.tzid === 'UTC' && tzid === undefined;
  const zone = time.isDate ? home : utc ? UTC_ZONE : tzid === undefined ? home : zones(tzid);
  return { wall: wallOf(time), zone, heleDag: time.isDate };
}
