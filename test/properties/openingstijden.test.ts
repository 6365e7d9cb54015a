/** The index against the slowest possible reading of the rules: minute by minute, with the wall clock of luxon. */
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { DateTime } from 'luxon';
import { controleerRegeling } from '../../shared/domain/openingstijden/controle.ts';
import { makeOpeningsindex } from '../../shared/domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../../shared/domain/openingstijden/standaard.ts';
import type { Dagdeel, Openingsindex, Openingsregeling } from '../../shared/domain/openingstijden/types.ts';
import { metWijkteam, volgtVanaf } from '../../shared/domain/openingstijden/volgt-wijkteam.ts';
import { addDays, startOfLocalDay } from '../../shared/domain/tijd/amsterdam.ts';
import { epochMs, type Instant, instantOf, MINUTE } from '../../shared/domain/tijd/instant.ts';

const zone = 'Europe/Amsterdam';
/** Written out here, so that the rule under test is not its own oracle. */
const HOLIDAYS = [
  '2026-01-01',
  '2026-04-06',
  '2026-04-27',
  '2026-05-05',
  '2026-05-14',
  '2026-05-25',
  '2026-12-25',
  '2026-12-26',
  '2027-01-01',
];

function partsOf(regeling: Openingsregeling, day: DateTime): readonly Dagdeel[] {
  const date = day.toISODate() as string;
  const span = (u: { van: string; totEnMet: string }) => Date.parse(u.totEnMet) - Date.parse(u.van);
  const exceptions = regeling.uitzonderingen.filter((u) => u.van <= date && date <= u.totEnMet);
  if (exceptions.length > 0) return exceptions.reduce((best, u) => (span(u) <= span(best) ? u : best)).dagdelen;
  if (regeling.sluitingsdagen.some(({ datum }) => datum === date)) return [];
  if (regeling.landelijkeSluitingsdagen && HOLIDAYS.includes(date)) return [];
  const holding = regeling.patronen.filter((p) => p.geldigVan <= date && date <= (p.geldigTotEnMet ?? '9999-12-31'));
  if (holding.length === 0) return [];
  const last = holding.reduce((best, p) => (p.geldigVan > best.geldigVan ? p : best));
  return last.week.filter(({ dag }) => dag === day.weekday).flatMap(({ dagdelen }) => dagdelen);
}

const wallClocks = new Map<number, { wall: DateTime; clock: string; before: DateTime }>();
function wallClockAt(at: number) {
  let found = wallClocks.get(at);
  if (found === undefined) {
    const wall = DateTime.fromMillis(at, { zone });
    found = { wall, clock: wall.toFormat('HH:mm'), before: wall.minus({ days: 1 }) };
    wallClocks.set(at, found);
  }
  return found;
}

function isOpenByWallClock(regeling: Openingsregeling, at: number): boolean {
  for (const { van, tot } of regeling.sluitingen) {
    if (epochMs(van) <= at && (tot === null || at < epochMs(tot))) return false;
  }
  const { wall, clock, before } = wallClockAt(at);
  const today = partsOf(regeling, wall).some(({ van, tot }) =>
    tot < van ? clock >= van : clock >= van && clock < tot,
  );
  return today || partsOf(regeling, before).some(({ van, tot }) => tot < van && clock < tot);
}

/** Compares the four questions with the wall clock over every minute of [from, to). */
function compareMinutes(regeling: Openingsregeling, from: number, to: number): void {
  const index = makeOpeningsindex(regeling);
  const open: boolean[] = [];
  for (let at = from; at < to; at += MINUTE) open.push(isOpenByWallClock(regeling, at));
  let counted = 0;
  const start = instantOf(from);
  open.forEach((isOpen, i) => {
    const at = from + i * MINUTE;
    const op = instantOf(at);
    const wrong = (what: string) => new Error(`${what} at ${op} (${DateTime.fromMillis(at, { zone }).toISO()})`);
    const state = index.toestand(op);
    if (state.open !== isOpen) throw wrong(`open should be ${isOpen}`);
    if (index.opentijdMs(start, op) !== counted) throw wrong(`open time should be ${counted}`);
    if (isOpen) counted += MINUTE;
    // The first minute at which so much open time has passed: exactly at the end of an open minute.
    if (isOpen && index.tijdstip(start, counted) !== instantOf(at + MINUTE)) throw wrong(`tijdstip of ${counted}`);
    const nextOpen = open.indexOf(true, i);
    if (nextOpen >= 0 && index.eerstvolgendOpen(op) !== instantOf(from + nextOpen * MINUTE))
      throw wrong('next opening');
    const change = open.indexOf(!isOpen, i);
    if (change >= 0 && state.volgendeWijziging !== instantOf(from + change * MINUTE)) throw wrong('next change');
  });
}

