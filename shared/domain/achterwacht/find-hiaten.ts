/** Gaps in the roster, reported before they happen. */
import type { Domein } from '../contact/types.ts';
import type { Openingsindex } from '../openingstijden/types.ts';
import { earliest, type Instant } from '../tijd/instant.ts';
import { bezettingVan } from './dekking.ts';
import type { Dienstgegevens, Hiaat } from './types.ts';

/**
 * The stretches of [van, tot) in which `uren` say that somebody should be on duty and no reachable professional of that
 * wijkteam and domein is, or the one there is away. Neighbours who would help out do not fill a gap: they are its consequence.
 */
export function vindHiaten(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  uren: Pick<Openingsindex, 'toestand'>,
  van: Instant,
  tot: Instant,
): readonly Hiaat[] {
  const periodes = bezettingVan(gegevens, wijkteam, domein);
  const boundaries = periodes.flatMap((periode) => [periode.van, periode.tot]).sort();
  const hiaten: Hiaat[] = [];
  let at = van;
  while (at < tot) {
    const now = at;
    const { open, volgendeWijziging } = uren.toestand(now);
    const next = earliest(
      tot,
      boundaries.find((boundary) => boundary > now),
      volgendeWijziging !== null && volgendeWijziging > now ? volgendeWijziging : null,
    ) as Instant;
    if (open && !periodes.some((periode) => periode.van <= now && now < periode.tot)) {
      const last = hiaten.at(-1);
      if (last?.tot === now) hiaten[hiaten.length - 1] = { ...last, tot: next };
      else hiaten.push({ wijkteam, domein, van: now, tot: next });
    }
    at = next;
  }
  return hiaten;
}
