/** The way of every command of a person to a contact. */
import type { ContactCommand } from '../domain/contact/commands.ts';
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadContactFor } from './access.ts';
import { saveContact } from './contact-write.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** Reads (as far as `door` may), decides, saves; again when somebody else was first. Says nothing twice. */
export async function changeContact(
  { zaken, clock, jitter }: Pick<Ports, 'zaken' | 'clock' | 'jitter'>,
  id: string,
  door: Gebruiker,
  command: ContactCommand,
): Promise<Stored<Contact>> {
  return retryOnConflict(jitter, async () => {
    const stored = await loadContactFor(zaken, door, id);
    return saveContact(zaken, stored, decideContact(command, stored.value, { nu: clock.now() }));
  });
}
