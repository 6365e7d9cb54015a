import { InvalidError } from '../domain/errors.ts';
import { metOrganisatiedagen } from '../domain/openingstijden/organisatiedagen.ts';
import type { Dagdeel, Openingsregeling } from '../domain/openingstijden/types.ts';
import { type Dagsoort, dagenVan } from '../domain/openingstijden/uurrooster.ts';
import { eigenVanafVandaag } from '../domain/openingstijden/volgt-wijkteam.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { addDays, localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { regelingFaults } from './check-regeling.ts';
import { geldendeRegeling, type Plaats, regelingSleutel, volledigeRegeling } from './openingstijden.ts';
import type { Ports } from './ports.ts';

export interface GewijzigdeDag {
  readonly datum: LocalDate;
  readonly nu: readonly Dagdeel[];
  readonly straks: readonly Dagdeel[];
  /** How it will compare with its weekly hours. */
  readonly soort: Dagsoort;
  /** Why the day is not as its weekly hours; null when it is. */
  readonly reden: string | null;
  /** It lies in the past: judgements already made keep theirs, a rebuild of the figures would use these hours. */
  readonly voorbij: boolean;
}

/** First and last day to compare; from today a year ahead unless given. */
export interface Vergelijking {
  readonly van?: LocalDate;
  readonly totEnMet?: LocalDate;
}

export interface Openingsvoorbeeld {
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  readonly dagen: readonly GewijzigdeDag[];
}

export type PreviewOpeningsregeling = (
  query: Vergelijking & { readonly plaats: Plaats; readonly regeling: Openingsregeling },
) => Promise<Openingsvoorbeeld>;

const JAAR = 365;

/** What a regeling would change, day by day, without changing anything. Refused with every fault in it. */
export function makePreviewOpeningsregeling({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): PreviewOpeningsregeling {
  return async ({ plaats, regeling, ...period }) => {
    const faults = regelingFaults(plaats, regeling);
    if (faults.length > 0) throw new InvalidError(faults);
    const today = localDateOf(clock.now());
    const settings = await instellingen.readInstellingen();
    const kept = eigenVanafVandaag(settings.openingsregelingen[regelingSleutel(plaats)], regeling, today);
    return compareDagen(settings, plaats, kept, today, period);
  };
}

/** Which days would be otherwise with that regeling in the place of what there is. */
export function compareDagen(
  settings: Instellingen,
  plaats: Plaats,
  regeling: Openingsregeling,
  today: LocalDate,
  period: Vergelijking,
): Openingsvoorbeeld {
  const van = period.van ?? today;
  const totEnMet = period.totEnMet ?? addDays(van, JAAR);
  const ofAll = settings.organisatie.sluitingsdagen ?? [];
  const before = dagenVan(geldendeRegeling(settings, plaats), van, totEnMet);
  const straks = metOrganisatiedagen(volledigeRegeling(settings, plaats, regeling), ofAll);
  const dagen = dagenVan(straks, van, totEnMet).flatMap((after, index) => {
    const was = before[index]?.dagdelen ?? [];
    if (JSON.stringify(was) === JSON.stringify(after.dagdelen)) return [];
    const { datum, dagdelen, soort, reden } = after;
    return [{ datum, nu: was, straks: dagdelen, soort, reden, voorbij: datum < today }];
  });
  return { van, totEnMet, dagen };
}
