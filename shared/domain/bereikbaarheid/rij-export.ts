/** Rows of figures as they leave the house. */
import { isTeKlein, verborgenDelen } from './minimum-n.ts';
import type { Duurcijfers, Rij } from './types.ts';

const NIETS: Duurcijfers = { gemiddelde: null, p50: null, p90: null, p95: null, max: null };

const TELLINGEN = [
  'beantwoord',
  'afgehaakt',
  'afgehaaktKort',
  'terugbelGevraagd',
  'geenAntwoordNodig',
  'wachtend',
  'buitenOpeningstijd',
  'binnenNorm',
  'buitenNorm',
  'nogNietBekend',
] as const satisfies readonly (keyof Rij)[];

/** A row, of one kanaal and wijkteam or of several together. */
type Cijfers = Omit<Rij, 'kanaal' | 'wijkteam'>;

/** What may be left out of a row is null then. */
export type Geexporteerd<R extends Cijfers> = Omit<R, (typeof TELLINGEN)[number]> & {
  readonly [K in (typeof TELLINGEN)[number]]: number | null;
} & {
  /** What was left out because it is about too few people; empty when nothing was. */
  readonly verborgen: '' | 'alles' | 'deels';
};

/** Over how many contacts each part of a row is. */
const BASES = {
  alles: (rij: Cijfers) => rij.ontvangen + rij.geenAntwoordNodig,
  wachttijd: (rij: Cijfers) => rij.gemeten.wachttijd ?? 0,
  opentijd: (rij: Cijfers) => rij.gemeten.opentijd ?? 0,
  afhaaktijd: (rij: Cijfers) => rij.gemeten.afhaaktijd ?? 0,
  deel: (rij: Cijfers) => rij.binnenNorm + rij.buitenNorm,
} as const;
type Basis = keyof typeof BASES;
const ALLE_BASES = Object.keys(BASES) as Basis[];

function zonder<R extends Cijfers>(rij: R, hidden: ReadonlySet<Basis>): Geexporteerd<R> {
  if (hidden.has('alles')) {
    const blank = Object.fromEntries(TELLINGEN.map((naam) => [naam, null])) as Record<(typeof TELLINGEN)[number], null>;
    const duren = { wachttijd: NIETS, opentijd: NIETS, afhaaktijd: NIETS };
    const gemeten = { wachttijd: null, opentijd: null, afhaaktijd: null };
    return { ...rij, ...blank, ...duren, gemeten, serviceniveau: null, verborgen: 'alles' };
  }
  return {
    ...rij,
    wachttijd: hidden.has('wachttijd') ? NIETS : rij.wachttijd,
    opentijd: hidden.has('opentijd') ? NIETS : rij.opentijd,
    afhaaktijd: hidden.has('afhaaktijd') ? NIETS : rij.afhaaktijd,
    ...(hidden.has('deel') && { serviceniveau: null, binnenNorm: null, buitenNorm: null }),
    verborgen: hidden.size > 0 ? 'deels' : '',
  };
}

/**
 * A row of an export in which no row is the sum of others. How many came stays: that number points at nobody. Of a row with
 * fewer than `minimum` contacts nothing else is shown; of other rows the durations and the share that are about fewer than
 * that are left out, and with the share the two counts from which it could be computed.
 */
export function exportRij<R extends Cijfers>(rij: R, minimum: number): Geexporteerd<R> {
  return zonder(rij, new Set(ALLE_BASES.filter((basis) => isTeKlein(BASES[basis](rij), minimum))));
}

/** Rows together with the row that they add up to: nothing that is hidden in one follows from the others. */
export function exportMetTotaal<R extends Cijfers>(
  delen: readonly R[],
  totaal: R,
  minimum: number,
): { readonly delen: readonly Geexporteerd<R>[]; readonly totaal: Geexporteerd<R> } {
  const found = ALLE_BASES.map((basis) => ({ basis, ...verborgenDelen(delen.map(BASES[basis]), minimum) }));
  const ofTotaal = found.filter((one) => one.totaal || isTeKlein(BASES[one.basis](totaal), minimum));
  return {
    delen: delen.map((rij, place) =>
      zonder(rij, new Set(found.filter((one) => one.delen.has(place)).map(({ basis }) => basis))),
    ),
    totaal: zonder(totaal, new Set(ofTotaal.map(({ basis }) => basis))),
  };
}
