/** When somebody of the organisatie has duty: the answers of the resolver, laid end to end. */
import type { Domein } from '../contact/types.ts';
import { type Instant, msBetween } from '../tijd/instant.ts';
import { resolveDienstdoende } from './resolve-dienstdoende.ts';
import type { Dienstgegevens } from './types.ts';

/** From its first instant up to, not including, its last. */
export interface Bezetteperiode {
  readonly van: Instant;
  readonly tot: Instant;
}

/** A roster that changes more often than this within the time that is asked about is no roster. */
const MAX_PERIODES = 500;

/**
 * The stretches of [van, tot) in which the resolver names a person for this wijkteam and domein, the escalation contact in
 * the hours of the wijkteam included. Nights without duty are not in it. Stretches at most `pauzeMs` apart are one.
 */
export function bezettePeriodes(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  { van, tot, pauzeMs }: Bezetteperiode & { readonly pauzeMs: number },
): readonly Bezetteperiode[] {
  const found: Bezetteperiode[] = [];
  let op = van;
  for (let keer = 0; op < tot && keer < MAX_PERIODES; keer += 1) {
    const answer = resolveDienstdoende(gegevens, wijkteam, domein, op);
    const einde = answer.tot === null || answer.tot > tot ? tot : answer.tot;
    if (answer.professional !== null) {
      const last = found.at(-1);
      if (last !== undefined && msBetween(last.tot, op) <= pauzeMs) found[found.length - 1] = { ...last, tot: einde };
      else found.push({ van: op, tot: einde });
    }
    op = einde;
  }
  return found;
}
