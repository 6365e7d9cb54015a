/**
 * How long a failed batch waits before its next try, on the REAL clock: 100 ms, doubled per try, at most five seconds.
 *
 * AWS waits for the visibility time-out instead. A virtual clock that stands still would never let that pass, and a
 * person at a laptop should not wait minutes for it either. Ten tries together take less than half a minute, so that
 * `POST /_lokaal/rust` sees also poison through to its dead-letter queue.
 */
const FIRST_MS = 100;
const MOST_MS = 5000;

/** Milliseconds to wait after the `tries`-th failure (1 = the first). */
export const backOffMs = (tries: number): number =>
  Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, tries - 1)));
