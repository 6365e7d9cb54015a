/** The signals as people and integrations see them. */
import type { Regelset, Telwijze } from './criterium.ts';
import { REGELSET } from './regelset.ts';
import type { Urgentie } from './types.ts';

/** A signal, and the parts from which it can be worked out. */
export interface UrgentieSignaal {
  readonly code: string;
  readonly label: string;
  /** The grade that it gives by itself, or as a part helps to give: `telt` says which. */
  readonly urgentie: Urgentie;
  readonly bron: string;
  readonly vraag: string;
  readonly waarom: string;
  readonly telt: Telwijze;
  readonly onderdelen: readonly UrgentieSignaal[];
}

/**
 * Every signal of a rule set, that in force unless another is given, in the order in which to ask. Parts (marks of the balance, criteria of
 * Rutter) hang under the signal that they lead to: alone they decide nothing. Their codes are signals as well.
 */
export function listUrgentieSignalen(regelset: Regelset = REGELSET): {
  readonly regelset: string;
  readonly signalen: readonly UrgentieSignaal[];
} {
  const listed = (onderdeelVan: string | undefined): readonly UrgentieSignaal[] =>
    regelset.criteria
      .filter((criterium) => criterium.onderdeelVan === onderdeelVan)
      .map(({ code, label, urgentie, bron, vraag, waarom, telt }) => ({
        code,
        label,
        urgentie,
        bron,
        vraag,
        waarom,
        telt,
        onderdelen: listed(code),
      }));
  return { regelset: regelset.versie, signalen: listed(undefined) };
}
