import { decideContact } from '../domain/contact/decide-contact.ts';
import type { RedenUitzondering, Uitkomst } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { refuseIdentifying, type Waarschuwing, warnOver } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { aanmeldbevestigingId, makeConfirmAanmelding } from './confirm-aanmelding.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
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
  /** Only of an aanmelding; true unless there is an exception. */
  readonly vraagverheldering?: boolean;
  readonly uitzondering?: { readonly reden: RedenUitzondering };
}

export type CloseContact = (
  command: CloseContactCommand,
) => Promise<ContactView & { readonly waarschuwingen: readonly Waarschuwing[] }>;

type Needs = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'adressen' | 'antwoordQueue' | 'clock' | 'ids' | 'jitter'
>;

/**
 * Closes a contact with what became of it. A note is in the content store before the closing is a fact. An aanmelding is
 * confirmed by mail where that can be and is safe: the closing and the fact that the mail must go out are one write.
 */
export function makeCloseContact(ports: Needs): CloseContact {
  const { zaken, inhoud, antwoordQueue, clock, ids, jitter } = ports;
  const confirmAanmelding = makeConfirmAanmelding(ports);
  return async (command) => {
    const { contact, door, uitkomst, vraagverheldering, uitzondering } = command;
    const id = commandId(ids, 'sluitAf', contact, command);
    const toelichting = command.toelichting?.trim() || undefined;
    const decision = {
      soort: 'sluitAf',
      id,
      door: door.id,
      uitkomst,
      ...(vraagverheldering !== undefined && { vraagverheldering }),
      ...(uitzondering !== undefined && { uitzondering: uitzondering.reden }),
    } as const;
    // Closing again hands the mail over no second time: two messages at once could both send it. What got lost, the tick sends.
    let isNew = false;
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const events = decideContact(decision, stored.value, { nu });
      isNew = false;
      if (events.length === 0) return stored;
      refuseIdentifying(stored.value.toestemming, { toelichting }, nu);
      if (toelichting) {
        await inhoud.putNotitie(contact, { id: ids.derived('notitie', id), op: nu, door: door.id, tekst: toelichting });
      }
      const confirmation = await confirmAanmelding(stored.value, events, nu);
      isNew = confirmation !== undefined;
      return saveContact(zaken, stored, confirmation === undefined ? events : [...events, confirmation]);
    });
    const antwoord = aanmeldbevestigingId(ids, contact);
    const waits = saved.value.uitgaand.some((one) => one.antwoord === antwoord);
    if (isNew && waits) await dispatch(antwoordQueue, [{ contact, antwoord }]);
    return { ...contactView(saved), waarschuwingen: warnOver({ toelichting }, clock.now()) };
  };
}
