/**
 * An independent recount of bereikbaarheid: the definitions of the domain read aloud, one wait at a time, with whole lists and
 * sorting where the system has cells and bins. It shares no code with the figures, the calendar or the time of the product.
 */
import { DateTime } from 'luxon';
import { KANTOORUREN, type Minuten, minutenVan, type Uren, ZONE } from './hertelling-uren.ts';

/** The truth about one wait. Epoch milliseconds. */
export interface WareWacht {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly begin: number;
  readonly einde: number | null;
  readonly afloop: 'beantwoord' | 'afgehaakt' | 'terugbel-gevraagd' | 'opgehangen-in-menu' | 'wachtend';
}

export interface WareNorm {
  readonly seconden: number;
  readonly klok: 'verstreken' | 'open';
}

const DEFAULT_NORMS: Readonly<Record<string, WareNorm>> = {
  telefoon: { seconden: 30, klok: 'verstreken' },
  mail: { seconden: 57_600, klok: 'open' },
  chat: { seconden: 60, klok: 'verstreken' },
  inloop: { seconden: 900, klok: 'verstreken' },
};
const SHORT_ABANDON_MS = 5000;

export const GETELD = [
  'ontvangen',
  'beantwoord',
  'afgehaakt',
  'afgehaaktKort',
  'terugbelGevraagd',
  'opgehangenInMenu',
  'wachtend',
  'buitenOpeningstijd',
  'binnenNorm',
  'buitenNorm',
  'nogNietBekend',
] as const;
export type Geteld = (typeof GETELD)[number];

export interface Hertelling {
  readonly aantal: Record<Geteld, number>;
  /** Milliseconds of every answered wait. */
  readonly wachttijd: number[];
  readonly opentijd: number[];
  /** Of who gave up. */
  readonly afhaaktijd: number[];
}

export const legeHertelling = (): Hertelling => ({
  aantal: Object.fromEntries(GETELD.map((name) => [name, 0])) as Record<Geteld, number>,
  wachttijd: [],
  opentijd: [],
  afhaaktijd: [],
});

/** What a wait is judged by. */
export interface Maatstaf {
  /** As of when: what waits then is judged by how long it has waited by then. */
  readonly peildatum: number;
  readonly norm: WareNorm | null;
  readonly minuten: Minuten;
}

/** Adds one wait to a row. */
export function tel(row: Hertelling, wacht: WareWacht, maatstaf: Maatstaf): void {
  const { peildatum, minuten } = maatstaf;
  const { begin, afloop } = wacht;
  const until = wacht.einde ?? peildatum;
  const began = minuten.isOpen(begin);
  // Who hangs up in the menu inside opening hours never waited.
  if (afloop === 'opgehangen-in-menu' && began) {
    row.aantal.opgehangenInMenu += 1;
    return;
  }
  row.aantal.ontvangen += 1;
  if (!began) row.aantal.buitenOpeningstijd += 1;
  const became = becameOf(wacht, until);
  row.aantal[became] += 1;
  const verdict = judge(became, wacht, maatstaf);
  if (verdict !== null) row.aantal[verdict] += 1;
  if (became === 'beantwoord') {
    if (began) row.wachttijd.push(until - begin);
    row.opentijd.push(minuten.openMs(begin, until));
  }
  if (became === 'afgehaakt' && began) row.afhaaktijd.push(until - begin);
}

/** The one of the five parts of `ontvangen` in which a wait is. */
function becameOf({ kanaal, begin, afloop }: WareWacht, until: number): Geteld {
  if (afloop === 'terugbel-gevraagd') return 'terugbelGevraagd';
  // Outside opening hours the menu says so, and that was the call.
  if (afloop === 'opgehangen-in-menu') return 'afgehaaktKort';
  if (afloop === 'afgehaakt' && kanaal === 'telefoon' && until - begin <= SHORT_ABANDON_MS) return 'afgehaaktKort';
  return afloop;
}

/** Where it stands against the norm; null where the norm says nothing about it. */
function judge(became: Geteld, { begin, einde }: WareWacht, { peildatum, norm, minuten }: Maatstaf): Geteld | null {
  if (norm === null || became === 'afgehaaktKort') return null;
  // What began outside hours cannot be judged by a clock that ran while everybody was at home.
  if (norm.klok === 'verstreken' && !minuten.isOpen(begin)) return null;
  if (became === 'afgehaakt' || became === 'terugbelGevraagd') return 'buitenNorm';
  const until = einde ?? peildatum;
  const waited = norm.klok === 'open' ? minuten.openMs(begin, until) : until - begin;
  if (waited > norm.seconden * 1000) return 'buitenNorm';
  return became === 'wachtend' ? 'nogNietBekend' : 'binnenNorm';
}

