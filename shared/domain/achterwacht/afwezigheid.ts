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
