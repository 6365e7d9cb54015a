import type { Gebruiker } from '../domain/organisatie/types.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import type { ContactView } from './contact-view.ts';
import { contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';

export interface GeenAntwoordNodigCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
}

export type GeenAntwoordNodig = (command: GeenAntwoordNodigCommand) => Promise<ContactView>;

export function makeGeenAntwoordNodig(ports: Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>): GeenAntwoordNodig {
  return async (command) => {
    const { contact, door } = command;
    const id = commandId(ports.ids, 'geenAntwoordNodig', contact, command);
    return contactView(await changeContact(ports, contact, door, { soort: 'geenAntwoordNodig', id, door: door.id }));
  };
}
