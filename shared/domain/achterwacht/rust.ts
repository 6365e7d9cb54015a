/** Rest between duties: at least eleven hours in any day of twenty-four (Arbeidstijdenwet, art. 5:3). */
import { HOUR, type Instant, msBetween } from '../tijd/instant.ts';

export const RUST_MS = 11 * HOUR;
/** What is left of a day when the rest is taken: duties with less than the rest between them may span no more. */
export const MAX_SPANNE_MS = 13 * HOUR;

interface Periode {
  readonly van: Instant;
  readonly tot: Instant;
}

/**
 * Stretches of duties of one person that leave too little rest, in order of time. Duties with less than eleven hours
 * between them are one stretch; one duty alone is never too long here, however long it is: that is what was asked for.
 */
export function zonderRust<T extends Periode>(diensten: readonly T[]): readonly (readonly T[])[] {
  const stretches: { readonly van: Instant; tot: Instant; readonly diensten: T[] }[] = [];
  for (const dienst of diensten.toSorted((a, b) => (a.van < b.van ? -1 : a.van > b.van ? 1 : 0))) {
    const last = stretches.at(-1);
    if (last === undefined || msBetween(last.tot, dienst.van) >= RUST_MS) {
      stretches.push({ van: dienst.van, tot: dienst.tot, diensten: [dienst] });
    } else {
      last.diensten.push(dienst);
      if (dienst.tot > last.tot) last.tot = dienst.tot;
    }
  }
  return stretches
    .filter((stretch) => stretch.diensten.length > 1 && msBetween(stretch.van, stretch.tot) > MAX_SPANNE_MS)
    .map((stretch) => stretch.diensten);
}
