/**
 * What the events of a spoedzaak come down to. The answer is a function of the *set* of events: twice, late or in
 * another order gives the same case, and no events make it fail.
 */
import { gespreksvormVan } from '../contact/gesprek.ts';
import { ALGEMEEN } from '../contact/types.ts';
import { earliest, type Instant, instantOf, plusMs } from '../tijd/instant.ts';
import { CRISIS_WACHT_MS, OVERDRACHT_WACHT_MS, STANDAARD_BELEID } from './beleid.ts';
import type { Ladder, SpoedGebeurtenis, SpoedSoort, SpoedStatus, Spoedzaak } from './types.ts';

type Van<S extends SpoedSoort> = Extract<SpoedGebeurtenis, { readonly soort: S }>;

/** Order of events at the same instant that were not numbered: cause before effect. */
const RANG: Readonly<Record<SpoedSoort, number>> = {
  geopend: 0,
  'termijn-overschreden': 1,
  herinnerd: 2,
  'vandaag-herinnerd': 2.5,
  overgedragen: 3,
  alarm: 4,
  'wacht-op-dienst': 5,
  'geen-dienst-voor-deadline': 6,
  'trede-overgeslagen': 7,
  'trede-gestart': 8,
  'uitstel-voorbij': 8.5,
  'push-klaargezet': 9,
  'push-uitgesteld': 9.5,
  'push-verzonden': 10,
  'push-bezorgd': 10.3,
  'push-gezien': 10.6,
  'push-mislukt': 11,
  opgepakt: 12,
  'vandaag-gepland': 12.1,
  'overdracht-onbeantwoord': 12.3,
  'overdracht-geweigerd': 12.6,
  'crisisdienst-overdracht': 12.9,
  contactpoging: 13,
  'verlaging-gevraagd': 13,
  'verlaging-beoordeeld': 13,
  gesloten: 14,
};

function compareText(een: string, ander: string): number {
  return een < ander ? -1 : een > ander ? 1 : 0;
}

/**
 * By instant, then in the order of the record, then cause before effect, then id; two events with one id and other
 * content are ordered by content, so that the order is total.
 */
export function compareSpoedGebeurtenissen(een: SpoedGebeurtenis, ander: SpoedGebeurtenis): number {
  return (
    compareText(een.op, ander.op) ||
    (een.nr ?? Number.MAX_SAFE_INTEGER) - (ander.nr ?? Number.MAX_SAFE_INTEGER) ||
    RANG[een.soort] - RANG[ander.soort] ||
    compareText(een.id, ander.id) ||
    (een === ander ? 0 : compareText(JSON.stringify(een), JSON.stringify(ander)))
  );
}

function inOrder(events: readonly SpoedGebeurtenis[]): readonly SpoedGebeurtenis[] {
  const known = new Set<string>();
  return events.toSorted(compareSpoedGebeurtenissen).filter(({ id }) => !known.has(id) && known.add(id));
}

function pick<S extends SpoedSoort>(events: readonly SpoedGebeurtenis[], soort: S): readonly Van<S>[] {
  return events.filter((event): event is Van<S> => event.soort === soort);
}

interface Handen {
  readonly door: string | null;
  readonly op: Instant | null;
  readonly overdrachtAan: string | null;
  /** When a colleague was asked to take it over; null when nobody is asked. */
  readonly gevraagdOp: Instant | null;
  readonly beurt: number;
}

/** Who has it: the changes of hands by number; of two with the same number the first one counts. */
function handsOf(events: readonly SpoedGebeurtenis[]): Handen {
  const changes = [...pick(events, 'opgepakt'), ...pick(events, 'overgedragen')].sort(
    (een, ander) => een.beurt - ander.beurt || compareSpoedGebeurtenissen(een, ander),
  );
  const nobody = { overdrachtAan: null, gevraagdOp: null };
  let handen: Handen = { door: null, op: null, ...nobody, beurt: 0 };
  for (const change of changes) {
    if (change.beurt <= handen.beurt) continue;
    const { beurt } = change;
    if (change.soort === 'opgepakt') handen = { door: change.door, op: change.op, ...nobody, beurt };
    else if (change.aan === null) handen = { door: null, op: null, ...nobody, beurt };
    else handen = { ...handen, overdrachtAan: change.aan, gevraagdOp: change.op, beurt };
  }
  const refused = pick(events, 'overdracht-geweigerd').some(({ beurt }) => beurt === handen.beurt);
  return refused ? { ...handen, ...nobody } : handen;
}

