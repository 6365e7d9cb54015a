import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { hasRole, loadContactFor } from './access.ts';
import { changeContact } from './change-contact.ts';
import type { SpoedPorts } from './change-spoedzaak.ts';
import { commandId } from './command-id.ts';
import type { ContactView } from './contact-view.ts';
import { contactView } from './contact-view.ts';
import type { Ports } from './ports.ts';
import { makeRecordSpoedContactpoging } from './record-spoed-contactpoging.ts';

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

/**
 * Notes that somebody tried to reach the person. By a professional, while there is a spoedzaak, it is an attempt of that
 * case as well: nobody is reminded of a family that was spoken to because it was noted in the other place.
 */
export function makeRecordContactpoging(ports: SpoedPorts & Pick<Ports, 'ids'>): RecordContactpoging {
  const recordOnSpoedzaak = makeRecordSpoedContactpoging(ports);

  async function openSpoedzaakOf(contact: string, door: Gebruiker): Promise<string | null> {
    if (!hasRole(door, 'professional')) return null;
    const { spoedzaak } = (await loadContactFor(ports.zaken, door, contact)).value;
    if (spoedzaak === null) return null;
    const stored = await ports.zaken.loadSpoedzaak(spoedzaak);
    return stored === undefined || stored.value.status === 'gesloten' ? null : spoedzaak;
  }

  return async (command) => {
    const { contact, door, gelukt, wijze, op } = command;
    const spoedzaak = await openSpoedzaakOf(contact, door);
    if (spoedzaak !== null) {
      const { contact: _, ...attempt } = command;
      await recordOnSpoedzaak({ ...attempt, spoedzaak });
      return contactView(await loadContactFor(ports.zaken, door, contact));
    }
    const id = commandId(ports.ids, 'legContactpogingVast', contact, command);
    const decision = { soort: 'legContactpogingVast', id, door: door.id, gelukt, wijze, ...(op && { op }) } as const;
    return contactView(await changeContact(ports, contact, door, decision));
  };
}
