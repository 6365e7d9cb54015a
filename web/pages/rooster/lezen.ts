/** A week of the roster of one wijkteam as it is published now, with what it was made with. */
import type { Afwezigheid, Hiaat, Publicatieblad, Roosterdienst, Rotatie } from '../../app/antwoorden/roosterweek.ts';
import type { Api } from '../../app/api.ts';
import type { LiveBericht } from '../../app/live.ts';
import { type Dag, type Periode, plusDagen } from '../bereikbaarheid/perioden.ts';
import { type Concept, legOp } from './concept.ts';
import { telling } from './woorden.ts';

export interface Weekstand {
  readonly maandag: Dag;
  /** Number of the last publication: what is published meanwhile is seen as a conflict. */
  readonly versie: number;
  /** Of all wijkteams: somebody can have duty at one time only. */
  readonly diensten: readonly Roosterdienst[];
  readonly hiaten: readonly Hiaat[];
  readonly rotaties: readonly Rotatie[];
  readonly afwezigheden: readonly Afwezigheid[];
}

type Lijst<T> = { readonly resultaten: readonly T[] };

const vraag = (velden: Readonly<Record<string, string>>) => new URLSearchParams(velden);

/** Somebody published, or changed a rotation. Of another wijkteam as well: who has duty there has none here. */
export const isRoosternieuws = ({ soort }: LiveBericht): boolean => soort === 'rooster';

export async function leesVersie(api: Api): Promise<number> {
  const { resultaten } = await api.vraag<Publicatieblad>('GET', '/v1/roosterpublicaties?limit=1');
  return resultaten[0]?.nr ?? 0;
}

export async function leesWeek(api: Api, wijkteam: string, maandag: Dag): Promise<Weekstand> {
  // Before the rest: what is published in between must not seem to be known.
  const versie = await leesVersie(api);
  const week = { van: maandag, totEnMet: plusDagen(maandag, 6) };
  const [diensten, hiaten, rotaties, afwezigheden] = await Promise.all([
    api.vraag<Lijst<Roosterdienst>>('GET', `/v1/diensten?${vraag(week)}`),
    api.vraag<Lijst<Hiaat>>(
      'GET',
      `/v1/rooster-hiaten?${vraag({ van: maandag, tot: plusDagen(maandag, 7), wijkteam })}`,
    ),
    api.vraag<Lijst<Rotatie>>('GET', '/v1/rotaties'),
    api.vraag<Lijst<Afwezigheid>>('GET', `/v1/afwezigheden?${vraag(week)}`),
  ]);
  return {
    maandag,
    versie,
    diensten: diensten.resultaten,
    hiaten: hiaten.resultaten,
    rotaties: rotaties.resultaten,
    afwezigheden: afwezigheden.resultaten,
  };
}

/** Duties of a wijkteam that begin in some days, now or after a publication. */
export async function leesDiensten(
  api: Api,
  wijkteam: string,
  { van, totEnMet }: Periode,
  publicatie?: number,
): Promise<readonly Roosterdienst[]> {
  const velden = { van, totEnMet, wijkteam, ...(publicatie !== undefined && { publicatie: String(publicatie) }) };
  const { resultaten } = await api.vraag<Lijst<Roosterdienst>>('GET', `/v1/diensten?${vraag(velden)}`);
  return resultaten.filter((dienst) => dienst.van.slice(0, 10) >= van && dienst.van.slice(0, 10) <= totEnMet);
}

/** The draft on the roster of now, and what to say of it. `dag`: where it is looked at, when nothing is in it. */
export async function leesOnderConcept(
  api: Api,
  concept: Concept,
  wijkteam: string,
  dag: Dag,
): Promise<{ readonly concept: Concept; readonly wat: string }> {
  const dagen = concept
    .flatMap(({ was, wordt }) => [was, wordt].flatMap((een) => een?.van.slice(0, 10) ?? []))
    .toSorted();
  const periode = { van: dagen[0] ?? dag, totEnMet: dagen.at(-1) ?? dag };
  const { concept: nieuw, botst } = legOp(concept, await leesDiensten(api, wijkteam, periode));
  const wat = 'Uw concept ligt op het nieuwe rooster.';
  if (botst.length === 0) return { concept: nieuw, wat };
  const samen = telling(botst.length, 'dienst wijzigde', 'diensten wijzigden');
  return { concept: nieuw, wat: `${wat} Let op: ${samen} u allebei.` };
}
