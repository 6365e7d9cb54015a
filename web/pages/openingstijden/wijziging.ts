/** What a change does, in as few lines as say all of it. */
import type { Dagdeel, Dagwijziging } from '../../app/antwoorden/openingstijden.ts';
import { type Dag, periodeTekst, weekdagVan } from '../bereikbaarheid/perioden.ts';
import { WEEKDAGEN } from './jaar.ts';

export interface Groep {
  /** First day: lines stand in this order. */
  readonly datum: Dag;
  readonly aantal: number;
  /** Which days, in words. */
  readonly dagen: string;
  readonly nu: readonly Dagdeel[];
  readonly straks: readonly Dagdeel[];
  readonly reden: string | null;
}

type Wijziging = Pick<Dagwijziging, 'datum' | 'nu' | 'straks'> & { readonly reden?: string | null };

/** This many days are named one by one. */
const APART = 3;

function dagenTekst(dagen: readonly Dag[]): string {
  const [eerste = '', laatste = ''] = [dagen[0], dagen.at(-1)];
  if (dagen.length <= APART) {
    return dagen
      .map(
        (dag) => `${(WEEKDAGEN[weekdagVan(dag) - 1] ?? '').slice(0, 2)} ${periodeTekst({ van: dag, totEnMet: dag })}`,
      )
      .join(', ');
  }
  const weekdagen = [...new Set(dagen.map(weekdagVan))].sort();
  const namen = weekdagen.map((nummer) => WEEKDAGEN[nummer - 1] ?? '');
  const welke =
    namen.length === 1
      ? `${dagen.length} ${namen[0]}en`
      : `${dagen.length} dagen (${namen.map((een) => een.slice(0, 2)).join(', ')})`;
  return `${welke}, ${periodeTekst({ van: eerste, totEnMet: laatste })}`;
}

/** Days on which the same becomes the same, for the same reason, are one line. */
export function groepeer(wijzigingen: readonly Wijziging[]): readonly Groep[] {
  const groepen = new Map<string, Wijziging[]>();
  for (const een of wijzigingen) {
    const sleutel = JSON.stringify([een.nu, een.straks, een.reden ?? null]);
    groepen.set(sleutel, [...(groepen.get(sleutel) ?? []), een]);
  }
  return [...groepen.values()]
    .flatMap((leden) => {
      const [eerste] = leden;
      if (eerste === undefined) return [];
      const dagen = leden.map(({ datum }) => datum).toSorted();
      return [
        {
          datum: dagen[0] ?? eerste.datum,
          aantal: dagen.length,
          dagen: dagenTekst(dagen),
          nu: eerste.nu,
          straks: eerste.straks,
          reden: eerste.reden ?? null,
        },
      ];
    })
    .toSorted((a, b) => (a.datum < b.datum ? -1 : 1));
}

export const dagen = (aantal: number): string => (aantal === 1 ? '1 dag' : `${aantal} dagen`);
