/** The calendar of a kanaal of a wijkteam, from the settings; made once per version of the settings. */
import type { Kanaal } from '../domain/contact/types.ts';
import { makeOpeningsindex } from '../domain/openingstijden/openingsindex.ts';
import { standaardRegeling } from '../domain/openingstijden/standaard.ts';
import type { Openingsindex, Openingsregeling } from '../domain/openingstijden/types.ts';
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

/** The hours that hold: of the locatie itself, else of the wijkteam, else the default. */
export function regelingVan(instellingen: Instellingen, plaats: Plaats): Openingsregeling | undefined {
  const { openingsregelingen } = instellingen;
  return (
    openingsregelingen[regelingSleutel(plaats)] ??
    openingsregelingen[regelingSleutel({ wijkteam: plaats.wijkteam, kanaal: plaats.kanaal })]
  );
}

const indexes = new WeakMap<Openingsregeling, Openingsindex>();
const standaard = standaardRegeling();

export function openingsindexVan(instellingen: Instellingen, plaats: Plaats): Openingsindex {
  const regeling = regelingVan(instellingen, plaats) ?? standaard;
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
