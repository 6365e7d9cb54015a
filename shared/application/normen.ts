/** The norm in force, from the settings and, where they set none, the defaults of the product. */

import { normOpVan, type Oordeelcontext } from '../domain/bereikbaarheid/beoordeling.ts';
import { isNulmeting, normVoor, standaardNormen } from '../domain/bereikbaarheid/normen.ts';
import type { Norm, NormMetGeldigheid } from '../domain/bereikbaarheid/types.ts';
import type { Contact, Kanaal, Wacht } from '../domain/contact/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';

/** All norms, the defaults first: of two that begin on the same day, the one that was set holds. */
export function normenVan(instellingen: Instellingen): readonly NormMetGeldigheid[] {
  return [...standaardNormen(), ...instellingen.normen];
}

export function normOp(instellingen: Instellingen, kanaal: Kanaal, wijkteam: string, op: Instant): Norm | null {
  const dag = localDateOf(op);
  if (isNulmeting(instellingen.organisatie.nulmetingen ?? [], kanaal, wijkteam, dag)) return null;
  return normVoor(normenVan(instellingen), kanaal, wijkteam, dag);
}

/** What a wait is judged by: the hours of its place, and the norm of the day on which it began. */
export function oordeelcontextVoor(
  instellingen: Instellingen,
  wacht: Pick<Wacht, 'kanaal' | 'wijkteam' | 'locatie' | 'begin'>,
): Oordeelcontext {
  return {
    openingsindex: openingsindexVan(instellingen, wacht),
    norm: normOp(instellingen, wacht.kanaal, wacht.wijkteam, wacht.begin),
    versie: instellingen.regelversie ?? 0,
  };
}

/** The last instant at which the oldest wait of a contact that has not ended is within its norm; null when there is none. */
export function normOpVanContact(instellingen: Instellingen, { wachten }: Pick<Contact, 'wachten'>): Instant | null {
  const [oldest] = wachten.filter(({ einde }) => einde === null).toSorted((a, b) => (a.begin < b.begin ? -1 : 1));
  return oldest === undefined ? null : normOpVan(oldest, oordeelcontextVoor(instellingen, oldest));
}