const quarter = fc.integer({ min: 0, max: 95 }).map((q) => {
  const minutes = q * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
});
const dagdeel = fc
  .tuple(quarter, fc.oneof(quarter, fc.constant('24:00')))
  .filter(([van, tot]) => van !== tot)
  .map(([van, tot]) => ({ van, tot }));
const dagdelen = fc.array(dagdeel, { maxLength: 3 });

function regelingAround(day: string): fc.Arbitrary<Openingsregeling> {
  const date = fc
    .integer({ min: -3, max: 5 })
    .map((n) => DateTime.fromISO(day, { zone: 'utc' }).plus({ days: n }).toISODate() as string);
  const moment = fc.integer({ min: -2000, max: 4000 }).map((m) => instantOf(Date.parse(day) + m * MINUTE) as Instant);
  const week = fc.array(fc.record({ dag: fc.integer({ min: 1, max: 7 }), dagdelen }), { maxLength: 8 });
  return fc.record({
    patronen: fc.uniqueArray(
      fc.oneof(
        fc.record({ geldigVan: fc.oneof(date, fc.constant('2020-01-01')), week }),
        fc.record({ geldigVan: date, geldigTotEnMet: date, week }),
      ),
      { minLength: 1, maxLength: 3, selector: (p) => p.geldigVan },
    ),
    landelijkeSluitingsdagen: fc.boolean(),
    sluitingsdagen: fc.array(
      fc.record({ datum: date, reden: fc.constant('Teamdag'), bron: fc.constant('lokaal' as const) }),
      { maxLength: 2 },
    ),
    uitzonderingen: fc.array(
      fc.tuple(date, date, dagdelen).map(([a, b, parts]) => {
        const [van, totEnMet] = [a, b].sort() as [string, string];
        return { van, totEnMet, dagdelen: parts, reden: 'Anders' };
      }),
      { maxLength: 3 },
    ),
    sluitingen: fc.array(
      fc.tuple(moment, fc.option(moment)).map(([a, b]) => {
        const [van, tot] = (b === null ? [a, b] : [a, b].sort()) as [Instant, Instant | null];
        return { van, tot, reden: 'Storing' };
      }),
      { maxLength: 2 },
    ),
  });
}

describe('opening hours, minute by minute', () => {
  test.each([
    ['the week in which the clock goes forward', '2026-03-28', 3],
    ['the week in which the clock goes back', '2026-10-24', 3],
    ['Christmas and New Year', '2026-12-24', 9],
    ['Ascension week', '2026-05-12', 4],
  ])('working days around %s', (_, first, days) => {
    const from = Date.parse(`${first}T00:00:00Z`);
    compareMinutes(standaardRegeling(), from, from + days * 86_400_000);
  });

  test.each(['2026-03-29', '2026-10-25'])('random hours on %s agree with the wall clock at every minute', (day) => {
    const from = Date.parse(`${day}T00:00:00Z`) - 6 * 3_600_000;
    fc.assert(
      fc.property(regelingAround(day), (regeling) => compareMinutes(regeling, from, from + 36 * 3_600_000)),
      { numRuns: 25 },
    );
  });

  test.each([
    ['Easter', '2026-04-02'],
    ['Christmas', '2026-12-23'],
  ])('random hours agree with the wall clock at every minute of the week of %s', (_, day) => {
    const from = Date.parse(`${day}T00:00:00Z`) - 6 * 3_600_000;
    fc.assert(
      fc.property(regelingAround(day), (regeling) => compareMinutes(regeling, from, from + 7 * 86_400_000)),
      { numRuns: 8 },
    );
  });

  test('random hours around New Year agree with the wall clock at every minute', () => {
    const from = Date.parse('2026-12-31T12:00:00Z');
    fc.assert(
      fc.property(regelingAround('2026-12-31'), (regeling) => compareMinutes(regeling, from, from + 36 * 3_600_000)),
      { numRuns: 25 },
    );
  });
});

