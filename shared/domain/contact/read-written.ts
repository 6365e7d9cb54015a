/**
 * Mail and chat: every question waits until a person's answer is *sent* (ZWOLLE 9.1). A message that comes while one
 * waits belongs to that wait; one that comes after the answer is a wait of its own. Nothing automatic begins or ends one.
 *
 * An answer that failed counts as never sent, also when it failed after it seemed sent (a bounce): the wait then runs on
 * from its own beginning, and a closing that relied on that answer does not hold.
 */
import type { Instant } from '../tijd/instant.ts';
import type { Progress } from './progress.ts';
import { beginWacht, closeByItself, endWacht, openWacht } from './progress.ts';
import type { Survey } from './survey.ts';
import type { ContactGebeurtenis, WachtEinde } from './types.ts';

export function readWritten(progress: Progress, survey: Survey, event: ContactGebeurtenis): void {
  switch (event.soort) {
    case 'bericht-ontvangen':
      if (event.soortBericht === 'persoon') receive(progress, survey, event, event.wijkteam);
      // A contact that holds nothing but automatic mail asks nothing of anybody, unless a person must look at it.
      else if (progress.wachten.length === 0 && !progress.handled && !survey.vraagtAandacht) {
        closeByItself(progress, event.op);
      }
      break;
    case 'vraag-gesteld':
      receive(progress, survey, event, event.wijkteam);
      break;
    case 'aangenomen':
      claim(progress, event.op, event.medewerker ?? null);
      break;
    case 'antwoord-klaargezet':
      progress.klaargezet.set(event.antwoord, event.op);
      if (survey.ingetrokken.has(event.antwoord)) break;
      progress.taken ??= { op: event.op, door: event.door };
      progress.handled = true;
      break;
    case 'antwoord-verzonden':
      if (survey.sent.has(event.id)) settle(progress, event.op, 'beantwoord');
      break;
    case 'geen-antwoord-nodig':
      settle(progress, event.op, 'geen-antwoord-nodig');
      break;
    case 'terugbellen-gevraagd':
      // They need no written answer any more: not reached here, and counted as who leaves a queue for a call-back.
      endWacht(progress, event.op, 'terugbel-gevraagd');
      break;
    case 'stilte-verstreken':
      // A question that was put before this and came in late still waits: then it was no silence.
      if (openWacht(progress) === undefined) closeByItself(progress, event.op);
      break;
    case 'chat-verlaten':
      endWacht(progress, event.op, 'afgehaakt');
      closeByItself(progress, event.op);
      break;
    default:
  }
}

/** The question still waits. What closed by itself opens again, so that a wrong guess about a mail can be put right. */
function claim(progress: Progress, op: Instant, door: string | null): void {
  if (progress.closed !== null && progress.closed.uitkomst !== null) return;
  progress.closed = null;
  progress.taken = { op: progress.taken?.op ?? op, door: progress.taken?.door ?? door };
  progress.handled = true;
}

function settle(progress: Progress, op: Instant, hoe: WachtEinde): void {
  endWacht(progress, op, hoe);
  progress.handled = true;
}

function receive(progress: Progress, survey: Survey, event: ContactGebeurtenis, wijkteam: string | undefined): void {
  if (progress.closed !== null) {
    // Normally a new contact; should it get here all the same, a question is never hidden in something closed.
    if (progress.closed.uitkomst !== null) {
      progress.taken = null;
      progress.handled = false;
    }
    progress.closed = null;
  }
  if (openWacht(progress) === undefined) beginWacht(progress, survey, event, wijkteam);
}

/** True when the question that waits was held to be answered by an answer that turned out, afterwards, to have failed. */
export function reliesOnFailedAnswer(progress: Progress, survey: Survey, closingIndex: number): boolean {
  const open = openWacht(progress);
  if (open === undefined) return false;
  return [...progress.klaargezet].some(
    ([antwoord, op]) => op >= open.begin && (survey.failedAt.get(antwoord) ?? -1) > closingIndex,
  );
}
