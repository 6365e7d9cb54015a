import {
  isOpDeLijst,
  type StaandeTermijn,
  staandeTermijnen,
  type TermijnStatus,
} from '../domain/contact/termijn-status.ts';
import type { Contact, Domein } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Urgentie } from '../domain/urgentie/types.ts';
import { hasRole, requireRole } from './access.ts';
import type { Page, Ports } from './ports.ts';

export interface TermijnenQuery {
  readonly door: Gebruiker;
  readonly wijkteam?: string;
  readonly status?: TermijnStatus;
  /** Only what ends on this Amsterdam day or before it. */
  readonly voor?: LocalDate;
  /** 1-100. */
  readonly limit: number;
  readonly cursor?: string;
}

/** What somebody still has to do for one contact: dates and kinds, no content. */
export interface OpenTermijnen {
  readonly contact: string;
  readonly wijkteam: string;
  readonly domein: Domein | null;
  readonly urgentie: Urgentie | null;
  readonly aanmeldingOp: Instant | null;
  /** Soonest deadline first; what has passed stays until it is handled. */
  readonly termijnen: readonly StaandeTermijn[];
}

export type ListTermijnen = (query: TermijnenQuery) => Promise<Page<OpenTermijnen>>;

/**
 * Contacts with open terms, soonest deadline first. A professional sees those of their own wijkteams. A page may be shorter
 * than asked while there is more.
 */
export function makeListTermijnen({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): ListTermijnen {
  return async ({ door, wijkteam, status, voor, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const nu = clock.now();
    const all = hasRole(door, 'teamondersteuner');
    const asked = wijkteam === undefined ? undefined : [wijkteam];
    const wijkteams = all ? asked : (asked ?? door.wijkteams).filter((slug) => door.wijkteams.includes(slug));
    if (wijkteams?.length === 0) return { items: [] };
    const grens = voor === undefined ? undefined : startOfLocalDay(addDays(voor, 1));
    const page = await zaken.listTermijnen(
      { ...(wijkteams && { wijkteams }), ...(grens && { voor: grens }) },
      limit,
      cursor,
    );
    const wanted = (termijn: StaandeTermijn): boolean =>
      isOpDeLijst(termijn) &&
      (status === undefined || termijn.status === status) &&
      (voor === undefined || localDateOf(termijn.uiterlijkOp) <= voor);
    const view = (contact: Contact): OpenTermijnen => ({
      contact: contact.id,
      wijkteam: contact.wijkteam,
      domein: contact.domein,
      urgentie: contact.urgentie,
      aanmeldingOp: contact.aanmelding?.op ?? null,
      termijnen: staandeTermijnen(contact, nu).filter(wanted),
    });
    const items = page.items.map(({ value }) => view(value)).filter(({ termijnen }) => termijnen.length > 0);
    return { ...page, items };
  };
}
