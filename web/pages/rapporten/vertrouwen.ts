/** Whether what came in yesterday is all still there, in one line. */
import type { Dagcontrole, Hiaat } from '../../app/antwoorden/rapporten.ts';
import { aantal } from '../../app/woorden.ts';

export interface Oordeel {
  readonly soort: 'goed' | 'let-op' | 'info';
  readonly zin: string;
}

const datum = new Intl.DateTimeFormat('nl-NL', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
const wanneer = (dag: string, gisteren: string) =>
  dag === gisteren ? 'gisteren' : datum.format(new Date(`${dag}T12:00:00Z`));

/** `gisteren` as a local day. Days that are not over are left out. */
export function oordeelVanDagen(controles: readonly Dagcontrole[], gisteren: string): Oordeel {
  const klaar = controles.filter(({ voorlopig }) => !voorlopig).toSorted((a, b) => (a.dag < b.dag ? 1 : -1));
  const fout = klaar.filter(({ inOrde }) => !inOrde);
  const laatste = klaar[0];
  if (laatste === undefined) return { soort: 'info', zin: 'Er is nog geen dag gecontroleerd. Dat gebeurt elke nacht.' };
  if (fout.length > 0) {
    const welke = fout.map(({ dag }) => wanneer(dag, gisteren)).join(', ');
    return { soort: 'let-op', zin: `Niet alles klopt van: ${welke}. De beheerder ziet wat er ontbreekt.` };
  }
  const contacten = laatste.kanalen.reduce((som, { binnengekomen }) => som + binnengekomen.contacten, 0);
  const wat = `Alles van ${wanneer(laatste.dag, gisteren)} klopt: ${aantal(contacten)} ${contacten === 1 ? 'contact' : 'contacten'} binnengekomen, niets kwijt, en de cijfers zijn nageteld.`;
  return laatste.dag === gisteren
    ? { soort: 'goed', zin: wat }
    : { soort: 'let-op', zin: `${wat} Daarna is er geen dag gecontroleerd.` };
}

export interface Hiaatregel {
  readonly wijkteam: string;
  readonly domein: Hiaat['domein'];
  readonly aantal: number;
  readonly uren: number;
  readonly eerste: Hiaat;
}

/** Gaps by wijkteam and domein, the soonest first. */
export function hiatenPerTeam(hiaten: readonly Hiaat[]): readonly Hiaatregel[] {
  const groepen = Map.groupBy(hiaten, ({ wijkteam, domein }) => `${wijkteam}/${domein}`);
  return [...groepen.values()]
    .flatMap((groep): readonly Hiaatregel[] => {
      const [eerste] = groep.toSorted((a, b) => (a.van < b.van ? -1 : 1));
      if (eerste === undefined) return [];
      const ms = groep.reduce((som, { van, tot }) => som + Date.parse(tot) - Date.parse(van), 0);
      const { wijkteam, domein } = eerste;
      return [{ wijkteam, domein, aantal: groep.length, uren: Math.round(ms / 360_000) / 10, eerste }];
    })
    .toSorted((a, b) => (a.eerste.van < b.eerste.van ? -1 : 1));
}
