/** Until when somebody may be left in peace: their quiet hours, in which a duty of their own is not quiet. */
import { type Stilteuren, stilTot } from '../media/stilteuren.ts';
import { earliest, type Instant } from '../tijd/instant.ts';
import { aanwezigIn } from './afwezigheid.ts';
import { periodeOf } from './dienst-periodes.ts';
import type { Dienstgegevens } from './types.ts';

const NIEMAND_WEG: NonNullable<Dienstgegevens['afwezigheden']> = [];

/** When a medewerker has duty, of whatever wijkteam and domein, in order of time; time away is no duty. */
function dienstenVan({ diensten, afwezigheden = NIEMAND_WEG }: Dienstgegevens, medewerker: string) {
  return diensten
    .filter(({ professional }) => professional === medewerker)
    .flatMap((dienst) => periodeOf(dienst) ?? [])
    .flatMap((periode) => aanwezigIn(afwezigheden, medewerker, periode));
}

/**
 * The instant at which the quiet hours of a medewerker end, or their next duty begins when that is earlier. Null when `op`
 * is not in their quiet hours, or when they have duty: who has duty is never quiet.
 */
export function stilteVan(
  gegevens: Dienstgegevens,
  medewerker: string,
  stilteuren: Stilteuren | undefined,
  op: Instant,
): Instant | null {
  const einde = stilteuren === undefined ? null : stilTot(stilteuren, op);
  if (einde === null) return null;
  const diensten = dienstenVan(gegevens, medewerker);
  if (diensten.some(({ van, tot }) => van <= op && op < tot)) return null;
  return earliest(einde, ...diensten.map(({ van }) => van).filter((van) => van > op)) ?? einde;
}
