import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { contactWith } from './contact-write.ts';
import type { AntwoordInhoud, ContactInhoud } from './inhoud.ts';
import { verwijzingSleutel } from './mail-place.ts';
import type { AntwoordBericht } from './messages.ts';
import type { Ports, SendResult, ZaakWrite } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type SendAntwoord = (bericht: AntwoordBericht) => Promise<void>;

/** What came of it, and under which message ids a mail may be answered. */
interface Sent {
  readonly result: SendResult;
  readonly index: { readonly adres: string; readonly draad: string; readonly messageIds: readonly string[] } | null;
}

const refused = (reden: string): Sent => ({ result: { soort: 'geweigerd', reden }, index: null });

/**
 * Really sends an answer that was written down, and records what came of it. Redelivered after a result it does nothing;
 * a crash between sending and recording sends it again (mail with the same Message-ID, chat with the same id). Anything
 * transient throws, so that the queue brings it back.
 */
export function makeSendAntwoord(
  ports: Pick<
    Ports,
    'zaken' | 'inhoud' | 'mail' | 'mailCodec' | 'chatSockets' | 'verbindingen' | 'adressen' | 'clock' | 'ids' | 'jitter'
  >,
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
    const ruw = await mailCodec.composeReply({
      van: adressen.afzenderMail,
      aan,
      onderwerp: answered?.onderwerp ?? null,
      tekst: antwoord.tekst,
      messageId,
      inReplyTo,
      references: older,
      op: antwoord.op,
    });
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
      const accepted = result.soort === 'aangenomen' ? indexWrites(stored.value, antwoord, sent) : [];
      await zaken.save([contactWith(stored.value, stored, events).write, ...accepted]);
    });
  }

  return async (bericht) => {
    const stored = await zaken.loadContact(bericht.contact);
    if (!stored?.value.uitgaand.some(({ antwoord }) => antwoord === bericht.antwoord)) return;
    const content = await inhoud.readInhoud(bericht.contact);
    const antwoord = content.antwoorden.find(({ id }) => id === bericht.antwoord);
    if (antwoord === undefined) throw new Error('an answer was written down without its text');
    const send = stored.value.kanaal === 'mail' ? sendMail : sendChat;
    const sent = await send(content, antwoord);
    await recordResult(bericht, sent, clock.now());
  };
}
