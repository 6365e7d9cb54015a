/** The decider of a spoedzaak: what happens because of a command. No events: nothing to do, so redelivery is harmless. */
import { SCHERM, SPRAAK } from '../achterwacht/types.ts';
import { InvalidError, NotFoundError, RefusedError } from '../errors.ts';
import { localDateTimeOf } from '../tijd/amsterdam.ts';
import { earliest, plusMs } from '../tijd/instant.ts';
import { bewijstijdMs } from './beleid.ts';
import { advanceLadder, skipToNextTrede, startRonde } from './climb-ladder.ts';
import { foldSpoed, groepOfTrede, isGesprek } from './fold-spoed.ts';
import { keepTerm, recordBreach } from './keep-term.ts';
import { askVerlaging, judgeVerlaging, timesLowered } from './lower-spoed.ts';
import { endUitstel, type KlaargezettePush, preparePush, pushesOfGroep } from './prepare-push.ts';
import type { SpoedCommand } from './spoed-command.ts';
import { type Besluit, makeBesluit, type SpoedContext } from './spoed-context.ts';
import { type Bezorgbewijs, SLUITREDENEN, type Sluitreden, type SpoedGebeurtenis, type Spoedzaak } from './types.ts';
import { keepVandaag } from './vandaag.ts';
import { handOverWarm, watchCrisis } from './watch-crisis.ts';
import { refuseOverdracht, watchOverdracht } from './watch-overdracht.ts';

type Van<S extends SpoedCommand['soort']> = Extract<SpoedCommand, { readonly soort: S }>;

/**
 * The events that follow from a command, none when there is nothing (more) to do.
 * Throws NotFoundError when the case was never opened, RefusedError when a rule forbids it (`al-opgepakt`, `al-bereikt`,
 * `al-gesloten`, `nog-niet-opgepakt`, `niet-de-houder`, `niet-bereikbaar`, `nog-niet-bereikt`), InvalidError on bad input.
 */
export function decideSpoed(
  command: SpoedCommand,
  state: Spoedzaak | null,
  context: SpoedContext,
): readonly SpoedGebeurtenis[] {
  if (command.soort === 'open') return open(command, state, context);
  if (state === null) throw new NotFoundError('Deze spoedzaak bestaat niet.');
  const besluit = makeBesluit(state, context);
  apply(command, besluit);
  return besluit.events();
}

function apply(command: Exclude<SpoedCommand, { soort: 'open' }>, besluit: Besluit): void {
  switch (command.soort) {
    case 'tik':
      tick(besluit);
      break;
    case 'push-verzonden':
      recordSent(command, besluit);
      break;
    case 'push-mislukt':
      recordFailed(command, besluit);
      break;
    case 'push-bezorgd':
    case 'push-gezien':
      recordArrived(command, besluit);
      break;
    case 'pakOp':
      takeUp(command, besluit);
      break;
    case 'contactpoging':
      recordAttempt(command, besluit);
      break;
    case 'draagOver':
      handOver(command, besluit);
      break;
    case 'draagWarmOver':
      refuseWhenClosed(besluit.zaak());
      handOverWarm(command, besluit);
      break;
    case 'weigerOverdracht':
      refuseWhenDone(besluit.zaak());
      refuseOverdracht(command.door, besluit);
      break;
    case 'vraagVerlaging':
      askVerlaging(command, besluit);
      break;
    case 'beoordeelVerlaging':
      judgeVerlaging(command, besluit);
      break;
    case 'sluit':
      close(command, besluit);
      break;
  }
}

