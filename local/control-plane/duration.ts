/** ISO 8601 durations with a fixed length: weeks, days of 24 hours, hours, minutes, seconds. */
const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/;
const FACTORS = [604_800_000, 86_400_000, 3_600_000, 60_000, 1000];

/** Milliseconds, or undefined for text that is no such duration (months and years have no fixed length). */
export function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null || text.endsWith('T') || text === 'P') return undefined;
  return FACTORS.reduce((sum, factor, i) => sum + Number(match[i + 1] ?? 0) * factor, 0);
}
