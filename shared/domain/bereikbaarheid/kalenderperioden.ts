/** Whole months, quarters and years, by name: what cannot be added up from days is counted for these. */
import { addDays } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';

export interface Kalenderperiode {
  /** `2026-11`, `2026-K4` or `2026`. */
  readonly naam: string;
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** From the first of `maand` (1-12) for so many months. */
function months(naam: string, jaar: number, maand: number, aantal: number): Kalenderperiode {
  const next = maand + aantal > 12 ? `${jaar + 1}-01-01` : `${jaar}-${two(maand + aantal)}-01`;
  return { naam, van: `${jaar}-${two(maand)}-01` as LocalDate, totEnMet: addDays(next as LocalDate, -1) };
}

/** The month, the quarter and the year that a day lies in. */
function around(dag: LocalDate): readonly Kalenderperiode[] {
  const [jaar, maand] = [Number(dag.slice(0, 4)), Number(dag.slice(5, 7))];
  const kwartaal = Math.ceil(maand / 3);
  return [
    months(`${jaar}-${two(maand)}`, jaar, maand, 1),
    months(`${jaar}-K${kwartaal}`, jaar, 3 * kwartaal - 2, 3),
    months(`${jaar}`, jaar, 1, 12),
  ];
}

/** Each that any of the days lies in, once, in order of name. */
export function kalenderperioden(dagen: Iterable<LocalDate>): readonly Kalenderperiode[] {
  const found = new Map<string, Kalenderperiode>();
  for (const dag of dagen) for (const one of around(dag)) found.set(one.naam, one);
  return [...found.values()].sort((a, b) => (a.naam < b.naam ? -1 : 1));
}

/** Those that lie in [van, totEnMet] as a whole, or as far as they have come by `vandaag`. */
export function kalenderperiodenBinnen(
  van: LocalDate,
  totEnMet: LocalDate,
  vandaag: LocalDate,
): readonly Kalenderperiode[] {
  const days: LocalDate[] = [];
  for (let dag = van; dag <= totEnMet; dag = addDays(dag, 1)) days.push(dag);
  return kalenderperioden(days).filter(
    (one) => one.van >= van && (one.totEnMet <= totEnMet || (vandaag >= one.van && vandaag <= totEnMet)),
  );
}