/** Opens a case, or makes an open one a crisis; it never makes a crisis less. */
function open(command: Van<'open'>, state: Spoedzaak | null, context: SpoedContext): readonly SpoedGebeurtenis[] {
  const raised = state !== null && command.urgentie === 'crisis' && state.urgentie === 'spoed';
  if (state !== null && (!raised || isDone(state))) return [];
  const { id, contact, wijkteam, domein, urgentie, door } = command;
  const besluit = makeBesluit(state ?? foldSpoed(id, []), context);
  // A clock that runs ahead elsewhere must not give more than the term.
  const ontvangenOp = earliest(command.ontvangenOp, context.nu) ?? context.nu;
  const { beleid } = state ?? context;
  // Raised again after it was lowered is another fact than raised before.
  const keer = state === null ? 0 : timesLowered(state);
  const weer = keer === 0 ? '' : `.${keer + 1}`;
  besluit.add(state === null ? 'geopend' : `geopend/crisis${weer}`, {
    soort: 'geopend',
    contact,
    wijkteam,
    domein,
    urgentie,
    ontvangenOp: state?.ontvangenOp ?? ontvangenOp,
    door,
    beleid,
  });
  if (state === null) tick(besluit);
  else if (state.opgepaktDoor === null) startRonde(besluit);
  else preparePush(besluit, `crisis.houder${weer}`, state.opgepaktDoor, 'herinnering');
  endUitstel(besluit);
  return besluit.events();
}

function isDone(zaak: Spoedzaak): boolean {
  return zaak.status === 'bereikt' || zaak.status === 'gesloten';
}

/** Everything that is due now, each once: the term first, then the ladder. */
function tick(besluit: Besluit): void {
  if (isDone(besluit.zaak())) return;
  giveUpUnproven(besluit);
  endUitstel(besluit);
  keepTerm(besluit);
  watchOverdracht(besluit);
  watchCrisis(besluit);
  keepVandaag(besluit);
  if (besluit.zaak().status === 'open') advanceLadder(besluit);
}

function recordSent({ push, leverancier, bewijs }: Van<'push-verzonden'>, besluit: Besluit): void {
  const kop = findPush(push, besluit);
  if (kop === undefined) return;
  const bewijsVoor = bewijs === 'volgt' && { bewijsVoor: plusMs(besluit.context.nu, bewijstijdMs(kop.medium)) };
  besluit.add(`${kop.groep}/${kop.medium}/verzonden`, { soort: 'push-verzonden', push, leverancier, ...bewijsVoor });
  if (bewijs === 'direct') arrived('push-bezorgd', kop, 'antwoord', besluit);
}

function arrived(
  soort: 'push-bezorgd' | 'push-gezien',
  kop: KlaargezettePush,
  bewijs: Bezorgbewijs,
  besluit: Besluit,
): void {
  besluit.add(`${kop.groep}/${kop.medium}/${soort.slice('push-'.length)}`, { soort, push: kop.push, bewijs });
}

/** A report that comes late, twice, or before the provider's own answer says the same. */
function recordArrived(
  { soort, push, bewijs = 'toestel' }: Van<'push-bezorgd' | 'push-gezien'>,
  besluit: Besluit,
): void {
  const kop = findPush(push, besluit);
  if (kop !== undefined) arrived(soort, kop, bewijs, besluit);
}

/** What was accepted and did not arrive in time has failed: the next medium goes at once. */
function giveUpUnproven(besluit: Besluit): void {
  for (const { push, bewijsVoor } of besluit.zaak().onbewezen) {
    if (bewijsVoor > besluit.context.nu) continue;
    recordFailed({ soort: 'push-mislukt', push, reden: 'geen-bezorgbewijs' }, besluit);
  }
}

/** Every call ends, and its end is told as a failure; of one in which a key was pressed that says nothing. */
function wasAnswered({ push, medium }: KlaargezettePush, { gebeurtenissen }: Spoedzaak): boolean {
  return medium === SPRAAK && gebeurtenissen.some((event) => event.soort === 'push-gezien' && event.push === push);
}

