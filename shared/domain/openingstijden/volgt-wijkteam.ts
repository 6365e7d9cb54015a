/** A locatie that went back to the hours of its wijkteam: from a day on, with the days before it as they were. */
import { addDays, startOfLocalDay } from '../tijd/amsterdam.ts';
import type { Instant, LocalDate } from '../tijd/instant.ts';
import type { Openingsregeling, Sluiting, Volgperiode, Weekpatroon } from './types.ts';

/** Whether the hours of the wijkteam hold on a day, as far as they are known. */
export function volgtOp({ volgtWijkteam, vanWijkteam }: Openingsregeling, datum: LocalDate): boolean {
  return vanWijkteam !== undefined && volgtWijkteam !== undefined && inPerioden(volgtWijkteam, datum);
}

const inPerioden = (perioden: readonly Volgperiode[], datum: LocalDate): boolean =>
  perioden.some(({ van, totEnMet }) => van <= datum && (totEnMet === undefined || datum <= totEnMet));

/** With the hours of the wijkteam in it, when there are days on which they hold. */
export function metWijkteam(regeling: Openingsregeling, wijkteam: Openingsregeling): Openingsregeling {
  return (regeling.volgtWijkteam ?? []).length === 0 ? regeling : { ...regeling, vanWijkteam: wijkteam };
}

/** The same change in its own hours and in those of the wijkteam. */
export function overal(
  { vanWijkteam, ...own }: Openingsregeling,
  change: (regeling: Openingsregeling) => Openingsregeling,
): Openingsregeling {
  return { ...change(own), ...(vanWijkteam !== undefined && { vanWijkteam: change(vanWijkteam) }) };
}

/** The patterns of which one holds on that day. */
export const patronenOp = (regeling: Openingsregeling, datum: LocalDate): readonly Weekpatroon[] =>
  volgtOp(regeling, datum) ? (regeling.vanWijkteam?.patronen ?? []) : regeling.patronen;

/**
 * Every closing at once that holds here: the own ones always, because who closes a locatie closes it whoever's hours it has,
 * and those of the wijkteam on the days on which its hours hold.
 */
export function sluitingenVan({ sluitingen, volgtWijkteam = [], vanWijkteam }: Openingsregeling): readonly Sluiting[] {
  if (vanWijkteam === undefined) return sluitingen;
  const theirs = volgtWijkteam.flatMap(({ van, totEnMet }) => {
    const [begin, end] = [startOfLocalDay(van), totEnMet === undefined ? null : startOfLocalDay(addDays(totEnMet, 1))];
    return vanWijkteam.sluitingen.flatMap((sluiting) => within(sluiting, begin, end));
  });
  return [...sluitingen, ...theirs];
}

/** The part of a closing that lies in [begin, end); null is without bound. */
function within(sluiting: Sluiting, begin: Instant | null, end: Instant | null): readonly Sluiting[] {
  const van = begin !== null && sluiting.van < begin ? begin : sluiting.van;
  const tot = end !== null && (sluiting.tot === null || sluiting.tot > end) ? end : sluiting.tot;
  return tot === null || van < tot ? [{ ...sluiting, van, tot }] : [];
}

/**
 * Goes back to the hours of the wijkteam from the first moment of a day on: before it nothing changes, and a closing at once
 * of its own ends there. The regeling itself when it follows from that day on already.
 */
export function volgtVanaf(regeling: Openingsregeling, vanaf: LocalDate): Openingsregeling {
  const { volgtWijkteam = [], sluitingen } = regeling;
  if (volgtWijkteam.some(({ van, totEnMet }) => van <= vanaf && totEnMet === undefined)) return regeling;
  const before = endedBefore(volgtWijkteam, vanaf);
  const last = before.at(-1);
  // One that ended the day before simply goes on.
  const goesOn = last?.totEnMet === addDays(vanaf, -1);
  const begin = goesOn ? last.van : vanaf;
  return {
    ...regeling,
    sluitingen: sluitingen.flatMap((sluiting) => within(sluiting, null, startOfLocalDay(vanaf))),
    volgtWijkteam: [...(goesOn ? before.slice(0, -1) : before), { van: begin }],
  };
}

/** What of the periods lies before a day, in order. */
const endedBefore = (perioden: readonly Volgperiode[], dag: LocalDate): readonly Volgperiode[] =>
  perioden
    .filter(({ van }) => van < dag)
    .map(({ van, totEnMet }) => ({
      van,
      totEnMet: totEnMet === undefined || totEnMet >= dag ? addDays(dag, -1) : totEnMet,
    }))
    .toSorted((a, b) => (a.van < b.van ? -1 : 1));

/**
 * New hours of a locatie that says nothing of following: they hold from today on, and the days on which it followed until
 * now stay days of the wijkteam.
 */
export function eigenVanafVandaag(
  was: Openingsregeling | undefined,
  nieuw: Openingsregeling,
  vandaag: LocalDate,
): Openingsregeling {
  if (nieuw.volgtWijkteam !== undefined) return nieuw;
  const before = endedBefore(was?.volgtWijkteam ?? [], vandaag);
  return before.length === 0 ? nieuw : { ...nieuw, volgtWijkteam: before };
}
