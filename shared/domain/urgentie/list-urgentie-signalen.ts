/** The signals as people and integrations see them. */
import type { Telwijze } from './criterium.ts';
import { REGELSET } from './regelset.ts';
import type { Urgentie } from './types.ts';

interface Onderdeel {
  readonly code: string;
  readonly label: string;
  readonly bron: string;
  readonly vraag: string;
  readonly waarom: string;
  readonly telt: Telwijze;
  readonly onderdelen: readonly Onderdeel[];
}

/** A signal with the urgentie that it gives by itself, and the parts from which it can be worked out. */
export interface UrgentieSignaal extends Onderdeel {
  readonly urgentie: Urgentie;
}

/**
 * Every signal of the rule set in force, in the order in which to ask. Parts (marks of the balance, criteria of
 * Rutter) hang under the signal that they lead to: alone they decide nothing. Their codes are signals as well.
 */
export function listUrgentieSignalen(): { readonly regelset: string; readonly signalen: readonly UrgentieSignaal[] } {
  const onderdelenVan = (code: string): readonly Onderdeel[] =>
    REGELSET.criteria
      .filter((criterium) => criterium.onderdeelVan === code)
      .map(({ code: deel, label, bron, vraag, waarom, telt }) => ({
        code: deel,
        label,
        bron,
        vraag,
        waarom,
        telt,
        onderdelen: onderdelenVan(deel),
      }));
  const signalen = REGELSET.criteria
    .filter((criterium) => criterium.onderdeelVan === undefined)
    .map(({ code, label, urgentie, bron, vraag, waarom, telt }) => ({
      code,
      label,
      urgentie,
      bron,
      vraag,
      waarom,
      telt,
      onderdelen: onderdelenVan(code),
    }));
  return { regelset: REGELSET.versie, signalen };
}
