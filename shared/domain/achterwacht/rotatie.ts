/** Which half-days of the week a wijkteam staffs, and who take turns in them (IKR bijlage 4). */
import type { Domein } from '../contact/types.ts';
import { addDays, instantOfLocal, weekdayOf } from '../tijd/amsterdam.ts';
import type { Instant, LocalDate, LocalDateTime, LocalTime } from '../tijd/instant.ts';
import type { Dienst } from './types.ts';

/** Part of a day of the week; `tot` not after `van` is on the next day. */
export interface Roosterdeel {
  /** ISO weekday: 1 is Monday. */
  readonly dag: number;
  readonly van: LocalTime;
  readonly tot: LocalTime;
  readonly soort: Dienst['soort'];
  readonly locatie?: string;
}

export interface Deelnemer {
  readonly medewerker: string;
  /** Part of a full-time job, above 0: who works half the week takes half the turns. */
  readonly fte: number;
  /** The parts of the week in which they work; absent = the whole week. */
  readonly werkt?: readonly { readonly dag: number; readonly van: LocalTime; readonly tot: LocalTime }[];
}

export interface Rotatie {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly geldigVan: LocalDate;
  /** Absent = until further notice. */
  readonly geldigTotEnMet?: LocalDate;
  readonly delen: readonly Roosterdeel[];
  /** The order decides between people who have done equally much. */
  readonly deelnemers: readonly Deelnemer[];
  /** Whether closing days are staffed as well. */
  readonly ookOpSluitingsdagen: boolean;
}

/** One half-day on one day that somebody must take. */
export interface VereistDeel {
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly soort: Dienst['soort'];
  readonly locatie?: string;
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  /** First occurrence of the begin, last occurrence of the end. */
  readonly vanOp: Instant;
  readonly totOp: Instant;
}

/** End of a part of a day that begins on `datum`. */
export function eindeVan(datum: LocalDate, van: LocalTime, tot: LocalTime): LocalDateTime {
  return tot > van ? `${datum}T${tot}` : `${addDays(datum, 1)}T${tot}`;
}

/** Every half-day of a rotation that begins in [van, totEnMet], in order of time. */
export function vereisteDelen(
  rotatie: Rotatie,
  van: LocalDate,
  totEnMet: LocalDate,
  isSluitingsdag: (datum: LocalDate) => boolean,
): readonly VereistDeel[] {
  const { wijkteam, domein, delen, geldigVan, geldigTotEnMet, ookOpSluitingsdagen } = rotatie;
  const found: VereistDeel[] = [];
  const from = van > geldigVan ? van : geldigVan;
  const until = geldigTotEnMet !== undefined && geldigTotEnMet < totEnMet ? geldigTotEnMet : totEnMet;
  for (let datum = from; datum <= until; datum = addDays(datum, 1)) {
    if (!ookOpSluitingsdagen && isSluitingsdag(datum)) continue;
    const dag = weekdayOf(datum);
    for (const deel of delen.filter((one) => one.dag === dag)) {
      const [begin, einde] = [`${datum}T${deel.van}`, eindeVan(datum, deel.van, deel.tot)];
      found.push({
        wijkteam,
        domein,
        soort: deel.soort,
        ...(deel.locatie !== undefined && { locatie: deel.locatie }),
        van: begin,
        tot: einde,
        vanOp: instantOfLocal(begin, 'first'),
        totOp: instantOfLocal(einde, 'last'),
      });
    }
  }
  return found.sort((a, b) => (a.vanOp < b.vanOp ? -1 : a.vanOp > b.vanOp ? 1 : a.totOp < b.totOp ? -1 : 1));
}

/** True when somebody works during the whole of a part. */
export function werktDan({ werkt }: Deelnemer, { van, tot }: Pick<VereistDeel, 'van' | 'tot'>): boolean {
  if (werkt === undefined) return true;
  const datum = van.slice(0, 10);
  return werkt.some(
    (deel) =>
      deel.dag === weekdayOf(datum) && `${datum}T${deel.van}` <= van && tot <= eindeVan(datum, deel.van, deel.tot),
  );
}