function ladderOf(events: readonly SpoedGebeurtenis[]): { readonly ladder: Ladder; readonly aan: string | null } {
  const gestart = pick(events, 'trede-gestart');
  const overgeslagen = pick(events, 'trede-overgeslagen');
  const wachten = pick(events, 'wacht-op-dienst');
  const einden = pick(events, 'alarm').filter((alarm) => alarm.ronde !== undefined);
  const ronde = Math.max(0, ...[...gestart, ...overgeslagen, ...wachten, ...einden].map((event) => event.ronde ?? 0));
  const vanRonde = <E extends { readonly ronde?: number }>(all: readonly E[]): readonly E[] =>
    all.filter((event) => event.ronde === ronde);
  const stappen = [...vanRonde(gestart)].sort((een, ander) => een.trede - ander.trede);
  const laatste = stappen.at(-1);
  const wacht = vanRonde(wachten)[0];
  const einde = vanRonde(einden)[0];
  const vorigeWacht = wachten.toSorted((een, ander) => een.ronde - ander.ronde).at(-1);
  const base = {
    ronde,
    trede: Math.max(0, ...[...stappen, ...vanRonde(overgeslagen)].map(({ trede }) => trede)),
    dienstWisseltOp: null,
    gevraagd: [...new Set(stappen.map(({ aan }) => aan))],
    geenDienst:
      vorigeWacht !== undefined &&
      pick(events, 'geen-dienst-voor-deadline').some((event) => event.ronde === vorigeWacht.ronde),
  };
  const aan = laatste?.aan ?? null;
  if (einde !== undefined) {
    return { ladder: { ...base, fase: 'einde', volgendeOp: einde.volgendeOp ?? einde.op }, aan };
  }
  if (laatste !== undefined) {
    const { volgendeOp, dienstWisseltOp = null } = laatste;
    return { ladder: { ...base, fase: 'trede', volgendeOp, dienstWisseltOp }, aan };
  }
  if (wacht !== undefined) return { ladder: { ...base, fase: 'wacht-op-dienst', volgendeOp: wacht.tot }, aan };
  return { ladder: { ...base, fase: 'niet-begonnen', volgendeOp: null }, aan };
}

/** Somebody was spoken with: a letter that was delivered is no conversation; a way that is not known is one. */
export function isGesprek({ gelukt, wijze }: { readonly gelukt: boolean; readonly wijze: string }): boolean {
  return gelukt && gespreksvormVan(wijze) !== 'geen';
}

type Klaargezet = Van<'push-klaargezet'>;

/** True of a push that still serves: nobody is asked to take up what somebody has, nor in a ronde that was overtaken. */
function stillServes({ doel, groep }: Pick<Klaargezet, 'doel' | 'groep'>, status: SpoedStatus, ronde: number): boolean {
  if (status === 'bereikt' || status === 'gesloten') return false;
  if (doel === 'vandaag') return status === 'opgepakt';
  if (doel !== 'oppakken' && doel !== 'escalatie') return true;
  return status === 'open' && rondeOfGroep(groep) === ronde;
}

/**
 * Pushes that must still go out: without result, and still to the point. A telephone on which a key was pressed did ring, also when
 * whoever placed the call died before writing that down.
 */
function outboxOf(events: readonly SpoedGebeurtenis[], status: SpoedStatus, ronde: number): Spoedzaak['uitgaand'] {
  const keys = pick(events, 'push-gezien').filter(({ bewijs }) => bewijs === 'toets');
  const told = [...pick(events, 'push-verzonden'), ...pick(events, 'push-mislukt'), ...keys];
  const results = new Set(told.map(({ push }) => push));
  return pick(events, 'push-klaargezet')
    .filter((kop) => !results.has(kop.push) && stillServes(kop, status, ronde))
    .map(({ push, aan, medium, doel, op }) => ({ push, aan, medium, doel, klaargezetOp: op }));
}

