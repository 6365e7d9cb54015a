/** Reading spoedzaken, again when one changes and every minute for the clocks. */
import { useEffect } from 'preact/hooks';
import type { SpoedzaakInLijst, SpoedzaakVolledig } from '../../app/antwoorden/spoed.ts';
import type { Api } from '../../app/api.ts';
import { type Gelezen, useLezen } from '../../app/context.ts';

const ELKE_MS = 60_000;
/** Bounded: a wijkteam has tens of open cases, not thousands. */
const MAX_BLADEN = 10;

async function leesAlle(api: Api): Promise<readonly SpoedzaakInLijst[]> {
  const all: SpoedzaakInLijst[] = [];
  let cursor = '';
  for (let blad = 0; blad < MAX_BLADEN; blad += 1) {
    const more = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await api.vraag<{ resultaten: readonly SpoedzaakInLijst[]; cursor?: string }>(
      'GET',
      `/v1/spoedzaken?limit=100${more}`,
    );
    all.push(...page.resultaten);
    if (page.cursor === undefined) break;
    cursor = page.cursor;
  }
  return all;
}

function useElkeMinuut<T>(gelezen: Gelezen<T>): Gelezen<T> {
  const { opnieuw } = gelezen;
  useEffect(() => {
    const timer = setInterval(() => void opnieuw(), ELKE_MS);
    return () => clearInterval(timer);
  }, []);
  return gelezen;
}

/** All that are not closed and that one may see. */
export const useSpoedzaken = (): Gelezen<readonly SpoedzaakInLijst[]> =>
  useElkeMinuut(useLezen(leesAlle, [], ({ soort }) => soort === 'spoedzaak'));

export const useSpoedzaak = (id: string): Gelezen<SpoedzaakVolledig> =>
  useElkeMinuut(
    useLezen(
      (api) => api.vraag<SpoedzaakVolledig>('GET', `/v1/spoedzaken/${encodeURIComponent(id)}`),
      [id],
      (bericht) => bericht.soort === 'spoedzaak' && bericht.id === id,
    ),
  );
