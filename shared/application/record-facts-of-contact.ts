/** The way of every fact that a kanaal reports about one contact. */
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { contactWith } from './contact-write.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** Facts carry their own instants; the decision about them does not look at the clock. */
export const FACTS_NU = '1970-01-01T00:00:00.000Z' as Instant;

/** Records what is new; delivered again it does nothing. `read`: the contact, when it was read a moment ago. */
export async function recordFactsOfContact(
  { zaken, jitter }: Pick<Ports, 'zaken' | 'jitter'>,
  kop: ContactKop,
  gebeurtenissen: readonly ContactGebeurtenis[],
  read?: { readonly stored: Stored<Contact> | undefined },
): Promise<Stored<Contact> | undefined> {
  let first = read;
  return retryOnConflict(jitter, async () => {
    const { stored } = first ?? { stored: await zaken.loadContact(kop.id) };
    first = undefined;
    const command = { soort: 'registreerGebeurtenissen', kop, gebeurtenissen } as const;
    const events = decideContact(command, stored?.value ?? null, { nu: FACTS_NU });
    if (events.length === 0) return stored;
    const { next, write } = contactWith(stored?.value ?? kop, stored, events);
    await zaken.save([write]);
    return next;
  });
}
