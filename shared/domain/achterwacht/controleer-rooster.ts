/** What is wrong with a roster before it is published: everything at once, in order of time. */
import type { Domein } from '../contact/types.ts';
import type { Instant, LocalDateTime } from '../tijd/instant.ts';
import { type Afwezigheid, isAfwezig } from './afwezigheid.ts';
import { type Dienstperiode, periodeOf } from './dienst-periodes.ts';
import type { VereistDeel } from './rotatie.ts';
import { zonderRust } from './rust.ts';
import type { Dienst } from './types.ts';

export const ROOSTERFOUTEN = ['niet-bezet', 'onbekend', 'onbereikbaar', 'afwezig', 'dubbel', 'rust'] as const;
export type Roosterfoutsoort = (typeof ROOSTERFOUTEN)[number];

export interface Roosterfout {
  readonly soort: Roosterfoutsoort;
  readonly wijkteam: string;
  readonly domein: Domein;
  readonly van: LocalDateTime;
  readonly tot: LocalDateTime;
  /** Whom it is about; null for a half-day without anybody. */
  readonly professional: string | null;
  /** Duties that it is about. */
  readonly diensten: readonly string[];
  readonly melding: string;
}

export interface Roosterstand {
  /** The duties to publish, with those around them that stand. */
  readonly diensten: readonly Dienst[];
  readonly vereist: readonly VereistDeel[];
  readonly afwezigheden: readonly Afwezigheid[];
  /** Medewerkers who exist and may have duty. */
  readonly bekend: ReadonlySet<string>;
  readonly onbereikbaar: ReadonlySet<string>;
}

function fault(soort: Roosterfoutsoort, about: readonly Dienst[], melding: string): Roosterfout {
  const first = about[0] as Dienst;
  const last = about.at(-1) as Dienst;
  const { wijkteam, domein, professional } = first;
  return {
    soort,
    wijkteam,
    domein,
    van: first.van,
    tot: last.tot,
    professional,
    diensten: about.map(({ id }) => id),
    melding,
  };
}

/** The stretches of a half-day in which nobody who can come is on duty. */
function isCovered(deel: VereistDeel, periodes: readonly Dienstperiode[]): boolean {
  let at: Instant = deel.vanOp;
  const able = periodes
    .filter(({ dienst, tot }) => dienst.wijkteam === deel.wijkteam && dienst.domein === deel.domein && tot > deel.vanOp)
    .sort((a, b) => (a.van < b.van ? -1 : 1));
  for (const { van, tot } of able) {
    if (van > at) return false;
    if (tot > at) at = tot;
    if (at >= deel.totOp) return true;
  }
  return false;
}

/**
 * Every required half-day has somebody who can be reached and is not away; nobody has two duties at once, or too little
 * rest between two. Empty: it can be published.
 */
export function controleerRooster(stand: Roosterstand): readonly Roosterfout[] {
  const { diensten, vereist, afwezigheden, bekend, onbereikbaar } = stand;
  const faults: Roosterfout[] = [];
  const periodes = diensten.flatMap((dienst) => periodeOf(dienst) ?? []);
  const able: Dienstperiode[] = [];
  for (const periode of periodes) {
    const { dienst } = periode;
    const { professional } = dienst;
    if (!bekend.has(professional)) {
      faults.push(fault('onbekend', [dienst], `${professional} is geen medewerker die dienst kan hebben.`));
    } else if (onbereikbaar.has(professional)) {
      faults.push(fault('onbereikbaar', [dienst], `${professional} heeft geen adres waarop een melding aankomt.`));
    } else if (isAfwezig(afwezigheden, professional, periode)) {
      faults.push(fault('afwezig', [dienst], `${professional} is dan afwezig.`));
    } else able.push(periode);
  }
  for (const own of Map.groupBy(periodes, ({ dienst }) => dienst.professional).values()) {
    const sorted = own.toSorted((a, b) => (a.van < b.van ? -1 : a.van > b.van ? 1 : 0));
    for (const [index, periode] of sorted.entries())
      for (const later of sorted.slice(index + 1)) {
        if (later.van >= periode.tot) break;
        const { professional } = periode.dienst;
        faults.push(fault('dubbel', [periode.dienst, later.dienst], `${professional} heeft twee diensten tegelijk.`));
      }
    for (const stretch of zonderRust(sorted)) {
      const about = stretch.map(({ dienst }) => dienst);
      faults.push(fault('rust', about, `${about[0]?.professional} heeft geen elf uur rust tussen deze diensten.`));
    }
  }
  for (const deel of vereist) {
    if (isCovered(deel, able)) continue;
    const { wijkteam, domein, van, tot } = deel;
    const melding = `Niemand die kan, heeft dan dienst voor ${domein} bij ${wijkteam}.`;
    faults.push({ soort: 'niet-bezet', wijkteam, domein, van, tot, professional: null, diensten: [], melding });
  }
  return faults.sort(
    (a, b) => compare(a.van, b.van) || ROOSTERFOUTEN.indexOf(a.soort) - ROOSTERFOUTEN.indexOf(b.soort),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
