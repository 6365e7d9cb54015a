import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { SpoedStatus } from '../domain/spoed/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { isConcerned, requireRole, seesWijkteam } from './access.ts';
import type { Page, Ports } from './ports.ts';
import { type SpoedzaakView, spoedzaakView } from './spoedzaak-view.ts';

export interface SpoedzakenQuery {
  readonly door: Gebruiker;
  /** Absent = all that are not closed. */
  readonly status?: SpoedStatus;
  /** For closed cases: days on which they were opened (default: the last 7 days). */
  readonly dagen?: { readonly van: LocalDate; readonly totEnMet: LocalDate };
  readonly limit: number;
  readonly cursor?: string;
}

export type ListSpoedzaken = (query: SpoedzakenQuery) => Promise<Page<SpoedzaakView>>;

/** Cases that the user may see, the first deadline first; a page may hold fewer than `limit` while there are more. */
export function makeListSpoedzaken({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): ListSpoedzaken {
  return async ({ door, status, dagen, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const today = localDateOf(clock.now());
    const period = dagen ?? { van: addDays(today, -6), totEnMet: today };
    const page = await zaken.listSpoedzaken({ open: status !== 'gesloten', dagen: period }, limit, cursor);
    const visible = page.items.filter(
      ({ value }) =>
        (status === undefined || value.status === status) &&
        (seesWijkteam(door, value.wijkteam) || isConcerned(value, door.id)),
    );
    return { ...page, items: visible.map(spoedzaakView) };
  };
}
