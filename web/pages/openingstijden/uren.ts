/** Whose hours a locatie has: its own, or those of its wijkteam, now and in a while. */
import type { Regeling } from '../../app/antwoorden/openingstijden.ts';
import { datum as datumTekst } from '../../app/woorden.ts';

export type Uren =
  | { readonly van: 'eigen' }
  /** Since, or from, that day. */
  | { readonly van: 'wijkteam'; readonly sinds: string }
  | { readonly van: 'eigen-tot'; readonly vanaf: string };

/** Of a locatie that has hours of its own, or had them. */
export function urenVan({ volgtWijkteam = [] }: Pick<Regeling, 'volgtWijkteam'>, vandaag: string): Uren {
  const nu = volgtWijkteam.find(
    ({ van, totEnMet }) => van <= vandaag && (totEnMet === undefined || vandaag <= totEnMet),
  );
  if (nu !== undefined) return { van: 'wijkteam', sinds: nu.van };
  const straks = volgtWijkteam.find(({ van }) => van > vandaag);
  return straks === undefined ? { van: 'eigen' } : { van: 'eigen-tot', vanaf: straks.van };
}

export const dagTekst = (dag: string): string => datumTekst(`${dag}T12:00:00Z`);

/** What a versie in the history set, in a word. */
export function watTekst(waarde: Pick<Regeling, 'volgtWijkteam'> | null): string {
  if (waarde === null) return 'standaardtijden';
  const open = (waarde.volgtWijkteam ?? []).find(({ totEnMet }) => totEnMet === undefined);
  return open === undefined ? 'eigen tijden' : `vanaf ${dagTekst(open.van)} die van het wijkteam`;
}
