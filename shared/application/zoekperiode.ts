/** A period of days in which something is looked for. */
import { InvalidError } from '../domain/errors.ts';
import { daysBetween } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';

/** A year, whichever it is. */
export const MAX_DAGEN = 366;

export interface Zoekperiode {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

/** Throws InvalidError for one that ends before it begins or is longer than a year, at the field that was given. */
export function checkPeriode(periode: Zoekperiode, gegeven: { readonly totEnMet?: LocalDate }): Zoekperiode {
  const { van, totEnMet } = periode;
  const melding =
    van > totEnMet
      ? 'Het begin van de periode ligt na het einde.'
      : daysBetween(van, totEnMet) >= MAX_DAGEN
        ? `De periode mag hoogstens ${MAX_DAGEN} dagen zijn.`
        : undefined;
  if (melding === undefined) return periode;
  throw new InvalidError([{ veld: gegeven.totEnMet === undefined ? 'van' : 'totEnMet', melding }]);
}
