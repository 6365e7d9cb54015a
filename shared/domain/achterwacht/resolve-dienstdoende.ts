/**
 * Who is on duty for a wijkteam and domein, and why (IKR ch. 3). The only place that answers this: preview, push and
 * reports all ask here.
 */
import type { Domein } from '../contact/types.ts';
import type { Instant } from '../tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../urgentie/acties.ts';
import { afwezigheidVan, isAfwezigOp } from './afwezigheid.ts';
import { compareDienstperiodes, type Dienstperiode, periodesOf } from './dienst-periodes.ts';
import type { Dienstbron, Dienstdoende, Dienstgegevens, EerstvolgendeDienst } from './types.ts';

/** How far ahead `tot` looks: more changes of duty than this are not worth knowing now. */
const MAX_CHANGES = 200;
const NIEMAND_WEG: NonNullable<Dienstgegevens['afwezigheden']> = [];

interface Kandidaat {
  readonly professional: string;
  readonly bron: Dienstbron;
  readonly uitleg: string;
}

interface Lijn {
  /** In order: somebody to ask, or why there is nobody at that step. */
  readonly stappen: readonly (Kandidaat | string)[];
  readonly binnenUren: boolean;
}

function otherDomein(domein: Domein): Domein {
  return domein === 'jeugd' ? 'sociaal' : 'jeugd';
}

function buurteamsOf(gegevens: Dienstgegevens, wijkteam: string): readonly string[] {
  return (gegevens.wijkteams[wijkteam]?.buurteams ?? []).filter((buurteam) => buurteam !== wijkteam);
}

function running(gegevens: Dienstgegevens, wijkteam: string, domein: Domein, op: Instant): readonly Dienstperiode[] {
  return periodesOf(gegevens.diensten, wijkteam)
    .filter(({ dienst, van, tot }) => dienst.domein === domein && van <= op && op < tot)
    .sort(compareDienstperiodes);
}

/** Everybody who could be asked at an instant, the first in line first; who cannot be reached is still in it. */
function lineAt(gegevens: Dienstgegevens, wijkteam: string, domein: Domein, op: Instant): Lijn {
  const stappen: (Kandidaat | string)[] = [];
  const add = (team: string, wanted: Domein, bron: Dienstbron | 'eigen'): void => {
    const periodes = running(gegevens, team, wanted, op);
    if (periodes.length === 0) stappen.push(`Niemand van ${wanted} heeft dienst bij ${team}.`);
    for (const { dienst } of periodes) {
      const soort = dienst.soort === 'inloop' ? 'inloop' : dienst.vervanging ? 'vervanging' : 'achterwacht';
      const uitleg = `${dienst.professional} heeft ${soort} (${wanted}) bij ${team} van ${dienst.van} tot ${dienst.tot}.`;
      stappen.push({ professional: dienst.professional, bron: bron === 'eigen' ? soort : bron, uitleg });
    }
  };
  add(wijkteam, domein, 'eigen');
  for (const buurteam of buurteamsOf(gegevens, wijkteam)) add(buurteam, domein, 'buurteam');
  add(wijkteam, otherDomein(domein), 'ander-domein');

  const team = gegevens.wijkteams[wijkteam];
  const rostered = stappen.some((stap) => typeof stap !== 'string');
  const binnenUren = rostered || (team?.achterwachturen?.toestand(op).open ?? false);
  const escalatiecontact = team?.escalatiecontact ?? null;
  if (binnenUren && escalatiecontact !== null) {
    const uitleg = `${escalatiecontact} is het escalatiecontact van ${wijkteam}.`;
    stappen.push({ professional: escalatiecontact, bron: 'escalatiecontact', uitleg });
  } else if (binnenUren) stappen.push(`${wijkteam} heeft geen escalatiecontact.`);
  return { stappen, binnenUren };
}

function firstOf(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  op: Instant,
  alGevraagd: ReadonlySet<string>,
): Omit<Dienstdoende, 'tot'> {
  const { stappen, binnenUren } = lineAt(gegevens, wijkteam, domein, op);
  const uitleg: string[] = [];
  for (const kandidaat of stappen) {
    if (typeof kandidaat === 'string') uitleg.push(kandidaat);
    else if (alGevraagd.has(kandidaat.professional)) uitleg.push(`${kandidaat.professional} is al gevraagd.`);
    else if (gegevens.onbereikbaar.has(kandidaat.professional)) {
      uitleg.push(`${kandidaat.professional} is niet bereikbaar.`);
    } else if (isAfwezigOp(gegevens.afwezigheden ?? NIEMAND_WEG, kandidaat.professional, op)) {
      uitleg.push(`${kandidaat.professional} is afwezig.`);
    } else {
      return { professional: kandidaat.professional, bron: kandidaat.bron, uitleg: [...uitleg, kandidaat.uitleg] };
    }
  }
  uitleg.push(binnenUren ? 'Er is niemand meer om te vragen.' : 'Het is buiten de uren van de achterwacht.');
  const { naam, nummer } = gegevens.crisisdienst ?? STANDAARD_CRISISDIENST;
  uitleg.push(`Bij een crisis: bel ${naam}, ${nummer}, dag en nacht (crisisdienst).`);
  return { professional: null, bron: 'crisisdienst', uitleg };
}

