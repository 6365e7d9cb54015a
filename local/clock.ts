/**
 * The clock of the local run: the real one, or a virtual one that stands still until it is moved.
 *
 * Its value lies in shared memory, so that every sandbox sees a move at once without a message.
 */
import type { EngineClock } from './engine/contract.ts';

export const MINUTE_MS = 60_000;

export interface RunClock extends EngineClock {
  /** What a thread needs to show the same time; undefined = the real clock. */
  readonly shared: SharedArrayBuffer | undefined;
  readonly virtual: boolean;
  /** Sets the virtual clock; throws RangeError on the real clock and when it would go backwards. */
  set(ms: number): void;
  /** Told after each move. */
  onMove(listener: () => void): () => void;
}

/** A clock standing at `startMs`; without it the real clock. `persist` is told of each new value before the listeners. */
export function createClock(startMs: number | undefined, persist: (ms: number) => void = () => {}): RunClock {
  if (startMs === undefined) {
    return {
      now: () => Date.now(),
      shared: undefined,
      virtual: false,
      set: () => {
        throw new RangeError('the real clock cannot be set');
      },
      onMove: () => () => {},
    };
  }
  const shared = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(shared);
  Atomics.store(cell, 0, BigInt(startMs));
  persist(startMs);
  const listeners = new Set<() => void>();
  const now = () => Number(Atomics.load(cell, 0));
  return {
    now,
    shared,
    virtual: true,
    set: (ms) => {
      if (ms < now()) throw new RangeError('the clock cannot go backwards');
      Atomics.store(cell, 0, BigInt(ms));
      persist(ms);
      for (const listener of [...listeners]) listener();
    },
    onMove: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The first whole minute after `ms`. */
export const nextMinute = (ms: number): number => (Math.floor(ms / MINUTE_MS) + 1) * MINUTE_MS;
