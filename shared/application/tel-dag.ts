/** The counts of days straight from the facts: what is kept per day, and what is asked before it was kept, come from here. */
import {
  isVanMens,
  LEGE_TELLING,
  TELWIJZE,
  type Telling,
  telContact,
  telGeslotenSpoedzaak,
  telTellingenOp,
} from '../domain/bereikbaarheid/telling.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Dagkop } from './kengetal-ports.ts';
import type { Page, Ports, Stored } from './ports.ts';

const BLADZIJDE = 100;

/** Whether what was counted of a day is still what the facts of it come down to. */
export const holds = (kop: Dagkop | undefined): boolean =>
  kop !== undefined && kop.geteld === kop.wijzigingen && kop.telwijze === TELWIJZE;

export interface Dagen {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

/** Days that follow each other as one stretch; `dagen` oldest first. */
export function aaneengesloten(dagen: readonly LocalDate[]): readonly Dagen[] {
  const found: Dagen[] = [];
  for (const dag of dagen) {
    const last = found.at(-1);
    if (last !== undefined && addDays(last.totEnMet, 1) === dag) found[found.length - 1] = { ...last, totEnMet: dag };
    else found.push({ van: dag, totEnMet: dag });
  }
  return found;
}

async function* all<T>(read: (cursor?: string) => Promise<Page<Stored<T>>>): AsyncGenerator<T> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    for (const { value } of page.items) yield value;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** Contacts that people began, by the Amsterdam day on which they were received. */
export async function* contactenVan(
  { zaken }: Pick<Ports, 'zaken'>,
  dagen: Dagen,
  wijkteam: string | null = null,
): AsyncGenerator<Contact> {
  const filter = { dagen, ookOpenOpDag: true, ...(wijkteam !== null && { wijkteams: [wijkteam] }) };
  // One that moves from list to list while they are read may come twice.
  const seen = new Set<string>();
  for await (const contact of all<Contact>((cursor) => zaken.searchContacten(filter, BLADZIJDE, cursor))) {
    if (seen.has(contact.id) || !isVanMens(contact)) continue;
    seen.add(contact.id);
    yield contact;
  }
}

/** Closed cases by the day on which they were opened, or all that are open, whenever that was. */
export async function spoedzakenVan(
  { zaken }: Pick<Ports, 'zaken'>,
  {
    open,
    dagen,
    wijkteam = null,
  }: { readonly open: boolean; readonly dagen: Dagen; readonly wijkteam?: string | null },
): Promise<readonly Spoedzaak[]> {
  const found: Spoedzaak[] = [];
  for await (const zaak of all<Spoedzaak>((cursor) => zaken.listSpoedzaken({ open, dagen }, BLADZIJDE, cursor))) {
    const dag = localDateOf(zaak.geopendOp);
    if (dag >= dagen.van && dag <= dagen.totEnMet && (wijkteam === null || zaak.wijkteam === wijkteam))
      found.push(zaak);
  }
  return found;
}

export interface Geteld {
  readonly telling: Telling;
  readonly contacten: number;
}

/** Added up at once, so that however many contacts there are only their counts are kept. */
export async function telDagen(
  ports: Pick<Ports, 'zaken'>,
  dagen: Dagen,
  wijkteam: string | null,
  { max = Number.POSITIVE_INFINITY }: { readonly max?: number } = {},
): Promise<Geteld | undefined> {
  let part: Telling[] = [];
  let telling = LEGE_TELLING;
  let contacten = 0;
  for await (const contact of contactenVan(ports, dagen, wijkteam)) {
    contacten += 1;
    if (contacten > max) return undefined;
    part.push(telContact(contact));
    if (part.length === BLADZIJDE) {
      telling = telTellingenOp([telling, ...part]);
      part = [];
    }
  }
  const closed = await spoedzakenVan(ports, { open: false, dagen, wijkteam });
  return { telling: telTellingenOp([telling, ...part, ...closed.map(telGeslotenSpoedzaak)]), contacten };
}
