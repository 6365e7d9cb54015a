import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface AnswerContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly tekst: string;
}

export type AnswerContact = (command: AnswerContactCommand) => Promise<ContactView>;

/** The newest message of the resident, which an answer answers. */
function lastBericht(contact: Contact): string | null {
  const last = contact.gebeurtenissen.findLast(
    (event) => event.soort === 'bericht-ontvangen' || event.soort === 'vraag-gesteld',
  );
  return last !== undefined && 'bericht' in last ? last.bericht : null;
}

/**
 * Writes an answer down: text in the content store, then the fact, then straight to the queue that sends it. When that
 * last step fails nothing is lost: the fact itself says that it must still go out.
 */
export function makeAnswerContact(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'clock' | 'ids' | 'jitter' | 'antwoordQueue'>,
): AnswerContact {
  const { zaken, inhoud, clock, ids, jitter, antwoordQueue } = ports;
  return async (command) => {
    const { contact, door, tekst } = command;
    const id = commandId(ids, 'beantwoord', contact, command);
    const antwoord = ids.derived('antwoord', id);
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const decision = { soort: 'beantwoord', id, antwoord, door: door.id } as const;
      const events = decideContact(decision, stored.value, { nu });
      if (events.length > 0) {
        const opBericht = lastBericht(stored.value);
        await inhoud.putAntwoord(contact, { id: antwoord, op: nu, door: door.id, tekst, opBericht });
      }
      return saveContact(zaken, stored, events);
    });
    const waits = saved.value.uitgaand.some((uitgaand) => uitgaand.antwoord === antwoord);
    if (waits) await dispatch(antwoordQueue, [{ contact, antwoord }]);
    return contactView(saved);
  };
}
