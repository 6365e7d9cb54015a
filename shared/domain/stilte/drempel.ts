/**
 * How long a kanaal may be quiet. Learned from its own past: the longest silences of the same weekday in the last weeks, in
 * time open, with a margin; and never less than a floor, so that a kanaal that is always busy gives no alarm over a lunch.
 */

import type { Kanaal } from '../contact/types.ts';
import type { Dagstilte } from '../dagcontrole/types.ts';
import type { Interval } from '../openingstijden/intervallen.ts';
import { addDays } from '../tijd/amsterdam.ts';
import { HOUR, type Instant, type LocalDate } from '../tijd/instant.ts';
import { openMs } from './open-tijd.ts';
import type { Drempel } from './types.ts';

/**
 * Floors, in time open. A shared phone line is seldom quiet for an hour and a half; a mail box may be for half a day; chat and
 * inloop are used by few, and a whole day without anybody is ordinary.
 */
export const ONDERGRENS_MS: Readonly<Record<Kanaal, number>> = {
  telefoon: 1.5 * HOUR,
  mail: 4 * HOUR,
  chat: 8 * HOUR,
  inloop: 8 * HOUR,
};

export const WEKEN = 8;
const MARGE = 1.5;
/** What must be known of the past: so many comparable days with so many messages each. Of one wijkteam more is asked. */
const GENOEG = {
  organisatie: { dagen: 4, berichten: 3 },
  wijkteam: { dagen: 6, berichten: 8 },
} as const;
/** From so many days on the longest silence of all is left out: it may have been a disturbance itself. */
const UITSCHIETER_VANAF = 6;

/** The same weekday in the weeks before. */
export function vergelijkbareDagen(dag: LocalDate): readonly LocalDate[] {
  return Array.from({ length: WEKEN }, (_, index) => addDays(dag, -7 * (index + 1)));
}

/**
 * @param verleden what the comparable days were like, of this kanaal and wijkteam only; days without a check are left out
 * @returns the floor for the organisatie, and null for a wijkteam, while too little is known
 */
export function drempelVan(
  kanaal: Kanaal,
  wijkteam: string | null,
  verleden: readonly Pick<Dagstilte, 'berichten' | 'langsteStilteMs'>[],
): Drempel | null {
  const genoeg = wijkteam === null ? GENOEG.organisatie : GENOEG.wijkteam;
  const dagen = verleden.filter(({ berichten }) => berichten >= genoeg.berichten);
  const ondergrens = ONDERGRENS_MS[kanaal];
  if (dagen.length < genoeg.dagen) return wijkteam === null ? { ms: ondergrens, bron: 'ondergrens' } : null;
  const langste = dagen.map(({ langsteStilteMs }) => langsteStilteMs).sort((a, b) => b - a);
  const gekend = langste[langste.length >= UITSCHIETER_VANAF ? 1 : 0] ?? 0;
  return { ms: Math.max(ondergrens, Math.round(gekend * MARGE)), bron: 'verleden' };
}

/**
 * The longest silence that a day ended in or held, in time open.
 * @param open when the kanaal was open, from `vorige` (or the begin of the day) up to the end of the day
 * @param vorige when the last message before this day came in; null when nobody knows
 * @param ontvangen when messages came in on this day, in any order
 */
export function langsteStilte(
  open: readonly Interval[],
  { van, tot }: { readonly van: Instant; readonly tot: Instant },
  vorige: Instant | null,
  ontvangen: readonly Instant[],
): number {
  const instants = [vorige ?? van, ...ontvangen.toSorted(), tot];
  return instants.reduce((longest, at, index) => {
    const before = instants[index - 1];
    return before === undefined ? longest : Math.max(longest, openMs(open, before, at));
  }, 0);
}
