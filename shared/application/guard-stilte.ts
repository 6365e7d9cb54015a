import { stilteActieOp, stilteVan } from '../domain/contact/chat-stilte.ts';
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { saveContact } from './contact-write.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** When something must happen about the silence in a chat; null when there is none. */
export function stilteActieVan(contact: Contact): Instant | null {
  const stilte = stilteVan(contact);
  return stilte && stilteActieOp(stilte);
}

/** Whether that is now. */
export function isStilTeLang(contact: Contact, nu: Instant): boolean {
  const op = stilteActieVan(contact);
  return op !== null && op <= nu;
}

export type GuardStilte = (contact: string, nu: Instant) => Promise<Stored<Contact> | undefined>;

/**
 * Records that the resident of a silent chat is warned, or, when they were, that it closes. The resident hears of both
 * by the stream. Each step of one silence has one id, so that two ticks at once are one.
 */
export function makeGuardStilte({ zaken, ids, jitter }: Pick<Ports, 'zaken' | 'ids' | 'jitter'>): GuardStilte {
  return (id, nu) =>
    retryOnConflict(jitter, async () => {
      const stored = await zaken.loadContact(id);
      const stilte = stored && stilteVan(stored.value);
      if (stored === undefined || !stilte) return stored;
      const step = stilte.sluitOp === null ? 'gemeld' : `verstreken-${stilte.sluitOp}`;
      const command = { soort: 'bewaakStilte', id: ids.derived('stilte', id, stilte.sinds, step) } as const;
      return saveContact(zaken, stored, decideContact(command, stored.value, { nu }));
    });
}
