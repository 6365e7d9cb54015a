import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadContactFor } from './access.ts';
import { restoreConcept } from './concept.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface WithdrawAntwoordCommand {
  readonly contact: string;
  readonly antwoord: string;
  readonly door: Gebruiker;
}

export type WithdrawAntwoord = (command: WithdrawAntwoordCommand) => Promise<ContactView>;

/** Who wrote it; only answers can be withdrawn, not what the system sends. */
function writerOf({ gebeurtenissen }: Contact, antwoord: string): string {
  for (const event of gebeurtenissen) {
    if (event.soort === 'antwoord-klaargezet' && event.antwoord === antwoord) return event.door;
  }
  throw new NotFoundError('Dit antwoord hoort niet bij dit contact.');
}

/**
 * Takes an answer back that has not left yet; quiet when that was done before. Its text becomes the draft of who wrote it.
 * Throws RefusedError `al-verzonden` from the moment on at which it may leave. The sender claims an answer with a write
 * before it sends it, so of a withdrawal and a sending at the same moment only one comes through.
 */
export function makeWithdrawAntwoord(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'clock' | 'ids' | 'jitter'>,
): WithdrawAntwoord {
  const { zaken, inhoud, clock, ids, jitter } = ports;
  return async ({ contact, antwoord, door }) => {
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      writerOf(stored.value, antwoord);
      const id = ids.derived('trekIn', contact, antwoord);
      const command = { soort: 'trekIn', id, uitgaand: antwoord, door: door.id } as const;
      return saveContact(zaken, stored, decideContact(command, stored.value, { nu: clock.now() }));
    });
    const written = await inhoud.readAntwoord(contact, antwoord);
    if (written !== undefined) {
      const { tekst } = written;
      await restoreConcept(ports, contact, { door: writerOf(saved.value, antwoord), antwoord, tekst });
    }
    return contactView(saved);
  };
}
