/** Days on which the whole organisatie is closed, or closes early: one list for every kanaal of every wijkteam. */
import { addDays, dayNumberOf, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant, LocalDate, LocalTime } from '../tijd/instant.ts';
import { makeDagregels } from './dagregels.ts';
import { eerstePaasdag, landelijkeSluitingsdagen } from './feestdagen.ts';
import type { Dagdeel, Openingsregeling, Uitzondering } from './types.ts';
import { overal } from './volgt-wijkteam.ts';

export interface Organisatiedag {
  readonly datum: LocalDate;
  readonly reden: string;
  /** Closed from then on; absent = closed all day. */
  readonly sluitOm?: LocalTime;
}

/** A proposed day that somebody did not want, so that it is not proposed again and again. */
export interface Afwijzing {
  readonly datum: LocalDate;
  /** Medewerker id. */
  readonly door: string;
  readonly op: Instant;
}

const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * The regeling with the days of the organisatie in it. What a wijkteam set for a day itself beats them: its exceptions, and
 * its own closing days. Of an early closing the usual hours of that day are cut off.
 */
export function metOrganisatiedagen(regeling: Openingsregeling, dagen: readonly Organisatiedag[]): Openingsregeling {
  if (dagen.length === 0) return regeling;
  if (regeling.vanWijkteam !== undefined) return overal(regeling, (one) => metOrganisatiedagen(one, dagen));
  const regels = makeDagregels(regeling);
  const known = new Set(regeling.sluitingsdagen.map(({ datum }) => datum));
  const closed = dagen.filter(({ datum, sluitOm }) => sluitOm === undefined && !known.has(datum));
  const early = dagen.flatMap(({ datum, reden, sluitOm }): Uitzondering[] => {
    if (sluitOm === undefined) return [];
    const { bron, delen } = regels.regelVan(datum, dayNumberOf(datum));
    if (bron !== 'patroon' || delen.length === 0) return [];
    const dagdelen = delen.flatMap(({ van, tot }): Dagdeel[] => {
      const begin = timeOf(van);
      if (begin >= sluitOm) return [];
      return [{ van: begin, tot: tot <= 1440 && timeOf(tot) < sluitOm ? timeOf(tot) : sluitOm }];
    });
    return [{ van: datum, totEnMet: datum, dagdelen, reden }];
  });
  return {
    ...regeling,
    sluitingsdagen: [
      ...regeling.sluitingsdagen,
      ...closed.map(({ datum, reden }) => ({ datum, reden, bron: 'lokaal' as const })),
    ],
    uitzonderingen: [...regeling.uitzonderingen, ...early],
  };
}

/** Local choices that many organisaties make, in order of date: to be taken over one by one. */
export function voorgesteldeDagen(jaar: number): readonly Organisatiedag[] {
  const national = landelijkeSluitingsdagen(jaar);
  const isClosed = (datum: LocalDate) => national.some((dag) => dag.datum === datum) || weekdayOf(datum) > 5;
  const bridges = national.flatMap(({ datum, reden }): Organisatiedag[] => {
    const bridge = weekdayOf(datum) === 4 ? addDays(datum, 1) : weekdayOf(datum) === 2 ? addDays(datum, -1) : null;
    if (bridge === null || isClosed(bridge) || !bridge.startsWith(String(jaar))) return [];
    return [{ datum: bridge, reden: `Brugdag bij ${reden}` }];
  });
  const found: Organisatiedag[] = [
    { datum: addDays(eerstePaasdag(jaar), -2), reden: 'Goede Vrijdag' },
    ...bridges,
    ...[`${jaar}-12-24`, `${jaar}-12-31`]
      .filter((datum) => !isClosed(datum))
      .map((datum) => ({ datum, reden: datum.endsWith('24') ? 'Dag voor kerst' : 'Oudejaarsdag', sluitOm: '12:00' })),
  ];
  const once = new Map(found.toReversed().map((dag) => [dag.datum, dag]));
  return [...once.values()].sort((a, b) => (a.datum < b.datum ? -1 : 1));
}
