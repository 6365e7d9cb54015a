/** The two clocks of a spoedzaak, as people look at them. The term runs on the first one alone, and through everything. */
import type { Instellingen } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { type Instant, msBetween, SECOND } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';

/** In seconds. */
export interface SpoedKlokken {
  readonly gemetenOp: Instant;
  /** Since the contact was received. */
  readonly verstreken: number;
  /** Until the deadline; below 0 after it. */
  readonly resterend: number;
  /** Of that, while the wijkteam can be called: what is left to reach somebody with colleagues at hand. 0 after the deadline. */
  readonly openResterend: number;
  /** Whether `openResterend` runs now: the wijkteam can be called. */
  readonly openNu: boolean;
}

/** Null once somebody was reached or the case was closed. */
export function klokkenVan(
  {
    status,
    wijkteam,
    ontvangenOp,
    uiterlijkOp,
  }: Pick<Spoedzaak, 'status' | 'wijkteam' | 'ontvangenOp' | 'uiterlijkOp'>,
  instellingen: Instellingen,
  nu: Instant,
): SpoedKlokken | null {
  if (status === 'bereikt' || status === 'gesloten') return null;
  const open = openingsindexVan(instellingen, { wijkteam, kanaal: 'telefoon' });
  const seconds = (ms: number): number => Math.floor(ms / SECOND);
  return {
    gemetenOp: nu,
    verstreken: seconds(msBetween(ontvangenOp, nu)),
    resterend: seconds(msBetween(nu, uiterlijkOp)),
    openResterend: seconds(open.opentijdMs(nu, uiterlijkOp)),
    openNu: open.toestand(nu).open,
  };
}
