/** Duties as instants: rostered in wall-clock time, asked for by the instant. */
import { instantOfLocal, isLocalDate, isLocalTime } from '../tijd/amsterdam.ts';
import type { Instant, LocalDateTime } from '../tijd/instant.ts';
import type { Dienst } from './types.ts';

/** One duty from its first instant up to, not including, its last. */
export interface Dienstperiode {
  readonly dienst: Dienst;
  readonly van: Instant;
  readonly tot: Instant;
}

function isLocalDateTime(text: LocalDateTime): boolean {
  const time = text.slice(11);
  return text[10] === 'T' && isLocalDate(text.slice(0, 10)) && (isLocalTime(time) || time === '24:00');
}

/**
 * When a duty runs: from the first occurrence of its begin to the last occurrence of its end, so that a clock change
 * gives an overlap rather than a gap. Undefined when its times cannot be read or leave nothing: one bad line in a
 * roster must not keep the others from being found.
 */
export function periodeOf(dienst: Dienst): Dienstperiode | undefined {
  if (!isLocalDateTime(dienst.van) || !isLocalDateTime(dienst.tot)) return undefined;
  const van = instantOfLocal(dienst.van, 'first');
  const tot = instantOfLocal(dienst.tot, 'last');
  return van < tot ? { dienst, van, tot } : undefined;
}

const read = new WeakMap<readonly Dienst[], ReadonlyMap<string, readonly Dienstperiode[]>>();

/** The readable duties of one wijkteam. Read once for each published roster. */
export function periodesOf(diensten: readonly Dienst[], wijkteam: string): readonly Dienstperiode[] {
  let perWijkteam = read.get(diensten);
  if (perWijkteam === undefined) {
    const periodes = diensten.map(periodeOf).filter((periode) => periode !== undefined);
    perWijkteam = Map.groupBy(periodes, (periode) => periode.dienst.wijkteam);
    read.set(diensten, perWijkteam);
  }
  return perWijkteam.get(wijkteam) ?? [];
}

/**
 * Orders duties that run at the same time, so that everybody sees the same person first: inloop before achterwacht,
 * a replacement before the rotation, the latest begin before an earlier one, and the id to be sure.
 */
export function compareDienstperiodes(een: Dienstperiode, ander: Dienstperiode): number {
  if (een.dienst.soort !== ander.dienst.soort) return een.dienst.soort === 'inloop' ? -1 : 1;
  if (een.dienst.vervanging !== ander.dienst.vervanging) return een.dienst.vervanging ? -1 : 1;
  if (een.van !== ander.van) return een.van > ander.van ? -1 : 1;
  return een.dienst.id < ander.dienst.id ? -1 : een.dienst.id > ander.dienst.id ? 1 : 0;
}
