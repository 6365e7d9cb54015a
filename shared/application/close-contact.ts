import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Uitkomst } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface CloseContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly uitkomst: Uitkomst;
  /** Content: kept as a note, apart from the facts. */
  readonly toelichting?: string;
}

export type CloseContact = (command: CloseContactCommand) => Promise<ContactView>;

/** Closes a contact with what became of it. A note is in the content store before the closing is a fact. */
export function makeCloseContact(ports: Pick<Ports, 'zaken' | 'inhoud' | 'clock' | 'ids' | 'jitter'>): CloseContact {
  const { zaken, inhoud, clock, ids, jitter } = ports;
  return async (command) => {
    const { contact, door, uitkomst } = command;
    const id = commandId(ids, 'sluitAf', contact, command);
    const toelichting = command.toelichting?.trim();
    return retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const events = decideContact({ soort: 'sluitAf', id, door: door.id, uitkomst }, stored.value, { nu });
      if (events.length > 0 && toelichting) {
        await inhoud.putNotitie(contact, { id: ids.derived('notitie', id), op: nu, door: door.id, tekst: toelichting });
      }
      return contactView(await saveContact(zaken, stored, events));
    });
  };
}
