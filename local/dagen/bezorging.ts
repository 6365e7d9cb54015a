/** How an exchange really delivers: most events at once, some late, some twice, and so out of order. */

import { type TelefoonBericht, telefoonBerichten } from './berichten.ts';
import { type Chance, chanceOf, exponential } from './chance.ts';
import type { Verloop } from './verloop.ts';

const DAY = 86_400_000;

export interface Bezorging {
  /** When it arrives, epoch milliseconds; never before it happened. */
  readonly op: number;
  readonly bericht: TelefoonBericht;
}

/** Nine of ten within seconds, the rest within the hour, a few up to a day late. */
function delay(chance: Chance): number {
  const draw = chance();
  if (draw < 0.9) return Math.floor(exponential(800, chance));
  return Math.floor(chance() * (draw < 0.985 ? 3_600_000 : DAY));
}

/**
 * The events of planned calls in order of delivery: one in sixteen twice. Holds what is under way, not more: up to a day of
 * late events. Other kanalen are passed over.
 */
export function* bezorgTelefoon(verlopen: Iterable<Verloop>, seed: number): Generator<Bezorging> {
  const chance = chanceOf(seed, 'bezorging');
  let underWay: Bezorging[] = [];
  let horizon = Number.NEGATIVE_INFINITY;
  for (const verloop of verlopen) {
    if (verloop.kanaal !== 'telefoon') continue;
    const first = verloop.feiten[0]?.op ?? 0;
    // Contacts come by half hour: nothing that is made later happens long before this.
    const settled = first - 2 * 3_600_000;
    if (settled > horizon + 3_600_000) {
      horizon = settled;
      yield* due(underWay, horizon);
      underWay = underWay.filter(({ op }) => op >= horizon);
    }
    for (const bericht of telefoonBerichten(verloop, seed)) {
      for (let copies = chance() < 1 / 16 ? 2 : 1; copies > 0; copies -= 1) {
        underWay.push({ op: Date.parse(bericht.op) + delay(chance), bericht });
      }
    }
  }
  yield* due(underWay, Number.POSITIVE_INFINITY);
}

function due(underWay: readonly Bezorging[], before: number): readonly Bezorging[] {
  return underWay.filter(({ op }) => op < before).sort((a, b) => a.op - b.op);
}
