/** How people found their contact with us: one question, asked only of who agreed to it, answered by nobody's name. */
import type { Kanaal } from '../contact/types.ts';
import { addDays, addMonths, localDateOf, startOfLocalDay, startOfQuarter } from '../tijd/amsterdam.ts';
import { CLOCK_DAY, type Instant, type LocalDate, plusMs } from '../tijd/instant.ts';

/** From very bad to very good. */
export const CIJFERS = [1, 2, 3, 4, 5] as const;
export type Ervaringscijfer = (typeof CIJFERS)[number];

export interface Ervaringsvraagbeleid {
  readonly aan: boolean;
  /** The question itself; absent = the default. */
  readonly vraag?: string;
  /** Absent = all. */
  readonly kanalen?: readonly Kanaal[];
}

export const STANDAARD_VRAAG = 'Hoe tevreden bent u over hoe wij u geholpen hebben?';

/** So long an answer can be given, and changed. */
export const ANTWOORD_MS = 14 * CLOCK_DAY;
/** Nobody is asked more often than once in so many days. */
export const VRAAG_PAUZE_MS = 90 * CLOCK_DAY;

/** What a link leads to. It names no contact and no person. */
export interface Ervaringsvraag {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly gesteldOp: Instant;
}

/** The quarter (Europe/Amsterdam) in which the question was asked, by its first day. */
export const kwartaalVan = ({ gesteldOp }: Ervaringsvraag): LocalDate => startOfQuarter(localDateOf(gesteldOp));

/** From when on a quarter is shown: no answer to it can come or change any more. */
export const definitiefOp = (kwartaal: LocalDate): Instant =>
  plusMs(startOfLocalDay(addMonths(kwartaal, 3)), ANTWOORD_MS);

/** First days of the quarters that lie in [van, totEnMet] as a whole and are final. */
export function kwartalenIn(van: LocalDate, totEnMet: LocalDate, nu: Instant): readonly LocalDate[] {
  const found: LocalDate[] = [];
  const first = startOfQuarter(van) === van ? van : addMonths(startOfQuarter(van), 3);
  for (let one = first; addDays(addMonths(one, 3), -1) <= totEnMet; one = addMonths(one, 3)) {
    if (definitiefOp(one) <= nu) found.push(one);
  }
  return found;
}
