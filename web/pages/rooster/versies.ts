/** Publications of the roster: what each changed for one wijkteam, and the days that going back would touch. */
import type { Publicatie, Publicatieblad, Roosterdienst } from '../../app/antwoorden/roosterweek.ts';
import type { Api } from '../../app/api.ts';
import { type Dag, type Periode, plusDagen } from '../bereikbaarheid/perioden.ts';
import { type Concept, verschil } from './concept.ts';

export interface Versie extends Omit<Publicatie, 'erbij' | 'was'> {
  /** Of this wijkteam. */
  readonly wijzigingen: Concept;
}

/** Parts of one publication as one, with only what it did for a wijkteam. Newest first, as they come. */
export function versiesVan(publicaties: readonly Publicatie[], wijkteam: string): readonly Versie[] {
  const van = (diensten: readonly Roosterdienst[]) => diensten.filter((een) => een.wijkteam === wijkteam);
  return [...Map.groupBy(publicaties, ({ nr }) => nr).values()].flatMap((delen): readonly Versie[] => {
    const [eerste] = delen;
    if (eerste === undefined) return [];
    const { erbij: _erbij, was: _was, ...rest } = eerste;
    const was = delen.flatMap((deel) => van(deel.was));
    const erbij = delen.flatMap((deel) => van(deel.erbij));
    return [{ ...rest, wijzigingen: verschil(was, erbij) }];
  });
}

/** The days of all publications after `nr`, from `vandaag` on, a year at most; undefined when none of them lies ahead. */
export function dagenNa(versies: readonly Versie[], nr: number, vandaag: Dag): Periode | undefined {
  const dagen = versies
    .filter((een) => een.nr > nr)
    .flatMap(({ wijzigingen }) => wijzigingen)
    .flatMap(({ was, wordt }) => [was, wordt].flatMap((een) => een?.van.slice(0, 10) ?? []))
    .filter((dag) => dag >= vandaag)
    .toSorted();
  const [van, totEnMet] = [dagen[0], dagen.at(-1)];
  if (van === undefined || totEnMet === undefined) return undefined;
  // The API tells of a year at a time.
  return { van, totEnMet: [totEnMet, plusDagen(van, 365)].toSorted()[0] ?? totEnMet };
}

const PER_KEER = 50;

/** Publications that came after `nr`, newest first; the number of the newest of all as well. */
export async function leesSinds(
  api: Api,
  nr: number,
): Promise<{ readonly nieuwste: number; readonly publicaties: readonly Publicatie[] }> {
  const publicaties: Publicatie[] = [];
  for (let cursor = ''; ; ) {
    const vraag = new URLSearchParams({ limit: String(PER_KEER), ...(cursor !== '' && { cursor }) });
    const blad = await api.vraag<Publicatieblad>('GET', `/v1/roosterpublicaties?${vraag}`);
    const later = blad.resultaten.filter((een) => een.nr > nr);
    publicaties.push(...later);
    if (later.length < blad.resultaten.length || blad.cursor === undefined)
      return { nieuwste: publicaties[0]?.nr ?? nr, publicaties };
    cursor = blad.cursor;
  }
}
