import type { Gebruiker } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import { loadTerugbelverzoekFor, requireRole, seesTerugbelverzoek, seesWijkteam } from './access.ts';
import type { Page, Ports } from './ports.ts';
import { makeShowTerugbelverzoek, type TerugbelverzoekView } from './terugbelverzoek-view.ts';

export interface TerugbelverzoekenQuery {
  readonly door: Gebruiker;
  readonly status: 'open' | 'afgesloten';
  readonly wijkteam?: string;
  readonly limit: number;
  readonly cursor?: string;
}

export interface TerugbelverzoekenPage extends Page<TerugbelverzoekView> {
  /** People who were missed, or asked for a call, in the last fourteen days and left no number that can be called. */
  readonly zonderNummer: { readonly aantal: number; readonly contacten: readonly string[] };
}

export type ListTerugbelverzoeken = (query: TerugbelverzoekenQuery) => Promise<TerugbelverzoekenPage>;

/** Closed ones, and people without a number, are listed for so many days. */
const DAGEN = 14;
/** More people without a number than this are not counted: then something is wrong with the exchange. */
const MAX_ZONDER_NUMMER = 500;

/**
 * Call-backs that the user may see: open ones with the earliest promise first, closed ones newest first. A page may hold
 * fewer than `limit` while there are more.
 */
export function makeListTerugbelverzoeken(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'clock'>,
): ListTerugbelverzoeken {
  const { zaken, clock } = ports;
  const show = makeShowTerugbelverzoek(ports);
  return async ({ door, status, wijkteam, limit, cursor }) => {
    requireRole(door, 'teamondersteuner', 'professional');
    const today = localDateOf(clock.now());
    const van = addDays(today, 1 - DAGEN);
    const [page, without] = await Promise.all([
      zaken.listTerugbelverzoeken({ open: status === 'open', dagen: { van, totEnMet: today } }, limit, cursor),
      zaken.listZonderNummer(startOfLocalDay(van), MAX_ZONDER_NUMMER),
    ]);
    const visible = page.items.filter(
      ({ value }) => seesTerugbelverzoek(door, value) && (wijkteam === undefined || value.wijkteams.includes(wijkteam)),
    );
    const contacten = without
      .filter((bron) => seesWijkteam(door, bron.wijkteam) && (wijkteam === undefined || bron.wijkteam === wijkteam))
      .map(({ contact }) => contact);
    return {
      ...page,
      items: await Promise.all(visible.map((stored) => show(stored, door))),
      zonderNummer: { aantal: new Set(contacten).size, contacten: [...new Set(contacten)] },
    };
  };
}

export type ReadTerugbelverzoek = (query: {
  readonly terugbelverzoek: string;
  readonly door: Gebruiker;
}) => Promise<TerugbelverzoekView>;

export function makeReadTerugbelverzoek(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'clock'>,
): ReadTerugbelverzoek {
  const show = makeShowTerugbelverzoek(ports);
  return async ({ terugbelverzoek, door }) =>
    show(await loadTerugbelverzoekFor(ports.zaken, door, terugbelverzoek), door);
}
