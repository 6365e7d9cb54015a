/** Moves the virtual clock as time would pass: through every minute, and through every instant at which something falls due. */
import type { RunClock } from './clock.ts';
import { nextMinute } from './clock.ts';
import type { Rest } from './rest.ts';

interface Options {
  readonly clock: RunClock;
  readonly rest: Rest;
  /** What happens on a whole minute: schedules, cleaning. */
  readonly tick: (minuteMs: number) => void;
  /** Earliest instant after now at which something else falls due, such as a delayed message; undefined without one. */
  readonly nextDueAt: () => number | undefined;
}

/** How long one step may take to come to rest, in real milliseconds. */
const STEP_LIMIT_MS = 60_000;

/**
 * Moves to `targetMs` and resolves when everything that fell due on the way has been handled, with what is left when a
 * step did not come to rest within a minute (the clock then stands at that step).
 */
export async function moveClock(
  targetMs: number,
  { clock, rest, tick, nextDueAt }: Options,
): Promise<readonly string[]> {
  let left = await rest.wait(STEP_LIMIT_MS);
  while (left.length === 0 && clock.now() < targetMs) {
    const minute = nextMinute(clock.now());
    const step = Math.min(targetMs, minute, nextDueAt() ?? targetMs);
    clock.set(step);
    if (step === minute) tick(minute);
    if (rest.left().length > 0) left = await rest.wait(STEP_LIMIT_MS);
  }
  return left;
}