describe('the four questions agree with each other', () => {
  const at = fc.integer({ min: Date.parse('2025-06-01T00:00Z'), max: Date.parse('2027-06-01T00:00Z') });

  test('so much open time after a moment is exactly so much open time away', () => {
    const index = makeOpeningsindex(standaardRegeling());
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 500 * 3_600_000 }), (from, ms) => {
        const reached = index.tijdstip(instantOf(from), ms) as Instant;
        expect(index.opentijdMs(instantOf(from), reached)).toBe(ms);
        // And it is the first such instant.
        expect(index.opentijdMs(instantOf(from), instantOf(epochMs(reached) - 1))).toBe(ms - 1);
      }),
      { numRuns: 500 },
    );
  });

  test('open time adds up over any split', () => {
    const index = makeOpeningsindex(standaardRegeling());
    fc.assert(
      fc.property(fc.tuple(at, at, at), (moments) => {
        const [a, b, c] = moments.sort((x, y) => x - y).map(instantOf) as [Instant, Instant, Instant];
        expect(index.opentijdMs(a, b) + index.opentijdMs(b, c)).toBe(index.opentijdMs(a, c));
      }),
      { numRuns: 500 },
    );
  });

  test('nothing changes before the next change, and at it something does', () => {
    fc.assert(
      fc.property(regelingAround('2026-10-25'), at, (regeling, moment) => {
        const index = makeOpeningsindex(regeling);
        const { open, volgendeWijziging } = index.toestand(instantOf(moment));
        fc.pre(volgendeWijziging !== null);
        expect(index.toestand(volgendeWijziging as Instant).open).toBe(!open);
        expect(index.toestand(instantOf(epochMs(volgendeWijziging as Instant) - 1)).open).toBe(open);
      }),
    );
  });

  test('a regeling without faults never makes the index fail', () => {
    fc.assert(
      fc.property(regelingAround('2026-03-29'), at, (regeling, moment) => {
        fc.pre(controleerRegeling(regeling).length === 0);
        expect(() => makeOpeningsindex(regeling).toestand(instantOf(moment))).not.toThrow();
      }),
    );
  });
});

describe('a locatie that goes back to the hours of its wijkteam', () => {
  /** Compares two calendars over every minute of [from, to): open, counted, and when it opens next within it. */
  function same(one: Openingsindex, other: Openingsindex, from: number, to: number): void {
    const start = instantOf(from);
    for (let at = from; at < to; at += MINUTE) {
      const op = instantOf(at);
      const [a, b] = [one.toestand(op).open, other.toestand(op).open];
      if (a !== b) throw new Error(`open is ${a} and should be ${b} at ${op}`);
    }
    expect(one.opentijdMs(start, instantOf(to))).toBe(other.opentijdMs(start, instantOf(to)));
  }

  test.each(['2026-03-29', '2026-10-25', '2026-12-31'])(
    'has them to the minute from that day on, %s, and its own to the minute before it',
    (day) => {
      const vanaf = fc.integer({ min: -1, max: 2 }).map((n) => addDays(day, n));
      fc.assert(
        fc.property(regelingAround(day), regelingAround(day), vanaf, (own, team, dag) => {
          const cut = epochMs(startOfLocalDay(dag));
          const joined = makeOpeningsindex(metWijkteam(volgtVanaf(own, dag), team));
          same(joined, makeOpeningsindex(own), cut - 36 * 3_600_000, cut);
          same(joined, makeOpeningsindex(team), cut, cut + 36 * 3_600_000);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('and may go its own way again and come back: every day has the hours that were chosen for it', () => {
    const [first, second] = ['2026-10-24', '2026-10-27'];
    fc.assert(
      fc.property(regelingAround('2026-10-25'), regelingAround('2026-10-25'), (own, team) => {
        const periode = { van: first, totEnMet: '2026-10-25' };
        const zonder = { ...own, sluitingen: [] };
        const back = makeOpeningsindex(metWijkteam(volgtVanaf({ ...zonder, volgtWijkteam: [periode] }, second), team));
        const [mine, theirs] = [makeOpeningsindex(zonder), makeOpeningsindex(team)];
        const begins = [first, '2026-10-26', second, '2026-10-29'].map((dag) => epochMs(startOfLocalDay(dag)));
        const [a = 0, b = 0, c = 0, d = 0] = begins;
        same(back, mine, a - 86_400_000, a);
        same(back, theirs, a, b);
        same(back, mine, b, c);
        same(back, theirs, c, d);
      }),
      { numRuns: 25 },
    );
  });
});
