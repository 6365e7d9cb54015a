/** In which of three ways somebody comes to us, and what may then be kept (IKR, privacy and consent). */

export const WEGEN = ['zelf', 'ander-met-toestemming', 'ander-zonder-toestemming'] as const;
/**
 * 1. the person, a parent with authority or a youth of 16 or older; 2. somebody else with their consent; 3. somebody from
 * outside the family without it: then the hulpvrager is discussed anonymously, and nothing that identifies them is kept.
 */
export type Weg = (typeof WEGEN)[number];

export interface Toestemming {
  readonly weg: Weg;
  /** It is not sure that there is consent: consult only. */
  readonly twijfel?: true;
  /** All parents with authority must be informed. */
  readonly minderjarig?: true;
  /** With whom data may be shared. Absent: nobody asked; empty: with nobody. */
  readonly delen?: readonly { readonly partner: string }[];
}

/** True for way 3: the hulpvrager is only spoken of without anything that identifies them. */
export function isAnoniem(toestemming: Pick<Toestemming, 'weg'> | null): boolean {
  return toestemming?.weg === 'ander-zonder-toestemming';
}

export const ROLLEN_BETROKKENE = ['hulpvrager', 'melder', 'verwijzer'] as const;
export type RolBetrokkene = (typeof ROLLEN_BETROKKENE)[number];

export const NIVEAUS = ['anoniem', 'contactgegevens', 'client'] as const;
/** How much is known of who somebody is: nothing; a name and a way to reach them; a reference to the case system. */
export type Identiteitsniveau = (typeof NIVEAUS)[number];