/** Pushes whose medium should have told, or should still tell, that they arrived. */
function unprovenOf(events: readonly SpoedGebeurtenis[], status: SpoedStatus, ronde: number): Spoedzaak['onbewezen'] {
  const sent = pick(events, 'push-verzonden').flatMap(({ push, bewijsVoor }) =>
    bewijsVoor === undefined ? [] : [{ push, bewijsVoor }],
  );
  if (sent.length === 0) return [];
  const settled = new Set(
    [...pick(events, 'push-bezorgd'), ...pick(events, 'push-gezien'), ...pick(events, 'push-mislukt')].map(
      ({ push }) => push,
    ),
  );
  const serving = new Set(
    pick(events, 'push-klaargezet').flatMap((kop) => (stillServes(kop, status, ronde) ? [kop.push] : [])),
  );
  return sent.filter(({ push }) => serving.has(push) && !settled.has(push));
}

/** The loud media of a groep that wait; what lost its point meanwhile waits no more, and in a crisis nothing does. */
function postponedOf(
  events: readonly SpoedGebeurtenis[],
  { status, ronde, handen }: { readonly status: SpoedStatus; readonly ronde: number; readonly handen: Handen },
): Spoedzaak['uitgesteld'] {
  const all = pick(events, 'push-uitgesteld');
  if (all.length === 0) return [];
  const over = new Set(pick(events, 'uitstel-voorbij').map(({ groep }) => groep));
  const crisisOp = urgentieOf(events) === 'crisis' ? crisisSince(events) : undefined;
  return all
    .filter((uitstel) => !over.has(uitstel.groep) && stillServes(uitstel, status, ronde))
    .filter(({ doel, aan, groep }) => {
      if (doel === 'overdracht') return handen.overdrachtAan === aan;
      // Told as the holder, and no longer the holder: somebody else has it now.
      return !groep.endsWith('.houder') || handen.door === null || handen.door === aan;
    })
    .map(({ groep, aan, doel, media, tot }) => ({ groep, aan, doel, media, tot: earliest(tot, crisisOp) ?? tot }));
}

function crisisSince(events: readonly SpoedGebeurtenis[]): Instant | undefined {
  return pick(events, 'geopend').findLast(({ urgentie }) => urgentie === 'crisis')?.op;
}

/** The plan with the highest number, as long as the case is with whom it was made for. */
function vandaagOf(
  events: readonly SpoedGebeurtenis[],
  status: SpoedStatus,
  houder: string | null,
): Pick<Spoedzaak, 'vandaagOp' | 'vandaagTot'> {
  const plan = pick(events, 'vandaag-gepland')
    .toSorted((een, ander) => een.nummer - ander.nummer)
    .at(-1);
  if (plan === undefined || status !== 'opgepakt' || plan.houder !== houder)
    return { vandaagOp: null, vandaagTot: null };
  return { vandaagOp: plan.tijd, vandaagTot: plan.einde };
}

/** How a crisis stands with the crisisdienst: what they said last counts. */
function crisisOf(
  events: readonly SpoedGebeurtenis[],
  status: SpoedStatus,
  wachtMs: number,
): Pick<Spoedzaak, 'crisisWachtOp' | 'warmOvergedragenOp'> {
  const sinds = crisisSince(events);
  const gemeld = pick(events, 'crisisdienst-overdracht').filter(({ op }) => sinds === undefined || op >= sinds);
  const laatste = gemeld.at(-1);
  if (laatste?.bevestigd) return { crisisWachtOp: null, warmOvergedragenOp: laatste.op };
  const done = status === 'bereikt' || status === 'gesloten';
  if (sinds === undefined || done || urgentieOf(events) !== 'crisis')
    return { crisisWachtOp: null, warmOvergedragenOp: null };
  const vanaf = gemeld[gemeld.findLastIndex(({ bevestigd }) => bevestigd) + 1];
  const begin = gemeld.some(({ bevestigd }) => bevestigd) && vanaf !== undefined ? vanaf.op : sinds;
  const alarm = pick(events, 'alarm').findLast(({ op, reden }) => reden === 'crisis-zonder-overdracht' && op >= begin);
  return { crisisWachtOp: alarm?.volgendeOp ?? plusMs(begin, wachtMs), warmOvergedragenOp: null };
}

