/** When to look whether a duty has begun, for wijkteams where people say so. */
import { periodeOf } from '../domain/achterwacht/dienst-periodes.ts';
import type { Dienst } from '../domain/achterwacht/types.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { type Instant, MINUTE, plusMs } from '../domain/tijd/instant.ts';
import type { Roosterwerk } from './rooster-ports.ts';

/** How long after its begin a duty that nobody started is told of. */
export const START_UITERLIJK_MS = 15 * MINUTE;

/** Written with the duties themselves; the same duty published again is the same look. */
export function startWerkVan(
  { wijkteams }: Instellingen,
  diensten: readonly Dienst[],
  nu: Instant,
): readonly Roosterwerk[] {
  return diensten.flatMap((dienst): Roosterwerk[] => {
    const van = periodeOf(dienst)?.van;
    if (van === undefined || van <= nu || wijkteams[dienst.wijkteam]?.dienststart !== true) return [];
    const op = plusMs(van, START_UITERLIJK_MS);
    return [{ id: `start/${dienst.id}`, op, soort: 'start', dienst: dienst.id, van }];
  });
}
