/** The form of a regeling: what somebody types, and the regeling that it stands for. */

import type { Dagdeel, Regeling } from '../../app/antwoorden/openingstijden.ts';
import type { Fout } from '../../app/api.ts';
import { WEEKDAGEN } from './jaar.ts';

export interface Patroonform {
  readonly geldigVan: string;
  /** Empty: until a later one begins. */
  readonly geldigTotEnMet: string;
  /** Monday to Sunday. */
  readonly week: readonly (readonly Dagdeel[])[];
}

type Uitzondering = Regeling['uitzonderingen'][number];
/** `voorbij`: it was over when it was read. A day that is being typed stays where it is. */
export type Uitzonderingform = Uitzondering & { readonly voorbij: boolean };

export interface Formulier {
  readonly patronen: readonly Patroonform[];
  readonly landelijk: boolean;
  readonly sluitingsdagen: Regeling['sluitingsdagen'];
  readonly uitzonderingen: readonly Uitzonderingform[];
}

/** A field for a time knows no 24:00: midnight at the end of a day is 00:00 there. */
const inVeld = ({ van, tot }: Dagdeel): Dagdeel => ({ van, tot: tot === '24:00' ? '00:00' : tot });
const uitVeld = ({ van, tot }: Dagdeel): Dagdeel => ({ van, tot: tot === '00:00' ? '24:00' : tot });

/** Order is kept: of exceptions that are equally long the last one counts. */
export const formulierVan = (regeling: Regeling, vandaag: string): Formulier => ({
  patronen: regeling.patronen.map(({ geldigVan, geldigTotEnMet = '', week }) => ({
    geldigVan,
    geldigTotEnMet,
    week: WEEKDAGEN.map((_, index) =>
      week
        .filter(({ dag }) => dag === index + 1)
        .flatMap(({ dagdelen }) => dagdelen)
        .map(inVeld),
    ),
  })),
  landelijk: regeling.landelijkeSluitingsdagen,
  sluitingsdagen: regeling.sluitingsdagen,
  uitzonderingen: regeling.uitzonderingen.map((een) => ({
    ...een,
    dagdelen: een.dagdelen.map(inVeld),
    voorbij: een.totEnMet < vandaag,
  })),
});

/**
 * Every day of a week stands in it, so that a fault names the day by its place. `rest` is no part of the form: without
 * `volgtWijkteam` the hours hold from today on.
 */
export const regelingUit = (formulier: Formulier, rest: Pick<Regeling, 'sluitingen' | 'volgtWijkteam'>): Regeling => ({
  patronen: formulier.patronen.map(({ geldigVan, geldigTotEnMet, week }) => ({
    geldigVan,
    ...(geldigTotEnMet !== '' && { geldigTotEnMet }),
    week: week.map((dagdelen, index) => ({ dag: index + 1, dagdelen: dagdelen.map(uitVeld) })),
  })),
  landelijkeSluitingsdagen: formulier.landelijk,
  sluitingsdagen: formulier.sluitingsdagen,
  uitzonderingen: formulier.uitzonderingen.map(
    ({ voorbij: _, ...een }): Uitzondering => ({ ...een, dagdelen: een.dagdelen.map(uitVeld) }),
  ),
  ...rest,
});

export const gelijk = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export const vervang = <T>(lijst: readonly T[], index: number, nieuw: T): readonly T[] =>
  lijst.map((een, nummer) => (nummer === index ? nieuw : een));
export const zonder = <T>(lijst: readonly T[], index: number): readonly T[] =>
  lijst.filter((_, nummer) => nummer !== index);

const OCHTEND: Dagdeel = { van: '09:00', tot: '12:30' };

/** The part that somebody is likely to add: after what there is, with half an hour between. */
export function volgendDagdeel(dagdelen: readonly Dagdeel[]): Dagdeel {
  const tot = dagdelen.at(-1)?.tot;
  if (tot === undefined || tot === '') return OCHTEND;
  if (tot < '13:00') return { van: '13:00', tot: '17:00' };
  return { van: '18:00', tot: '20:00' };
}

/** The pattern that would come next: the week of the one that began last, from `vanaf`. */
export function nieuwPatroon({ patronen }: Formulier, vanaf: string): Patroonform {
  const laatste = patronen.toSorted((a, b) => (a.geldigVan < b.geldigVan ? -1 : 1)).at(-1);
  return { geldigVan: vanaf, geldigTotEnMet: '', week: laatste?.week ?? WEEKDAGEN.map(() => []) };
}

/** Whether any fault lies in a part of the form, so that it must not stay folded away. */
export const heeftFout = (fout: { readonly fouten: readonly Fout[] } | undefined, begin: string): boolean =>
  fout?.fouten.some(({ veld }) => veld.startsWith(begin)) === true;
