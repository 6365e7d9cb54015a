import type { Contact, ContactStatus, Kanaal } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { hasRole, maySeeContact, requireRole } from './access.ts';
import { type ContactView, contactView, type NormView } from './contact-view.ts';
import { normOpVanContact } from './normen.ts';
import type { Page, Ports, Stored } from './ports.ts';
import { checkPeriode, MAX_DAGEN } from './zoekperiode.ts';

/** Absent = all. */
export interface Zoekfilter {
  readonly status?: readonly ContactStatus[];
  readonly kanaal?: readonly Kanaal[];
  readonly wijkteam?: readonly string[];
  /** First and last Amsterdam day of receipt. One of them alone: until today, or the year that ends then. */
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
  /** Only these, whatever became of them; nothing else then counts. At most a hundred. */
  readonly contacten?: readonly string[];
}

export type GevondenContact = ContactView & NormView;

export interface ContactQuery {
  readonly door: Gebruiker;
  readonly filter: Zoekfilter;
  /** 1-100. */
  readonly limit: number;
  readonly cursor?: string;
}

export type SearchContacten = (query: ContactQuery) => Promise<Page<GevondenContact>>;

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
 * fourteen days. A professional sees those of their own wijkteams. Contacts that are asked for by id come in that order,
 * as they are now; those that the user may not see, or that are not there, are left out.
 */
export function makeSearchContacten(ports: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): SearchContacten {
  const { zaken, instellingen, clock } = ports;

  async function withNorm(found: readonly Stored<Contact>[]): Promise<GevondenContact[]> {
    const settings = await instellingen.readInstellingen();
    return found.map((stored) => ({ ...contactView(stored), normOp: normOpVanContact(settings, stored.value) }));
  }

  async function byId(door: Gebruiker, ids: readonly string[]): Promise<GevondenContact[]> {
    const loaded = await Promise.all(
      [...new Set(ids)].map(async (id) => {
        const stored = await zaken.loadContact(id);
        return stored !== undefined && (await maySeeContact(zaken, door, stored.value)) ? [stored] : [];
      }),
    );
    return withNorm(loaded.flat());
  }

  return async ({ door, filter, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    if (filter.contacten !== undefined) return { items: await byId(door, filter.contacten) };
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
    return { ...page, items: await withNorm(page.items) };
  };
}
