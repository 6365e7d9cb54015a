import type { OnleesbaarBericht, OnleesbaarTelling } from './ports.ts';

/** Counts by kanaal what was read of the list. */
export function tellingOf(kanalen: readonly OnleesbaarBericht['kanaal'][], volledig: boolean): OnleesbaarTelling {
  const perKanaal: Partial<Record<OnleesbaarBericht['kanaal'], number>> = {};
  for (const kanaal of kanalen) perKanaal[kanaal] = (perKanaal[kanaal] ?? 0) + 1;
  return { aantal: kanalen.length, perKanaal, volledig };
}
