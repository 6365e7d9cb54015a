/** What the wait board says, and how its lines are shown. */
import type { Api } from '../../app/api.ts';
import type { LiveBericht } from '../../app/live.ts';

export interface Wachtend {
  readonly volgnummer: number | null;
  readonly contact: string;
  readonly sinds: string;
  readonly voor: 'sociaal' | 'jeugd' | null;
  readonly afspraak: boolean;
  readonly overNorm: boolean | null;
}

export interface Wachtbord {
  readonly locatie: string;
  readonly toestand: { readonly open: boolean; readonly reden: string; readonly volgendeWijziging: string | null };
  readonly wachtend: readonly Wachtend[];
  readonly nietAfgemeld: number;
}

export interface Locatie {
  readonly slug: string;
  readonly naam: string;
}

interface Wijkteam {
  readonly slug: string;
  readonly locaties: readonly Locatie[];
}

export const leesBord =
  (locatie: string) =>
  (api: Api): Promise<Wachtbord> =>
    api.vraag('GET', `/v1/wachtborden/${encodeURIComponent(locatie)}`);

/** The locaties of one's own wijkteams first; all others after them, for who stands in somewhere else. */
export async function leesLocaties(api: Api, eigen: readonly string[]): Promise<readonly Locatie[]> {
  const { resultaten } = await api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams');
  const eerst = resultaten.filter(({ slug }) => eigen.includes(slug));
  const daarna = resultaten.filter(({ slug }) => !eigen.includes(slug));
  return [...eerst, ...daarna].flatMap(({ locaties }) => locaties);
}

/** Somebody came, was taken, or left. */
export const raaktInloop = ({ soort, kanaal }: LiveBericht): boolean => soort === 'contact' && kanaal === 'inloop';

/** `nummer 12`; without a number yet (it comes a moment after the arrival) it says so. */
export const nummerVan = ({ volgnummer }: Pick<Wachtend, 'volgnummer'>): string =>
  volgnummer === null ? 'nummer volgt' : `nummer ${volgnummer}`;

const VOOR = { sociaal: 'sociaal', jeugd: 'jeugd' } as const;

/** What is known of why somebody is here, and no more. */
export function waarvoor({ voor, afspraak }: Pick<Wachtend, 'voor' | 'afspraak'>): string {
  const delen = [voor === null ? undefined : VOOR[voor], afspraak ? 'met afspraak' : undefined];
  return delen.filter((deel) => deel !== undefined).join(', ') || 'inloop';
}
