/**
 * What the events of a terugbelverzoek come down to. A function of the *set* of events: any order and any repetition give
 * the same terugbelverzoek, and no set makes it throw.
 *
 * It is open as long as there is an oproep after which nobody spoke with them: attempted is not reached, and a conversation
 * before the call does not answer it. What a person closed for another reason stays closed.
 */
import { ALGEMEEN, SYSTEEM } from '../contact/types.ts';
import { earliest, type Instant, instantOf } from '../tijd/instant.ts';
import type {
  Oproep,
  TerugbelGebeurtenis,
  TerugbelGebeurtenisVan,
  TerugbelPoging,
  TerugbelSoort,
  Terugbelverzoek,
} from './types.ts';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(events: readonly TerugbelGebeurtenis[]): readonly TerugbelGebeurtenis[] {
  const known = new Set<string>();
  return events
    .toSorted(
      (a, b) =>
        compareText(a.op, b.op) ||
        compareText(a.id, b.id) ||
        (a === b ? 0 : compareText(JSON.stringify(a), JSON.stringify(b))),
    )
    .filter(({ id }) => !known.has(id) && known.add(id));
}

function pick<S extends TerugbelSoort>(
  events: readonly TerugbelGebeurtenis[],
  soort: S,
): readonly TerugbelGebeurtenisVan<S>[] {
  return events.filter((event): event is TerugbelGebeurtenisVan<S> => event.soort === soort);
}

/** Of each bron what its contact last said; what fell away is not among them, nor what moved on within one version. */
function oproepenOf(events: readonly TerugbelGebeurtenis[]): readonly Oproep[] {
  const newest = new Map<string, TerugbelGebeurtenisVan<'gevraagd' | 'vervallen'>>();
  for (const event of events) {
    if (event.soort !== 'gevraagd' && event.soort !== 'vervallen') continue;
    const before = newest.get(event.bron);
    const later = before === undefined || event.versie > before.versie;
    if (later || (event.versie === before.versie && event.soort === 'vervallen')) newest.set(event.bron, event);
  }
  return [...newest.values()]
    .flatMap((event): Oproep[] => {
      if (event.soort === 'vervallen') return [];
      const { bron, contact, wijkteam, reden, op, belofte, voorkeur } = event;
      return [{ bron, contact, wijkteam, reden, op, belofte, ...(voorkeur && { voorkeur }) }];
    })
    .sort((a, b) => compareText(a.op, b.op) || compareText(a.bron, b.bron));
}

type Gesprek = TerugbelGebeurtenisVan<'poging' | 'zelf-gesproken' | 'afgesloten'>;

/** Every time that somebody spoke with them, in order. */
function gesprekkenOf(events: readonly TerugbelGebeurtenis[]): readonly Gesprek[] {
  return events.filter(
    (event): event is Gesprek =>
      (event.soort === 'poging' && event.gelukt) ||
      event.soort === 'zelf-gesproken' ||
      (event.soort === 'afgesloten' && event.reden === 'zelf-gesproken'),
  );
}

function claimOf(events: readonly TerugbelGebeurtenis[]): Pick<Terugbelverzoek, 'claim' | 'beurt'> {
  const hands = [...pick(events, 'geclaimd'), ...pick(events, 'losgelaten')];
  const last = hands.reduce<(typeof hands)[number] | undefined>(
    (best, event) => (best === undefined || event.beurt > best.beurt ? event : best),
    undefined,
  );
  const claim = last?.soort === 'geclaimd' ? { door: last.door, tot: last.tot } : null;
  return { claim, beurt: last?.beurt ?? 0 };
}

function afsluitingOf(
  events: readonly TerugbelGebeurtenis[],
  oproepen: readonly Oproep[],
  gesprekken: readonly Gesprek[],
): Terugbelverzoek['afsluiting'] {
  const byPerson = pick(events, 'afgesloten').find(({ reden }) => reden !== 'zelf-gesproken');
  const last = oproepen.at(-1);
  if (last === undefined) {
    const gone = pick(events, 'vervallen').at(-1);
    if (byPerson !== undefined) return { op: byPerson.op, reden: byPerson.reden, door: byPerson.door };
    return { op: gone?.op ?? instantOf(0), reden: 'niet-meer-nodig', door: SYSTEEM };
  }
  const answering = gesprekken.find(({ op }) => op >= last.op);
  if (answering !== undefined && (byPerson === undefined || answering.op <= byPerson.op)) {
    const door = answering.soort === 'zelf-gesproken' ? SYSTEEM : answering.door;
    return { op: answering.op, reden: answering.soort === 'poging' ? 'bereikt' : 'zelf-gesproken', door };
  }
  return byPerson === undefined ? null : { op: byPerson.op, reden: byPerson.reden, door: byPerson.door };
}

/** The earliest promise, or later when safe contact moved it. */
function belofteOf(events: readonly TerugbelGebeurtenis[], owed: readonly Oproep[]): Instant | undefined {
  const promised = earliest(...owed.map(({ belofte }) => belofte));
  const moved = pick(events, 'verschoven')
    .map(({ belofte }) => belofte)
    .sort()
    .at(-1);
  return promised !== undefined && moved !== undefined && moved > promised ? moved : promised;
}

export function foldTerugbelverzoek(id: string, events: readonly TerugbelGebeurtenis[]): Terugbelverzoek {
  const gebeurtenissen = inOrder(events);
  const oproepen = oproepenOf(gebeurtenissen);
  const gesprekken = gesprekkenOf(gebeurtenissen);
  const gesprokenOp = gesprekken.at(-1)?.op ?? null;
  const afsluiting = afsluitingOf(gebeurtenissen, oproepen, gesprekken);
  // What was answered meanwhile is no part of what must still be done: the same as if it had been closed in between.
  const openstaand =
    afsluiting === null ? oproepen.filter(({ op }) => gesprokenOp === null || op > gesprokenOp) : oproepen;
  const ever = pick(gebeurtenissen, 'gevraagd');
  const first = openstaand[0] ?? ever[0];
  const firstOp = first?.op ?? gebeurtenissen[0]?.op ?? instantOf(0);
  const hands = claimOf(gebeurtenissen);
  return {
    id,
    status: afsluiting === null ? 'open' : 'afgesloten',
    wijkteam: first?.wijkteam ?? ALGEMEEN,
    wijkteams: [...new Set((oproepen.length > 0 ? oproepen : ever).map(({ wijkteam }) => wijkteam))],
    belofte: belofteOf(gebeurtenissen, openstaand) ?? first?.belofte ?? firstOp,
    oproepen,
    openstaand,
    contacten: [...new Set(openstaand.map(({ contact }) => contact))],
    eersteOproepOp: firstOp,
    laatsteOproepOp: openstaand.at(-1)?.op ?? firstOp,
    pogingen: pick(gebeurtenissen, 'poging').map(
      ({ id: poging, op, door, gelukt, wijze }): TerugbelPoging => ({ id: poging, op, door, gelukt, wijze }),
    ),
    claim: afsluiting === null ? hands.claim : null,
    beurt: hands.beurt,
    gesprokenOp,
    afsluiting,
    gebeurtenissen,
  };
}
