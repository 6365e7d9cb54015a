import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, ContactKop } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { findGevaarsignalen } from '../domain/gevaarsignalen/find-gevaarsignalen.ts';
import { msBetween } from '../domain/tijd/instant.ts';
import { chatContactId } from './chat-regels.ts';
import { isVol } from './contact-size.ts';
import { contactWith, saveContact } from './contact-write.ts';
import type { ChatBericht } from './messages.ts';
import type { Ports, Stored } from './ports.ts';
import { postToGesprek } from './post-to-gesprek.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type ReceiveChat = (bericht: ChatBericht) => Promise<void>;

type Vraag = Extract<ChatBericht, { soort: 'vraag' }>;
type Einde = Exclude<ChatBericht, { soort: 'vraag' }>;

const hasEvent = (contact: Contact, id: string): boolean => contact.gebeurtenissen.some((event) => event.id === id);

/**
 * Takes what a resident says in a chat in: each question once, in the contact of the gesprek that is open, else in a new
 * one that refers to the last. Content goes first, then the facts.
 */
export function makeReceiveChat(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'verbindingen' | 'chatSockets' | 'ids' | 'jitter'>,
): ReceiveChat {
  const { zaken, inhoud, verbindingen, ids, jitter } = ports;

  async function putContent(contact: string, id: string, vraag: Vraag): Promise<void> {
    const { op, tekst, volgnummer, gesprek } = vraag;
    await inhoud.putBericht(contact, { id, clientId: vraag.id, op, onderwerp: null, tekst, volgnummer });
    await inhoud.mergePersoon(contact, { gesprek });
  }

  function factsIn(contact: Stored<Contact>, event: ContactGebeurtenis): readonly ContactGebeurtenis[] | undefined {
    try {
      const command = { soort: 'registreerGebeurtenissen', kop: contact.value, gebeurtenissen: [event] } as const;
      return decideContact(command, contact.value, { nu: FACTS_NU });
    } catch (error) {
      if (error instanceof RefusedError && error.code === 'afgesloten') return undefined;
      throw error;
    }
  }

  async function recordVraag(vraag: Vraag): Promise<void> {
    const { gesprek, op, tekst } = vraag;
    const id = ids.derived('vraag', gesprek, vraag.id);
    const lopend = await zaken.loadLopend('gesprek', gesprek);
    const nummer = lopend?.value.nummer ?? 0;
    let current: Stored<Contact> | undefined;
    for (let n = nummer; n >= 1; n -= 1) {
      const contact = await zaken.loadContact(chatContactId(ids, gesprek, n));
      if (contact && hasEvent(contact.value, id)) return;
      if (n === nummer) current = contact;
    }
    // Whoever comes back after the contact was closed comes back to the same wijkteam.
    const wijkteam = vraag.wijkteam ?? current?.value.wijkteam;
    const event: ContactGebeurtenis = {
      id,
      op,
      soort: 'vraag-gesteld',
      bericht: id,
      ...(wijkteam !== undefined && { wijkteam }),
      gevaarsignalen: findGevaarsignalen(tekst, 'tekst'),
    };
    const facts = current && !isVol(current.value) ? factsIn(current, event) : undefined;
    if (current && facts) {
      await putContent(current.value.id, id, vraag);
      await saveContact(zaken, current, facts);
      return;
    }
    const contact = chatContactId(ids, gesprek, nummer + 1);
    const kop: ContactKop = { id: contact, kanaal: 'chat', vervolgVan: current?.value.id ?? null };
    await putContent(contact, id, vraag);
    await zaken.save([
      contactWith(kop, undefined, [event]).write,
      {
        soort: 'lopend',
        lopend: { soort: 'gesprek', id: gesprek, contact, nummer: nummer + 1 },
        vorige: lopend?.versie ?? 0,
      },
    ]);
  }

  async function recordEinde({ soort, gesprek, op }: Einde): Promise<void> {
    const lopend = await zaken.loadLopend('gesprek', gesprek);
    const contact = lopend && (await zaken.loadContact(lopend.value.contact));
    if (!contact || contact.value.status === 'afgesloten') return;
    const asked = contact.value.gebeurtenissen.findLast((event) => event.soort === 'vraag-gesteld')?.op;
    // A question within the millisecond of an answer is dated just after it; whoever leaves then leaves after the question.
    const left = asked !== undefined && msBetween(op, asked) === 1 ? asked : op;
    // Whoever asked something after this moment, or is connected again, did not leave at it.
    if (soort === 'verbroken') {
      if (asked !== undefined && asked > left) return;
      if ((await verbindingen.listChat(gesprek)).length > 0) return;
    }
    const id = ids.derived('chat-verlaten', contact.value.id, op);
    const facts = factsIn(contact, { id, op: left, soort: 'chat-verlaten' });
    await saveContact(zaken, contact, facts ?? []);
  }

  return async (bericht) => {
    if (bericht.soort !== 'vraag') {
      await retryOnConflict(jitter, () => recordEinde(bericht));
      return;
    }
    await retryOnConflict(jitter, () => recordVraag(bericht));
    await postToGesprek(ports, bericht.gesprek, { soort: 'ontvangen', id: bericht.id });
  };
}
