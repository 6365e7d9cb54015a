/** Over which days a report is, and when it leaves. */
import { landelijkeSluitingsdagen } from '../openingstijden/feestdagen.ts';
import { addDays, instantOfLocal, isoWeekOf, localDateOf, unitOf, weekdayOf } from '../tijd/amsterdam.ts';
import { datumInWoorden, MAANDEN } from '../tijd/in-woorden.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import type { Rapportdagen, Rapportperiode } from './types.ts';

const VERTREKT = '07:00';

/** The last whole period that ended before the day of `nu`. */
export function laatstePeriode(per: Rapportperiode, nu: Instant): Rapportdagen {
  return vorigePeriode(per, unitOf(per, localDateOf(nu)).van);
}

/** The whole period before the one that begins on `van`. */
export function vorigePeriode(per: Rapportperiode, van: LocalDate): Rapportdagen {
  const totEnMet = addDays(van, -1);
  return { van: unitOf(per, totEnMet).van, totEnMet };
}

/** The period that follows. */
export function volgendePeriode(per: Rapportperiode, { totEnMet }: Rapportdagen): Rapportdagen {
  const { van, tot } = unitOf(per, addDays(totEnMet, 1));
  return { van, totEnMet: addDays(tot, -1) };
}

function isWerkdag(dag: LocalDate): boolean {
  const closed = landelijkeSluitingsdagen(Number(dag.slice(0, 4))).some(({ datum }) => datum === dag);
  return weekdayOf(dag) <= 5 && !closed;
}

/** Seven in the morning, on the wall, of the first working day after the period. */
export function vertrekmoment({ totEnMet }: Rapportdagen): Instant {
  let dag = addDays(totEnMet, 1);
  while (!isWerkdag(dag)) dag = addDays(dag, 1);
  return instantOfLocal(`${dag}T${VERTREKT}`, 'first');
}

/** `oktober 2026`, `week 45 van 2026`, `het vierde kwartaal van 2026`, `2026`. */
export function periodeInWoorden(per: Rapportperiode, { van }: Rapportdagen): string {
  const [jaar, maand] = [van.slice(0, 4), Number(van.slice(5, 7))];
  switch (per) {
    case 'week': {
      const week = isoWeekOf(van);
      return `week ${week.week} van ${week.jaar}`;
    }
    case 'maand':
      return `${MAANDEN[maand - 1]} ${jaar}`;
    case 'kwartaal':
      return `het ${['eerste', 'tweede', 'derde', 'vierde'][Math.floor((maand - 1) / 3)]} kwartaal van ${jaar}`;
    case 'jaar':
      return jaar;
  }
}

export const dagenInWoorden = ({ van, totEnMet }: Rapportdagen): string =>
  `${datumInWoorden(van)} tot en met ${datumInWoorden(totEnMet)}`;
