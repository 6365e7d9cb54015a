/**
 * Telephone and walk-in: somebody is there, once, until a person comes or they leave (ZWOLLE 9.1).
 *
 * - A call waits from its first `in-wachtrij` (a second one is the same wait), a visitor from the arrival.
 * - A call that was answered or asked for a call-back without ever being queued waits from its beginning; one that ended
 *   without, hung up in the menu.
 * - A call that the exchange ended and that is in a queue again from then on was not ended: it overflowed, and waits on.
 * - A call of which the first that is known is that it was passed on did not come in by our line: it never waited.
 * - What contradicts the arrival is listed as doubtful. A doubtful answer ends nothing. A doubtful hang-up ends the wait
 *   at its beginning when nothing else ends it: nobody waits on a line that is gone.
 */
import type { Progress } from './progress.ts';
import { askTerugbellen, beginWacht, closeByItself, doubt, endWacht, openWacht } from './progress.ts';
import type { Survey } from './survey.ts';
import type { ContactGebeurtenis, WachtEinde } from './types.ts';

const LEAVING: ReadonlyMap<string, WachtEinde> = new Map([
  ['terugbellen-gevraagd', 'terugbel-gevraagd'],
  ['voicemail', 'afgehaakt'],
  ['opgehangen', 'afgehaakt'],
  ['beeindigd', 'afgehaakt'],
  ['vertrokken', 'afgehaakt'],
]);

export function readPresence(progress: Progress, survey: Survey, event: ContactGebeurtenis, index: number): void {
  if (event.soort === 'terugbellen-gevraagd') askTerugbellen(progress, event.id, event.op, null);
  if (survey.passedOn) {
    if (event.soort === 'aangenomen') takeOver(progress, event, event.medewerker ?? null);
    else if (LEAVING.has(event.soort)) closeByItself(progress, event.op);
    return;
  }
  if (event.soort === 'in-wachtrij' || event.soort === 'aangekomen') arrive(progress, survey, event, index);
  else if (event.soort === 'aangenomen') takeUp(progress, survey, event, event.medewerker ?? null);
  else {
    const hoe = LEAVING.get(event.soort);
    if (hoe !== undefined && !overflows(progress, survey, event)) leave(progress, survey, event, hoe);
  }
}

function arrive(progress: Progress, survey: Survey, event: ContactGebeurtenis, index: number): void {
  if (progress.wachten.length > 0) return;
  // A closing that came before the arrival closed something else; whoever arrives is never hidden in it.
  progress.closed = null;
  beginWacht(progress, survey, event);
  const left = survey.events.slice(0, index).find((earlier) => LEAVING.has(earlier.soort));
  const ends = ({ soort }: ContactGebeurtenis) => soort === 'aangenomen' || LEAVING.has(soort);
  if (left !== undefined && !survey.events.slice(index + 1).some(ends)) {
    goAway(progress, event, LEAVING.get(left.soort) ?? 'afgehaakt');
  }
}

function takeUp(progress: Progress, survey: Survey, event: ContactGebeurtenis, door: string | null): void {
  const last = progress.wachten.at(-1);
  if (last === undefined && survey.hasArrival) {
    doubt(progress, 'aangenomen-voor-wachtrij', event);
    return;
  }
  const gone = last?.einde?.hoe === 'afgehaakt' || last?.einde?.hoe === 'opgehangen-in-menu';
  // Who is gone cannot be answered any more; but when a call-back was asked, the contact is open and can be taken.
  if (gone && progress.closed !== null) {
    doubt(progress, 'aangenomen-na-ophangen', event);
    return;
  }
  if (last === undefined && survey.kanaal === 'telefoon') beginWacht(progress, survey, beginOfCall(survey, event));
  endWacht(progress, event.op, 'beantwoord');
  takeOver(progress, event, door);
}

function takeOver(progress: Progress, event: ContactGebeurtenis, door: string | null): void {
  // After a transfer the last one named has the call; the wait ended with the first.
  progress.taken = { op: progress.taken?.op ?? event.op, door: door ?? progress.taken?.door ?? null };
  progress.handled = true;
}

/**
 * Within one second a call leaves a queue and enters the next, so the same instant counts as afterwards: each end of that
 * instant leads into one of its other queues, and an end that has none left is the end.
 */
function overflows(progress: Progress, survey: Survey, event: ContactGebeurtenis): boolean {
  const waiting = openWacht(progress);
  if (event.soort !== 'beeindigd' || waiting === undefined) return false;
  const queued = survey.events.filter(({ id, soort }) => soort === 'in-wachtrij' && id !== waiting.id);
  if (queued.some(({ op }) => op > event.op)) return true;
  const ends = survey.events.filter(({ op, soort }) => soort === 'beeindigd' && op === event.op);
  return ends.findIndex(({ id }) => id === event.id) < queued.filter(({ op }) => op === event.op).length;
}

function leave(progress: Progress, survey: Survey, event: ContactGebeurtenis, hoe: WachtEinde): void {
  if (openWacht(progress) !== undefined) {
    goAway(progress, event, hoe);
  } else if (progress.wachten.length === 0) {
    if (survey.hasArrival) doubt(progress, 'einde-voor-begin', event);
    else if (survey.kanaal === 'telefoon') {
      beginWacht(progress, survey, beginOfCall(survey, event));
      goAway(progress, event, hoe === 'afgehaakt' ? 'opgehangen-in-menu' : hoe);
    }
    // A visitor who left and of whom no arrival is known (yet) waits for nothing.
    else closeByItself(progress, event.op);
  }
}

function goAway(progress: Progress, event: ContactGebeurtenis, hoe: WachtEinde): void {
  endWacht(progress, event.op, hoe);
  if (hoe !== 'terugbel-gevraagd') closeByItself(progress, event.op);
}

/** `begonnen` when it is known and not later than what ended the call, else that end itself: a wait of nothing. */
function beginOfCall(survey: Survey, end: ContactGebeurtenis): ContactGebeurtenis {
  return survey.begonnen !== undefined && survey.begonnen.op <= end.op ? survey.begonnen : end;
}
