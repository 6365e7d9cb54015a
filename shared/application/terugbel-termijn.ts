import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf, startOfLocalDay } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { openingsindexVan } from './openingstijden.ts';

/**
 * By when a call-back that is asked for at `op` must have been tried: the closing time of the next working day, which is
 * the first later day on which the wijkteam's telephone is open (IKR footnote 4). Without any such day within the
 * horizon of the calendar: the end of the next day.
 */
export function terugbelTermijn(instellingen: Instellingen, wijkteam: string, op: Instant): Instant {
  const index = openingsindexVan(instellingen, { wijkteam, kanaal: 'telefoon' });
  const tomorrow = startOfLocalDay(addDays(localDateOf(op), 1));
  const opens = index.eerstvolgendOpen(tomorrow);
  if (opens === null) return startOfLocalDay(addDays(localDateOf(op), 2));
  const midnight = startOfLocalDay(addDays(localDateOf(opens), 1));
  let closes = opens;
  // Over the breaks of that day: the last moment at which it goes from open to closed.
  for (let from: Instant | null = opens; from !== null && from < midnight; from = index.eerstvolgendOpen(closes)) {
    const end = index.toestand(from).volgendeWijziging;
    if (end === null || end >= midnight) return midnight;
    closes = end;
  }
  return closes;
}
