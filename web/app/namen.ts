/** The names behind ids of colleagues and wijkteams. They seldom change: read once for all pages, and again after a fault. */
import { useEffect, useState } from 'preact/hooks';
import type { Medewerker, Wijkteam } from './antwoorden/organisatie.ts';
import type { Api } from './api.ts';
import { useConsole } from './context.ts';

export interface Namen {
  /** Empty until they are read. */
  readonly medewerkers: readonly Medewerker[];
  readonly wijkteams: readonly Wijkteam[];
  /** The name of a colleague; the id when there is none by that name. */
  readonly naam: (medewerker: string | null | undefined) => string;
  readonly teamnaam: (slug: string) => string;
}

export function maakNamen(medewerkers: readonly Medewerker[], wijkteams: readonly Wijkteam[]): Namen {
  const mensen = new Map(medewerkers.map(({ id, naam }) => [id, naam]));
  const teams = new Map(wijkteams.map(({ slug, naam }) => [slug, naam]));
  return {
    medewerkers,
    wijkteams,
    naam: (id) => (id ? (mensen.get(id) ?? id) : 'niemand'),
    teamnaam: (slug) => teams.get(slug) ?? slug,
  };
}

const GEEN = maakNamen([], []);
const gelezen = new WeakMap<Api, Promise<Namen>>();

function lees(api: Api): Promise<Namen> {
  const known = gelezen.get(api);
  if (known !== undefined) return known;
  const reading = Promise.all([
    api.vraag<{ resultaten: readonly Medewerker[] }>('GET', '/v1/medewerkers'),
    api.vraag<{ resultaten: readonly Wijkteam[] }>('GET', '/v1/wijkteams'),
  ]).then(([medewerkers, wijkteams]) => maakNamen(medewerkers.resultaten, wijkteams.resultaten));
  gelezen.set(api, reading);
  reading.catch(() => gelezen.delete(api));
  return reading;
}

/** After somebody or a wijkteam was changed here: the next page reads the names again. */
export const vergeetNamen = (api: Api): void => {
  gelezen.delete(api);
};

/** Ids stand in for names until these are read. */
export function useNamen(): Namen {
  const { api, live } = useConsole();
  const [namen, zet] = useState(GEEN);
  useEffect(() => {
    let weg = false;
    const haal = () => {
      lees(api).then(
        (found) => {
          if (!weg) zet(found);
        },
        () => {
          // Tried again when the line is back; a page can be read without them.
        },
      );
    };
    haal();
    const stop = live.volgStand((stand) => {
      if (stand === 'verbonden') haal();
    });
    return () => {
      weg = true;
      stop();
    };
  }, [api, live]);
  return namen;
}
