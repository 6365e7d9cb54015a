/** One measured figure: `ratio` is value / reference, both taken in the same run on the same machine. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The figure it is held against; null where there is nothing to hold it against (a size, a count). */
  readonly reference: number | null;
  readonly ratio: number | null;
  /** How many runs or items the figure is over. */
  readonly n: number;
}

/** Runs `work` until `minMs` have passed (after a warm-up of a quarter of it) and returns calls per second. */
export function perSecond(work: () => void, minMs = 400): { readonly perSecond: number; readonly n: number } {
  const warmUntil = performance.now() + minMs / 4;
  while (performance.now() < warmUntil) work();
  let n = 0;
  const started = performance.now();
  let elapsed = 0;
  while (elapsed < minMs) {
    for (let i = 0; i < 16; i++) work();
    n += 16;
    elapsed = performance.now() - started;
  }
  return { perSecond: (n / elapsed) * 1000, n };
}

/** Nearest-rank percentile of measured values; NaN for none. */
export function percentileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
