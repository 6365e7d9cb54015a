import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import { isDomainError } from '../domain/errors.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { saveContact } from './contact-write.ts';
import type { AntwoordInhoud, ContactInhoud } from './inhoud.ts';
import type { MailComposer } from './mail-codec.ts';
import { verwijzingSleutel } from './mail-place.ts';
import type { AntwoordBericht } from './messages.ts';
import type { Ports, SendResult, ZaakWrite } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/**
 * `poging`: how often this message was taken from the queue, this time included. `uitgesteld`: the provider keeps failing,
 * and the answer, still written down as unsent, comes back by the tick.
 */
export type SendAntwoord = (bericht: AntwoordBericht, poging?: number) => Promise<'gedaan' | 'uitgesteld'>;

/** After so many failing attempts the queue is let off: an outage of hours must not fill it with dead letters. */
export const LAATSTE_POGING_ANTWOORD = 3;

/** What came of it, and under which message ids a mail may be answered. */
interface Sent {
  readonly result: SendResult;
  readonly index: { readonly adres: string; readonly draad: string; readonly messageIds: readonly string[] } | null;
}

const refused = (reden: string): Sent => ({ result: { soort: 'geweigerd', reden }, index: null });

/**
 * Really sends an answer that was written down, and records what came of it. Redelivered after a result it does nothing;
 * a crash between sending and recording sends it again (mail with the same Message-ID, chat with the same id). A failing
 * provider makes it throw, so that the queue brings it back soon, and after a few times waits for the tick.
 */
export function makeSendAntwoord(
  ports: Pick<
    Ports,
    'zaken' | 'inhoud' | 'mail' | 'chatSockets' | 'verbindingen' | 'adressen' | 'clock' | 'ids' | 'jitter'
  > & { readonly mailCodec: MailComposer },
): SendAntwoord {
  const { zaken, inhoud, mail, mailCodec, adressen, clock, ids, jitter } = ports;

  async function sendMail(content: ContactInhoud, antwoord: AntwoordInhoud): Promise<Sent> {
    const answered = content.berichten.find(({ id }) => id === antwoord.opBericht) ?? content.berichten.at(-1);
    const aan = answered?.mail?.antwoordAan ?? content.persoon.mail;
    if (aan === undefined || aan === null) return refused('geen-adres');
    const domain = adressen.afzenderMail.slice(adressen.afzenderMail.lastIndexOf('@') + 1).replace('>', '');
    const messageId = `${antwoord.id}@${domain}`;
    const inReplyTo = answered?.mail?.messageId ?? null;
    const older = answered?.mail?.references.toReversed() ?? [];
    const reply = {
      van: adressen.afzenderMail,
      aan,
      onderwerp: answered?.onderwerp ?? null,
      tekst: antwoord.tekst,
      messageId,
      inReplyTo,
      references: older,
      op: antwoord.op,
    };
    let ruw: Uint8Array;
    try {
      ruw = await mailCodec.composeReply(reply);
    } catch (error) {
      // An address at which nobody can be reached: to be seen by a person, not to be tried again.
      if (isDomainError(error) && error.kind === 'invalid') return refused('adres-onbruikbaar');
      throw error;
    }
    const result = await mail.sendRaw({ van: adressen.afzenderMail, aan, ruw });
    const given = result.soort === 'aangenomen' ? (result.messageIds ?? []) : [];
    const draad = answered?.mail?.draad;
    return {
      result,
      index: draad === undefined ? null : { adres: aan, draad, messageIds: [...new Set([messageId, ...given])] },
    };
  }

  async function sendChat(content: ContactInhoud, antwoord: AntwoordInhoud): Promise<Sent> {
    const { gesprek } = content.persoon;
    if (gesprek === undefined) return refused('geen-gesprek');
    const { id, tekst } = antwoord;
    await postToGesprek(ports, gesprek, { soort: 'antwoord', id, op: clock.now(), tekst });
    // Also with nobody connected it is given: it is kept, and shown when the resident resumes.
    return { result: { soort: 'aangenomen', leverancier: 'chat' }, index: null };
  }

  /** The message ids of our answer lead back to the thread, so that a reply to it joins this contact. */
  function indexWrites(contact: Contact, antwoord: string, { index }: Sent): ZaakWrite[] {
    if (index === null) return [];
    const { adres, messageIds, draad } = index;
    return messageIds.map((messageId) => ({
      soort: 'mailverwijzing',
      verwijzing: { ...verwijzingSleutel(ids, messageId, adres), draad, contact: contact.id, antwoord },
    }));
  }

  async function recordResult({ contact: id, antwoord }: AntwoordBericht, sent: Sent, nu: Instant): Promise<void> {
    await retryOnConflict(jitter, async () => {
      const stored = await zaken.loadContact(id);
      if (stored === undefined) return;
      const { result } = sent;
      const commandId = ids.derived('antwoord-resultaat', id, antwoord, result.soort);
      const events = decideContact(
        result.soort === 'aangenomen'
          ? { soort: 'meldVerzonden', id: commandId, antwoord }
          : { soort: 'meldMislukt', id: commandId, antwoord, reden: result.reden },
        stored.value,
        { nu },
      );
      if (events.length === 0) return;
      // First the way back, then the fact: it left, so whatever happens in between, a reply to it may find the thread.
      if (result.soort === 'aangenomen') {
        for (const write of indexWrites(stored.value, antwoord, sent)) await zaken.save([write]);
      }
      await saveContact(zaken, stored, events);
    });
  }

  return async (bericht, poging = 1) => {
    const stored = await zaken.loadContact(bericht.contact);
    if (!stored?.value.uitgaand.some(({ antwoord }) => antwoord === bericht.antwoord)) return 'gedaan';
    const content = await inhoud.readInhoud(bericht.contact);
    const antwoord = content.antwoorden.find(({ id }) => id === bericht.antwoord);
    if (antwoord === undefined) throw new Error('an answer was written down without its text');
    const send = stored.value.kanaal === 'mail' ? sendMail : sendChat;
    let sent: Sent;
    try {
      sent = await send(content, antwoord);
    } catch (error) {
      if (poging < LAATSTE_POGING_ANTWOORD) throw error;
      return 'uitgesteld';
    }
    await recordResult(bericht, sent, clock.now());
    return 'gedaan';
  };
}