/** A failed medium moves on to the next at once; when every medium failed, the rung has. */
function recordFailed({ push, reden }: Van<'push-mislukt'>, besluit: Besluit): void {
  const kop = findPush(push, besluit);
  const before = besluit.events().length;
  if (kop === undefined || wasAnswered(kop, besluit.zaak())) return;
  besluit.add(`${kop.groep}/${kop.medium}/mislukt`, { soort: 'push-mislukt', push, reden });
  const zaak = besluit.zaak();
  if (besluit.events().length === before || isDone(zaak)) return;
  const ladderPush = kop.doel === 'oppakken' || kop.doel === 'escalatie';
  const { ronde, trede, fase } = zaak.ladder;
  const current = fase === 'trede' && kop.groep.startsWith(`r${ronde}.`);
  if (ladderPush && (zaak.status !== 'open' || !current)) return;
  // Whoever was asked to take it over has answered: there is nothing left to ask them by another medium.
  if (kop.doel === 'overdracht' && zaak.overdrachtAan !== kop.aan) return;

  const tried = pushesOfGroep(besluit, kop.groep);
  const left = besluit.context
    .mediaVan(kop.aan)
    .filter((medium) => !tried.some((earlier) => earlier.medium === medium));
  const next = left[0];
  if (next !== undefined) {
    preparePush(besluit, kop.groep, kop.aan, kop.doel, [next]);
    return;
  }
  const failed = new Set(zaak.gebeurtenissen.flatMap((event) => (event.soort === 'push-mislukt' ? [event.push] : [])));
  // Nobody is reached by a screen alone, so that one does not keep a rung waiting of which all else failed.
  if (!tried.every((earlier) => earlier.medium === SCHERM || failed.has(earlier.push))) return;
  if (!ladderPush) besluit.add(`${kop.groep}/alarm`, { soort: 'alarm', reden: 'push-niet-bezorgd' });
  else if (kop.groep === groepOfTrede(ronde, trede)) skipToNextTrede(besluit);
}

function findPush(push: string, besluit: Besluit) {
  return besluit
    .zaak()
    .gebeurtenissen.filter((event) => event.soort === 'push-klaargezet')
    .find((event) => event.push === push);
}

function refuseWhenClosed(zaak: Spoedzaak): void {
  if (zaak.status === 'gesloten') throw new RefusedError('al-gesloten', 'Deze spoedzaak is al gesloten.');
}

function refuseWhenDone(zaak: Spoedzaak): void {
  refuseWhenClosed(zaak);
  if (zaak.status === 'bereikt') {
    throw new RefusedError(
      'al-bereikt',
      'De hulpvrager is al gesproken. Deze spoedzaak hoeft niemand meer op te pakken.',
    );
  }
}

/** The first one gets it; whoever comes later hears who has it. Who was asked to take it over may do so. */
function takeUp({ door, langs, push }: Van<'pakOp'>, besluit: Besluit): void {
  const zaak = besluit.zaak();
  refuseWhenDone(zaak);
  const { opgepaktDoor, opgepaktOp, overdrachtAan, beurt } = zaak;
  if (push !== undefined) recordArrived({ soort: 'push-gezien', push, bewijs: 'toets' }, besluit);
  if (opgepaktDoor === door) return;
  if (opgepaktDoor !== null && overdrachtAan !== door) {
    const naam = besluit.context.naamVan?.(opgepaktDoor) ?? opgepaktDoor;
    const sinds = opgepaktOp === null ? '' : ` (sinds ${localDateTimeOf(opgepaktOp).replace('T', ' ')})`;
    throw new RefusedError('al-opgepakt', `Deze spoedzaak is al opgepakt door ${naam}${sinds}.`);
  }
  besluit.add(`beurt/${beurt + 1}`, { soort: 'opgepakt', beurt: beurt + 1, door, ...(langs && { langs }) });
  keepVandaag(besluit);
}