export const INDELINGEN = ['uur', 'dag', 'week', 'maand', 'kwartaal', 'jaar', 'geheel'] as const;
export type Indeling = (typeof INDELINGEN)[number];
const UNITS = { dag: 'day', week: 'week', maand: 'month', kwartaal: 'quarter', jaar: 'year' } as const;

export interface Hertelvraag {
  /** First and last day, local dates. */
  readonly van: string;
  readonly totEnMet: string;
  readonly peildatum: number;
  /** Hours by `kanaal/wijkteam`; what is not named is open on working days from nine to five. */
  readonly uren?: Readonly<Record<string, Uren>>;
  /** By kanaal; what is not named has the default of the product. */
  readonly normen?: Readonly<Record<string, WareNorm | null>>;
  /** The row in which a wait is counted, for rows over several kanalen or wijkteams; its own by default. */
  readonly rij?: (wacht: WareWacht) => Pick<WareWacht, 'kanaal' | 'wijkteam'>;
}

const startOf = (date: string) => DateTime.fromISO(date, { zone: ZONE }).startOf('day').toMillis();

/** The beginning of the row in which an hour lies: never before the first day that was asked. Remembers what it found. */
function makeRowOf(first: number): (hour: number, per: Indeling) => number {
  const days = new Map<number, DateTime>();
  const starts = new Map<string, number>();
  return (hour, per) => {
    if (per === 'geheel') return first;
    if (per === 'uur') return hour;
    let day = days.get(hour);
    if (day === undefined) {
      day = DateTime.fromMillis(hour, { zone: ZONE });
      days.set(hour, day);
    }
    const key = `${per}${day.year}-${day.ordinal}`;
    let start = starts.get(key);
    if (start === undefined) {
      start = Math.max(first, day.startOf(UNITS[per]).toMillis());
      starts.set(key, start);
    }
    return start;
  };
}

export const rijsleutel = (kanaal: string, wijkteam: string, van: number): string =>
  `${kanaal} ${wijkteam} ${new Date(van).toISOString()}`;

/**
 * Recounts a period in all asked divisions at once. Waits that began outside it are passed over.
 * @returns per division the rows in which anything happened, by `rijsleutel`
 */
export function hertel(
  wachten: Iterable<WareWacht>,
  { van, totEnMet, peildatum, uren = {}, normen = {}, rij = (wacht) => wacht }: Hertelvraag,
  indelingen: readonly Indeling[],
): ReadonlyMap<Indeling, ReadonlyMap<string, Hertelling>> {
  const first = startOf(van);
  const end = DateTime.fromISO(totEnMet, { zone: ZONE }).plus({ days: 1 }).startOf('day').toMillis();
  // Waits of the period may end long after it.
  const horizon = Math.ceil((Math.max(end, peildatum) + 40 * 86_400_000) / 3_600_000) * 3_600_000;
  const calendars = new Map<Uren, Minuten>();
  const minutenOf = (hours: Uren): Minuten => {
    const found = calendars.get(hours) ?? minutenVan(hours, first, horizon);
    calendars.set(hours, found);
    return found;
  };
  const rowOf = makeRowOf(first);
  const found = new Map(indelingen.map((per) => [per, new Map<string, Hertelling>()]));
  for (const wacht of wachten) {
    if (wacht.begin < first || wacht.begin >= end) continue;
    const { kanaal, wijkteam, begin } = wacht;
    const counted = rij(wacht);
    const norm = kanaal in normen ? (normen[kanaal] ?? null) : (DEFAULT_NORMS[kanaal] ?? null);
    const maatstaf = { peildatum, norm, minuten: minutenOf(uren[`${kanaal}/${wijkteam}`] ?? KANTOORUREN) };
    for (const [per, rows] of found) {
      const start = rowOf(begin - (begin % 3_600_000), per);
      const key = rijsleutel(counted.kanaal, counted.wijkteam, start);
      let row = rows.get(key);
      if (row === undefined) {
        row = legeHertelling();
        rows.set(key, row);
      }
      tel(row, wacht, maatstaf);
    }
  }
  return found;
}
