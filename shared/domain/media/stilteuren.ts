/** Quiet hours: when a message to somebody without duty may make no noise. Wall-clock time of Europe/Amsterdam. */
import type { Medium } from '../achterwacht/types.ts';
import { addDays, clockChangesOf, instantOfLocal, localDateOf, localTimeOf, minutesOf } from '../tijd/amsterdam.ts';
import { type Instant, instantOf, type LocalTime } from '../tijd/instant.ts';

/** From `van` up to `tot`, which is on the next day when it is not later than `van`. */
export interface Stilteuren {
  readonly van: LocalTime;
  readonly tot: LocalTime;
}

/** Media that wake nobody up. */
export const STILLE_MEDIA: readonly Medium[] = ['mail'];

/** Nobody is quiet for longer: that is a night, not a holiday. */
export const MAX_STIL_MINUTEN = 12 * 60;

const DAY_MINUTES = 24 * 60;

/** How long the window is on a day without clock change, in minutes; 0 when it begins and ends at the same time. */
export function stilteMinuten({ van, tot }: Stilteuren): number {
  return (minutesOf(tot) - minutesOf(van) + DAY_MINUTES) % DAY_MINUTES;
}

/** Whether the wall clock shows a time within the window. An hour that comes twice in October is quiet twice. */
export function isStil({ van, tot }: Stilteuren, op: Instant): boolean {
  const time = localTimeOf(op);
  return van <= tot ? van <= time && time < tot : van <= time || time < tot;
}

/**
 * The first instant at or after `op` at which the wall clock shows a time outside the window; null when it does so at `op`.
 * The clock leaves the window when it comes to `tot`, or when it is changed.
 */
export function stilTot(stilteuren: Stilteuren, op: Instant): Instant | null {
  if (!isStil(stilteuren, op)) return null;
  const today = localDateOf(op);
  const days = [today, addDays(today, 1)];
  const { toSummer, toWinter } = clockChangesOf(Number(today.slice(0, 4)));
  const ends = [
    ...days.flatMap((day) =>
      (['first', 'last'] as const).map((which) => instantOfLocal(`${day}T${stilteuren.tot}`, which)),
    ),
    instantOf(toSummer),
    instantOf(toWinter),
  ];
  return ends.filter((end) => end > op && !isStil(stilteuren, end)).sort()[0] ?? null;
}
