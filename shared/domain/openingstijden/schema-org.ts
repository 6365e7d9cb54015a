/** Opening hours in the words of schema.org, which search engines and municipal sites read. */
import type { Fault } from '../errors.ts';
import { isLocalDate, isLocalTime } from '../tijd/amsterdam.ts';
import type { LocalDate } from '../tijd/instant.ts';
import type { Dagdeel, Openingsregeling, Uitzondering, Weekpatroon } from './types.ts';
import type { Uurrooster } from './uurrooster.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const SCHEMA = 'https://schema.org/';
const HOLIDAYS = 'PublicHolidays';

/** Times on the wall clock; `closes` before `opens` runs past midnight; without either it is closed. */
export interface OpeningHoursSpecification {
  readonly '@type': 'OpeningHoursSpecification';
  readonly dayOfWeek?: readonly string[];
  readonly opens?: string;
  readonly closes?: string;
  readonly validFrom?: LocalDate;
  readonly validThrough?: LocalDate;
  /** Why, of a day that is otherwise. */
  readonly name?: string;
}

export interface SchemaOrgHours {
  readonly openingHoursSpecification: readonly OpeningHoursSpecification[];
  readonly specialOpeningHoursSpecification: readonly OpeningHoursSpecification[];
}

/**
 * schema.org has no 24:00: the end of the day is the beginning of the next. A day that is open all through is written as
 * search engines ask for it, until 23:59, because 00:00 to 00:00 means closed to them.
 */
const ALL_DAY = '23:59';
const closes = ({ van, tot }: Dagdeel): string => (tot !== '24:00' ? tot : van === '00:00' ? ALL_DAY : '00:00');

export function naarSchemaOrg({ seizoenen, bijzonder }: Uurrooster): SchemaOrgHours {
  const weekly = seizoenen.flatMap(({ van, totEnMet, week }): OpeningHoursSpecification[] => {
    const days = new Map<string, string[]>();
    for (const { dag, dagdelen } of week) {
      for (const deel of dagdelen) {
        const key = `${deel.van} ${closes(deel)}`;
        days.set(key, [...(days.get(key) ?? []), `${SCHEMA}${DAYS[dag - 1]}`]);
      }
    }
    return [...days].map(([key, dayOfWeek]) => {
      const [opens, until] = key.split(' ') as [string, string];
      const valid = { validFrom: van, validThrough: totEnMet };
      return { '@type': 'OpeningHoursSpecification', dayOfWeek, opens, closes: until, ...valid };
    });
  });
  const special = bijzonder.flatMap(({ datum, dagdelen, reden }): OpeningHoursSpecification[] => {
    const day = { validFrom: datum, validThrough: datum, name: reden };
    if (dagdelen.length === 0) return [{ '@type': 'OpeningHoursSpecification', ...day }];
    return dagdelen.map((deel) => {
      return { '@type': 'OpeningHoursSpecification', opens: deel.van, closes: closes(deel), ...day };
    });
  });
  return { openingHoursSpecification: weekly, specialOpeningHoursSpecification: special };
}

type Loose = Readonly<Record<string, unknown>>;

/**
 * Reads hours as others publish them. What is not understood is named, all of it at once, and then nothing is read:
 * half of somebody's opening hours are wrong opening hours. National closing days hold only where the source says
 * `PublicHolidays` without hours.
 */
