/** When people are told that a term is about to end. Every kind has its own time, long enough to still do what it asks. */
import { addDays } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import { isWorkingDay } from './termijn-einde.ts';
import type { Termijnsoort } from './types.ts';

interface Waarschuwtijd {
  readonly in: 'werkdagen' | 'dagen';
  readonly aantal: number;
}

const KORT: Waarschuwtijd = { in: 'werkdagen', aantal: 3 };
const LAATSTE: Waarschuwtijd = { in: 'werkdagen', aantal: 1 };

/**
 * Before the day on which the term ends, far to near. None: the case or the request itself tells of it. A term of weeks is a
 * matter of an appointment, one of eight weeks of a letter, an evaluation of asking several people to come.
 */
export const WAARSCHUWTIJDEN: Readonly<Record<Termijnsoort, readonly Waarschuwtijd[]>> = {
  crisis: [],
  spoed: [],
  terugbelverzoek: [],
  inloopstap: [{ in: 'werkdagen', aantal: 0 }],
  regulier: [KORT, LAATSTE],
  'eerste-vraagverhelderingsgesprek': [KORT, LAATSTE],
  'start-ondersteuning': [KORT, LAATSTE],
  vraagverheldering: [{ in: 'dagen', aantal: 10 }, LAATSTE],
  besluit: [{ in: 'dagen', aantal: 10 }, LAATSTE],
  klacht: [{ in: 'dagen', aantal: 10 }, LAATSTE],
  evaluatie: [{ in: 'dagen', aantal: 28 }, LAATSTE],
  'evaluatie-intensief': [{ in: 'dagen', aantal: 14 }, LAATSTE],
};

/** Within this many days of its end every term that will be told of has had its first warning. */
export const VROEGST_DAGEN = 40;

/** The days on which to tell that a term of this kind ends on `dag`, in order; days on which people work. */
export function waarschuwdagen(soort: Termijnsoort, dag: LocalDate): readonly LocalDate[] {
  return WAARSCHUWTIJDEN[soort].map(({ in: eenheid, aantal }) =>
    eenheid === 'werkdagen' ? workingDaysBefore(dag, aantal) : lastWorkingDay(addDays(dag, -aantal)),
  );
}

function workingDaysBefore(date: LocalDate, count: number): LocalDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, -1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

function lastWorkingDay(date: LocalDate): LocalDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