/** Name of the pushes of one rung. */
export function groepOfTrede(ronde: number, trede: number): string {
  return `r${ronde}.t${trede}`;
}

function rondeOfGroep(groep: string): number {
  return Number(groep.slice(1, groep.indexOf('.')));
}

/** Every agreed lowering takes away one raise: counted, so that it does not hang on the order of clocks. */
function urgentieOf(events: readonly SpoedGebeurtenis[]): Spoedzaak['urgentie'] {
  const raised = pick(events, 'geopend').filter(({ urgentie }) => urgentie === 'crisis').length;
  const lowered = pick(events, 'verlaging-beoordeeld').filter(
    ({ akkoord, naar }) => akkoord && naar === 'spoed',
  ).length;
  return raised > lowered ? 'crisis' : 'spoed';
}

function statusOf(gesloten: boolean, bereikt: boolean, door: string | null): SpoedStatus {
  if (gesloten) return 'gesloten';
  if (bereikt) return 'bereikt';
  return door === null ? 'open' : 'opgepakt';
}

/**
 * The spoedzaak `id` as its events tell it. Without a `geopend` event (it never happens that the others are kept and
 * that one is not) it is an open case of wijkteam `algemeen` that runs from its first event: visible, and on the clock.
 */
export function foldSpoed(id: string, events: readonly SpoedGebeurtenis[]): Spoedzaak {
  const gebeurtenissen = inOrder(events);
  const openingen = pick(gebeurtenissen, 'geopend');
  const opening = openingen[0];
  const first = gebeurtenissen[0]?.op ?? instantOf(0);
  const beleid = opening?.beleid ?? STANDAARD_BELEID;
  const ontvangenOp = opening?.ontvangenOp ?? first;
  const handen = handsOf(gebeurtenissen);
  const bereiktOp = pick(gebeurtenissen, 'contactpoging').find(isGesprek)?.op ?? null;
  const status = statusOf(pick(gebeurtenissen, 'gesloten').length > 0, bereiktOp !== null, handen.door);
  const { ladder, aan } = ladderOf(gebeurtenissen);
  return {
    id,
    contact: opening?.contact ?? '',
    wijkteam: opening?.wijkteam ?? ALGEMEEN,
    domein: opening?.domein ?? 'sociaal',
    urgentie: urgentieOf(gebeurtenissen),
    status,
    ontvangenOp,
    geopendOp: opening?.op ?? first,
    uiterlijkOp: plusMs(ontvangenOp, beleid.termijnMs),
    opgepaktDoor: handen.door,
    opgepaktOp: handen.op,
    bereiktOp,
    overschredenOp: pick(gebeurtenissen, 'termijn-overschreden')[0]?.op ?? null,
    ronde: ladder.ronde,
    trede: ladder.trede,
    aan: status === 'open' && ladder.fase === 'trede' ? aan : null,
    overdrachtAan: handen.overdrachtAan,
    overdrachtVervaltOp:
      handen.gevraagdOp === null ||
      pick(gebeurtenissen, 'overdracht-onbeantwoord').some(({ beurt }) => beurt === handen.beurt)
        ? null
        : plusMs(handen.gevraagdOp, beleid.overdrachtWachtMs ?? OVERDRACHT_WACHT_MS),
    beurt: handen.beurt,
    beleid,
    ladder,
    herinnerdMs: pick(gebeurtenissen, 'herinnerd').map(({ naMs }) => naMs),
    uitgaand: outboxOf(gebeurtenissen, status, ladder.ronde),
    onbewezen: unprovenOf(gebeurtenissen, status, ladder.ronde),
    uitgesteld: postponedOf(gebeurtenissen, { status, ronde: ladder.ronde, handen }),
    ...vandaagOf(gebeurtenissen, status, handen.door),
    ...crisisOf(gebeurtenissen, status, beleid.crisisWachtMs ?? CRISIS_WACHT_MS),
    alarmen: pick(gebeurtenissen, 'alarm').map(({ op, reden }) => ({ op, reden })),
    gebeurtenissen,
  };
}

/** The case after one more event; an event that is already in it changes nothing. */
export function evolveSpoed(zaak: Spoedzaak, event: SpoedGebeurtenis): Spoedzaak {
  return foldSpoed(zaak.id, [...zaak.gebeurtenissen, event]);
}