/** The instants after `na` at which the answer can change, in order. */
function changesAfter(gegevens: Dienstgegevens, wijkteam: string, domein: Domein, na: Instant): readonly Instant[] {
  const relevant = [
    ...periodesOf(gegevens.diensten, wijkteam),
    ...buurteamsOf(gegevens, wijkteam)
      .flatMap((buurteam) => periodesOf(gegevens.diensten, buurteam))
      .filter(({ dienst }) => dienst.domein === domein),
  ];
  const changes = new Set<Instant>();
  for (const { van, tot } of relevant) {
    if (van > na) changes.add(van);
    if (tot > na) changes.add(tot);
  }
  const people = new Set(relevant.map(({ dienst }) => dienst.professional));
  const escalatiecontact = gegevens.wijkteams[wijkteam]?.escalatiecontact;
  if (escalatiecontact) people.add(escalatiecontact);
  for (const one of people) {
    for (const { van, tot } of afwezigheidVan(gegevens.afwezigheden ?? NIEMAND_WEG, one)) {
      if (van > na) changes.add(van);
      if (tot > na) changes.add(tot);
    }
  }
  const hours = gegevens.wijkteams[wijkteam]?.achterwachturen;
  // The hours may change while somebody is rostered, which says nothing; what counts may be the change after that, up to the
  // first one beyond everything else.
  const last = [...changes].sort().at(-1) ?? na;
  let at = na;
  for (let count = 0; count < MAX_CHANGES && at <= last; count += 1) {
    const next = hours?.toestand(at).volgendeWijziging ?? null;
    if (next === null || next <= at) break;
    changes.add(next);
    at = next;
  }
  return [...changes].sort();
}

/**
 * The professional who is on duty at `op`: inloop of the own wijkteam and domein; else the achterwacht, a replacement
 * before the rotation; else the same domein at the neighbours, in their order; else the other domein of the own
 * wijkteam; else the escalation contact. Who cannot be reached or is away is passed over.
 *
 * The achterwacht holds at `op` when anybody in that line is rostered then, or the wijkteam's `achterwachturen` are
 * open. Outside it nobody of the organisatie is asked: `professional` is null and `bron` is `crisisdienst`.
 */
export function resolveDienstdoende(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  op: Instant,
): Dienstdoende {
  const nobody: ReadonlySet<string> = new Set();
  const now = firstOf(gegevens, wijkteam, domein, op, nobody);
  let tot: Instant | null = null;
  for (const change of changesAfter(gegevens, wijkteam, domein, op).slice(0, MAX_CHANGES)) {
    const then = firstOf(gegevens, wijkteam, domein, change, nobody);
    if (then.professional !== now.professional || then.bron !== now.bron) {
      tot = change;
      break;
    }
  }
  return { ...now, tot };
}

/**
 * Who comes next at `op` after everybody in `alGevraagd`, in the same line as `resolveDienstdoende` and by the same
 * rules. `professional` is null when nobody is left. `tot` is always null: the answer is for now.
 */
export function volgendeInLijn(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  op: Instant,
  alGevraagd: ReadonlySet<string>,
): Dienstdoende {
  return { ...firstOf(gegevens, wijkteam, domein, op, alGevraagd), tot: null };
}

/**
 * The first instant in [na, voor) at which a reachable professional has duty (the escalation contact is no duty), or
 * null. With `voor` a deadline it answers whether any duty still leaves time before it.
 */
export function eerstvolgendeDienst(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  na: Instant,
  voor: Instant,
): EerstvolgendeDienst | null {
  for (const op of [na, ...changesAfter(gegevens, wijkteam, domein, na)]) {
    if (op >= voor) return null;
    const { professional, bron } = firstOf(gegevens, wijkteam, domein, op, new Set());
    if (professional !== null && bron !== 'escalatiecontact') return { op, professional, bron };
  }
  return null;
}

/**
 * When, after `na`, the on-duty person next is somebody else who can be asked and was not asked yet; null when the roster knows
 * no such change.
 */
export function dienstWisselOp(
  gegevens: Dienstgegevens,
  wijkteam: string,
  domein: Domein,
  { na, voor, alGevraagd }: { readonly na: Instant; readonly voor: Instant; readonly alGevraagd?: ReadonlySet<string> },
): Instant | null {
  const now = firstOf(gegevens, wijkteam, domein, na, new Set()).professional;
  for (const op of changesAfter(gegevens, wijkteam, domein, na)) {
    if (op >= voor) return null;
    const { professional, bron } = firstOf(gegevens, wijkteam, domein, op, new Set());
    if (professional === null || professional === now || bron === 'escalatiecontact') continue;
    if (!alGevraagd?.has(professional)) return op;
  }
  return null;
}
