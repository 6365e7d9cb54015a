/** A locatie goes back to the hours of its wijkteam. */
import { InvalidError, NotFoundError } from '../domain/errors.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import { volgtVanaf } from '../domain/openingstijden/volgt-wijkteam.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import { checkBasis } from './check-regeling.ts';
import { type Plaats, regelingSleutel } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { compareDagen, type Openingsvoorbeeld, type Vergelijking } from './preview-openingsregeling.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

interface Terugkeer {
  readonly plaats: Plaats & { readonly locatie: string };
  /** First day with the hours of the wijkteam, today or later: what has been stays as it was. */
  readonly vanaf: LocalDate;
}

/** What is kept now, and what would be. */
function terugkeerVan({ openingsregelingen }: Instellingen, { plaats, vanaf }: Terugkeer, vandaag: LocalDate) {
  if (vanaf < vandaag)
    throw new InvalidError([
      { veld: 'vanaf', melding: 'Kies vandaag of een latere dag: wat geweest is blijft zoals het was.' },
    ]);
  const own = openingsregelingen[regelingSleutel(plaats)];
  if (own === undefined) throw new NotFoundError('Deze locatie heeft geen eigen tijden: zij volgt het wijkteam al.');
  return { own, straks: volgtVanaf(own, vanaf) };
}

export type FollowWijkteam = (
  command: Terugkeer & {
    /** Medewerker id. */
    readonly door?: string;
    /** The newest versie that whoever asks has seen; absent = whatever there is now. */
    readonly basis?: number;
  },
) => Promise<Openingsregeling>;

/**
 * From a day on a locatie has the hours of its wijkteam, also when those change later; the days before it keep their own.
 * Asked twice it is one change. NotFoundError for a locatie without hours of its own.
 */
export function makeFollowWijkteam(ports: Pick<Ports, 'instellingen' | 'clock' | 'jitter'>): FollowWijkteam {
  const { instellingen, clock, jitter } = ports;
  return ({ door, basis, ...terugkeer }) =>
    retryOnConflict(jitter, async () => {
      const op = clock.now();
      const settings = await instellingen.readInstellingen();
      const sleutel = regelingSleutel(terugkeer.plaats);
      const { own, straks } = terugkeerVan(settings, terugkeer, localDateOf(op));
      if (straks === own) return own;
      if (basis !== undefined) await checkBasis(ports, settings.medewerkers, sleutel, basis);
      const wijziging = { door: door ?? 'systeem', op, vorige: settings.versie };
      await instellingen.saveOpeningsregeling(sleutel, straks, wijziging);
      return straks;
    });
}

export type PreviewFollowWijkteam = (query: Terugkeer & Vergelijking) => Promise<Openingsvoorbeeld>;

/** Which days that would change, without changing anything. */
export function makePreviewFollowWijkteam({
  instellingen,
  clock,
}: Pick<Ports, 'instellingen' | 'clock'>): PreviewFollowWijkteam {
  return async ({ plaats, vanaf, ...period }) => {
    const vandaag = localDateOf(clock.now());
    const settings = await instellingen.readInstellingen();
    const { straks } = terugkeerVan(settings, { plaats, vanaf }, vandaag);
    return compareDagen(settings, plaats, straks, vandaag, period);
  };
}
