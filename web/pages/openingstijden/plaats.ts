/** The hours of one place, as they are read: what was set, by which versie, and the days of a year. */
import type { Kalenderdag, Regeling, Versies } from '../../app/antwoorden/openingstijden.ts';
import type { Api } from '../../app/api.ts';

export interface Plaats {
  readonly wijkteam: string;
  readonly kanaal: string;
  /** Empty: of the wijkteam. */
  readonly locatie: string;
}

export interface Stand {
  readonly regeling: Regeling;
  readonly versies: Versies<Regeling>;
  /** The newest versie that was seen; 0 when nothing was ever set here. */
  readonly basis: number;
}

/** Address of something of the place, with the locatie and what more is asked. */
export function padVan(
  { wijkteam, kanaal, locatie }: Plaats,
  deel: string,
  meer: Readonly<Record<string, string>> = {},
): string {
  const vraag = new URLSearchParams({ ...(locatie !== '' && { locatie }), ...meer }).toString();
  return `/v1/openingstijden/${encodeURIComponent(wijkteam)}/${kanaal}${deel}${vraag && `?${vraag}`}`;
}

export async function leesStand(api: Api, plaats: Plaats): Promise<Stand> {
  const [versies, regeling] = await Promise.all([
    api.vraag<Versies<Regeling>>('GET', padVan(plaats, '/versies', { limit: '10' })),
    api.vraag<Regeling>('GET', padVan(plaats, '')),
  ]);
  const [nieuwste] = versies.resultaten;
  // Both of the same moment: the hours are those of the versie that a change is based on.
  return { versies, basis: nieuwste?.versie ?? 0, regeling: nieuwste?.waarde ?? regeling };
}

export const leesJaar = async (api: Api, plaats: Plaats, jaar: number): Promise<readonly Kalenderdag[]> =>
  (
    await api.vraag<{ dagen: readonly Kalenderdag[] }>(
      'GET',
      padVan(plaats, '/dagen', { van: `${jaar}-01-01`, totEnMet: `${jaar}-12-31` }),
    )
  ).dagen;
