/** Contacts of which a wait may have begun in a period, page by page. */

import { type Contact, KANALEN, type Kanaal } from '../domain/contact/types.ts';
import { addDays } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { ContactFilter, Page, Stored, ZakenStore } from './ports.ts';

/**
 * How many days before the period a contact may have come in. A call or a visit waits on the day itself (or around
 * midnight); in a mail or a chat another question may be put as long as it is not closed.
 */
export const TERUG_DAGEN: Readonly<Record<Kanaal, number>> = { telefoon: 1, inloop: 1, mail: 92, chat: 92 };

export interface Periodezoeker {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly kanaal?: Kanaal;
}

/** Where to read on: which of the searches, and where in it. */
export interface Leesplek {
  readonly lijst: number;
  readonly cursor?: string;
}

function filtersOf({ van, totEnMet, kanaal }: Periodezoeker): readonly ContactFilter[] {
  const asked = kanaal === undefined ? KANALEN : [kanaal];
  return [...Map.groupBy(asked, (one) => TERUG_DAGEN[one])].map(([terug, kanalen]) => ({
    kanalen,
    dagen: { van: addDays(van, -terug), totEnMet },
    ookOpenOpDag: true,
  }));
}

/**
 * One page, and where to read on (absent = that was all). What waits comes before what is handled, and that before what is
 * closed: a contact that moves on meanwhile is seen twice rather than missed.
 */
export async function readContactenVanPeriode(
  zaken: Pick<ZakenStore, 'searchContacten'>,
  periode: Periodezoeker,
  limit: number,
  { lijst, cursor }: Leesplek = { lijst: 0 },
): Promise<{ readonly items: readonly Stored<Contact>[]; readonly verder?: Leesplek }> {
  const filters = filtersOf(periode);
  const filter = filters[lijst];
  if (filter === undefined) return { items: [] };
  const page: Page<Stored<Contact>> = await zaken.searchContacten(filter, limit, cursor);
  if (page.cursor !== undefined) return { items: page.items, verder: { lijst, cursor: page.cursor } };
  return lijst + 1 < filters.length ? { items: page.items, verder: { lijst: lijst + 1 } } : { items: page.items };
}
