/** How many contacts come in each half hour of the week, from the figures of the past. */
import type { Cel, CelSleutel } from '../bereikbaarheid/types.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import {
  addDays,
  instantOfLocal,
  localDateOf,
  localTimeOf,
  minutesOf,
  startOfLocalDay,
  weekdayOf,
} from '../tijd/amsterdam.ts';
import type { LocalDate, LocalTime } from '../tijd/instant.ts';

/** Half an hour of one weekday: 1 = Monday, times on the wall clock of Europe/Amsterdam. */
export interface Halfuur {
  readonly weekdag: number;
  readonly van: LocalTime;
  readonly tot: LocalTime;
}

export interface Aankomsten extends Halfuur {
  /** On how many days of the period this half hour was counted: the days on which the kanaal was open at all. */
  readonly dagen: number;
  /** Mean number of contacts that came in, and the most on any of those days. */
  readonly gemiddeld: number;
  readonly hoogste: number;
}

const PER_DAG = 48;

/** The half hour with this number (0-47) of a day. */
export function halfuurVan(weekdag: number, nummer: number): Halfuur {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return { weekdag, van: time(nummer * 30), tot: time(nummer * 30 + 30) };
}

/** Contacts that came in and whose wait has ended, by local day and number of the half hour. */
function tellingen(
  cellen: readonly { readonly sleutel: Pick<CelSleutel, 'uur'>; readonly cel: Cel }[],
): ReadonlyMap<LocalDate, readonly number[]> {
  const counts = new Map<LocalDate, number[]>();
  for (const { sleutel, cel } of cellen) {
    const { beantwoord = 0, afgehaakt = 0, afgehaaktKort = 0, terugbelGevraagd = 0, tweedeHalfuur = 0 } = cel.tellers;
    const received = beantwoord + afgehaakt + afgehaaktKort + terugbelGevraagd;
    const day = counts.get(localDateOf(sleutel.uur)) ?? Array.from({ length: PER_DAG }, () => 0);
    const first = Math.floor(minutesOf(localTimeOf(sleutel.uur)) / 30);
    day[first] = (day[first] ?? 0) + received - tweedeHalfuur;
    day[first + 1] = (day[first + 1] ?? 0) + tweedeHalfuur;
    counts.set(localDateOf(sleutel.uur), day);
  }
  return counts;
}

/**
 * Every half hour of the week in which anybody came or the kanaal is open, over the days [van, totEnMet] on which the
 * kanaal was open: a holiday says nothing about an ordinary Monday, and a quiet half hour of an open day counts as zero.
 */
export function aankomstenPerHalfuur(
  cellen: readonly { readonly sleutel: Pick<CelSleutel, 'uur'>; readonly cel: Cel }[],
  van: LocalDate,
  totEnMet: LocalDate,
  openingsindex: Openingsindex,
): readonly Aankomsten[] {
  const counts = tellingen(cellen);
  const week = new Map<string, { weekdag: number; nummer: number; perDag: number[]; open: boolean }>();
  for (let dag = van; dag <= totEnMet; dag = addDays(dag, 1)) {
    if (openingsindex.opentijdMs(startOfLocalDay(dag), startOfLocalDay(addDays(dag, 1))) === 0) continue;
    const weekdag = weekdayOf(dag);
    for (let nummer = 0; nummer < PER_DAG; nummer += 1) {
      const key = `${weekdag}/${nummer}`;
      const slot = week.get(key) ?? { weekdag, nummer, perDag: [], open: false };
      slot.perDag.push(counts.get(dag)?.[nummer] ?? 0);
      if (!slot.open) {
        const { van: opens, tot: closes } = halfuurVan(weekdag, nummer);
        const [from, to] = [instantOfLocal(`${dag}T${opens}`, 'first'), instantOfLocal(`${dag}T${closes}`, 'last')];
        slot.open = openingsindex.opentijdMs(from, to) > 0;
      }
      week.set(key, slot);
    }
  }
  return [...week.values()]
    .filter(({ perDag, open }) => open || perDag.some((count) => count > 0))
    .sort((a, b) => a.weekdag - b.weekdag || a.nummer - b.nummer)
    .map(({ weekdag, nummer, perDag }) => ({
      ...halfuurVan(weekdag, nummer),
      dagen: perDag.length,
      gemiddeld: perDag.reduce((sum, count) => sum + count, 0) / perDag.length,
      hoogste: Math.max(...perDag),
    }));
}
