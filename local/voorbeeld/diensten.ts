/** The duty roster of the example: inloop in the inloop hours, achterwacht in the rest of the working day. */
import type { Dienst } from '../../shared/domain/achterwacht/types.ts';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { landelijkeSluitingsdagen } from '../../shared/domain/openingstijden/feestdagen.ts';
import type { Dagdeel } from '../../shared/domain/openingstijden/types.ts';
import { addDays, localDateOf, weekdayOf } from '../../shared/domain/tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../../shared/domain/tijd/instant.ts';
import { INLOOP, PROFESSIONALS } from './organisatie.ts';

/** Days before and after the first start for which there are duties. */
const DAYS_BACK = 7;
const DAYS_AHEAD = 56;
const BEGIN = '09:00';
const END = '17:00';

function isWorkingDay(day: LocalDate): boolean {
  return weekdayOf(day) <= 5 && !landelijkeSluitingsdagen(Number(day.slice(0, 4))).some(({ datum }) => datum === day);
}

/** What of the working day is not inloop. */
function aroundInloop(inloop: Dagdeel | undefined): readonly Dagdeel[] {
  if (inloop === undefined) return [{ van: BEGIN, tot: END }];
  return [
    { van: BEGIN, tot: inloop.van },
    { van: inloop.tot, tot: END },
  ].filter(({ van, tot }) => van < tot);
}

function dienstenOfDay(wijkteam: keyof typeof PROFESSIONALS, day: LocalDate): readonly Dienst[] {
  const inloop = INLOOP[wijkteam]?.[weekdayOf(day)];
  return DOMEINEN.flatMap((domein) => {
    const make = (soort: Dienst['soort'], { van, tot }: Dagdeel): Dienst => ({
      id: `voorbeeld-${wijkteam}-${domein}-${day}-${van.replace(':', '')}`,
      soort,
      wijkteam,
      ...(soort === 'inloop' && { locatie: wijkteam }),
      domein,
      professional: PROFESSIONALS[wijkteam][domein],
      van: `${day}T${van}`,
      tot: `${day}T${tot}`,
      vervanging: false,
    });
    const rest = aroundInloop(inloop).map((dagdeel) => make('achterwacht', dagdeel));
    return inloop === undefined ? rest : [make('inloop', inloop), ...rest];
  });
}

/** Duties for each working day from a week before `now` to eight weeks after it, for both domeinen of each wijkteam. */
export function voorbeeldDiensten(now: Instant): readonly Dienst[] {
  const today = localDateOf(now);
  const days = Array.from({ length: DAYS_BACK + DAYS_AHEAD + 1 }, (_, i) => addDays(today, i - DAYS_BACK));
  const wijkteams = Object.keys(PROFESSIONALS) as (keyof typeof PROFESSIONALS)[];
  return days.filter(isWorkingDay).flatMap((day) => wijkteams.flatMap((wijkteam) => dienstenOfDay(wijkteam, day)));
}
