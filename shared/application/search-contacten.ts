import type { ContactStatus, Kanaal } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { hasRole, requireRole } from './access.ts';
import { type ContactView, contactView } from './contact-view.ts';
import type { Page, Ports } from './ports.ts';
import { checkPeriode, MAX_DAGEN } from './zoekperiode.ts';

/** Absent = all. */
export interface Zoekfilter {
  readonly status?: readonly ContactStatus[];
  readonly kanaal?: readonly Kanaal[];
  readonly wijkteam?: readonly string[];
  /** First and last Amsterdam day of receipt. One of them alone: until today, or the year that ends then. */
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
}

export interface ContactQuery {
  readonly door: Gebruiker;
  readonly filter: Zoekfilter;
  /** 1-100. */
  readonly limit: number;
  readonly cursor?: string;
}

export type SearchContacten = (query: ContactQuery) => Promise<Page<ContactView>>;

/** Without a period: everything that is open, and what is closed of so many days. */
const GESLOTEN_DAGEN = 14;

function periodOf(
  { van, totEnMet }: Zoekfilter,
  today: LocalDate,
): { readonly dagen: { readonly van: LocalDate; readonly totEnMet: LocalDate }; readonly ookOpenOpDag?: true } {
  if (van === undefined && totEnMet === undefined) {
    return { dagen: { van: addDays(today, 1 - GESLOTEN_DAGEN), totEnMet: today } };
  }
  const last = totEnMet ?? today;
  const first = van ?? addDays(last, 1 - MAX_DAGEN);
  checkPeriode({ van: first, totEnMet: last }, totEnMet === undefined ? {} : { totEnMet });
  return { dagen: { van: first, totEnMet: last }, ookOpenOpDag: true };
}

/**
 * Contacts that the user may see: who waits first, then what is being handled (both oldest first), then closed ones,
 * newest first. With a period only what was received in it; without one all that is open and what is closed of the last
 * fourteen days. A professional sees those of their own wijkteams.
 */
export function makeSearchContacten({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): SearchContacten {
  return async ({ door, filter, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const { status, kanaal, wijkteam } = filter;
    const asked = periodOf(filter, localDateOf(clock.now()));
    const all = hasRole(door, 'teamondersteuner');
    const own = wijkteam?.filter((slug) => door.wijkteams.includes(slug)) ?? door.wijkteams;
    const wijkteams = all ? wijkteam : own;
    if (wijkteams?.length === 0) return { items: [] };
    const page = await zaken.searchContacten(
      {
        ...asked,
        ...(wijkteams && { wijkteams }),
        ...(kanaal && { kanalen: kanaal }),
        ...(status && { statussen: status }),
      },
      limit,
      cursor,
    );
    return { ...page, items: page.items.map(contactView) };
  };
}
