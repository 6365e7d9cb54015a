/** A clock that stands still until a test moves it. */
import type { Clock } from '../../shared/application/ports.ts';
import { type Instant, instant, plusMs } from '../../shared/domain/tijd/instant.ts';

export interface MovingClock extends Clock {
  forward(ms: number): void;
  to(at: string): void;
}

export function makeMovingClock(start = '2026-11-25T09:00:00.000Z'): MovingClock {
  let now: Instant = instant(start);
  return {
    now: () => now,
    forward(ms) {
      now = plusMs(now, ms);
    },
    to(at) {
      now = instant(at);
    },
  };
}
