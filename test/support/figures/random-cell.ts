/** Cells as an hour of real contacts would fill them, the same for the same seed. For tests and benchmarks. */
import { codeerCel } from '../../../shared/domain/bereikbaarheid/codering.ts';
import type { Cel } from '../../../shared/domain/bereikbaarheid/types.ts';
import { verdelingVan } from '../../../shared/domain/bereikbaarheid/verdeling.ts';
import type { Kanaal } from '../../../shared/domain/contact/types.ts';

/** Numbers in (0, 1), the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 4_294_967_296;
  };
}

function logNormal(random: () => number, medianSeconds: number, spread: number): number {
  const gauss = Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
  return Math.round(medianSeconds * 1000 * Math.exp(spread * gauss));
}

const SHAPES = {
  telefoon: { median: 25, spread: 0.9, abandon: 0.1 },
  chat: { median: 40, spread: 0.9, abandon: 0.08 },
  inloop: { median: 500, spread: 0.8, abandon: 0.05 },
  mail: { median: 10_000, spread: 0.9, abandon: 0 },
} as const;

/** `n` waits of which a part was abandoned. Of the mails three in ten wait for the next day: sixteen hours more. */
export function randomCell(kanaal: Kanaal, n: number, seed: number): Cel {
  const { median, spread, abandon } = SHAPES[kanaal];
  const random = randomOf(seed);
  const afgehaakt = Math.round(n * abandon);
  const beantwoord = n - afgehaakt;
  const open = Array.from({ length: beantwoord }, () => logNormal(random, median, spread));
  const elapsed = open.map((ms) => (kanaal === 'mail' && random() < 0.3 ? ms + 57_600_000 : ms));
  const abandoned = Array.from({ length: afgehaakt }, () => 5001 + logNormal(random, median, 0.8));
  const binnenNorm = Math.round(beantwoord * 0.8);
  return {
    tellers: {
      beantwoord,
      ...(afgehaakt > 0 ? { afgehaakt } : {}),
      binnenNorm,
      buitenNorm: n - binnenNorm,
    },
    wachttijd: verdelingVan(elapsed),
    opentijd: verdelingVan(open),
    afhaaktijd: verdelingVan(abandoned),
  };
}

/** Size of the item as DynamoDB bills it: names, texts, and for a number half a byte per significant digit plus one. */
export function bytesOf(cel: Cel, kanaal: Kanaal): number {
  const key = { pk: `C#${kanaal}#stadspolders-dubbeldam#2026-11`, sk: '2026-11-20T09:00:00.000Z#3' };
  const keyBytes = Object.entries(key).reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  return Object.entries(codeerCel(cel)).reduce((sum, [name, value]) => {
    const digits = String(Math.abs(value)).replace(/0+$/, '').length;
    return sum + name.length + Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
  }, keyBytes);
}
