/** Percentiles of durations that are few enough to be kept one by one. */
export interface Percentielen {
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
}

/** Nearest rank, in seconds. */
export function percentielenVan(ms: readonly number[]): Percentielen {
  const sorted = ms.toSorted((a, b) => a - b);
  const rank = (procent: number) => {
    const found = sorted[Math.max(0, Math.ceil((procent * sorted.length) / 100) - 1)];
    return found === undefined ? null : found / 1000;
  };
  return { n: sorted.length, p50: rank(50), p90: rank(90) };
}
