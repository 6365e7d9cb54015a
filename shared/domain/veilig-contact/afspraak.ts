/**
 * Safe contact: what a person asked us to keep from doing, because it would put them in danger (domain rules: safe
 * contact). An afspraak is what somebody on our side noted at one moment; it holds until a later one names it as replaced.
 */
import type { Instant, LocalTime } from '../tijd/instant.ts';

/** What must not happen. Times are wall-clock times in Europe/Amsterdam, both included: not before the one, not after the other. */
export interface VeiligContactRegels {
  /** Hang up rather than speak after the tone. */
  readonly geenVoicemail?: boolean;
  readonly nietVoor?: LocalTime;
  readonly nietNa?: LocalTime;
  /** In the one form in which numbers are compared (see the port `nummers`). */
  readonly verbodenNummers?: readonly string[];
  readonly geenMail?: boolean;
  readonly geenSms?: boolean;
  readonly geenBrief?: boolean;
  /** Say and show neither our name nor theirs to whoever answers. */
  readonly geenNaam?: boolean;
}

export interface VeiligContactAfspraak extends VeiligContactRegels {
  readonly id: string;
  readonly op: Instant;
  /** Id of the medewerker who noted it. */
  readonly door: string;
  /** The contact in which it was noted. */
  readonly contact: string;
  /** Ids of the afspraken that a person replaced by this one; none when it is the first. */
  readonly vervangt: readonly string[];
  readonly toelichting?: string;
  /** Why it replaces others. */
  readonly reden?: string;
  /** Kept with a number or address because that became known in this contact; absent where it was noted itself. */
  readonly via?: string;
}

/** As shown: not in which contact it was noted, which may be one that the reader must not know of. */
export type GetoondeAfspraak = Omit<VeiligContactAfspraak, 'contact' | 'via'>;

/** Whether it lies where it lies because of this contact. */
export const isOf = (contact: string, { contact: noted, via }: VeiligContactAfspraak): boolean =>
  (via ?? noted) === contact;

/** True when it forbids something. An afspraak without any rule withdraws those that it replaces. */
export function hasRegels(regels: VeiligContactRegels): boolean {
  const { geenVoicemail, nietVoor, nietNa, verbodenNummers, geenMail, geenSms, geenBrief, geenNaam } = regels;
  const flags = [geenVoicemail, geenMail, geenSms, geenBrief, geenNaam].includes(true);
  return flags || nietVoor !== undefined || nietNa !== undefined || (verbodenNummers ?? []).length > 0;
}

/**
 * The afspraken that hold among all that are known of one person, oldest first: those that none of the others replaced.
 * Two that were noted without knowing of each other both hold, so that nothing is lost by who was last.
 */
export function geldendeAfspraken(known: readonly VeiligContactAfspraak[]): readonly VeiligContactAfspraak[] {
  const replaced = new Set(known.flatMap(({ vervangt }) => vervangt));
  const byId = new Map(known.map((afspraak) => [afspraak.id, afspraak]));
  return [...byId.values()]
    .filter((afspraak) => !replaced.has(afspraak.id) && hasRegels(afspraak))
    .sort((a, b) => (a.op < b.op ? -1 : a.op > b.op ? 1 : a.id < b.id ? -1 : 1));
}

/** What several afspraken come down to for whoever is about to act: of each rule the strictest. */
export interface VeiligContact {
  readonly geenVoicemail: boolean;
  /** The latest of all "not before"; null when there is none. */
  readonly nietVoor: LocalTime | null;
  /** The earliest of all "not after"; null when there is none. */
  readonly nietNa: LocalTime | null;
  readonly verbodenNummers: readonly string[];
  readonly geenMail: boolean;
  readonly geenSms: boolean;
  readonly geenBrief: boolean;
  readonly geenNaam: boolean;
  readonly afspraken: readonly GetoondeAfspraak[];
}

/** Null when nothing was asked. `geldend` as {@link geldendeAfspraken} gives them. */
export function strengste(geldend: readonly VeiligContactAfspraak[]): VeiligContact | null {
  if (geldend.length === 0) return null;
  const any = (flag: 'geenVoicemail' | 'geenMail' | 'geenSms' | 'geenBrief' | 'geenNaam') =>
    geldend.some((afspraak) => afspraak[flag] === true);
  const times = (name: 'nietVoor' | 'nietNa') => geldend.flatMap((afspraak) => afspraak[name] ?? []).sort();
  return {
    geenVoicemail: any('geenVoicemail'),
    nietVoor: times('nietVoor').at(-1) ?? null,
    nietNa: times('nietNa')[0] ?? null,
    verbodenNummers: [...new Set(geldend.flatMap(({ verbodenNummers = [] }) => verbodenNummers))].sort(),
    geenMail: any('geenMail'),
    geenSms: any('geenSms'),
    geenBrief: any('geenBrief'),
    geenNaam: any('geenNaam'),
    afspraken: geldend.map(({ contact: _contact, via: _via, ...shown }) => shown),
  };
}
