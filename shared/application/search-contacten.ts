import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, daysBetween, localDateOf } from '../domain/tijd/amsterdam.ts';
import { hasRole, requireRole } from './access.ts';
import { type ContactView, contactView } from './contact-view.ts';
import type { ContactFilter, Page, Ports } from './ports.ts';

export interface ContactQuery {
  readonly door: Gebruiker;
  readonly filter: Partial<ContactFilter>;
  /** 1-100. */
  readonly limit: number;
  readonly cursor?: string;
}

export type SearchContacten = (query: ContactQuery) => Promise<Page<ContactView>>;

const MAX_DAGEN = 366;
/** Without a period: everything that is open, and what is closed of so many days. */
const GESLOTEN_DAGEN = 14;

/**
 * Contacts that the user may see: who waits first, then what is being handled (both oldest first), then closed ones,
 * newest first. With a period only what was received in it; without one all that is open and what is closed of the last
 * fourteen days. A professional sees those of their own wijkteams.
 */
export function makeSearchContacten({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): SearchContacten {
  return async ({ door, filter, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const today = localDateOf(clock.now());
    const dagen = filter.dagen ?? { van: addDays(today, 1 - GESLOTEN_DAGEN), totEnMet: today };
    if (daysBetween(dagen.van, dagen.totEnMet) >= MAX_DAGEN) {
      throw new InvalidError([{ veld: 'totEnMet', melding: `De periode mag hoogstens ${MAX_DAGEN} dagen zijn.` }]);
    }
    const all = hasRole(door, 'teamondersteuner');
    const own = filter.wijkteams?.filter((wijkteam) => door.wijkteams.includes(wijkteam)) ?? door.wijkteams;
    const wijkteams = all ? filter.wijkteams : own;
    if (wijkteams?.length === 0 || filter.kanalen?.length === 0 || filter.statussen?.length === 0) return { items: [] };
    const page = await zaken.searchContacten(
      {
        dagen,
        ...(filter.dagen && { ookOpenOpDag: true }),
        ...(wijkteams && { wijkteams }),
        ...(filter.kanalen && { kanalen: filter.kanalen }),
        ...(filter.statussen && { statussen: filter.statussen }),
      },
      limit,
      cursor,
    );
    return { ...page, items: page.items.map(contactView) };
  };
}
