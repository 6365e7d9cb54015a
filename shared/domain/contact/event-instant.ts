/** At which instant a decision of ours is dated, so that it is read after what it was based on. */
import { InvalidError } from '../errors.ts';
import { type Instant, MINUTE, msBetween, plusMs } from '../tijd/instant.ts';
import { rankOf } from './event-order.ts';
import type { Contact, ContactSoort } from './types.ts';

/** Clocks of telephone exchanges and tablets that run ahead further than this are not followed. */
export const MAX_SKEW_MS = 5 * MINUTE;

const isMail = (soort: ContactSoort): boolean => soort.startsWith('mail-');

/**
 * `nu`, or just after the last fact of the contact when that is dated later (a clock elsewhere runs ahead a little) or
 * at the same instant without being read before it. Whoever acts on a contact acts after what is known of it: an answer
 * within the same millisecond takes no time, never less. Mails that answer nobody are left out of account: an
 * acknowledgement that leaves in between must not move what people do by a millisecond.
 */
export function instantOfAct(contact: Contact, soort: ContactSoort, nu: Instant): Instant {
  const counts = (other: ContactSoort): boolean => isMail(soort) || !isMail(other);
  const last = contact.gebeurtenissen.findLast((one) => counts(one.soort) && msBetween(nu, one.op) <= MAX_SKEW_MS);
  if (last === undefined || last.op < nu) return nu;
  return rankOf(last.soort) < rankOf(soort) ? last.op : plusMs(last.op, 1);
}

/** An instant that somebody gave: not in the future, not before the contact existed. */
export function givenInstant(op: Instant | undefined, contact: Contact, nu: Instant): Instant | undefined {
  if (op === undefined) return undefined;
  if (op > nu) throw new InvalidError([{ veld: 'op', melding: 'Dit tijdstip ligt in de toekomst.' }]);
  if (op < contact.ontvangenOp) {
    throw new InvalidError([{ veld: 'op', melding: 'Dit tijdstip ligt voor het begin van het contact.' }]);
  }
  return op;
}
