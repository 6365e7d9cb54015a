/** The periods of a report, in Europe/Amsterdam. */
import { InvalidError } from '../errors.ts';
import { addDays, dayNumberOf, startOfDayMs, unitOf } from '../tijd/amsterdam.ts';
import { HOUR, instantOf, type LocalDate } from '../tijd/instant.ts';
import type { Indeling, Periode } from './types.ts';

/** More rows than this in one report are refused: a leap year of hours of four kanalen. */
export const MAX_PERIODEN = 366 * 24 * 4;

/**
 * The periods from day `van` up to and including day `totEnMet`, in order. The first and last are cut to the asked
 * days. Hours are clock hours: the hour that comes twice in October is two, the day in March has 23. Empty when
 * `totEnMet` lies before `van`. Throws InvalidError when there would be more than `MAX_PERIODEN`.
 */
export function perioden(van: LocalDate, totEnMet: LocalDate, per: Indeling): readonly Periode[] {
  if (totEnMet < van) return [];
  const end = addDays(totEnMet, 1);
  if (per === 'geheel') return [period(startOf(van), startOf(end))];

  const days = dayNumberOf(end) - dayNumberOf(van);
  if ((per === 'uur' ? days * 24 : per === 'dag' ? days : days / 7) > MAX_PERIODEN) {
    const melding =
      'Deze periode heeft te veel rijen in deze indeling. Kies een kortere periode of een grovere indeling.';
    throw new InvalidError([{ veld: 'per', melding }]);
  }

  const found: Periode[] = [];
  if (per === 'uur') {
    const last = startOf(end);
    for (let at = startOf(van); at < last; at += HOUR) found.push(period(at, at + HOUR));
    return found;
  }
  for (let date = van; date < end; ) {
    let until = unitOf(per, date).tot;
    if (until > end) until = end;
    found.push(period(startOf(date), startOf(until)));
    date = until;
  }
  return found;
}

function startOf(date: LocalDate): number {
  return startOfDayMs(dayNumberOf(date));
}

function period(van: number, tot: number): Periode {
  return { van: instantOf(van), tot: instantOf(tot) };
}
