/** So many in a stretch of time that moves along, and each counted once, however often it comes. */
import type { Teller } from '../contact/bevestiging.ts';
import { type Instant, msBetween, plusMs } from '../tijd/instant.ts';

export interface Limiet {
  readonly max: number;
  readonly ms: number;
}

export type Ruimte =
  /** `teller` is the same when this one was counted before. */
  | { readonly soort: 'ruimte'; readonly teller: Teller }
  /** `vanaf`: when there is room again. */
  | { readonly soort: 'vol'; readonly vanaf: Instant };

/**
 * Whether there is room for `sleutel` by all of the limits, and the counter with it; no limit looks back further than a counter is
 * kept (TELLER_BEWAARD_MS). Clocks of processes differ: what is dated later than now counts as well.
 */
export function takeRuimte(teller: Teller, sleutel: string, nu: Instant, ...limieten: readonly Limiet[]): Ruimte {
  if (teller.gegeven.some((one) => one.sleutel === sleutel)) return { soort: 'ruimte', teller };
  const within = (ms: number) => teller.gegeven.filter(({ op }) => msBetween(op, nu) < ms);
  const inOrder = (all: readonly { readonly op: Instant }[]) => all.map(({ op }) => op).toSorted();
  const full = limieten.flatMap(({ max, ms }) => {
    const counted = inOrder(within(ms));
    const oldest = counted[counted.length - max];
    return oldest === undefined ? [] : [plusMs(oldest, ms)];
  });
  const vanaf = full.toSorted().at(-1);
  if (vanaf !== undefined) return { soort: 'vol', vanaf };
  const kept = within(Math.max(...limieten.map(({ ms }) => ms)));
  return { soort: 'ruimte', teller: { ...teller, gegeven: [...kept, { sleutel, op: nu, aantal: 1 }] } };
}