/** Attempted is not reached: only speaking with somebody stops the clock. Whoever does so need not have taken it up. */
function recordAttempt({ id, gelukt, wijze, door, op }: Van<'contactpoging'>, besluit: Besluit): void {
  const zaak = besluit.zaak();
  const { nu } = besluit.context;
  const naam = `poging/${id}`;
  if (zaak.gebeurtenissen.some((event) => event.id === `${zaak.id}/${naam}`)) return;
  if (zaak.status === 'gesloten') throw new RefusedError('al-gesloten', 'Deze spoedzaak is al gesloten.');
  const at = op ?? nu;
  if (at > nu || at < zaak.ontvangenOp) {
    const melding = at > nu ? 'Dit tijdstip ligt in de toekomst.' : 'Dit tijdstip ligt voor het eerste contact.';
    throw new InvalidError([{ veld: 'op', melding }]);
  }
  // Reached after the term and before a tick saw it: the breach is a fact all the same. Reached at the limit is in time.
  const gesprek = isGesprek({ gelukt, wijze });
  if (gesprek && zaak.bereiktOp === null && at > zaak.uiterlijkOp) recordBreach(besluit, at);
  besluit.add(naam, { soort: 'contactpoging', gelukt, wijze, door, op: at });
}

/** The holder keeps it until the other takes it up; back to the roster, the ladder begins anew at once. */
function handOver({ aan, door }: Van<'draagOver'>, besluit: Besluit): void {
  const zaak = besluit.zaak();
  refuseWhenDone(zaak);
  const van = zaak.opgepaktDoor;
  if (van === null) {
    const last = zaak.gebeurtenissen.findLast((event) => event.soort === 'overgedragen');
    // Given back, and the same command again.
    if (aan === null && last?.van === door) return;
    throw new RefusedError('nog-niet-opgepakt', 'Niemand heeft deze spoedzaak opgepakt. Overdragen kan nog niet.');
  }
  if (aan === van || (aan !== null && aan === zaak.overdrachtAan)) return;
  if (door !== van && door !== besluit.context.escalatiecontact) {
    throw new RefusedError(
      'niet-de-houder',
      'Alleen wie de spoedzaak heeft, of het escalatiecontact, draagt die over.',
    );
  }
  if (aan !== null && besluit.context.mediaVan(aan).length === 0) {
    throw new RefusedError('niet-bereikbaar', 'Deze collega is niet bereikbaar voor een melding. Kies iemand anders.');
  }
  const beurt = zaak.beurt + 1;
  besluit.add(`beurt/${beurt}`, { soort: 'overgedragen', beurt, van, aan, door });
  if (aan === null) startRonde(besluit);
  else preparePush(besluit, `overdracht.${beurt}`, aan, 'overdracht');
}

function isSluitreden(reden: string): reden is Sluitreden {
  return SLUITREDENEN.some((known) => known === reden);
}

/**
 * Reached: anybody who may see it closes it. Not reached: only with another reason than `bereikt`, and by the holder or
 * the escalation contact, or by anybody while nobody has it. A breach that lay before it is recorded first.
 */
function close({ door, reden }: Van<'sluit'>, besluit: Besluit): void {
  const zaak = besluit.zaak();
  if (zaak.status === 'gesloten') return;
  if (!isSluitreden(reden)) {
    throw new InvalidError([{ veld: 'reden', melding: `Kies een van: ${SLUITREDENEN.join(', ')}.` }]);
  }
  if (zaak.bereiktOp === null) {
    if (reden === 'bereikt') {
      throw new RefusedError('nog-niet-bereikt', 'Er is nog niemand gesproken. Leg eerst een geslaagd contact vast.');
    }
    const holder = zaak.opgepaktDoor;
    if (holder !== null && door !== holder && door !== besluit.context.escalatiecontact) {
      throw new RefusedError('niet-de-houder', 'Alleen wie de spoedzaak heeft, of het escalatiecontact, sluit die nu.');
    }
    recordBreach(besluit, besluit.context.nu);
  }
  besluit.add('gesloten', { soort: 'gesloten', door, reden });
}
