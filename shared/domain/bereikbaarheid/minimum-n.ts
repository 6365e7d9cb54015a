/**
 * Figures over few people are left out of what leaves the house (exports, reports by mail): in a small team of a small
 * week such a figure is somebody's own wait, opinion or no-show (domain rules: bereikbaarheid).
 */

/** Fewer contacts than this are "few" until an organisatie sets its own number. */
export const STANDAARD_MINIMUM = 5;

/** A figure over so many may not be shown. Over nobody it may: zero points at no one. */
export function isTeKlein(n: number, minimum: number): boolean {
  return n > 0 && n < minimum;
}

export interface Verborgen {
  /** Places in the list of parts that may not be shown. */
  readonly delen: ReadonlySet<number>;
  /** The total may not be shown either: with it, what is hidden could be computed. */
  readonly totaal: boolean;
}

/**
 * What must be left out of parts that add up to a total which is shown with them, given over how many each part is.
 *
 * Every part over fewer than `minimum` is hidden. Who takes the other parts from the total would find what the hidden ones
 * are together, so these must be over at least `minimum` and more than one: the next smallest part that has anybody in it is
 * hidden with them until that is so. When there is no such part left, the total is hidden instead.
 */
export function verborgenDelen(aantallen: readonly number[], minimum: number): Verborgen {
  const order = [...aantallen.keys()]
    .filter((place) => (aantallen[place] ?? 0) > 0)
    .sort((a, b) => (aantallen[a] ?? 0) - (aantallen[b] ?? 0) || a - b);
  const delen = new Set<number>();
  let together = 0;
  for (const place of order) {
    const n = aantallen[place] ?? 0;
    if (!isTeKlein(n, minimum) && (delen.size === 0 || (delen.size > 1 && together >= minimum))) break;
    delen.add(place);
    together += n;
  }
  return { delen, totaal: delen.size > 0 && (delen.size === 1 || together < minimum) };
}
