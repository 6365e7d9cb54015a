import type { Verlagingsverzoek } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { SpoedStatus, Spoedzaak } from '../domain/spoed/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { isConcerned, requireRole, seesWijkteam } from './access.ts';
import type { Page, Ports } from './ports.ts';
import { klokkenVan, type SpoedKlokken } from './spoed-klokken.ts';
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

export interface SpoedzaakInLijst extends SpoedzaakView {
  /** Asked for and not decided on: a second person is needed. */
  readonly verlagingsverzoek: Verlagingsverzoek | null;
  readonly klokken: SpoedKlokken | null;
}

export type ListSpoedzaken = (query: SpoedzakenQuery) => Promise<Page<SpoedzaakInLijst>>;

/** Whether the record of the case names a request that nobody judged; whether it still stands the contact knows. */
function mayBeAsked({ gebeurtenissen }: Spoedzaak): boolean {
  const judged = new Set(gebeurtenissen.flatMap((one) => (one.soort === 'verlaging-beoordeeld' ? [one.verzoek] : [])));
  return gebeurtenissen.some((one) => one.soort === 'verlaging-gevraagd' && !judged.has(one.verzoek));
}

/** Cases that the user may see, the first deadline first; a page may hold fewer than `limit` while there are more. */
export function makeListSpoedzaken({
  zaken,
  instellingen,
  clock,
}: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): ListSpoedzaken {
  return async ({ door, status, dagen, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const nu = clock.now();
    const today = localDateOf(nu);
    const period = dagen ?? { van: addDays(today, -6), totEnMet: today };
    const page = await zaken.listSpoedzaken({ open: status !== 'gesloten', dagen: period }, limit, cursor);
    const visible = page.items.filter(
      ({ value }) =>
        (status === undefined || value.status === status) &&
        (seesWijkteam(door, value.wijkteam) || isConcerned(value, door.id)),
    );
    const settings = await instellingen.readInstellingen();
    const asked = visible.filter(({ value }) => value.status !== 'gesloten' && mayBeAsked(value));
    const contacten = await zaken.loadContacten(asked.map(({ value }) => value.contact));
    const items = visible.map((one) => ({
      ...spoedzaakView(one, settings),
      verlagingsverzoek: asked.includes(one)
        ? (contacten.get(one.value.contact)?.value.verlagingsverzoek ?? null)
        : null,
      klokken: klokkenVan(one.value, settings, nu),
    }));
    return { ...page, items };
  };
}
