/** When each term of the domain rules ends. */
import { landelijkeSluitingsdagen } from '../openingstijden/feestdagen.ts';
import type { Sluitingsdag } from '../openingstijden/types.ts';
import { addDays, localDateOf, startOfLocalDay, weekdayOf } from '../tijd/amsterdam.ts';
import { HOUR, type Instant, type LocalDate, plusMs } from '../tijd/instant.ts';
import { eindeWettelijkeTermijn } from './algemene-termijnenwet.ts';
import type { TermijnEinde, Termijnsoort } from './types.ts';

/** 48 hours on the clock are 172,800 seconds, through nights, weekends, holidays and both clock changes. */
export const SPOED_TERMIJN_MS = 48 * HOUR;

interface Options {
  /** Local closing days beside the national ones: no working days. */
  readonly sluitingsdagen?: readonly Pick<Sluitingsdag, 'datum'>[];
  /** Days during which a decision was suspended because information was missing; only for `besluit`. */
  readonly opgeschorteDagen?: number;
}

type Regel =
  | { readonly in: 'uren'; readonly ms: number }
  | { readonly in: 'werkdagen'; readonly aantal: number }
  | { readonly in: 'weken' | 'maanden'; readonly aantal: number };

/** Sources: IKR bijlage 1 and steps 1-3, KRIMPEN (spoed), Awb (besluit; 9:11 for complaints). */
const REGELS: Readonly<Record<Termijnsoort, Regel>> = {
  crisis: { in: 'uren', ms: 0 },
  spoed: { in: 'uren', ms: SPOED_TERMIJN_MS },
  regulier: { in: 'weken', aantal: 2 },
  terugbelverzoek: { in: 'werkdagen', aantal: 1 },
  inloopstap: { in: 'werkdagen', aantal: 2 },
  'eerste-vraagverhelderingsgesprek': { in: 'weken', aantal: 2 },
  vraagverheldering: { in: 'weken', aantal: 8 },
  besluit: { in: 'weken', aantal: 8 },
  'start-ondersteuning': { in: 'weken', aantal: 2 },
  evaluatie: { in: 'maanden', aantal: 6 },
  'evaluatie-intensief': { in: 'maanden', aantal: 3 },
  klacht: { in: 'weken', aantal: 6 },
};

/**
 * The end of a term that runs from `van`: to the millisecond for terms in hours, else the end of a local day. Terms in
 * weeks and months follow the Algemene termijnenwet; terms in working days the closing days of the municipality.
 */
export function termijnEinde(soort: Termijnsoort, van: Instant, options: Options = {}): TermijnEinde {
  const regel = REGELS[soort];
  if (regel.in === 'uren') {
    const uiterlijkOp = plusMs(van, regel.ms);
    const uitleg = regel.ms === 0 ? 'direct' : `${regel.ms / HOUR} klokuren na ${van}, ook in nacht en weekend`;
    return { uiterlijkOp, dag: localDateOf(uiterlijkOp), uitleg: [uitleg], waarschuwing: null };
  }
  const begin = localDateOf(van);
  if (regel.in === 'werkdagen') {
    const dag = addWorkingDays(begin, regel.aantal, new Set(options.sluitingsdagen?.map(({ datum }) => datum)));
    const uitleg = `${regel.aantal} ${regel.aantal === 1 ? 'werkdag' : 'werkdagen'} na ${begin}: ${dag}`;
    return { uiterlijkOp: endOfDay(dag), dag, uitleg: [uitleg], waarschuwing: null };
  }
  const suspended = soort === 'besluit' ? (options.opgeschorteDagen ?? 0) : 0;
  const { einde, uitleg, waarschuwing } = eindeWettelijkeTermijn(
    { van: begin, aantal: regel.aantal, eenheid: regel.in },
    suspended,
  );
  return { uiterlijkOp: endOfDay(einde), dag: einde, uitleg, waarschuwing };
}

/** The day that is `count` working days of the municipality after `date`. */
export function addWorkingDays(date: LocalDate, count: number, closed: ReadonlySet<LocalDate> = new Set()): LocalDate {
  let day = date;
  for (let left = count; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, closed)) left -= 1;
  }
  return day;
}

/** Monday to Friday, without the national and the given closing days. */
export function isWorkingDay(date: LocalDate, closed: ReadonlySet<LocalDate> = new Set()): boolean {
  if (weekdayOf(date) > 5 || closed.has(date)) return false;
  return !landelijkeSluitingsdagen(Number(date.slice(0, 4))).some(({ datum }) => datum === date);
}

/** The last millisecond of a local day. */
function endOfDay(date: LocalDate): Instant {
  return plusMs(startOfLocalDay(addDays(date, 1)), -1);
}
