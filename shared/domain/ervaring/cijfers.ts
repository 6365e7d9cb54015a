import { verborgenDelen } from '../bereikbaarheid/minimum-n.ts';
import type { Kanaal } from '../contact/types.ts';
import { CIJFERS, type Ervaringscijfer } from './types.ts';

export interface Ervaring {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
  readonly cijfer: Ervaringscijfer;
}

/** All null where they are about too few people. */
export interface Ervaringscijfers {
  readonly n: number | null;
  readonly gemiddelde: number | null;
  /** How many gave 1, 2, 3, 4 and 5. */
  readonly verdeling: readonly number[] | null;
  readonly verborgen: boolean;
}

function cijfersVan(ervaringen: readonly Ervaring[], verborgen: boolean): Ervaringscijfers {
  if (verborgen) return { n: null, gemiddelde: null, verdeling: null, verborgen };
  const verdeling = CIJFERS.map((cijfer) => ervaringen.filter((one) => one.cijfer === cijfer).length);
  const n = ervaringen.length;
  const sum = ervaringen.reduce((total, { cijfer }) => total + cijfer, 0);
  return { n, gemiddelde: n === 0 ? null : sum / n, verdeling, verborgen };
}

export interface Ervaringsrij extends Ervaringscijfers {
  readonly kanaal: Kanaal;
  readonly wijkteam: string;
}

/**
 * The answers of one quarter, per kanaal and wijkteam and all together. What is about fewer than `minimum` people is always
 * hidden, and nothing that is hidden follows from the total.
 */
export function ervaringsrijen(
  ervaringen: readonly Ervaring[],
  minimum: number,
): { readonly rijen: readonly Ervaringsrij[]; readonly totaal: Ervaringscijfers } {
  const groups = [...Map.groupBy(ervaringen, ({ kanaal, wijkteam }) => `${wijkteam}/${kanaal}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
  const hidden = verborgenDelen(
    groups.map(({ length }) => length),
    minimum,
  );
  const rijen = groups.flatMap((group, place) => {
    const [first] = group;
    if (first === undefined) return [];
    const { kanaal, wijkteam } = first;
    return [{ kanaal, wijkteam, ...cijfersVan(group, hidden.delen.has(place)) }];
  });
  return { rijen, totaal: cijfersVan(ervaringen, hidden.totaal) };
}
