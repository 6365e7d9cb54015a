/** What several triages of one contact together ask somebody to do. */
import type { Instant } from '../tijd/instant.ts';
import type { Aanleiding } from './criterium.ts';
import { REGELSET, regelsetVan } from './regelset.ts';
import type { Signalen } from './types.ts';

export interface Antwoorden {
  readonly op: Instant;
  /** Version of the rule set; one that is not known any more is read by the one in force. */
  readonly regelset: string;
  readonly signalen?: Signalen;
}

/**
 * Since when each aanleiding is there. `triages` in order of time. A signal holds until somebody says that it is not there:
 * a later triage in which it was not asked, or is unknown, takes nothing back.
 */
export function aanleidingenSinds(triages: readonly Antwoorden[]): ReadonlyMap<Aanleiding, Instant> {
  const holds = new Map<string, { readonly since: Instant; readonly aanleidingen: readonly Aanleiding[] }>();
  for (const { op, regelset, signalen = {} } of triages) {
    const { criteria } = regelsetVan(regelset) ?? REGELSET;
    for (const { code, aanleidingen = [] } of criteria) {
      const antwoord = Object.hasOwn(signalen, code) ? signalen[code] : 'onbekend';
      if (antwoord === 'nee') holds.delete(code);
      if (antwoord === 'ja' && !holds.has(code)) holds.set(code, { since: op, aanleidingen });
    }
  }
  const found = new Map<Aanleiding, Instant>();
  for (const { since, aanleidingen } of holds.values()) {
    for (const aanleiding of aanleidingen) {
      const known = found.get(aanleiding);
      if (known === undefined || since < known) found.set(aanleiding, since);
    }
  }
  return found;
}
