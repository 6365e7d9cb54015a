import {
  type KanaalKengetallen,
  kengetallenVan,
  type SpoedKengetallen,
  spoedKengetallenVan,
} from '../domain/bereikbaarheid/kengetallen.ts';
import { DEFINITIE } from '../domain/bereikbaarheid/types.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../domain/tijd/instant.ts';
import type { Page, Ports, Stored } from './ports.ts';

export interface Kengetallen {
  readonly definitie: string;
  readonly peildatum: Instant;
  readonly kanalen: readonly KanaalKengetallen[];
  readonly spoed: SpoedKengetallen;
}

export type ReadKengetallen = (query: {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly wijkteam?: string;
}) => Promise<Kengetallen>;

const BLADZIJDE = 100;

async function all<T>(read: (cursor?: string) => Promise<Page<Stored<T>>>): Promise<T[]> {
  const found: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    found.push(...page.items.map(({ value }) => value));
    cursor = page.cursor;
  } while (cursor !== undefined);
  return found;
}

/** Counted from the contacts and cases themselves, received (opened) in the period; the caller bounds the period. */
export function makeReadKengetallen({ zaken, clock }: Pick<Ports, 'zaken' | 'clock'>): ReadKengetallen {
  return async ({ van, totEnMet, wijkteam }) => {
    const peildatum = clock.now();
    const dagen = { van, totEnMet };
    const filter = { dagen, ookOpenOpDag: true, ...(wijkteam !== undefined && { wijkteams: [wijkteam] }) };
    const contacten = await all<Contact>((cursor) => zaken.searchContacten(filter, BLADZIJDE, cursor));
    const inPeriod = ({ geopendOp, wijkteam: team }: Spoedzaak): boolean => {
      const day = localDateOf(geopendOp);
      return day >= van && day <= totEnMet && (wijkteam === undefined || team === wijkteam);
    };
    const cases = [
      ...(await all<Spoedzaak>((cursor) => zaken.listSpoedzaken({ open: true, dagen }, BLADZIJDE, cursor))),
      ...(await all<Spoedzaak>((cursor) => zaken.listSpoedzaken({ open: false, dagen }, BLADZIJDE, cursor))),
    ].filter(inPeriod);
    return {
      definitie: DEFINITIE,
      peildatum,
      kanalen: kengetallenVan(contacten),
      spoed: spoedKengetallenVan(cases, peildatum),
    };
  };
}
