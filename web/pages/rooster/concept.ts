/**
 * What somebody wants to change of the roster before it is published: changes of single duties, with every step back and
 * forth. Nothing of it is anywhere else until it is published.
 */
import type { Roosterdienst } from '../../app/antwoorden/roosterweek.ts';
import { type Dag, eenheidVan, type Periode } from '../bereikbaarheid/perioden.ts';

/** One duty: new (`was` null), other than published, or gone (`wordt` null). */
export interface Wijziging {
  readonly id: string;
  readonly was: Roosterdienst | null;
  readonly wordt: Roosterdienst | null;
}

export type Concept = readonly Wijziging[];

const VELDEN = ['soort', 'wijkteam', 'locatie', 'domein', 'professional', 'van', 'tot', 'vervanging'] as const;

const isGelijk = (een: Roosterdienst | null, ander: Roosterdienst | null): boolean =>
  een === ander || (een !== null && ander !== null && VELDEN.every((veld) => een[veld] === ander[veld]));

/** `was`: as it is published. What ends up as it was is no change. */
export function wijzig(concept: Concept, was: Roosterdienst | null, wordt: Roosterdienst | null): Concept {
  const id = (was ?? wordt)?.id;
  if (id === undefined) return concept;
  const eerder = concept.find((een) => een.id === id);
  const eerst = eerder === undefined ? was : eerder.was;
  if (isGelijk(eerder === undefined ? was : eerder.wordt, wordt)) return concept;
  const rest = concept.filter((een) => een.id !== id);
  return isGelijk(eerst, wordt) ? rest : [...rest, { id, was: eerst, wordt }];
}

export const wijzigAlles = (
  concept: Concept,
  alle: readonly { readonly was: Roosterdienst | null; readonly wordt: Roosterdienst | null }[],
): Concept => alle.reduce<Concept>((tot, { was, wordt }) => wijzig(tot, was, wordt), concept);

/** From the roster of now to that of another time. */
export function verschil(nu: readonly Roosterdienst[], toen: readonly Roosterdienst[]): Concept {
  const straks = new Map(toen.map((dienst) => [dienst.id, dienst]));
  const weg = nu.map((was) => ({ was, wordt: straks.get(was.id) ?? null }));
  const bekend = new Set(nu.map(({ id }) => id));
  const erbij = toen.filter(({ id }) => !bekend.has(id)).map((wordt) => ({ was: null, wordt }));
  return wijzigAlles([], [...weg, ...erbij]);
}

export type Stand = 'gepubliceerd' | 'nieuw' | 'gewijzigd' | 'vervalt';

export interface Geplaatst {
  readonly dienst: Roosterdienst;
  readonly stand: Stand;
  readonly was: Roosterdienst | null;
}

/** The roster as it will be, with what goes still in sight. */
export function pasToe(gepubliceerd: readonly Roosterdienst[], concept: Concept): readonly Geplaatst[] {
  const per = new Map(concept.map((een) => [een.id, een]));
  const staand = gepubliceerd.filter(({ id }) => !per.has(id));
  return [
    ...staand.map((dienst): Geplaatst => ({ dienst, stand: 'gepubliceerd', was: dienst })),
    ...concept.flatMap(({ was, wordt }): readonly Geplaatst[] => {
      if (wordt !== null) return [{ dienst: wordt, stand: was === null ? 'nieuw' : 'gewijzigd', was }];
      return was === null ? [] : [{ dienst: was, stand: 'vervalt', was }];
    }),
  ];
}

/** A draft with every step that led to it, and those that were taken back. */
export interface Stapel {
  readonly nu: Concept;
  readonly toen: readonly Stap[];
  readonly straks: readonly Stap[];
}

interface Stap {
  readonly concept: Concept;
  /** What was done, for on the button that takes it back. */
  readonly wat: string;
}

export const LEEG: Stapel = { nu: [], toen: [], straks: [] };

export function doeStap(stapel: Stapel, concept: Concept, wat: string): Stapel {
  if (concept === stapel.nu) return stapel;
  return { nu: concept, toen: [...stapel.toen, { concept: stapel.nu, wat }], straks: [] };
}

export function neemTerug({ nu, toen, straks }: Stapel): Stapel {
  const laatste = toen.at(-1);
  if (laatste === undefined) return { nu, toen, straks };
  return { nu: laatste.concept, toen: toen.slice(0, -1), straks: [...straks, { concept: nu, wat: laatste.wat }] };
}

export function doeWeer({ nu, toen, straks }: Stapel): Stapel {
  const laatste = straks.at(-1);
  if (laatste === undefined) return { nu, toen, straks };
  return { nu: laatste.concept, toen: [...toen, { concept: nu, wat: laatste.wat }], straks: straks.slice(0, -1) };
}

/** Whole weeks: that of `dag`, and every one in which something changes. */
export function periodeVan(concept: Concept, dag: Dag): Periode {
  const dagen = concept.flatMap(({ was, wordt }) => [was, wordt].flatMap((een) => een?.van.slice(0, 10) ?? []));
  const alle = [dag, ...dagen].toSorted();
  const [eerste = dag, laatste = dag] = [alle[0], alle.at(-1)];
  return { van: eenheidVan('week', eerste).van, totEnMet: eenheidVan('week', laatste).totEnMet };
}

export interface Roosterinhoud extends Periode {
  readonly wijkteams: readonly string[];
  readonly diensten: readonly Roosterdienst[];
  readonly weg: readonly string[];
}

/** As the API takes it. */
export function inhoudVan(concept: Concept, wijkteam: string, dag: Dag): Roosterinhoud {
  return {
    ...periodeVan(concept, dag),
    wijkteams: [wijkteam],
    diensten: concept.flatMap(({ id, wordt }) =>
      wordt === null
        ? []
        : [
            {
              id,
              soort: wordt.soort,
              wijkteam: wordt.wijkteam,
              ...(wordt.locatie !== undefined && { locatie: wordt.locatie }),
              domein: wordt.domein,
              professional: wordt.professional,
              van: wordt.van,
              tot: wordt.tot,
              vervanging: wordt.vervanging,
            },
          ],
    ),
    weg: concept.flatMap(({ id, wordt }) => (wordt === null ? [id] : [])),
  };
}

/**
 * The draft on a roster that somebody else published meanwhile. Everything that was wanted stays wanted; `botst` are the
 * duties that the other changed as well.
 */
export function legOp(
  concept: Concept,
  gepubliceerd: readonly Roosterdienst[],
): { readonly concept: Concept; readonly botst: readonly Roosterdienst[] } {
  const nu = new Map(gepubliceerd.map((dienst) => [dienst.id, dienst]));
  const botst: Roosterdienst[] = [];
  const nieuw = concept.flatMap(({ id, was, wordt }): Concept => {
    const staat = nu.get(id) ?? null;
    const dienst = wordt ?? was;
    if (dienst !== null && !isGelijk(staat, was) && !isGelijk(staat, wordt)) botst.push(dienst);
    return isGelijk(staat, wordt) ? [] : [{ id, was: staat, wordt }];
  });
  return { concept: nieuw, botst };
}

/** What a draft will do to the roster, in order of time. */
export const opVolgorde = (concept: Concept): readonly Wijziging[] =>
  concept.toSorted((een, ander) => {
    const [a, b] = [(een.wordt ?? een.was)?.van ?? '', (ander.wordt ?? ander.was)?.van ?? ''];
    return a < b ? -1 : a > b ? 1 : een.id < ander.id ? -1 : 1;
  });
