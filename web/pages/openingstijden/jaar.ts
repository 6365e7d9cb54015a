/** A year as months of whole ISO weeks, and how its days are told apart in word and shape. */
import type { Dagdeel, Dagsoort, Dagwijziging, Kalenderdag } from '../../app/antwoorden/openingstijden.ts';
import { type Dag, plusDagen, weekdagVan, weekVan } from '../bereikbaarheid/perioden.ts';

export const WEEKDAGEN = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

export interface Week {
  readonly nummer: number;
  /** Monday to Sunday; null where the day is of another month. */
  readonly dagen: readonly (Dag | null)[];
}

export interface Maand {
  /** `2026-03` */
  readonly sleutel: string;
  readonly weken: readonly Week[];
}

/** The twelve months of a year. */
export function maandenVan(jaar: number): readonly Maand[] {
  return Array.from({ length: 12 }, (_, index) => {
    const sleutel = `${jaar}-${String(index + 1).padStart(2, '0')}`;
    const eerste = `${sleutel}-01`;
    const weken: Week[] = [];
    for (let maandag = plusDagen(eerste, 1 - weekdagVan(eerste)); ; maandag = plusDagen(maandag, 7)) {
      const dagen = WEEKDAGEN.map((_dag, nummer) => plusDagen(maandag, nummer)).map((dag) =>
        dag.startsWith(sleutel) ? dag : null,
      );
      if (dagen.every((dag) => dag === null)) return { sleutel, weken };
      weken.push({ nummer: weekVan(maandag), dagen });
    }
  });
}

/** How a day of the calendar is shown: also a day that is always closed has a mark. */
export type Merk = 'open' | 'vrij' | Exclude<Dagsoort, 'gewoon'>;
export const MERKEN: Readonly<Record<Merk, { readonly teken: string; readonly woord: string }>> = {
  open: { teken: '', woord: 'gewoon open' },
  vrij: { teken: '–', woord: 'dicht, zoals elke week' },
  dicht: { teken: '×', woord: 'dicht' },
  korter: { teken: '◐', woord: 'korter open' },
  extra: { teken: '+', woord: 'extra open' },
  anders: { teken: '~', woord: 'andere tijden' },
};

export function merkVan({ soort, dagdelen }: Pick<Kalenderdag, 'soort' | 'dagdelen'>): Merk {
  if (soort !== 'gewoon') return soort;
  return dagdelen.length === 0 ? 'vrij' : 'open';
}

/** `09:00 tot 12:30 en 13:00 tot 17:00`, `dicht`. */
export const tijdenTekst = (dagdelen: readonly Dagdeel[]): string =>
  dagdelen.length === 0
    ? 'dicht'
    : dagdelen
        .map(({ van, tot }) => `${van} tot ${tot}${tot !== '24:00' && tot <= van ? ' (volgende dag)' : ''}`)
        .join(' en ');

/** The calendar as it would be: the days of now, with the changes of a preview over them. */
export function metWijzigingen(dagen: readonly Kalenderdag[], wijzigingen: readonly Dagwijziging[]): Kalenderdag[] {
  const straks = new Map(wijzigingen.map((een) => [een.datum, een]));
  return dagen.map((dag) => {
    const anders = straks.get(dag.datum);
    return anders === undefined
      ? dag
      : { datum: dag.datum, dagdelen: anders.straks, soort: anders.soort, reden: anders.reden };
  });
}
