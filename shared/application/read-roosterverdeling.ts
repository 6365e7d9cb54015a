import { type Aandeel, verdelingVan } from '../domain/achterwacht/roosterverdeling.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';
import { leidtAlles } from './rooster-rechten.ts';
import { isFeestdag } from './vereiste-uren.ts';

export type ReadRoosterverdeling = (query: {
  readonly door: Gebruiker;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly wijkteam?: string;
}) => Promise<readonly Aandeel[]>;

/** How turns were shared for the size of everybody's job; a professional sees their own row. */
export function makeReadRoosterverdeling({ instellingen }: Pick<Ports, 'instellingen'>): ReadRoosterverdeling {
  return async ({ door, van, totEnMet, wijkteam }) => {
    const [all, stored] = await Promise.all([instellingen.readDiensten(van, totEnMet), instellingen.listRotaties()]);
    const ofTeam = (one: { readonly wijkteam: string }) => wijkteam === undefined || one.wijkteam === wijkteam;
    const ftes: Record<string, number> = {};
    for (const { value } of stored.filter((one) => ofTeam(one.value)))
      for (const { medewerker, fte } of value.deelnemers) ftes[medewerker] = Math.max(fte, ftes[medewerker] ?? 0);
    const rows = verdelingVan(all.filter(ofTeam), { van, totEnMet }, ftes, isFeestdag);
    return leidtAlles(door) ? rows : rows.filter(({ medewerker }) => medewerker === door.id);
  };
}
