/** When somebody cannot be on duty: leave, an appointment of their own calendar, or reported sick. */
import { instantOfLocal } from '../tijd/amsterdam.ts';
import type { Instant, LocalDateTime } from '../tijd/instant.ts';

export const AFWEZIGHEIDSBRONNEN = ['hand', 'agenda', 'ziek'] as const;
/** Where it comes from: noted by hand, read from a calendar, or reported sick at once. */
export type Afwezigheidsbron = (typeof AFWEZIGHEIDSBRONNEN)[number];

/** Why somebody is away is nobody's business here: only that they are, and when. */
export interface Afwezigheid {
  readonly id: string;
  readonly medewerker: string;
  /** Wall-clock time of Europe/Amsterdam. */
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  readonly bron: Afwezigheidsbron;
  /** The calendar it was read from, so that reading it again replaces what it said before. */
  readonly agenda?: string;
}

/** Away from the first occurrence of the begin to the last of the end: rather a duty too few than one too many. */
export function afwezigheidsperiode({ van, tot }: Pick<Afwezigheid, 'van' | 'tot'>): {
  readonly van: Instant;
  readonly tot: Instant;
} {
  return { van: instantOfLocal(van, 'first'), tot: instantOfLocal(tot, 'last') };
}

/** True when a medewerker is away in any part of [van, tot). */
export function isAfwezig(
  afwezigheden: readonly Afwezigheid[],
  medewerker: string,
  { van, tot }: { readonly van: Instant; readonly tot: Instant },
): boolean {
  return afwezigheden.some((afwezigheid) => {
    if (afwezigheid.medewerker !== medewerker) return false;
    const away = afwezigheidsperiode(afwezigheid);
    return away.van < tot && van < away.tot;
  });
}

interface Periode {
  readonly van: Instant;
  readonly tot: Instant;
}

const read = new WeakMap<readonly Afwezigheid[], ReadonlyMap<string, readonly Periode[]>>();

/** When one medewerker is away, in order of time. Read once for each list. */
export function afwezigheidVan(afwezigheden: readonly Afwezigheid[], medewerker: string): readonly Periode[] {
  let perMedewerker = read.get(afwezigheden);
  if (perMedewerker === undefined) {
    const periodes = new Map<string, Periode[]>();
    for (const afwezigheid of afwezigheden) {
      const own = periodes.get(afwezigheid.medewerker) ?? [];
      own.push(afwezigheidsperiode(afwezigheid));
      periodes.set(afwezigheid.medewerker, own);
    }
    for (const own of periodes.values()) own.sort((a, b) => (a.van < b.van ? -1 : a.van > b.van ? 1 : 0));
    perMedewerker = periodes;
    read.set(afwezigheden, perMedewerker);
  }
  return perMedewerker.get(medewerker) ?? [];
}

/** True when a medewerker is away at an instant. */
export const isAfwezigOp = (afwezigheden: readonly Afwezigheid[], medewerker: string, op: Instant): boolean =>
  afwezigheidVan(afwezigheden, medewerker).some(({ van, tot }) => van <= op && op < tot);

/** What is left of a period of a medewerker when the absences are taken out, in order of time. */
export function aanwezigIn(
  afwezigheden: readonly Afwezigheid[],
  medewerker: string,
  { van, tot }: Periode,
): readonly Periode[] {
  const left: Periode[] = [];
  let at = van;
  for (const away of afwezigheidVan(afwezigheden, medewerker)) {
    if (away.tot <= at) continue;
    if (away.van >= tot) break;
    if (away.van > at) left.push({ van: at, tot: away.van });
    at = away.tot;
  }
  if (at < tot) left.push({ van: at, tot });
  return left;
}
