import { vertrektNietVoor } from '../domain/contact/bedenktijd.ts';
import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, Uitgaand } from '../domain/contact/types.ts';
import { isDomainError } from '../domain/errors.ts';
import { type Instant, msBetween, plusMs, SECOND } from '../domain/tijd/instant.ts';
import { messageIdVan } from './afzender.ts';
import { contactWith, saveContact } from './contact-write.ts';
import type { AntwoordInhoud, ContactInhoud, UitgaandeMailInhoud } from './inhoud.ts';
import type { MailComposer } from './mail-codec.ts';
import { verwijzingSleutel } from './mail-place.ts';
import type { AntwoordBericht } from './messages.ts';
import type { Ports, SendResult, Stored, ZaakWrite } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';
import { quoteBericht } from './quote-bericht.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { makeCheckVeiligContact, VEILIG_CONTACT } from './veilig-contact.ts';

/**
 * `poging`: how often this message was taken from the queue, this time included. `uitgesteld`: the provider keeps failing,
 * and the answer, still written down as unsent, comes back by the tick.
 */
export type SendAntwoord = (bericht: AntwoordBericht, poging?: number) => Promise<'gedaan' | 'uitgesteld'>;

/** No command of a person is still under way so long after it was decided: the function that does it is ended before. */
const LANGSTE_OPDRACHT_MS = 45 * SECOND;

/**
 * So long a mail belongs to whoever began to send it: longer than a function may take for it, and shorter than what brings
 * it back when that function died (the tick after a minute, the queue after two).
 */
export const VERZENDTIJD_MS = 30 * SECOND;

/** After so many failing attempts the queue is let off: an outage of hours must not fill it with dead letters. */
export const LAATSTE_POGING_ANTWOORD = 3;

/** What came of it, and under which message ids a mail may be answered. */
interface Sent {
  readonly result: SendResult;
  readonly index: {
    /** Who may answer into the thread; null = nobody: only a bounce finds its way back. */
    readonly adres: string | null;
    readonly draad: string;
    readonly messageIds: readonly string[];
  } | null;
}

/** What waits to go out, and the contact as it was read. */
interface Waiting {
  readonly stored: Stored<Contact>;
  readonly waits: Uitgaand;
}

/** Mails that the person did not just ask for: whoever else reads their post learns that they know us. */
const NOEMEN_ONS: ReadonlySet<UitgaandeMailInhoud['aard']> = new Set([
  'ontvangstbevestiging',
  'aanmeldbevestiging',
  'ervaringsvraag',
]);

/** Mails that go to somebody else than the person of the contact. */
const NAAR_ANDEREN: ReadonlySet<UitgaandeMailInhoud['aard']> = new Set(['doorsturing', 'vooraankondiging']);

const refused = (reden: string): Sent => ({ result: { soort: 'geweigerd', reden }, index: null });

/**
 * Really sends an answer, or another mail, that was written down, and records what came of it. Redelivered after a result it does nothing;
 * a crash between sending and recording sends it again (mail with the same Message-ID, chat with the same id). Of two
 * messages for one mail at the same moment one sends it and the other is `uitgesteld`. A failing provider makes it throw, so
 * that the queue brings it back soon, and after a few times waits for the tick.
 */
