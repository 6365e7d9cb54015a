import type { Taaksoort } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';

export interface TickOffTaakCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly taak: Taaksoort;
}

export type TickOffTaak = (command: TickOffTaakCommand) => Promise<ContactView>;

/** Notes that somebody did what a contact still asked for. Done twice it is done once. */
export function makeTickOffTaak(ports: Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>): TickOffTaak {
  return async (command) => {
    const { contact, door, taak } = command;
    const id = commandId(ports.ids, `vinkTaakAf/${taak}`, contact, command);
    return contactView(await changeContact(ports, contact, door, { soort: 'vinkTaakAf', id, door: door.id, taak }));
  };
}
