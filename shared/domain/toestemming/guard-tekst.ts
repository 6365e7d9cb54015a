/** What may be written about somebody of whom we have no consent, and what is better not written about anybody. */
import type { Fault } from '../errors.ts';
import type { Instant } from '../tijd/instant.ts';
import { findHealth } from './find-health.ts';
import { findIdentifying, NAAM_GEGEVEN } from './find-identifying.ts';
import { isAnoniem, type Toestemming } from './types.ts';
import { toestemmingOntbreekt } from './weigering.ts';

/** Texts by the name of their field; those that are not given are passed over. */
export type Teksten = Readonly<Record<string, string | undefined>>;

/** The kinds of what points at a person, per field; the values never leave the text. */
export function identifyingFaults(teksten: Teksten, nu: Instant): readonly Fault[] {
  return Object.entries(teksten).flatMap(([veld, tekst]) => {
    const kinds = tekst === undefined ? [] : findIdentifying(tekst, nu);
    if (kinds.length === 0) return [];
    const names = kinds.map((kind) => NAAM_GEGEVEN[kind]).join(' en ');
    return [{ veld, melding: `Hierin lijkt ${names} te staan. Zonder toestemming wordt dat niet bewaard.` }];
  });
}

/**
 * Way 3 (IKR): nothing that identifies the hulpvrager is kept, on any kanaal, in any field. Throws RefusedError
 * `toestemming-ontbreekt` with every field at once; quiet for every other way and while nothing was recorded.
 */
export function refuseIdentifying(toestemming: Toestemming | null, teksten: Teksten, nu: Instant): void {
  if (!isAnoniem(toestemming)) return;
  const faults = identifyingFaults(teksten, nu);
  if (faults.length > 0) throw toestemmingOntbreekt(faults);
}

/** Something that was kept all the same, and that a person may want to take out again; or that is asked for and was not said. */
export interface Waarschuwing {
  readonly veld: string;
  readonly soort: 'bsn' | 'gezondheid' | 'ontbreekt';
  readonly melding: string;
}

/** Notes are short and factual: a BSN and details of health belong in the case system (domain rules: trust). */
export function warnOver(teksten: Teksten, nu: Instant): readonly Waarschuwing[] {
  return Object.entries(teksten).flatMap(([veld, tekst]): Waarschuwing[] => {
    if (tekst === undefined) return [];
    const bsn = 'Hierin lijkt een burgerservicenummer te staan. Dat hoort in het cliëntsysteem, niet hier.';
    const health = 'Hierin lijkt iets over gezondheid te staan. Dat hoort in het cliëntsysteem, niet hier.';
    return [
      ...(findIdentifying(tekst, nu).includes('bsn') ? [{ veld, soort: 'bsn', melding: bsn } as const] : []),
      ...(findHealth(tekst) ? [{ veld, soort: 'gezondheid', melding: health } as const] : []),
    ];
  });
}
