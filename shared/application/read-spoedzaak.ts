import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadSpoedzaakFor } from './access.ts';
import type { Ports } from './ports.ts';
import { type SpoedzaakDetail, spoedzaakDetail } from './spoedzaak-view.ts';

export type ReadSpoedzaak = (query: {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
}) => Promise<SpoedzaakDetail>;

/** One spoedzaak with its whole record. */
export function makeReadSpoedzaak({ zaken }: Pick<Ports, 'zaken'>): ReadSpoedzaak {
  return async ({ spoedzaak, door }) => spoedzaakDetail(await loadSpoedzaakFor(zaken, door, spoedzaak));
}
