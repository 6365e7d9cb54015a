/**
 * What the events of a contact come down to. A function of the *set* of events: any order and any repetition give the
 * same contact, and no set makes it throw.
 */
import type { Instant } from '../tijd/instant.ts';
import { orderGebeurtenissen } from './event-order.ts';
import { askTerugbellen, attemptTerugbellen, endWacht, openWacht, type Progress, startProgress } from './progress.ts';
import { readOpvolging } from './read-opvolging.ts';
import { readPresence } from './read-presence.ts';
import { readTrust } from './read-trust.ts';
import { readVerlaging } from './read-verlaging.ts';
import { readWritten, reliesOnFailedAnswer } from './read-written.ts';
import { type Survey, survey } from './survey.ts';
import { readTraject } from './traject.ts';
import type {
  Contact,
  ContactGebeurtenis,
  ContactKop,
  ContactStatus,
  GebeurtenisVan,
  Gevaarsignaal,
  SoortBericht,
  Uitgaand,
} from './types.ts';

/**
 * @param kop what is known of the contact from its first event on
 * @param events in any order, any number of times each
 * @returns the contact, with its events once each in reading order
 */
export function foldContact(kop: ContactKop, events: readonly ContactGebeurtenis[]): Contact {
  const ordered = orderGebeurtenissen(events);
  const known = survey(kop.kanaal, ordered);
  const progress = startProgress();
  const written = kop.kanaal === 'mail' || kop.kanaal === 'chat';
  ordered.forEach((event, index) => {
    if (written) readWritten(progress, known, event);
    else readPresence(progress, known, event, index);
    readByPerson(progress, known, event, index);
  });
  if (kop.proef) closeProef(progress, ordered.at(-1)?.op);
  const triage = lastOf(ordered, 'getrieerd');
  return {
    id: kop.id,
    kanaal: kop.kanaal,
    wijkteam: known.wijkteam,
    locatie: known.locatie,
    domein: triage?.domein ?? known.voor,
    status: statusOf(progress),
    ontvangenOp: known.ontvangenOp,
    aangenomenOp: progress.taken?.op ?? null,
    aangenomenDoor: progress.taken?.door ?? null,
    beantwoordOp: progress.wachten.find((wacht) => wacht.einde?.hoe === 'beantwoord')?.einde?.op ?? null,
    afgeslotenOp: progress.closed?.op ?? null,
    uitkomst: progress.closed?.uitkomst ?? null,
    urgentie: triage?.urgentie ?? null,
    verlagingsverzoek: readVerlaging(ordered),
    spoedzaak: ordered.findLast(opensSpoedzaak)?.spoedzaak ?? null,
    gevaarsignalen: gevaarsignalenOf(ordered),
    soortBericht: soortBerichtOf(ordered),
    vervolgVan: kop.vervolgVan,
    ...(kop.gesprek !== undefined && { gesprek: kop.gesprek }),
    ...(kop.proef && { proef: true }),
    wachten: progress.wachten,
    terugbelverzoeken: progress.terugbelverzoeken,
    uitgaand: uitgaandOf(ordered),
    twijfels: progress.twijfels,
    ...readTrust(ordered, progress.closed),
    ...readOpvolging(ordered),
    trajectstappen: readTraject(ordered),
    gebeurtenissen: ordered,
  };
}

/** Nobody answers a canary: with its last fact it is over. */
function closeProef(progress: Progress, op: Instant | undefined): void {
  if (op === undefined || progress.closed !== null) return;
  endWacht(progress, op, 'geen-antwoord-nodig');
  progress.closed = { op, uitkomst: null };
}

/** What people do to a contact of any kanaal. */
function readByPerson(progress: Progress, known: Survey, event: ContactGebeurtenis, index: number): void {
  if (event.soort === 'terugbelverzoek-gedaan') {
    askTerugbellen(progress, event.id, event.op, event.uiterlijkOp);
  } else if (event.soort === 'contactpoging') {
    attemptTerugbellen(progress, event.op, event.gelukt);
    if (!event.gelukt) return;
    endWacht(progress, event.op, 'beantwoord');
    progress.handled = true;
  } else if (event.soort === 'afgesloten') {
    close(progress, known, event, index);
  }
}

