import type { Gebruiker } from '../domain/organisatie/types.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import type { ContactView } from './contact-view.ts';
import { contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';

export interface TakeContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
}

export type TakeContact = (command: TakeContactCommand) => Promise<ContactView>;

export function makeTakeContact(ports: Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>): TakeContact {
  return async (command) => {
    const { contact, door } = command;
    const id = commandId(ports.ids, 'neemAan', contact, command);
    return contactView(await changeContact(ports, contact, door, { soort: 'neemAan', id, door: door.id }));
  };
}
