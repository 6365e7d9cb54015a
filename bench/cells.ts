/** Cells: how big they are, how fast a month of them merges, and how far a percentile is off. */
import { leegCel } from '../shared/domain/bereikbaarheid/cellen.ts';
import { codeerCel, startSom } from '../shared/domain/bereikbaarheid/codering.ts';
import { duurcijfers, percentielMs, verdelingVan } from '../shared/domain/bereikbaarheid/verdeling.ts';
import { KANALEN } from '../shared/domain/contact/types.ts';
import { bytesOf, randomCell, randomOf } from '../test/support/figures/random-cell.ts';
import { type BenchLine, perSecond } from './line.ts';

const CONTACTS = 2000;
const LIMIT_BYTES = 1024;
const HOURS_OF_A_MONTH = 22 * 8;

function sizes(): BenchLine[] {
  return KANALEN.map((kanaal) => {
    const biggest = Math.max(...[1, 2, 3, 4, 5].map((seed) => bytesOf(randomCell(kanaal, CONTACTS, seed), kanaal)));
    return {
      name: `cells: item of ${CONTACTS} contacts, ${kanaal}, against 1 KB`,
      value: biggest,
      unit: 'bytes',
      reference: LIMIT_BYTES,
      ratio: biggest / LIMIT_BYTES,
      n: CONTACTS,
    };
  });
}

/** A month of 40 calls an hour: percentiles from merged cells, against sorting every duration. */
function month(): BenchLine[] {
  const random = randomOf(11);
  const hours = Array.from({ length: HOURS_OF_A_MONTH }, () =>
    Array.from({ length: 40 }, () => Math.round(25_000 * Math.exp(1.4 * (random() + random() + random() - 1.5)))),
  );
  const empty = leegCel();
  const stored = hours.map((durations) => codeerCel({ ...empty, wachttijd: verdelingVan(durations) }));
  const read = () => {
    const som = startSom();
    for (const hour of stored) som.telBij(hour);
    return duurcijfers(som.cel().wachttijd);
  };
  const sort = () => {
    const all = hours.flat().sort((a, b) => a - b);
    return [50, 90, 95, 100].map((p) => all[Math.ceil((p / 100) * all.length) - 1]!);
  };
  const merged = perSecond(read);
  const sorted = perSecond(sort);
  const all = verdelingVan(hours.flat());
  const worst = Math.max(
    ...Array.from({ length: 100 }, (_, i) => i + 1).map((p) => {
      const exact = hours.flat().sort((a, b) => a - b)[Math.ceil((p / 100) * all.n) - 1]!;
      return Math.abs(percentielMs(all, p)! - exact) / exact;
    }),
  );
  return [
    {
      name: 'cells: a month of hours read and merged, against sorting every wait',
      value: 1000 / merged.perSecond,
      unit: 'ms',
      reference: 1000 / sorted.perSecond,
      ratio: sorted.perSecond / merged.perSecond,
      n: HOURS_OF_A_MONTH,
    },
    {
      name: 'cells: largest error of any percentile of that month, against the promised 1.8 %',
      value: worst,
      unit: 'share',
      reference: 0.018,
      ratio: worst / 0.018,
      n: all.n,
    },
  ];
}

export function run(): BenchLine[] {
  return [...sizes(), ...month()];
}
