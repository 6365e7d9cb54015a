/** Mails of ours that answer nobody: a confirmation, a transcript, a forward. Written like an answer, sent by the same queue. */
import { instantOfAct } from '../domain/contact/event-instant.ts';
import type { Contact, GebeurtenisVan } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { UitgaandeMailInhoud } from './inhoud.ts';
import type { Ports } from './ports.ts';

export interface PrepareMail extends Omit<UitgaandeMailInhoud, 'op'> {
  /** It leaves no sooner. */
  readonly verzendenOp?: Instant;
}

/**
 * Keeps the mail and returns the fact that it must go out, for the caller to save together with what gave rise to it;
 * undefined when that fact is there already. Content goes first: a mail without its fact is never sent nor shown. The
 * same id is the same mail, so a redelivery writes it once. After the save: `dispatch(antwoordQueue, [{contact, antwoord: id}])`;
 * when that fails the tick sends it.
 */
export async function prepareMail(
  { inhoud }: Pick<Ports, 'inhoud'>,
  contact: Contact,
  { verzendenOp, ...mail }: PrepareMail,
  nu: Instant,
): Promise<GebeurtenisVan<'mail-klaargezet'> | undefined> {
  const { id, aard, door } = mail;
  if (contact.gebeurtenissen.some((event) => event.soort === 'mail-klaargezet' && event.mail === id)) return undefined;
  await inhoud.putUitgaand(contact.id, { ...mail, op: nu });
  const op = instantOfAct(contact, 'mail-klaargezet', nu);
  return {
    id: `${id}/klaargezet`,
    op,
    soort: 'mail-klaargezet',
    mail: id,
    aard,
    door,
    ...(verzendenOp && { verzendenOp }),
  };
}
