/** Time open of several places together: it runs while any of them is open. */
import { type Interval, union } from '../openingstijden/intervallen.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import { epochMs, type Instant, instantOf } from '../tijd/instant.ts';

/** When a place is open within [van, tot), in order. */
function openIntervals(index: Openingsindex, van: Instant, tot: Instant): Interval[] {
  const found: Interval[] = [];
  let at: Instant | null = index.eerstvolgendOpen(van);
  while (at !== null && at < tot) {
    const until: Instant | null = index.toestand(at).volgendeWijziging;
    const end = until === null || until > tot ? tot : until;
    found.push([epochMs(at), epochMs(end)]);
    at = until === null || until >= tot ? null : index.eerstvolgendOpen(until);
  }
  return found;
}

/** When any of these places is open within [van, tot): sorted and disjoint. */
export function openVan(indexen: readonly Openingsindex[], van: Instant, tot: Instant): readonly Interval[] {
  return union(indexen.flatMap((index) => openIntervals(index, van, tot)));
}

/** Milliseconds of [van, tot) within these intervals. */
export function openMs(open: readonly Interval[], van: Instant, tot: Instant): number {
  const [a, b] = [epochMs(van), epochMs(tot)];
  return open.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(to, b) - Math.max(from, a)), 0);
}

export function isOpen(open: readonly Interval[], op: Instant): boolean {
  const at = epochMs(op);
  return open.some(([from, to]) => from <= at && at < to);
}

/** The first instant within these intervals at which `ms` of time open since `van` has passed; null when it has not. */
export function openNa(open: readonly Interval[], van: Instant, ms: number): Instant | null {
  let left = ms;
  for (const [from, to] of open) {
    const start = Math.max(from, epochMs(van));
    if (start >= to) continue;
    if (start + left <= to) return instantOf(start + left);
    left -= to - start;
  }
  return null;
}
