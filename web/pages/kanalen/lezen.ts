/** Whether each kanaal of each wijkteam is open now, and which times a closing may end at. */
import type { Toestand } from '../../app/antwoorden/beheer.ts';
import type { Wijkteam } from '../../app/antwoorden/organisatie.ts';
import type { Api } from '../../app/api.ts';

export const KANALEN = ['telefoon', 'mail', 'chat', 'inloop'] as const;
export type Kanaal = (typeof KANALEN)[number];

export interface Kanaalstand {
  readonly wijkteam: string;
  readonly naam: string;
  readonly kanaal: Kanaal;
  readonly toestand: Toestand;
}

export const padVan = ({ wijkteam, kanaal }: Pick<Kanaalstand, 'wijkteam' | 'kanaal'>): string =>
  `/v1/openingstijden/${encodeURIComponent(wijkteam)}/${kanaal}`;

export async function leesStanden(api: Api): Promise<readonly Kanaalstand[]> {
  const { resultaten } = await api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams');
  const all = resultaten.flatMap(({ slug, naam }) => KANALEN.map((kanaal) => ({ wijkteam: slug, naam, kanaal })));
  return Promise.all(
    all.map(async (een) => ({ ...een, toestand: await api.vraag<Toestand>('GET', `${padVan(een)}/toestand`) })),
  );
}

/** Until when somebody may close: a while, or until somebody opens again. */
export const DUREN = [
  { waarde: '60', tekst: 'een uur' },
  { waarde: '120', tekst: 'twee uur' },
  { waarde: '240', tekst: 'vier uur' },
  { waarde: '', tekst: 'tot iemand weer opent' },
] as const;

/** The instant at which a closing of so many minutes ends; undefined without an end. */
export const eindeVan = (minuten: string, nu: number): string | undefined =>
  minuten === '' ? undefined : new Date(nu + Number(minuten) * 60_000).toISOString();
