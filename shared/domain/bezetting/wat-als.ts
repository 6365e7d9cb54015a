/** "What if": the same arrivals with other staffing, beside the staffing of now. */
import type { LocalTime } from '../tijd/instant.ts';
import { halfuurVan } from './aankomsten.ts';
import { type Halfuuradvies, type Inzet, mensenIn } from './advies.ts';

export interface WatAls {
  /** Whoever begins first on a day begins then: earlier, or later. */
  readonly opent?: LocalTime;
  /** Whoever ends last on a day ends then. */
  readonly sluit?: LocalTime;
  /** For which weekdays these two hold; absent = all. */
  readonly weekdagen?: readonly number[];
  /** So many people more; less when negative. */
  readonly meer?: readonly Inzet[];
}

/** The staffing as it would be. */
export function inzetStraks(inzet: readonly Inzet[], { opent, sluit, weekdagen, meer = [] }: WatAls): readonly Inzet[] {
  const moved = inzet.flatMap((part): Inzet[] => {
    if (weekdagen !== undefined && !weekdagen.includes(part.weekdag)) return [part];
    const ofDay = inzet.filter(({ weekdag }) => weekdag === part.weekdag);
    const first = ofDay.map(({ van }) => van).toSorted()[0];
    const last = ofDay
      .map(({ tot }) => tot)
      .toSorted()
      .at(-1);
    const van = opent !== undefined && (part.van === first || part.van < opent) ? opent : part.van;
    const tot = sluit !== undefined && (part.tot === last || part.tot > sluit) ? sluit : part.tot;
    return van < tot ? [{ ...part, van, tot }] : [];
  });
  return [...moved, ...meer];
}

/** A whole week, all half hours together; shares and means weigh by how many come, never by the half hour. */
export interface Weekbeeld {
  /** Contacts that come in. */
  readonly contacten: number;
  /** 0-1; null when nobody comes. Who comes while nobody works counts as not helped. */
  readonly serviceniveau: number | null;
  /** Contacts that give up. */
  readonly afhakers: number;
  /** Seconds, of the half hours in which the line does not grow without end; null when there are none. */
  readonly gemiddeldeWacht: number | null;
  readonly mensuren: number;
}

/** Hours of people in a week: also of half hours in which nobody ever came. */
export function mensurenVan(inzet: readonly Inzet[]): number {
  let halves = 0;
  for (let weekdag = 1; weekdag <= 7; weekdag += 1)
    for (let nummer = 0; nummer < 48; nummer += 1) halves += mensenIn(inzet, halfuurVan(weekdag, nummer));
  return halves / 2;
}

/** `inzetVanWeek`: the staffing of which `halfuren` tell what may be expected. */
export function weekbeeldVan(halfuren: readonly Halfuuradvies[], inzetVanWeek: readonly Inzet[]): Weekbeeld {
  let [contacten, binnen, afhakers, wacht, wachtenden] = [0, 0, 0, 0, 0];
  for (const { gemiddeld, inzet } of halfuren) {
    if (inzet === null) continue;
    contacten += gemiddeld;
    binnen += gemiddeld * (inzet.serviceniveau ?? 0);
    afhakers += gemiddeld * inzet.afhakers;
    if (inzet.gemiddeldeWacht === null) continue;
    wacht += gemiddeld * inzet.gemiddeldeWacht;
    wachtenden += gemiddeld;
  }
  return {
    contacten,
    serviceniveau: contacten === 0 ? null : binnen / contacten,
    afhakers,
    gemiddeldeWacht: wachtenden === 0 ? null : wacht / wachtenden,
    mensuren: mensurenVan(inzetVanWeek),
  };
}
