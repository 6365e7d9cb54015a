/** How many people each half hour asks for, and what a given number of them would achieve. */
import type { Aankomsten, Halfuur } from './aankomsten.ts';
import { type Belasting, type Verwachting, verwacht } from './wachtrijmodel.ts';

export interface Maatstaf {
  /** The limit, itself included. */
  readonly grensSeconden: number;
  /** Share (0-1) that should be answered within it. */
  readonly doel: number;
  /** Giving up within it is counted apart. */
  readonly kortSeconden: number;
}

/** So many people from `van` to `tot` (wall clock) on one weekday. Where two overlap their numbers add up. */
export interface Inzet extends Halfuur {
  readonly mensen: number;
}

export interface Halfuuradvies extends Aankomsten {
  /** The smallest number of people with which the expected service level reaches the target. */
  readonly nodig: number;
  /** What was asked about: null without an inzet. */
  readonly inzet: {
    readonly mensen: number;
    /** As bereikbaarheid counts it: within the limit, of all but those who gave up at once. Null when nobody calls. */
    readonly serviceniveau: number | null;
    readonly afhakers: number;
    /** Seconds; null for a queue that grows without end. */
    readonly gemiddeldeWacht: number | null;
    readonly bezettingsgraad: number;
  } | null;
}

/** More than this on one line in one half hour is no plan for a neighbourhood team. */
const MAX_MENSEN = 500;

/** Share within the limit, of all callers but those who gave up at once. */
function serviceniveau({ binnen, kortAfhakers }: Verwachting): number {
  return kortAfhakers >= 1 ? 0 : binnen / (1 - kortAfhakers);
}

/** The smallest number of people that reaches the target; 0 where nobody calls. */
export function mensenNodig(belasting: Belasting, { grensSeconden, doel, kortSeconden }: Maatstaf): number {
  if (belasting.perUur === 0) return 0;
  for (let mensen = 1; mensen < MAX_MENSEN; mensen += 1) {
    if (serviceniveau(verwacht(belasting, mensen, grensSeconden, kortSeconden)) >= doel) return mensen;
  }
  return MAX_MENSEN;
}

/** Who works during the whole of a half hour; never less than nobody. */
export function mensenIn(inzet: readonly Inzet[], { weekdag, van, tot }: Halfuur): number {
  const working = inzet.filter((part) => part.weekdag === weekdag && part.van <= van && tot <= part.tot);
  return Math.max(
    0,
    working.reduce((sum, { mensen }) => sum + mensen, 0),
  );
}

/**
 * Advice for every half hour with arrivals or people. Each half hour is taken as a line in balance: what is left waiting
 * at its end is not carried over, so that a peak which lasts longer than an hour is judged somewhat too kindly.
 */
export function adviesPerHalfuur(
  aankomsten: readonly Aankomsten[],
  inzet: readonly Inzet[] | null,
  last: Omit<Belasting, 'perUur'>,
  maatstaf: Maatstaf,
): readonly Halfuuradvies[] {
  return aankomsten.map((halfuur) => {
    const belasting = { ...last, perUur: halfuur.gemiddeld * 2 };
    const nodig = mensenNodig(belasting, maatstaf);
    if (inzet === null) return { ...halfuur, nodig, inzet: null };
    const mensen = mensenIn(inzet, halfuur);
    const expected = verwacht(belasting, mensen, maatstaf.grensSeconden, maatstaf.kortSeconden);
    return {
      ...halfuur,
      nodig,
      inzet: {
        mensen,
        serviceniveau: belasting.perUur === 0 ? null : serviceniveau(expected),
        afhakers: expected.afhakers,
        gemiddeldeWacht: Number.isFinite(expected.gemiddeldeWacht) ? expected.gemiddeldeWacht : null,
        bezettingsgraad: expected.bezettingsgraad,
      },
    };
  });
}
