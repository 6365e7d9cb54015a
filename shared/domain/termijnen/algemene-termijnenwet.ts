/**
 * The Algemene termijnenwet (BWBR0002448, as it holds since 10 October 2010): what becomes of a statutory term that
 * ends on a day on which nobody works. Another calendar than that of the municipal offices.
 */
import { eerstePaasdag, koningsdag } from '../openingstijden/feestdagen.ts';
import { addDays, addMonths, weekdayOf } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';

/** Days equated with a recognised holiday by decree (art. 3, third paragraph). The decrees come per three years. */
export const GELIJKGESTELDE_DAGEN: readonly LocalDate[] = [
  '2023-04-28',
  '2023-05-19',
  '2024-05-10',
  '2024-12-27',
  '2025-05-30',
  '2026-01-02',
  '2026-05-15',
  '2027-05-07',
  '2028-04-28',
  '2028-05-26',
];
/** Last year for which a decree on equated days is known. */
export const GELIJKSTELLING_BEKEND_TOT_EN_MET = 2028;

export interface WettelijkeTermijn {
  readonly van: LocalDate;
  readonly aantal: number;
  readonly eenheid: 'dagen' | 'weken' | 'maanden' | 'jaren';
}

export interface WettelijkEinde {
  /** The last day of the term as the act leaves it. */
  readonly einde: LocalDate;
  /** The last day by counting alone. */
  readonly ruwEinde: LocalDate;
  readonly uitleg: readonly string[];
  readonly waarschuwing: string | null;
}

/** The recognised holiday on a day (art. 3), or undefined. Sundays, and so Easter and Whit Sunday, are not listed. */
export function erkendeFeestdag(date: LocalDate): string | undefined {
  const jaar = Number(date.slice(0, 4));
  const pasen = eerstePaasdag(jaar);
  const holidays: Record<LocalDate, string> = {
    [`${jaar}-01-01`]: 'Nieuwjaarsdag',
    [addDays(pasen, -2)]: 'Goede Vrijdag',
    [addDays(pasen, 1)]: 'Tweede paasdag',
    [koningsdag(jaar)]: 'Koningsdag',
    [`${jaar}-05-05`]: 'Bevrijdingsdag',
    [addDays(pasen, 39)]: 'Hemelvaartsdag',
    [addDays(pasen, 50)]: 'Tweede pinksterdag',
    [`${jaar}-12-25`]: 'Eerste kerstdag',
    [`${jaar}-12-26`]: 'Tweede kerstdag',
  };
  return holidays[date] ?? (GELIJKGESTELDE_DAGEN.includes(date) ? 'gelijkgestelde dag' : undefined);
}

/** Why a term cannot end on this day (Saturday, Sunday, holiday), or undefined when it can. */
function geenEinddag(date: LocalDate): string | undefined {
  return erkendeFeestdag(date) ?? ({ 6: 'zaterdag', 7: 'zondag' } as Record<number, string>)[weekdayOf(date)];
}

/** Art. 4: longer than 90 days, twelve weeks or three months, or in years: the act does not touch it. */
function isUitgezonderd({ aantal, eenheid }: WettelijkeTermijn): boolean {
  const limits = { dagen: 90, weken: 12, maanden: 3, jaren: 0 } as const;
  return aantal > limits[eenheid];
}

function addTerm({ van, aantal, eenheid }: WettelijkeTermijn): LocalDate {
  switch (eenheid) {
    case 'dagen':
      return addDays(van, aantal);
    case 'weken':
      return addDays(van, 7 * aantal);
    case 'maanden':
      return addMonths(van, aantal);
    case 'jaren':
      return addMonths(van, 12 * aantal);
  }
}

/**
 * The last day of a statutory term that begins with the day after `van`. `opgeschorteDagen` lengthen it before the act
 * is applied. Not for terms that are counted back from a date, nor for terms in hours (art. 1, second paragraph; 4).
 */
export function eindeWettelijkeTermijn(termijn: WettelijkeTermijn, opgeschorteDagen = 0): WettelijkEinde {
  const ruwEinde = addDays(addTerm(termijn), opgeschorteDagen);
  const uitleg = [`${termijn.aantal} ${termijn.eenheid} na ${termijn.van}: ${ruwEinde}`];
  if (opgeschorteDagen > 0) uitleg[0] += ` (met ${opgeschorteDagen} opgeschorte dagen)`;
  if (isUitgezonderd(termijn)) {
    return {
      einde: ruwEinde,
      ruwEinde,
      uitleg: [...uitleg, 'niet verlengd (Algemene termijnenwet, art. 4)'],
      waarschuwing: null,
    };
  }

  let einde = ruwEinde;
  for (let reason = geenEinddag(einde); reason !== undefined; reason = geenEinddag(einde)) {
    const next = addDays(einde, 1);
    uitleg.push(`${einde} is ${reason}: verlengd tot en met ${next} (art. 1)`);
    einde = next;
  }
  if (addDays(termijn.van, 3) <= ruwEinde) {
    const working = workingDaysIn(termijn.van, einde);
    for (let missing = 2 - working; missing > 0; missing -= 1) {
      do einde = addDays(einde, 1);
      while (geenEinddag(einde) !== undefined);
      uitleg.push(`minder dan twee werkdagen in de termijn: verlengd tot en met ${einde} (art. 2)`);
    }
  }
  const unknown = Number(einde.slice(0, 4)) > GELIJKSTELLING_BEKEND_TOT_EN_MET;
  const waarschuwing = unknown
    ? `Na ${GELIJKSTELLING_BEKEND_TOT_EN_MET} zijn de met feestdagen gelijkgestelde dagen nog niet bekend; de termijn kan later eindigen.`
    : null;
  return { einde, ruwEinde, uitleg, waarschuwing };
}

/** Days after `van` up to and including `totEnMet` that are no Saturday, Sunday or holiday; stops counting at two. */
function workingDaysIn(van: LocalDate, totEnMet: LocalDate): number {
  let found = 0;
  for (let day = addDays(van, 1); day <= totEnMet && found < 2; day = addDays(day, 1)) {
    if (geenEinddag(day) === undefined) found += 1;
  }
  return found;
}
