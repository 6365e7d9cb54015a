/** The real world, for every function alike. */
import { randomJitter, systemClock, systemIds } from '../../shared/adapters/clock/system-clock.ts';

export const base = { clock: systemClock, ids: systemIds, jitter: randomJitter } as const;
