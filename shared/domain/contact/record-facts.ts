/** Facts that a kanaal reports: recorded once each, whatever their order. */
import { RefusedError } from '../errors.ts';
import { plusMs } from '../tijd/instant.ts';
import type { ContactCommandOf } from './commands.ts';
import { compareGebeurtenissen, readsBefore } from './event-order.ts';
import { type Contact, type ContactGebeurtenis, type ContactSoort, type Kanaal, TELEFOON_SOORTEN } from './types.ts';

const FACTS: Readonly<Record<Kanaal, ReadonlySet<ContactSoort>>> = {
  telefoon: new Set(TELEFOON_SOORTEN),
  mail: new Set(['bericht-ontvangen']),
  chat: new Set(['vraag-gesteld', 'chat-verlaten']),
  inloop: new Set(['aangekomen', 'vertrokken']),
};

/** What a person decided about a question that waited; a message dated the same instant was not part of it. */
const ANSWERING: ReadonlySet<ContactSoort> = new Set(['antwoord-verzonden', 'geen-antwoord-nodig', 'contactpoging']);

/**
 * The facts that are new. A fact of a call that is known under the same id is new when it is the one of both that is read
 * first: reports of one fact come after it, so the earliest is the nearest, and which came in first makes no difference. Facts of a call or a visit are always taken, also when the contact is closed: they correct
 * what is known. A question to a closed contact is refused (`afgesloten`): it belongs in a new one.
 */
export function recordFacts(
  command: ContactCommandOf<'registreerGebeurtenissen'>,
  contact: Contact | null,
): readonly ContactGebeurtenis[] {
  const { kop } = command;
  if (contact !== null && (contact.id !== kop.id || contact.kanaal !== kop.kanaal)) {
    throw new RefusedError('ander-contact', 'Deze gebeurtenissen horen bij een ander contact.');
  }
  const known = new Map(contact?.gebeurtenissen.map((event) => [event.id, event]));
  const fresh: ContactGebeurtenis[] = [];
  for (const event of [...command.gebeurtenissen].sort(compareGebeurtenissen)) {
    if (!FACTS[kop.kanaal].has(event.soort)) {
      throw new RefusedError('soort-past-niet-bij-kanaal', `Een ${kop.kanaal}-contact kent geen ${event.soort}.`);
    }
    const before = known.get(event.id);
    if (before !== undefined && !replaces(event, before, kop.kanaal)) continue;
    known.set(event.id, event);
    fresh.push(contact === null || !asksSomething(event) ? event : placeQuestion(contact, event));
  }
  return fresh;
}

/**
 * Only what the exchange (or who receives visitors) told can be told otherwise by them; what a person did stands. Noted
 * twice, somebody came or left when it was noted first, whichever of both is delivered first.
 */
function replaces(event: ContactGebeurtenis, before: ContactGebeurtenis, kanaal: Kanaal): boolean {
  const told = kanaal === 'telefoon' || kanaal === 'inloop';
  return told && FACTS[kanaal].has(before.soort) && readsBefore(event, before);
}

/** Whether it is a question of a person, which begins or joins a wait. */
function asksSomething(event: ContactGebeurtenis): boolean {
  return event.soort === 'vraag-gesteld' || (event.soort === 'bericht-ontvangen' && event.soortBericht === 'persoon');
}

function placeQuestion(contact: Contact, event: ContactGebeurtenis): ContactGebeurtenis {
  const { afgeslotenOp } = contact;
  // A question from before the chat was left may overtake the leaving; it still belongs to this chat. One of the same
  // instant counts as put after it: rather a question too many than one that nobody sees.
  const late = contact.uitkomst === null && afgeslotenOp !== null && event.op < afgeslotenOp;
  // Nobody ever asked anything in a mail contact that closed by itself: it held nothing but automatic mail.
  const begins = contact.kanaal === 'mail' && contact.uitkomst === null;
  if (contact.status === 'afgesloten' && !late && !begins) {
    throw new RefusedError('afgesloten', 'Dit contact is afgesloten; een nieuw bericht begint een nieuw contact.');
  }
  // Within the millisecond of an answer that is already known: it came after it, and must not count as answered by it. When
  // more was said within that millisecond, the answers to it are dated just after each other.
  const answered = new Set(contact.gebeurtenissen.flatMap(({ op, soort }) => (ANSWERING.has(soort) ? [op] : [])));
  let { op } = event;
  while (answered.has(op)) op = plusMs(op, 1);
  return op === event.op ? event : { ...event, op };
}
