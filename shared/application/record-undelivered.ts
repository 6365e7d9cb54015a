import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { saveContact } from './contact-write.ts';
import type { ReadMail } from './mail-codec.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** Returns whether the report could be laid beside something of ours. */
export type RecordUndelivered = (report: NonNullable<ReadMail['onbezorgd']>, op: Instant) => Promise<boolean>;

/**
 * A mail of ours that turned out not to arrive: an answer was never given, and its question waits again; another mail is
 * shown as failed. Either is visible work.
 */
export function makeRecordUndelivered({
  zaken,
  ids,
  jitter,
}: Pick<Ports, 'zaken' | 'ids' | 'jitter'>): RecordUndelivered {
  /** What of ours the surest of these message ids belongs to. */
  async function findSent(messageIds: readonly string[]): Promise<{ contact: string; antwoord: string } | undefined> {
    const berichten = messageIds.map((messageId) => ids.hash('message-id', messageId));
    const found = berichten.length === 0 ? [] : await zaken.loadMailverwijzingen(berichten);
    for (const bericht of berichten) {
      for (const { bericht: of, contact, antwoord } of found) {
        if (of === bericht && antwoord !== undefined) return { contact, antwoord };
      }
    }
    return undefined;
  }

  return async ({ messageIds, reden }, op) => {
    const found = await findSent(messageIds);
    if (found === undefined) return false;
    const { contact, antwoord } = found;
    await retryOnConflict(jitter, async () => {
      const stored = await zaken.loadContact(contact);
      if (stored === undefined) return;
      const id = ids.derived('onbezorgd', contact, antwoord);
      const events = decideContact({ soort: 'meldMislukt', id, antwoord, reden }, stored.value, { nu: op });
      await saveContact(zaken, stored, events);
    });
    return true;
  };
}
