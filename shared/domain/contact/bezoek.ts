import type { Contact, Domein, GebeurtenisVan } from './types.ts';

/** What is known of a visit besides that somebody is there: nothing of who, nothing of what about. */
export interface Bezoek {
  /** The number by which the visitor can be called; null for what was noted before there were numbers. */
  readonly volgnummer: number | null;
  readonly afspraak: boolean;
  readonly voor: Domein | null;
}

/** Null for a contact of which no arrival is known. */
export function bezoekVan({ gebeurtenissen }: Pick<Contact, 'gebeurtenissen'>): Bezoek | null {
  const arrival = gebeurtenissen.find((event): event is GebeurtenisVan<'aangekomen'> => event.soort === 'aangekomen');
  if (arrival === undefined) return null;
  const { volgnummer = null, afspraak = false, voor = null } = arrival;
  return { volgnummer, afspraak, voor };
}