export function makeSendAntwoord(
  ports: Pick<
    Ports,
    | 'zaken'
    | 'inhoud'
    | 'nummers'
    | 'raw'
    | 'mail'
    | 'chatSockets'
    | 'verbindingen'
    | 'adressen'
    | 'clock'
    | 'ids'
    | 'jitter'
  > & { readonly mailCodec: MailComposer },
): SendAntwoord {
  const { zaken, inhoud, raw, mail, mailCodec, adressen, clock, ids, jitter } = ports;

  const checkVeiligContact = makeCheckVeiligContact(ports);

  /** Judged again now that it leaves: what is safe may have changed since it was written. */
  async function isUnsafe(contact: string | null, adres: string, noemtOns = false): Promise<boolean> {
    return !(await checkVeiligContact({ contact, wijze: 'mail', adres, nu: clock.now(), noemtOns })).mag;
  }

  const messageIdOf = (id: string): string => messageIdVan(adressen.afzenderMail, id);

  /** The way back of a message of ours: for an answer by whom it went to, or (null) for a bounce alone. */
  function returnKey(messageId: string, adres: string | null) {
    if (adres !== null) return verwijzingSleutel(ids, messageId, adres);
    return { bericht: ids.hash('message-id', messageId), afzender: ids.hash('doorgestuurd', messageId) };
  }

  /** `draad`: what is answered to it comes back into this thread, when it is the person of the thread who answers. */
  async function transmit(
    aan: string,
    messageId: string,
    draad: string | undefined,
    compose: () => Promise<Uint8Array>,
    correspondent: string | null = aan,
  ): Promise<Sent> {
    let ruw: Uint8Array;
    try {
      ruw = await compose();
    } catch (error) {
      // An address at which nobody can be reached: to be seen by a person, not to be tried again.
      if (isDomainError(error) && error.kind === 'invalid') return refused('adres-onbruikbaar');
      throw error;
    }
    const result = await mail.sendRaw({ van: adressen.afzenderMail, aan, ruw });
    const given = result.soort === 'aangenomen' ? (result.messageIds ?? []) : [];
    const messageIds = [...new Set([messageId, ...given])];
    return { result, index: draad === undefined ? null : { adres: correspondent, draad, messageIds } };
  }

  async function sendMail(contact: Contact, content: ContactInhoud, antwoord: AntwoordInhoud): Promise<Sent> {
    const answered = content.berichten.find(({ id }) => id === antwoord.opBericht) ?? content.berichten.at(-1);
    const aan = answered?.mail?.antwoordAan ?? content.persoon.mail;
    if (aan === undefined || aan === null) return refused('geen-adres');
    if (await isUnsafe(contact.id, aan)) return refused(VEILIG_CONTACT);
    const messageId = messageIdOf(antwoord.id);
    const inReplyTo = answered?.mail?.messageId ?? null;
    const older = answered?.mail?.references.toReversed() ?? [];
    const reply = {
      van: adressen.afzenderMail,
      aan,
      onderwerp: antwoord.onderwerp ?? answered?.onderwerp ?? null,
      tekst: [antwoord.tekst, antwoord.ondertekening, answered?.mail && quoteBericht(answered)]
        .filter((part) => part !== undefined)
        .join('\n\n'),
      messageId,
      inReplyTo,
      references: older,
      op: antwoord.op,
    };
    return transmit(aan, messageId, answered?.mail?.draad, () => mailCodec.composeReply(reply));
  }

  /** A mail that is no answer: of the system itself, or of a person to somebody else. */
  async function sendOther(contact: Contact, content: ContactInhoud, uitgaand: UitgaandeMailInhoud): Promise<Sent> {
    const { aan, onderwerp, tekst, op } = uitgaand;
    const toOther = NAAR_ANDEREN.has(uitgaand.aard);
    // A forward goes to somebody else: what this person asked of us is not about them.
    // Nobody asked for these; a transcript the resident asked for themselves.
    const noemtOns = NOEMEN_ONS.has(uitgaand.aard);
    if (await isUnsafe(toOther ? null : contact.id, aan, noemtOns)) return refused(VEILIG_CONTACT);
    const about = content.berichten.find(({ id }) => id === uitgaand.opBericht)?.mail;
    const messageId = messageIdOf(uitgaand.id);
    const common = { van: adressen.afzenderMail, aan, onderwerp, tekst, messageId, op };
    // A partner or a colleague who answers is somebody else: that never joins the contact of this person.
    const correspondent = toOther ? null : aan;
    // Without a thread of the resident's own, a bounce at least leads back to this contact.
    const draad = about?.draad ?? content.berichten.findLast((bericht) => bericht.mail)?.mail?.draad ?? contact.id;
    if (uitgaand.automatisch) {
      const thread = { inReplyTo: about?.messageId ?? null, references: about?.references.toReversed() ?? [] };
      return transmit(aan, messageId, draad, () => mailCodec.composeNotice({ ...common, ...thread }), correspondent);
    }
    const bijlagen: { naam: string; type: string; bytes: Uint8Array }[] = [];
    for (const { sleutel, naam, type } of uitgaand.bijlagen ?? []) {
      const bytes = await raw.get(sleutel);
      if (bytes === undefined) return refused('bijlage-ontbreekt');
      bijlagen.push({ naam, type, bytes });
    }
    return transmit(aan, messageId, draad, () => mailCodec.composeLetter({ ...common, bijlagen }), correspondent);
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
      verwijzing: { ...returnKey(messageId, adres), draad, contact: contact.id, antwoord },
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

  function send(contact: Contact, content: ContactInhoud, id: string): Promise<Sent> {
    const antwoord = content.antwoorden.find((one) => one.id === id);
    if (antwoord !== undefined)
      return contact.kanaal === 'mail' ? sendMail(contact, content, antwoord) : sendChat(content, antwoord);
    const uitgaand = content.uitgaand.find((one) => one.id === id);
    if (uitgaand !== undefined) return sendOther(contact, content, uitgaand);
    throw new Error('something was written down to go out without its text');
  }

  /**
   * What could be withdrawn until a moment ago is claimed by a new versie before it leaves: a withdrawal that was decided
   * just before that moment and is saved just after it then fails, is decided anew, and is refused. ConflictError: such a
   * withdrawal, or something else, was saved first.
   */
  async function claim({ stored, waits }: Waiting): Promise<void> {
    const notBefore = vertrektNietVoor(waits);
    if (notBefore === null || msBetween(notBefore, clock.now()) > LANGSTE_OPDRACHT_MS) return;
    await zaken.save([contactWith(stored.value, stored, []).write]);
  }

  async function waiting(bericht: AntwoordBericht): Promise<Waiting | undefined> {
    const stored = await zaken.loadContact(bericht.contact);
    const waits = stored?.value.uitgaand.find(({ antwoord }) => antwoord === bericht.antwoord);
    return stored === undefined || waits === undefined ? undefined : { stored, waits };
  }

  /** Undefined when there is nothing to send any more. */
  async function attempt(bericht: AntwoordBericht): Promise<Sent | undefined> {
    // As it is now: since it was looked at, another may have sent it, or somebody withdrawn it.
    const claimed = await retryOnConflict(jitter, async () => {
      const found = await waiting(bericht);
      if (found !== undefined) await claim(found);
      return found;
    });
    if (claimed === undefined) return undefined;
    return send(claimed.stored.value, await inhoud.readInhoud(bericht.contact), bericht.antwoord);
  }

  return async (bericht, poging = 1) => {
    const found = await waiting(bericht);
    if (found === undefined) return 'gedaan';
    // Until then it can be withdrawn; the tick brings it back.
    const notBefore = vertrektNietVoor(found.waits);
    if (notBefore !== null && clock.now() < notBefore) return 'uitgesteld';
    // A line in a chat is the same line however often it comes: its id tells.
    const isMail = found.stored.value.kanaal === 'mail' || found.waits.aard !== 'antwoord';
    const nu = clock.now();
    const tot = plusMs(nu, VERZENDTIJD_MS);
    if (isMail && !(await zaken.takeVerzending(bericht, nu, tot))) return 'uitgesteld';
    let sent: Sent | undefined;
    try {
      sent = await attempt(bericht);
    } catch (error) {
      // What cannot be given back now comes free by itself, and the fault that is told is the first.
      if (isMail) await zaken.giveBackVerzending(bericht, tot).catch(() => undefined);
      if (poging < LAATSTE_POGING_ANTWOORD) throw error;
      return 'uitgesteld';
    }
    if (sent !== undefined) await recordResult(bericht, sent, clock.now());
    return 'gedaan';
  };
}
