/** A week of the roster as half-days: who has duty, and where nobody has. All times are Dutch wall-clock times. */
import type {
  Afwezigheid,
  Dienstsoort,
  Domein,
  Hiaat,
  Roosterdienst,
  Rotatie,
} from '../../app/antwoorden/roosterweek.ts';
import { type Dag, plusDagen, weekdagVan } from '../bereikbaarheid/perioden.ts';
import { lokaal } from '../mijn-dienst/rooster.ts';
import type { Geplaatst } from './concept.ts';

export const DAGDELEN = ['ochtend', 'middag', 'avond'] as const;
export type Dagdeel = (typeof DAGDELEN)[number];
export const DAGDEELNAAM: Readonly<Record<Dagdeel, string>> = {
  ochtend: 'Ochtend',
  middag: 'Middag',
  avond: 'Avond en nacht',
};
/** What a new duty begins with. */
export const DAGDEELTIJDEN: Readonly<Record<Dagdeel, { readonly van: string; readonly tot: string }>> = {
  ochtend: { van: '09:00', tot: '12:30' },
  middag: { van: '12:30', tot: '17:00' },
  avond: { van: '17:00', tot: '20:00' },
};

export interface Tijdvak {
  readonly van: string;
  readonly tot: string;
}

/** Time in which somebody should have duty and nobody has. */
export interface Open extends Tijdvak {
  readonly soort: Dienstsoort;
  readonly locatie?: string;
}

export type Vak =
  | ({ readonly wat: 'dienst'; readonly sleutel: string; readonly afwezig: boolean } & Geplaatst)
  | { readonly wat: 'open'; readonly sleutel: string; readonly open: Open };

export interface Roosterdag {
  readonly datum: Dag;
  readonly delen: Readonly<Record<Dagdeel, readonly Vak[]>>;
  readonly afwezig: readonly Afwezigheid[];
}

const eerste = (een: string, ander: string): string => [een, ander].toSorted()[0] ?? een;
const laatste = (een: string, ander: string): string => [een, ander].toSorted()[1] ?? een;
const raakt = (een: Tijdvak, ander: Tijdvak): boolean => een.van < ander.tot && ander.van < een.tot;

export function dagdeelVan(op: string): Dagdeel {
  const uur = op.slice(11);
  if (uur < '06:00' || uur >= '17:00') return 'avond';
  return uur < '12:00' ? 'ochtend' : 'middag';
}

/** The parts of a stretch that none of the others takes. */
export function zonder<T extends Tijdvak>(vak: T, anderen: readonly Tijdvak[]): readonly T[] {
  return anderen.reduce<readonly T[]>(
    (over, ander) =>
      over.flatMap((een) => {
        if (!raakt(een, ander)) return [een];
        return [
          ...(een.van < ander.van ? [{ ...een, tot: ander.van }] : []),
          ...(een.tot > ander.tot ? [{ ...een, van: ander.tot }] : []),
        ];
      }),
    [vak],
  );
}

/**
 * A gap by the clock on the wall, in pieces that do not pass midnight. In the hour that comes twice the clock can stand
 * still or go back: then the whole of that hour, because a duty runs from its first to its last.
 */
export function gatOpDeKlok({ van, tot }: Pick<Hiaat, 'van' | 'tot'>): readonly Tijdvak[] {
  const [begin, eind] = [lokaal(Date.parse(van)), lokaal(Date.parse(tot))];
  if (eind <= begin) {
    const uur = Number(begin.slice(11, 13));
    const heel = (een: number) => `${begin.slice(0, 11)}${String(een).padStart(2, '0')}:00`;
    return [{ van: heel(uur), tot: heel(uur + 1) }];
  }
  const stukken: Tijdvak[] = [];
  for (let at = begin; at < eind; ) {
    const nacht = `${plusDagen(at.slice(0, 10), 1)}T00:00`;
    const einde = eerste(nacht, eind);
    stukken.push({ van: at, tot: einde });
    at = einde;
  }
  return stukken;
}

/** The half-days that a rotation wants on a day. */
function delenOp(rotatie: Rotatie | undefined, datum: Dag): readonly Open[] {
  if (rotatie === undefined || datum < rotatie.geldigVan || datum > (rotatie.geldigTotEnMet ?? datum)) return [];
  return rotatie.delen
    .filter(({ dag }) => dag === weekdagVan(datum))
    .map(({ van, tot, soort, locatie }) => ({
      van: `${datum}T${van}`,
      tot: tot > van ? `${datum}T${tot}` : `${plusDagen(datum, 1)}T${tot}`,
      soort,
      ...(locatie !== undefined && { locatie }),
    }));
}

const plaatsVan = ({ van, tot, soort, locatie }: Roosterdienst): Open => ({
  van,
  tot,
  soort,
  ...(locatie !== undefined && { locatie }),
});

interface Weekgegevens {
  readonly maandag: Dag;
  readonly domein: Domein;
  /** Duties of this wijkteam and domein, as they will be. */
  readonly geplaatst: readonly Geplaatst[];
  /** Of this wijkteam and domein, by what is published. */
  readonly hiaten: readonly Hiaat[];
  readonly rotatie: Rotatie | undefined;
  readonly afwezigheden: readonly Afwezigheid[];
}

