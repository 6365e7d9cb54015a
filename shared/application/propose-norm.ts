import { mergeCellen } from '../domain/bereikbaarheid/cellen.ts';
import { standaardNormen } from '../domain/bereikbaarheid/normen.ts';
import { perioden } from '../domain/bereikbaarheid/perioden.ts';
import { DEFINITIE } from '../domain/bereikbaarheid/types.ts';
import { aantalTotEnMetMs, duurcijfers, opRangMs } from '../domain/bereikbaarheid/verdeling.ts';
import type { Kanaal } from '../domain/contact/types.ts';
import type { LocalDate } from '../domain/tijd/instant.ts';
import type { Ports } from './ports.ts';

export interface NormvoorstelQuery {
  readonly kanaal: Kanaal;
  /** Absent: all wijkteams together. */
  readonly wijkteam?: string;
  /** The baseline period (nulmeting). */
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Share (0-1) that should be within the norm. */
  readonly doel: number;
}

export interface Normvoorstel {
  readonly definitie: string;
  readonly kanaal: Kanaal;
  readonly klok: 'verstreken' | 'open';
  readonly doel: number;
  /** Whom the norm would have judged: answered, gave up, or left for a call-back. */
  readonly n: number;
  /** Of these: who was answered, whenever that was. The durations are about them. */
  readonly beantwoord: number;
  /** The smallest limit with which the target would just have been met; null when so many gave up that none would do. */
  readonly seconden: number | null;
  /** Share (0-1) of `n` that was answered within that limit: at least the target, for the limit is rounded up. */
  readonly binnen: number | null;
  readonly gemiddelde: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
}

export type ProposeNorm = (query: NormvoorstelQuery) => Promise<Normvoorstel>;

/** A target has fewer decimals than this has zeros. */
const FINE = 1_000_000;

/** A limit that people can remember, never below the measured one. */
function rounded(seconds: number): number {
  const step = seconds <= 120 ? 5 : seconds <= 3600 ? 60 : 3600;
  return Math.max(step, Math.ceil(seconds / step) * step);
}

/**
 * A norm from a baseline, on the clock that the kanaal is judged by. Whoever gave up was not reached, whatever the limit:
 * they are in the number that the target is a share of, so that losing people never makes a norm look attainable. Those who
 * left for a call-back are all in it, also the few who did so while it was closed.
 */
export function makeProposeNorm({ cijfers }: Pick<Ports, 'cijfers'>): ProposeNorm {
  return async ({ kanaal, wijkteam, van, totEnMet, doel }) => {
    const teams =
      wijkteam === undefined
        ? (await cijfers.listGezien()).filter((seen) => seen.kanaal === kanaal).map((seen) => seen.wijkteam)
        : [wijkteam];
    const whole = perioden(van, totEnMet, 'geheel');
    const sums = await Promise.all([...new Set(teams)].map((team) => cijfers.readSommen(kanaal, team, whole)));
    const cel = mergeCellen(sums.flat());
    const klok = standaardNormen().find((norm) => norm.kanaal === kanaal)?.klok ?? 'verstreken';
    const verdeling = klok === 'open' ? cel.opentijd : cel.wachttijd;
    // Outside hours an elapsed norm judges nobody; how long people held on is kept of those within hours only.
    const left = klok === 'open' ? (cel.tellers.afgehaakt ?? 0) : cel.afhaaktijd.n;
    const lost = left + (cel.tellers.terugbelGevraagd ?? 0);
    const n = verdeling.n + lost;
    // So many must be within, of those who were answered. In whole numbers: 0.55 of 100 is 55, and not just over it.
    const needed = Math.ceil((Math.round(doel * FINE) * n) / FINE);
    const limit = opRangMs(verdeling, needed);
    const { gemiddelde, p50, p90 } = duurcijfers(verdeling);
    const seconden = limit === null ? null : rounded(limit / 1000);
    const binnen = seconden === null ? null : aantalTotEnMetMs(verdeling, seconden * 1000) / n;
    return {
      definitie: DEFINITIE,
      kanaal,
      klok,
      doel,
      n,
      beantwoord: verdeling.n,
      seconden,
      binnen,
      gemiddelde,
      p50,
      p90,
    };
  };
}
