import { decideContact } from '../domain/contact/decide-contact.ts';
import { RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { loadSpoedzaakFor, requireRole } from './access.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { commandId } from './command-id.ts';
import { contactWith } from './contact-write.ts';
import type { Ports, ZaakWrite } from './ports.ts';
import { type SpoedzaakView, showSpoedzaak } from './spoedzaak-view.ts';

export interface RecordSpoedContactpogingCommand {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly gelukt: boolean;
  readonly wijze: string;
  readonly op?: Instant;
}

export type RecordSpoedContactpoging = (command: RecordSpoedContactpogingCommand) => Promise<SpoedzaakView>;

/**
 * Notes that somebody tried to reach the hulpvrager; only reached stops the 48 hours. The contact gets the same attempt in
 * the same transaction, so that its wait ends at the same moment.
 */
export function makeRecordSpoedContactpoging(ports: SpoedPorts & Pick<Ports, 'ids'>): RecordSpoedContactpoging {
  const { zaken, clock } = ports;
  return async (command) => {
    const { spoedzaak, door, gelukt, wijze, op } = command;
    requireRole(door, 'professional');
    const id = commandId(ports.ids, 'spoed-contactpoging', spoedzaak, command);
    const attempt = { id, door: door.id, gelukt, wijze, ...(op && { op }) };

    async function onContact(zaak: Spoedzaak): Promise<readonly ZaakWrite[]> {
      const stored = await zaken.loadContact(zaak.contact);
      if (stored === undefined) return [];
      try {
        const decided = decideContact({ soort: 'legContactpogingVast', ...attempt }, stored.value, { nu: clock.now() });
        return decided.length === 0 ? [] : [contactWith(stored.value, stored, decided).write];
      } catch (error) {
        // A contact that a person closed stays as it is: nobody waits in it any more.
        if (error instanceof RefusedError) return [];
        throw error;
      }
    }

    const load = () => loadSpoedzaakFor(zaken, door, spoedzaak);
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, { soort: 'contactpoging', ...attempt }, onContact));
  };
}