/** Where nobody has duty: what is not published, and what the draft takes away; without what the draft brings. */
export function openVakken({ maandag, geplaatst, hiaten, rotatie }: Weekgegevens): readonly Open[] {
  const dagen = Array.from({ length: 8 }, (_, index) => plusDagen(maandag, index - 1));
  const delen = dagen.flatMap((datum) => delenOp(rotatie, datum));
  const staand = geplaatst.flatMap(({ was }): readonly Open[] => (was === null ? [] : [plaatsVan(was)]));
  const gaten = hiaten.flatMap(gatOpDeKlok).flatMap((gat): readonly Open[] => {
    const vast = delen.filter((deel) => raakt(deel, gat));
    // Without a rotation the duties of who is away say which half-days there are.
    const geraakt = vast.length > 0 ? vast : staand.filter((deel) => raakt(deel, gat));
    const gesneden = geraakt.map((deel) => ({
      ...deel,
      van: laatste(deel.van, gat.van),
      tot: eerste(deel.tot, gat.tot),
    }));
    const rest = zonder({ ...gat, soort: 'achterwacht' as const }, geraakt);
    return [...gesneden, ...rest];
  });
  const vervallen = geplaatst.flatMap(({ stand, was, dienst }): readonly Open[] => {
    if (was === null || (stand !== 'vervalt' && stand !== 'gewijzigd')) return [];
    if (stand === 'gewijzigd' && dienst.van <= was.van && was.tot <= dienst.tot) return [];
    return [plaatsVan(was)];
  });
  // What is published stands in the gaps of the API already (also when who has it is away); only the draft is new.
  const nieuw = geplaatst.filter(({ stand }) => stand === 'nieuw' || stand === 'gewijzigd');
  const blijft = geplaatst.filter(({ stand }) => stand !== 'vervalt');
  const open = [
    ...gaten.flatMap((gat) =>
      zonder(
        gat,
        nieuw.map(({ dienst }) => dienst),
      ),
    ),
    ...vervallen.flatMap((vak) => zonder(vak, [...blijft.map(({ dienst }) => dienst), ...gaten])),
  ];
  return [...new Map(open.map((een) => [`${een.van}/${een.tot}`, een])).values()];
}

/** The seven days of a week, each with its half-days in order of time. */
export function weekVan(gegevens: Weekgegevens): readonly Roosterdag[] {
  const { maandag, geplaatst, afwezigheden } = gegevens;
  const isWeg = (dienst: Roosterdienst) =>
    afwezigheden.some((een) => een.medewerker === dienst.professional && raakt(een, dienst));
  const vakken: readonly (Tijdvak & { readonly vak: Vak })[] = [
    ...geplaatst.map((een) => ({
      van: een.dienst.van,
      tot: een.dienst.tot,
      vak: { wat: 'dienst', sleutel: een.dienst.id, afwezig: isWeg(een.dienst), ...een } as const,
    })),
    ...openVakken(gegevens).map((open) => ({
      van: open.van,
      tot: open.tot,
      vak: { wat: 'open', sleutel: `open-${open.van}`, open } as const,
    })),
  ].toSorted((een, ander) => (een.van < ander.van ? -1 : een.van > ander.van ? 1 : een.tot < ander.tot ? -1 : 1));
  return Array.from({ length: 7 }, (_, index) => {
    const datum = plusDagen(maandag, index);
    const heleDag = { van: `${datum}T00:00`, tot: `${plusDagen(datum, 1)}T00:00` };
    // What began before Monday is shown on Monday, and what ends after Sunday on its own day.
    const own = vakken.filter(({ van, tot }) => {
      const dag = van.slice(0, 10);
      return dag === datum || (datum === maandag && dag < maandag && tot > heleDag.van);
    });
    const deel = (naam: Dagdeel) =>
      own.filter(({ van }) => (van < heleDag.van ? 'avond' : dagdeelVan(van)) === naam).map(({ vak }) => vak);
    return {
      datum,
      delen: { ochtend: deel('ochtend'), middag: deel('middag'), avond: deel('avond') },
      afwezig: afwezigheden.filter((een) => raakt(een, heleDag)),
    };
  });
}

export interface Kandidaat {
  readonly id: string;
  readonly naam: string;
  readonly eigen: boolean;
  readonly bezwaar: 'afwezig' | 'heeft al dienst' | null;
}

interface Mens {
  readonly id: string;
  readonly naam: string;
  readonly actief: boolean;
  readonly rollen: readonly string[];
  readonly wijkteams: readonly string[];
}

/** Who may have a duty: those of the wijkteam first, who can before who cannot. `diensten`: of everybody, in all wijkteams. */
export function kandidatenVoor(
  dienst: Tijdvak & { readonly id: string; readonly wijkteam: string },
  mensen: readonly Mens[],
  diensten: readonly Roosterdienst[],
  afwezigheden: readonly Afwezigheid[],
): readonly Kandidaat[] {
  return mensen
    .filter(({ actief, rollen }) => actief && rollen.includes('professional'))
    .map(({ id, naam, wijkteams }): Kandidaat => {
      const weg = afwezigheden.some((een) => een.medewerker === id && raakt(een, dienst));
      const bezet = diensten.some((een) => een.professional === id && een.id !== dienst.id && raakt(een, dienst));
      const bezwaar = weg ? 'afwezig' : bezet ? 'heeft al dienst' : null;
      return { id, naam, eigen: wijkteams.includes(dienst.wijkteam), bezwaar };
    })
    .toSorted(
      (een, ander) =>
        Number(ander.eigen) - Number(een.eigen) ||
        Number(een.bezwaar !== null) - Number(ander.bezwaar !== null) ||
        een.naam.localeCompare(ander.naam, 'nl'),
    );
}