export function vanSchemaOrg(
  source: unknown,
): { readonly regeling: Openingsregeling } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const fault = (veld: string, melding: string): void => {
    faults.push({ veld, melding });
  };
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    return { faults: [{ veld: '', melding: 'Dit is geen object met openingHoursSpecification.' }] };
  }
  const patronen = new Map<string, { van: LocalDate; tot: LocalDate | undefined; week: Map<number, Dagdeel[]> }>();
  const uitzonderingen = new Map<string, { van: LocalDate; tot: LocalDate; reden: string; dagdelen: Dagdeel[] }>();
  let landelijk = false;

  const weekly = listOf((source as Loose)['openingHoursSpecification'], 'openingHoursSpecification', fault);
  for (const [veld, item] of weekly) {
    const read = readSpecification(veld, item, fault);
    if (read === undefined) continue;
    const days = readDays(`${veld}.dayOfWeek`, item['dayOfWeek'], fault);
    if (days.includes(HOLIDAYS)) {
      if (read.dagdeel === null) landelijk = true;
      else
        fault(`${veld}.dayOfWeek`, 'Open op feestdagen kan hier niet worden overgenomen; voeg een uitzondering toe.');
    }
    const key = `${read.van ?? ''}/${read.tot ?? ''}`;
    const patroon = patronen.get(key) ?? { van: read.van ?? '1900-01-01', tot: read.tot, week: new Map() };
    for (const day of days) {
      const dag = DAYS.indexOf(day as (typeof DAYS)[number]) + 1;
      if (dag > 0 && read.dagdeel) patroon.week.set(dag, [...(patroon.week.get(dag) ?? []), read.dagdeel]);
    }
    if (days.some((day) => day !== HOLIDAYS)) patronen.set(key, patroon);
  }

  const special = listOf(
    (source as Loose)['specialOpeningHoursSpecification'],
    'specialOpeningHoursSpecification',
    fault,
  );
  for (const [veld, item] of special) {
    const read = readSpecification(veld, item, fault);
    if (read === undefined) continue;
    if (read.van === undefined) {
      fault(`${veld}.validFrom`, 'Bij afwijkende uren is een eerste dag nodig.');
      continue;
    }
    const tot = read.tot ?? read.van;
    const reden =
      typeof item['name'] === 'string' && item['name'].trim() !== '' ? item['name'].trim() : 'afwijkende uren';
    const found = uitzonderingen.get(`${read.van}/${tot}`) ?? { van: read.van, tot, reden, dagdelen: [] };
    if (read.dagdeel) found.dagdelen.push(read.dagdeel);
    uitzonderingen.set(`${read.van}/${tot}`, found);
  }

  if (faults.length > 0) return { faults };
  return {
    regeling: {
      patronen: [...patronen.values()].map(({ van, tot, week }): Weekpatroon => {
        const days = [...week].sort(([a], [b]) => a - b).map(([dag, dagdelen]) => ({ dag, dagdelen }));
        return { geldigVan: van, ...(tot !== undefined && { geldigTotEnMet: tot }), week: days };
      }),
      landelijkeSluitingsdagen: landelijk,
      sluitingsdagen: [],
      uitzonderingen: [...uitzonderingen.values()].map(({ van, tot, reden, dagdelen }): Uitzondering => {
        return { van, totEnMet: tot, dagdelen, reden };
      }),
      sluitingen: [],
    },
  };
}

type Report = (veld: string, melding: string) => void;

function listOf(value: unknown, veld: string, fault: Report): readonly (readonly [string, Loose])[] {
  if (value === undefined) return [];
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap((item, index) => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item))
      return [[`${veld}[${index}]`, item as Loose]];
    fault(`${veld}[${index}]`, 'Dit is geen OpeningHoursSpecification.');
    return [];
  });
}

interface Read {
  readonly van: LocalDate | undefined;
  readonly tot: LocalDate | undefined;
  /** Null = closed. */
  readonly dagdeel: Dagdeel | null;
}

function readSpecification(veld: string, item: Loose, fault: Report): Read | undefined {
  let sound = true;
  const wrong = (part: string, melding: string): undefined => {
    sound = false;
    fault(`${veld}.${part}`, melding);
    return undefined;
  };
  const day = (part: string): LocalDate | undefined => {
    const value = item[part];
    if (value === undefined) return undefined;
    const date = typeof value === 'string' ? value.slice(0, 10) : '';
    return isLocalDate(date) ? date : wrong(part, 'Dit is geen bestaande datum. Schrijf de datum als jjjj-mm-dd.');
  };
  const time = (part: string): string | undefined => {
    const value = item[part];
    if (value === undefined) return undefined;
    const text = typeof value === 'string' ? value.slice(0, 5) : '';
    return isLocalTime(text) ? text : wrong(part, 'Dit is geen tijd. Schrijf de tijd als uu:mm, bijvoorbeeld 09:00.');
  };
  const [van, tot, opens, until] = [day('validFrom'), day('validThrough'), time('opens'), time('closes')];
  if (van !== undefined && tot !== undefined && tot < van)
    wrong('validThrough', 'De laatste dag ligt voor de eerste dag.');
  if (sound && (opens === undefined) !== (until === undefined))
    wrong('opens', 'Geef begin en einde, of geen van beide.');
  if (!sound) return undefined;
  // Equal times mean closed to some publishers and open all day to others; 00:00 to 00:00 is the usual word for closed.
  if (opens !== undefined && opens === until && opens !== '00:00') {
    return wrong('closes', 'Begin en einde zijn gelijk: het is niet duidelijk of het dicht of juist open is.');
  }
  if (opens === undefined || until === undefined || opens === until) return { van, tot, dagdeel: null };
  return {
    van,
    tot,
    dagdeel: { van: opens, tot: until === '00:00' || (opens === '00:00' && until === ALL_DAY) ? '24:00' : until },
  };
}

function readDays(veld: string, value: unknown, fault: Report): readonly string[] {
  const days = (Array.isArray(value) ? value : [value]).map((day) =>
    typeof day === 'string' ? day.replace(/^https?:\/\/schema\.org\//, '') : '',
  );
  if (days.some((day) => day !== HOLIDAYS && !DAYS.includes(day as (typeof DAYS)[number]))) {
    fault(veld, 'Noem de dagen, bijvoorbeeld https://schema.org/Monday.');
  }
  return days;
}
