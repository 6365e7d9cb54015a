import { decideContact } from '../domain/contact/decide-contact.ts';
import { instantOfAct } from '../domain/contact/event-instant.ts';
import { foldContact } from '../domain/contact/fold-contact.ts';
import { ALGEMEEN, type Contact, type ContactGebeurtenis, INWONER } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { isVol } from './contact-size.ts';
import { saveContact } from './contact-write.ts';
import { type FollowPorts, makeFollowContact } from './follow-oproepen.ts';
import { beginContact, contactWithEvent, loadGesprek, nextKop } from './gesprek.ts';
import { makeKnowPersoon } from './know-persoon.ts';
import type { ChatBericht } from './messages.ts';
import type { Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { terugbelTermijn } from './terugbel-termijn.ts';

export type Terugbelvraag = Extract<ChatBericht, { soort: 'terugbellen' }>;

export type Genoteerd =
  | { readonly soort: 'genoteerd'; readonly uiterlijkOp: Instant | null }
  /** Nobody can be called on it. */
  | { readonly soort: 'geen-nummer' };

/** What closed by itself goes on with a call-back; what a person closed does not. */
const goesOn = (contact: Contact): boolean =>
  (contact.status !== 'afgesloten' || contact.uitkomst === null) && !isVol(contact);

const voorkeurVan = ({ voorkeur }: Terugbelvraag) => (voorkeur === undefined ? {} : { voorkeur });

const promiseOf = ({ terugbelverzoeken }: Contact): Instant | null =>
  (terugbelverzoeken.find(({ bereiktOp }) => bereiktOp === null) ?? terugbelverzoeken.at(-1))?.uiterlijkOp ?? null;

/**
 * Notes that the resident wants to be called. Their question goes on waiting for a written answer, unless they said that
 * it need not: then it counts as any wait that was left for a call-back. Without any question (outside hours) the
 * contact begins here, and holds no wait.
 */
export function makeReceiveTerugbelvraag(ports: FollowPorts): (vraag: Terugbelvraag) => Promise<Genoteerd> {
  const { zaken, instellingen, nummers, ids, jitter } = ports;
  const followContact = makeFollowContact(ports);
  const knowPersoon = makeKnowPersoon(ports);

  /** Content goes before the fact. */
  const keep = (contact: string, gesprek: string, terugbelnummer: string, op: Instant): Promise<void> =>
    knowPersoon(contact, { gesprek, terugbelnummer }, op);

  /** Each request once: one that was recorded is known by its own event, or by the wait that it ended. */
  function eventsIn(contact: Contact, vraag: Terugbelvraag, id: string, uiterlijkOp: Instant): ContactGebeurtenis[] {
    const ask = { soort: 'vraagTerugbellen', id, door: INWONER, uiterlijkOp, ...voorkeurVan(vraag) } as const;
    const events = [...decideContact(ask, contact, { nu: vraag.op })];
    const left = `${id}/geen-chat-meer`;
    const waits = contact.wachten.some(({ einde }) => einde === null);
    if (vraag.geenChatMeer === true && waits && !contact.gebeurtenissen.some((event) => event.id === left)) {
      const grown = foldContact(contact, [...contact.gebeurtenissen, ...events]);
      const soort = 'terugbellen-gevraagd';
      events.push({ id: left, op: instantOfAct(grown, soort, vraag.op), soort });
    }
    return events;
  }

  async function record(vraag: Terugbelvraag, nummer: string): Promise<Stored<Contact>> {
    const id = ids.derived('chat-terugbellen', vraag.gesprek, vraag.id);
    const gesprek = await loadGesprek(ports, vraag.gesprek);
    const known = contactWithEvent(gesprek, id);
    if (known) return known;
    const { huidig } = gesprek;
    const settings = await instellingen.readInstellingen();
    if (huidig && goesOn(huidig.value)) {
      await keep(huidig.value.id, gesprek.id, nummer, vraag.op);
      const uiterlijkOp = terugbelTermijn(settings, huidig.value.wijkteam, vraag.op);
      return saveContact(zaken, huidig, eventsIn(huidig.value, vraag, id, uiterlijkOp));
    }
    const wijkteam = vraag.wijkteam ?? huidig?.value.wijkteam;
    const uiterlijkOp = terugbelTermijn(settings, wijkteam ?? ALGEMEEN, vraag.op);
    const kop = nextKop(ids, gesprek);
    await keep(kop.id, gesprek.id, nummer, vraag.op);
    const { op } = vraag;
    return beginContact(zaken, gesprek, kop, [
      { id: `${id}/begonnen`, op, soort: 'begonnen', ...(wijkteam !== undefined && { wijkteam }) },
      { id, op, soort: 'terugbelverzoek-gedaan', door: INWONER, uiterlijkOp, ...voorkeurVan(vraag) },
    ]);
  }

  return async (vraag) => {
    const nummer = nummers.normaal(vraag.nummer);
    if (nummer === null) return { soort: 'geen-nummer' };
    const { value } = await retryOnConflict(jitter, () => record(vraag, nummer));
    // Also when nothing new was noted: they may have corrected their number.
    await followContact(value.id);
    return { soort: 'genoteerd', uiterlijkOp: promiseOf(value) };
  };
}