/**
 * The first closing by a person holds. With a question still waiting, closing *is* the registration that ends the wait,
 * except for spam (nothing to answer) and for `niet-bereikt`: attempted is not reached, so that closes nothing.
 */
function close(progress: Progress, known: Survey, event: GebeurtenisVan<'afgesloten'>, index: number): void {
  if (progress.closed !== null && progress.closed.uitkomst !== null) return;
  if (openWacht(progress) !== undefined) {
    if (event.uitkomst === 'niet-bereikt') return;
    if (event.uitkomst !== 'spam' && reliesOnFailedAnswer(progress, known, index)) return;
    endWacht(progress, event.op, event.uitkomst === 'spam' ? 'geen-antwoord-nodig' : 'beantwoord');
  }
  progress.closed = { op: event.op, uitkomst: event.uitkomst };
}

function statusOf(progress: Progress): ContactStatus {
  if (progress.closed !== null) return 'afgesloten';
  return progress.handled ? 'in-behandeling' : 'wachtend';
}

function uitgaandOf(events: readonly ContactGebeurtenis[]): Contact['uitgaand'] {
  const done = new Set<string>();
  const waiting = new Map<string, Uitgaand>();
  const write = (antwoord: string, aard: Uitgaand['aard'], op: Instant, verzendenOp: Instant = op): void => {
    if (!waiting.has(antwoord)) waiting.set(antwoord, { antwoord, aard, klaargezetOp: op, verzendenOp });
  };
  for (const event of events) {
    switch (event.soort) {
      case 'antwoord-klaargezet':
        write(event.antwoord, 'antwoord', event.op, event.verzendenOp);
        break;
      case 'mail-klaargezet':
        write(event.mail, event.aard, event.op, event.verzendenOp);
        break;
      case 'antwoord-verzonden':
      case 'antwoord-mislukt':
      case 'antwoord-ingetrokken':
        done.add(event.antwoord);
        break;
      case 'mail-verzonden':
      case 'mail-mislukt':
      case 'mail-ingetrokken':
        done.add(event.mail);
        break;
      default:
    }
  }
  // Any result counts, also one that a clock running behind dated before the answer: better than sending it twice.
  return [...waiting.values()].filter(({ antwoord }) => !done.has(antwoord));
}

function gevaarsignalenOf(events: readonly ContactGebeurtenis[]): readonly Gevaarsignaal[] {
  const found = new Map<string, Gevaarsignaal>();
  for (const event of events) {
    if (event.soort !== 'bericht-ontvangen' && event.soort !== 'vraag-gesteld') continue;
    for (const signaal of event.gevaarsignalen) {
      const key = JSON.stringify([signaal.code, signaal.plaats]);
      if (!found.has(key)) found.set(key, { code: signaal.code, plaats: signaal.plaats });
    }
  }
  return [...found.values()];
}

/** A contact in which a person wrote is a person's, whatever else came in it. */
function soortBerichtOf(events: readonly ContactGebeurtenis[]): SoortBericht | null {
  const kinds = events.flatMap((event) => (event.soort === 'bericht-ontvangen' ? [event.soortBericht] : []));
  return kinds.includes('persoon') ? 'persoon' : (kinds[0] ?? null);
}

function lastOf<S extends ContactGebeurtenis['soort']>(
  events: readonly ContactGebeurtenis[],
  soort: S,
): GebeurtenisVan<S> | undefined {
  return events.findLast((event): event is GebeurtenisVan<S> => event.soort === soort);
}

function opensSpoedzaak(event: ContactGebeurtenis): event is GebeurtenisVan<'getrieerd'> {
  return event.soort === 'getrieerd' && event.spoedzaak !== undefined;
}
