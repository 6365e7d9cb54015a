/** A contact with new events, as one write: state, next instant and outbox together. */
import { stilteActieOp, stilteVan } from '../domain/contact/chat-stilte.ts';
import { foldContact } from '../domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop } from '../domain/contact/types.ts';
import { earliest, type Instant, MINUTE, plusMs } from '../domain/tijd/instant.ts';
import type { Stored, ZaakWrite, ZakenStore } from './ports.ts';

/** After this long what should have left and has no result yet is handed to its queue again. */
export const UITGAAND_OPNIEUW_MS = MINUTE;

/** When the contact must be looked at without anybody asking: something should have left by then, or a chat fell silent. */
export function nextContactActie(contact: Contact): Instant | null {
  const oldest = earliest(...contact.uitgaand.map(({ verzendenOp }) => verzendenOp));
  const stilte = stilteVan(contact);
  return earliest(oldest && plusMs(oldest, UITGAAND_OPNIEUW_MS), stilte && stilteActieOp(stilte)) ?? null;
}

/** The contact as it becomes, and the write that makes it so. `stored` is undefined for a contact that begins. */
export function contactWith(
  kop: ContactKop,
  stored: Stored<Contact> | undefined,
  events: readonly ContactGebeurtenis[],
): { readonly next: Stored<Contact>; readonly write: ZaakWrite } {
  const vorige = stored?.versie ?? 0;
  const contact = foldContact(kop, [...(stored?.value.gebeurtenissen ?? []), ...events]);
  return {
    next: { versie: vorige + 1, value: contact },
    write: { soort: 'contact', contact, volgendeActieOp: nextContactActie(contact), vorige },
  };
}

/** Saves what was decided about a contact that exists; nothing decided, nothing written. */
export async function saveContact(
  zaken: ZakenStore,
  stored: Stored<Contact>,
  events: readonly ContactGebeurtenis[],
): Promise<Stored<Contact>> {
  if (events.length === 0) return stored;
  const { next, write } = contactWith(stored.value, stored, events);
  await zaken.save([write]);
  return next;
}
