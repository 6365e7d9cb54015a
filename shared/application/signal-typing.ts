/**
 * "Somebody is typing", both ways. It is passed on and forgotten: never stored, never logged, and lost without harm, so
 * what fails on the way is not tried again.
 */
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { hasRole, makeSeesContact, maySeeContact } from './access.ts';
import type { Ports } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';

/** Passes a failure over: the next key that is pressed says the same. */
async function quietly(act: Promise<unknown>): Promise<void> {
  try {
    await act;
  } catch {
    // Nothing is lost by it, and nobody waits for it.
  }
}

const runs = (contact: Contact): boolean => contact.kanaal === 'chat' && contact.status !== 'afgesloten';

export type SignalResidentTyping = (typt: { readonly verbinding: string }) => Promise<void>;

/** Tells the consoles of those who may see the contact. Before the first question there is nothing to see yet. */
export function makeSignalResidentTyping({
  verbindingen,
  liveSockets,
  zaken,
}: Pick<Ports, 'verbindingen' | 'liveSockets' | 'zaken'>): SignalResidentTyping {
  return async ({ verbinding }) => {
    const chat = await verbindingen.chatOf(verbinding);
    const lopend = chat && (await zaken.loadLopend('gesprek', chat.gesprek));
    const contact = lopend && (await zaken.loadContact(lopend.value.contact))?.value;
    if (contact === undefined || !runs(contact)) return;
    const all = await verbindingen.listLive();
    const sees = makeSeesContact(zaken, contact);
    await Promise.all(
      all.map(async (live) => {
        if (!(await sees(live.gebruiker))) return;
        await quietly(liveSockets.post(live.verbinding, { soort: 'typt', contact: contact.id }));
      }),
    );
  };
}

export type SignalStaffTyping = (typt: { readonly door: Gebruiker; readonly contact: string }) => Promise<void>;

/** Tells the resident. Of a contact that is not theirs to see nothing happens, and nothing is told apart from it. */
export function makeSignalStaffTyping(ports: Pick<Ports, 'verbindingen' | 'chatSockets' | 'zaken'>): SignalStaffTyping {
  return async ({ door, contact: id }) => {
    if (!hasRole(door, 'teamondersteuner', 'professional')) return;
    const contact = (await ports.zaken.loadContact(id))?.value;
    if (contact?.gesprek === undefined || !runs(contact)) return;
    if (!(await maySeeContact(ports.zaken, door, contact))) return;
    await quietly(postToGesprek(ports, contact.gesprek, { soort: 'typt' }));
  };
}
