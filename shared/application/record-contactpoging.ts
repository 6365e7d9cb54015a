import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { changeContact } from './change-contact.ts';
import { commandId } from './command-id.ts';
import type { ContactView } from './contact-view.ts';
import { contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';

export interface RecordContactpogingCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly gelukt: boolean;
  readonly wijze: string;
  readonly op?: Instant;
}

export type RecordContactpoging = (command: RecordContactpogingCommand) => Promise<ContactView>;

export function makeRecordContactpoging(ports: Pick<Ports, 'zaken' | 'clock' | 'ids' | 'jitter'>): RecordContactpoging {
  return async (command) => {
    const { contact, door, gelukt, wijze, op } = command;
    const id = commandId(ports.ids, 'legContactpogingVast', contact, command);
    const decision = { soort: 'legContactpogingVast', id, door: door.id, gelukt, wijze, ...(op && { op }) } as const;
    return contactView(await changeContact(ports, contact, door, decision));
  };
}
