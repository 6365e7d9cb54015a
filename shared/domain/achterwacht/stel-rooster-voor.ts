/** A proposal for a roster: who takes which half-day, shared out by what everybody has done (IKR ch. 3 and bijlage 4). */
import type { LocalDate } from '../tijd/instant.ts';
import { type Afwezigheid, isAfwezig } from './afwezigheid.ts';
import { type Dienstperiode, periodeOf } from './dienst-periodes.ts';
import { type Deelnemer, type Rotatie, type VereistDeel, vereisteDelen, werktDan } from './rotatie.ts';
import { zonderRust } from './rust.ts';
import type { Dienst } from './types.ts';
import { zwaarteVan } from './zwaarte.ts';

/** A duty without the identity that it gets when it is published. */
export type VoorgesteldeDienst = Omit<Dienst, 'id'>;

export interface Roostervraag {
  readonly rotaties: readonly Rotatie[];
  readonly van: LocalDate;
  readonly totEnMet: LocalDate;
  /** Duties that stand already, in and around the period: they are kept, and counted. */
  readonly staand: readonly Dienst[];
  readonly afwezigheden: readonly Afwezigheid[];
  readonly onbereikbaar: ReadonlySet<string>;
  readonly isSluitingsdag: (wijkteam: string, datum: LocalDate) => boolean;
  readonly isFeestdag: (datum: LocalDate) => boolean;
  /** Weighted hours that everybody did before the period, so that turns go on where they stopped. */
  readonly eerder: Readonly<Record<string, number>>;
}

/** Why somebody was passed over for a half-day. */
export type Bezwaar = 'werkt-dan-niet' | 'afwezig' | 'heeft-al-dienst' | 'te-weinig-rust' | 'onbereikbaar';

export interface NietBezet extends VereistDeel {
  readonly bezwaren: Readonly<Record<string, Bezwaar>>;
}

export interface Roostervoorstel {
  readonly diensten: readonly VoorgesteldeDienst[];
  /** Half-days that nobody can take, and why not, person by person. */
  readonly nietBezet: readonly NietBezet[];
}

/** True when a duty that stands takes the whole of a half-day. */
function isTaken({ dienst, van, tot }: Dienstperiode, deel: VereistDeel): boolean {
  const { wijkteam, domein, soort } = dienst;
  return (
    wijkteam === deel.wijkteam &&
    domein === deel.domein &&
    soort === deel.soort &&
    van <= deel.vanOp &&
    tot >= deel.totOp
  );
}

/**
 * In order of time every half-day goes to whoever has done least for the size of their job, and among equals to the
 * first in the rotation. The same question always gives the same proposal.
 */
export function stelRoosterVoor(vraag: Roostervraag): Roostervoorstel {
  const { rotaties, van, totEnMet, afwezigheden, onbereikbaar, isSluitingsdag, isFeestdag } = vraag;
  const standing = vraag.staand.flatMap((dienst) => periodeOf(dienst) ?? []);
  const busy = new Map<string, { van: VereistDeel['vanOp']; tot: VereistDeel['totOp'] }[]>();
  const done = new Map(Object.entries(vraag.eerder));
  const take = (
    medewerker: string,
    periode: { van: VereistDeel['vanOp']; tot: VereistDeel['totOp'] },
    counts: boolean,
  ) => {
    busy.set(medewerker, [...(busy.get(medewerker) ?? []), periode]);
    if (counts) done.set(medewerker, (done.get(medewerker) ?? 0) + zwaarteVan(periode, isFeestdag));
  };
  for (const { dienst, van: from, tot } of standing) {
    const day = dienst.van.slice(0, 10);
    take(dienst.professional, { van: from, tot }, day >= van && day <= totEnMet);
  }

  function objection(deelnemer: Deelnemer, deel: VereistDeel): Bezwaar | null {
    const periode = { van: deel.vanOp, tot: deel.totOp };
    const others = busy.get(deelnemer.medewerker) ?? [];
    if (!werktDan(deelnemer, deel)) return 'werkt-dan-niet';
    if (isAfwezig(afwezigheden, deelnemer.medewerker, periode)) return 'afwezig';
    if (onbereikbaar.has(deelnemer.medewerker)) return 'onbereikbaar';
    if (others.some((other) => other.van < periode.tot && periode.van < other.tot)) return 'heeft-al-dienst';
    return zonderRust([...others, periode]).some((stretch) => stretch.includes(periode)) ? 'te-weinig-rust' : null;
  }

  const diensten: VoorgesteldeDienst[] = [];
  const nietBezet: NietBezet[] = [];
  const open = rotaties
    .flatMap((rotatie) =>
      vereisteDelen(rotatie, van, totEnMet, (datum) => isSluitingsdag(rotatie.wijkteam, datum)).map((deel) => ({
        rotatie,
        deel,
      })),
    )
    .sort((a, b) => compare(a.deel.vanOp, b.deel.vanOp) || compare(keyOf(a.deel), keyOf(b.deel)));
  for (const { rotatie, deel } of open) {
    if (standing.some((periode) => isTaken(periode, deel))) continue;
    const weighed = rotatie.deelnemers.map((deelnemer, volgorde) => ({
      deelnemer,
      volgorde,
      bezwaar: objection(deelnemer, deel),
      last: (done.get(deelnemer.medewerker) ?? 0) / deelnemer.fte,
    }));
    const able = weighed.filter(({ bezwaar }) => bezwaar === null);
    const chosen = able.sort((a, b) => a.last - b.last || a.volgorde - b.volgorde)[0];
    if (chosen === undefined) {
      const bezwaren = Object.fromEntries(
        weighed.flatMap(({ deelnemer, bezwaar }) => (bezwaar ? [[deelnemer.medewerker, bezwaar]] : [])),
      );
      nietBezet.push({ ...deel, bezwaren });
      continue;
    }
    const professional = chosen.deelnemer.medewerker;
    take(professional, { van: deel.vanOp, tot: deel.totOp }, true);
    const { wijkteam, domein, soort, locatie, van: begin, tot } = deel;
    diensten.push({
      soort,
      wijkteam,
      domein,
      professional,
      van: begin,
      tot,
      vervanging: false,
      ...(locatie !== undefined && { locatie }),
    });
  }
  return { diensten, nietBezet };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keyOf = ({ wijkteam, domein, soort, locatie, totOp }: VereistDeel): string =>
  [wijkteam, domein, soort, locatie ?? '', totOp].join('/');
