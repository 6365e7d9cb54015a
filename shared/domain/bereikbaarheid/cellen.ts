/** Cells: what waits add up to, per kanaal, wijkteam and hour. Sums only, so the order never matters. */

import { type Bijdrage, type Cel, type CelSleutel, TELLERS, type Teller } from './types.ts';
import { LEGE_VERDELING, telOp, verdelingVan } from './verdeling.ts';

export function leegCel(): Cel {
  return { tellers: {}, wachttijd: LEGE_VERDELING, opentijd: LEGE_VERDELING, afhaaktijd: LEGE_VERDELING };
}

interface Term {
  readonly cel: Cel;
  readonly keer: 1 | -1;
}

function sum(terms: readonly Term[]): Cel {
  const tellers: Partial<Record<Teller, number>> = {};
  for (const teller of TELLERS) {
    let count = 0;
    for (const { cel, keer } of terms) count += keer * (cel.tellers[teller] ?? 0);
    if (count !== 0) tellers[teller] = count;
  }
  return {
    tellers,
    wachttijd: telOp(terms.map(({ cel, keer }) => ({ verdeling: cel.wachttijd, keer }))),
    opentijd: telOp(terms.map(({ cel, keer }) => ({ verdeling: cel.opentijd, keer }))),
    afhaaktijd: telOp(terms.map(({ cel, keer }) => ({ verdeling: cel.afhaaktijd, keer }))),
    ...sumNormen(terms),
  };
}

function sumNormen(terms: readonly Term[]): Pick<Cel, 'normen'> {
  const sums = new Map<string, number>();
  for (const { cel, keer } of terms)
    for (const norm in cel.normen) sums.set(norm, (sums.get(norm) ?? 0) + keer * (cel.normen[norm] ?? 0));
  const left = [...sums].filter(([, count]) => count !== 0);
  return left.length === 0 ? {} : { normen: Object.fromEntries(left) };
}

/** The cell that holds one bijdrage and nothing else. */
function celVanBijdrage({ tellers, wachttijdMs, opentijdMs, afhaaktijdMs, norm }: Bijdrage): Cel {
  const one = (ms: number | undefined) => (ms === undefined ? LEGE_VERDELING : verdelingVan([ms]));
  return {
    tellers,
    wachttijd: one(wachttijdMs),
    opentijd: one(opentijdMs),
    afhaaktijd: one(afhaaktijdMs),
    ...(norm !== undefined && { normen: { [norm]: 1 } }),
  };
}

export function voegToe(cel: Cel, bijdrage: Bijdrage): Cel {
  return sum([
    { cel, keer: 1 },
    { cel: celVanBijdrage(bijdrage), keer: 1 },
  ]);
}

/** The reverse of `voegToe`: a cell to which something was added and from which it was taken is as it was. */
export function trekAf(cel: Cel, bijdrage: Bijdrage): Cel {
  return sum([
    { cel, keer: 1 },
    { cel: celVanBijdrage(bijdrage), keer: -1 },
  ]);
}

/** What is left of a cell without another: what was added to it meanwhile, or what it was before. */
export function zonder(cel: Cel, andere: Cel): Cel {
  return sum([
    { cel, keer: 1 },
    { cel: andere, keer: -1 },
  ]);
}

/** Cells of several hours, days, wijkteams or shards as one: never an average of averages. */
export function mergeCellen(cellen: Iterable<Cel>): Cel {
  return sum([...cellen].map((cel) => ({ cel, keer: 1 })));
}

export function isLeeg(cel: Cel): boolean {
  const { tellers, wachttijd, opentijd, afhaaktijd, normen } = cel;
  return (
    Object.values(normen ?? {}).every((count) => count === 0) &&
    TELLERS.every((teller) => (tellers[teller] ?? 0) === 0) &&
    [wachttijd, opentijd, afhaaktijd].every(({ n, somMs, bakken }) => n === 0 && somMs === 0 && bakken.size === 0)
  );
}

/** The key of a cell as one text, for maps. */
export function celTekst({ kanaal, wijkteam, uur, locatie }: CelSleutel): string {
  return `${kanaal}/${wijkteam}/${uur}${locatie === undefined ? '' : `/${locatie}`}`;
}

export interface CelVerschil {
  readonly sleutel: CelSleutel;
  /** To be added to the cell; counts may be negative. */
  readonly delta: Cel;
}

/**
 * What must be added to which cells when the bijdragen of a contact change from `oud` to `nieuw`. Cells in which
 * nothing changes are not in it: the same bijdragen again give an empty map.
 */
export function verschil(oud: readonly Bijdrage[], nieuw: readonly Bijdrage[]): ReadonlyMap<string, CelVerschil> {
  const terms = new Map<string, { sleutel: CelSleutel; terms: Term[] }>();
  const note = (bijdrage: Bijdrage, keer: 1 | -1) => {
    const key = celTekst(bijdrage.cel);
    const entry = terms.get(key) ?? { sleutel: bijdrage.cel, terms: [] };
    entry.terms.push({ cel: celVanBijdrage(bijdrage), keer });
    terms.set(key, entry);
  };
  for (const bijdrage of oud) note(bijdrage, -1);
  for (const bijdrage of nieuw) note(bijdrage, 1);

  const changed = new Map<string, CelVerschil>();
  for (const [key, entry] of terms) {
    const delta = sum(entry.terms);
    if (!isLeeg(delta)) changed.set(key, { sleutel: entry.sleutel, delta });
  }
  return changed;
}
