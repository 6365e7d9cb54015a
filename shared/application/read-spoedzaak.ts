import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { type Instant, msBetween, SECOND } from '../domain/tijd/instant.ts';
import { loadSpoedzaakFor } from './access.ts';
import { openingsindexVan } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { type SpoedzaakDetail, spoedzaakDetail } from './spoedzaak-view.ts';

/** The two clocks of a case that runs, in seconds. The term runs on the first one alone, and through everything. */
export interface SpoedKlokken {
  readonly gemetenOp: Instant;
  /** Since the contact was received. */
  readonly verstreken: number;
  /** Until the deadline; below 0 after it. */
  readonly resterend: number;
  /** Of that, while the wijkteam can be called: what is left to reach somebody with colleagues at hand. 0 after the deadline. */
  readonly openResterend: number;
}

export type ReadSpoedzaak = (query: {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
}) => Promise<SpoedzaakDetail & { readonly klokken: SpoedKlokken | null }>;

function klokkenVan(zaak: Spoedzaak, instellingen: Instellingen, nu: Instant): SpoedKlokken | null {
  if (zaak.status === 'bereikt' || zaak.status === 'gesloten') return null;
  const open = openingsindexVan(instellingen, { wijkteam: zaak.wijkteam, kanaal: 'telefoon' });
  const seconds = (ms: number): number => Math.floor(ms / SECOND);
  return {
    gemetenOp: nu,
    verstreken: seconds(msBetween(zaak.ontvangenOp, nu)),
    resterend: seconds(msBetween(nu, zaak.uiterlijkOp)),
    openResterend: seconds(open.opentijdMs(nu, zaak.uiterlijkOp)),
  };
}

/** One spoedzaak with its whole record, and its two clocks; null once somebody was reached or it was closed. */
export function makeReadSpoedzaak({
  zaken,
  instellingen,
  clock,
}: Pick<Ports, 'zaken' | 'instellingen' | 'clock'>): ReadSpoedzaak {
  return async ({ spoedzaak, door }) => {
    const stored = await loadSpoedzaakFor(zaken, door, spoedzaak);
    const klokken = klokkenVan(stored.value, await instellingen.readInstellingen(), clock.now());
    return { ...spoedzaakDetail(stored), klokken };
  };
}
