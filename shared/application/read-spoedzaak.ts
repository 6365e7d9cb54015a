import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadSpoedzaakFor } from './access.ts';
import type { Ports } from './ports.ts';
import { klokkenVan, type SpoedKlokken } from './spoed-klokken.ts';
import { type SpoedzaakDetail, spoedzaakDetail } from './spoedzaak-view.ts';

export type ReadSpoedzaak = (query: {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
}) => Promise<SpoedzaakDetail & { readonly klokken: SpoedKlokken | null }>;

/** One spoedzaak with its whole record, and its two clocks; null once somebody was reached or it was closed. */
export function makeReadSpoedzaak({
  zaken,
  instellingen,
  clock,
}: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): ReadSpoedzaak {
  return async ({ spoedzaak, door }) => {
    const stored = await loadSpoedzaakFor(zaken, door, spoedzaak);
    const settings = await instellingen.readInstellingen();
    return { ...spoedzaakDetail(stored, settings), klokken: klokkenVan(stored.value, settings, clock.now()) };
  };
}
