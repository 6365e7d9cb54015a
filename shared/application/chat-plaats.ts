/** "You are number 3": one pool of people answers all chats, so there is one line, over all wijkteams. */
import type { Contact } from '../domain/contact/types.ts';
import type { ChatWacht, Ports } from './ports.ts';

export interface Plaats {
  /** From 1; null for who does not wait. */
  readonly nummer: number | null;
  /** How many chats wait, this one included. */
  readonly wachtenden: number;
}

const before = (a: ChatWacht, b: ChatWacht): boolean =>
  a.begin < b.begin || (a.begin === b.begin && a.contact < b.contact);

/**
 * The place of a chat in the line. What is known of the contact itself goes before what the line says of it: the line is
 * an index, which may be a moment behind.
 */
export function plaatsIn(rij: readonly ChatWacht[], contact: Contact | undefined): Plaats {
  const others = rij.filter((one) => one.contact !== contact?.id);
  const open = contact?.wachten.find(({ einde }) => einde === null);
  if (contact === undefined || open === undefined) return { nummer: null, wachtenden: others.length };
  const own = { contact: contact.id, begin: open.begin };
  return { nummer: others.filter((one) => before(one, own)).length + 1, wachtenden: others.length + 1 };
}

/** The place of a gesprek now: three small reads, whatever the number of those who wait. */
export async function readPlaats({ zaken }: Pick<Ports, 'zaken'>, gesprek: string): Promise<Plaats> {
  const [rij, lopend] = await Promise.all([zaken.listChatWacht(), zaken.loadLopend('gesprek', gesprek)]);
  const contact = lopend && (await zaken.loadContact(lopend.value.contact));
  return plaatsIn(rij, contact?.value);
}
