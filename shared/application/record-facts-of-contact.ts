/** The way of every fact that a kanaal reports about one contact. */
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { contactWith } from './contact-write.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** Facts carry their own instants; the decision about them does not look at the clock. */
export const FACTS_NU = '1970-01-01T00:00:00.000Z' as Instant;

/** Records what is new; delivered again it does nothing. */
export async function recordFactsOfContact(
  { zaken, jitter }: Pick<Ports, 'zaken' | 'jitter'>,
  kop: ContactKop,
  gebeurtenissen: readonly ContactGebeurtenis[],
): Promise<Stored<Contact> | undefined> {
  return retryOnConflict(jitter, async () => {
    const stored = await zaken.loadContact(kop.id);
    const command = { soort: 'registreerGebeurtenissen', kop, gebeurtenissen } as const;
    const events = decideContact(command, stored?.value ?? null, { nu: FACTS_NU });
    if (events.length === 0) return stored;
    const { next, write } = contactWith(stored?.value ?? kop, stored, events);
    await zaken.save([write]);
    return next;
  });
}
