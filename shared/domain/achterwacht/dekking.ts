/** How much of the time in which somebody should be on duty somebody is (IKR ch. 3). */
import type { Domein } from '../contact/types.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import { earliest, type Instant } from '../tijd/instant.ts';
import { aanwezigIn } from './afwezigheid.ts';
import { periodesOf } from './dienst-periodes.ts';
import type { Dienstgegevens } from './types.ts';

export interface Dekking {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly vereistMinuten: number;
  readonly gedektMinuten: number;
  /** 0-1; null when nobody need be on duty in the period. */
  readonly aandeel: number | null;
}

const MINUUT_MS = 60_000;

/** When a reachable professional of that wijkteam and domein has duty and is not away. Periods may overlap. */
export function bezettingVan(
  { diensten, onbereikbaar, afwezigheden = [] }: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
): readonly { readonly van: Instant; readonly tot: Instant }[] {
  return periodesOf(diensten, wijkteam)
    .filter(({ dienst }) => dienst.domein === domein && !onbereikbaar.has(dienst.professional))
    .flatMap((periode) => aanwezigIn(afwezigheden, periode.dienst.professional, periode));
}

/**
 * Covered is what `vindHiaten` finds no gap in: a reachable professional of that wijkteam and domein has duty, inloop or
 * achterwacht. Duties are taken together first, so that an overlap covers once.
 */
export function dekkingVan(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  uren: Pick<Openingsindex, 'opentijdMs'>,
  van: Instant,
  tot: Instant,
): Dekking {
  const periodes = bezettingVan(gegevens, wijkteam, domein).toSorted((een, ander) =>
    een.van < ander.van ? -1 : een.van > ander.van ? 1 : 0,
  );
  const vereistMs = uren.opentijdMs(van, tot);
  let gedektMs = 0;
  /** Counted up to here. */
  let until = van;
  for (const periode of periodes) {
    if (periode.van > until) until = periode.van;
    const end = earliest(periode.tot, tot) ?? tot;
    if (until >= end) continue;
    gedektMs += uren.opentijdMs(until, end);
    until = end;
  }
  return {
    wijkteam,
    domein,
    vereistMinuten: vereistMs / MINUUT_MS,
    gedektMinuten: gedektMs / MINUUT_MS,
    aandeel: vereistMs === 0 ? null : gedektMs / vereistMs,
  };
}
