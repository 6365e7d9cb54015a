/** The calendar of a kanaal of a wijkteam, from the settings; made once per version of the settings. */
import type { Kanaal } from '../domain/contact/types.ts';
import { makeOpeningsindex } from '../domain/openingstijden/openingsindex.ts';
import { metOrganisatiedagen, type Organisatiedag } from '../domain/openingstijden/organisatiedagen.ts';
import { standaardRegeling } from '../domain/openingstijden/standaard.ts';
import type { Openingsindex, Openingsregeling } from '../domain/openingstijden/types.ts';
import { metWijkteam } from '../domain/openingstijden/volgt-wijkteam.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';

export interface Plaats {
  readonly wijkteam: string;
  readonly kanaal: Kanaal;
  readonly locatie?: string | undefined;
}

/** Key of a regeling in `Instellingen.openingsregelingen`. */
export function regelingSleutel({ wijkteam, kanaal, locatie }: Plaats): string {
  return locatie === undefined ? `${wijkteam}/${kanaal}` : `${wijkteam}/${kanaal}/${locatie}`;
}

/**
 * The hours that were set: of the locatie itself, else of the wijkteam; undefined when there are none. Of a locatie that
 * follows its wijkteam on some days its own hours, which name those days: `volledigeRegeling` makes whole what holds.
 */
export function regelingVan(instellingen: Instellingen, plaats: Plaats): Openingsregeling | undefined {
  const { openingsregelingen } = instellingen;
  return (
    openingsregelingen[regelingSleutel(plaats)] ??
    openingsregelingen[regelingSleutel({ wijkteam: plaats.wijkteam, kanaal: plaats.kanaal })]
  );
}

const indexes = new WeakMap<Openingsregeling, Openingsindex>();
const standaard = standaardRegeling();
const whole = new WeakMap<Openingsregeling, WeakMap<Openingsregeling, Openingsregeling>>();
const joined = new WeakMap<readonly Organisatiedag[], WeakMap<Openingsregeling, Openingsregeling>>();

/** A regeling of that place as it would hold, on the days on which it follows its wijkteam with the hours of that. */
export function volledigeRegeling(
  instellingen: Instellingen,
  { wijkteam, kanaal, locatie }: Plaats,
  regeling: Openingsregeling,
): Openingsregeling {
  if (locatie === undefined || regeling.volgtWijkteam === undefined) return regeling;
  const theirs = regelingVan(instellingen, { wijkteam, kanaal }) ?? standaard;
  const known = whole.get(regeling) ?? new WeakMap<Openingsregeling, Openingsregeling>();
  whole.set(regeling, known);
  const found = known.get(theirs) ?? metWijkteam(regeling, theirs);
  known.set(theirs, found);
  return found;
}

/** The hours that were set, else the default; without the closing days of the organisatie. */
export const ingesteldeRegeling = (instellingen: Instellingen, plaats: Plaats): Openingsregeling =>
  volledigeRegeling(instellingen, plaats, regelingVan(instellingen, plaats) ?? standaard);

/** The hours that hold: what was set, else the default, with the closing days of the organisatie. */
export function geldendeRegeling(instellingen: Instellingen, plaats: Plaats): Openingsregeling {
  const own = ingesteldeRegeling(instellingen, plaats);
  const dagen = instellingen.organisatie.sluitingsdagen;
  if (dagen === undefined || dagen.length === 0) return own;
  const known = joined.get(dagen) ?? new WeakMap<Openingsregeling, Openingsregeling>();
  joined.set(dagen, known);
  const found = known.get(own) ?? metOrganisatiedagen(own, dagen);
  known.set(own, found);
  return found;
}

export function openingsindexVan(instellingen: Instellingen, plaats: Plaats): Openingsindex {
  const regeling = geldendeRegeling(instellingen, plaats);
  let index = indexes.get(regeling);
  if (index === undefined) {
    index = makeOpeningsindex(regeling);
    indexes.set(regeling, index);
  }
  return index;
}

/** The wijkteam to which a locatie belongs: a locatie that is not set up belongs to the wijkteam of the same slug. */
export function wijkteamVanLocatie(instellingen: Instellingen, locatie: string): string {
  const found = Object.values(instellingen.wijkteams).find((team) =>
    team.locaties.some(({ slug }) => slug === locatie),
  );
  return found?.slug ?? locatie;
}
