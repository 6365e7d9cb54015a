import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import { findGevaarsignalen } from '../domain/gevaarsignalen/find-gevaarsignalen.ts';
import { type Instant, msBetween } from '../domain/tijd/instant.ts';
import { readPlaats } from './chat-plaats.ts';
import type { ChatBoodschap } from './chat-regels.ts';
import { isVol } from './contact-size.ts';
import { saveContact } from './contact-write.ts';
import { beginContact, contactWithEvent, loadGesprek, nextKop } from './gesprek.ts';
import type { ChatBericht } from './messages.ts';
import type { Ports, Stored } from './ports.ts';
import { postToGesprek, postToVerbinding } from './post-to-gesprek.ts';
import { type KnowsKanaries, kopVan } from './proef.ts';
import { type Afschriftuitslag, type Afschriftvraag, makeReceiveAfschriftvraag } from './receive-afschriftvraag.ts';
import { makeReceiveTerugbelvraag, type Terugbelvraag } from './receive-terugbelvraag.ts';
import { FACTS_NU } from './record-facts-of-contact.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type ReceiveChat = (bericht: ChatBericht) => Promise<void>;

type Vraag = Extract<ChatBericht, { soort: 'vraag' }>;
type Einde = Extract<ChatBericht, { soort: 'verlaten' | 'verbroken' }>;

const GEEN_AFSCHRIFT: Readonly<Record<Exclude<Afschriftuitslag, 'onderweg'>, string>> = {
  'niets-gezegd': 'Er is in dit gesprek nog niets gezegd.',
  'te-veel-afschriften': 'U heeft vandaag al drie keer een afschrift gevraagd. Probeer het morgen weer.',
  'veilig-contact': 'Naar dit adres sturen wij nu geen mail.',
};

/**
 * Takes what a resident says in a chat in: each question once, in the contact of the gesprek that is open, else in a new
 * one that refers to the last. Content goes first, then the facts.
 */
export function makeReceiveChat(
  ports: Pick<
    Ports,
    | 'zaken'
    | 'inhoud'
    | 'instellingen'
    | 'verbindingen'
    | 'chatSockets'
    | 'antwoordQueue'
    | 'nummers'
    | 'clock'
    | 'ids'
    | 'jitter'
  > &
    KnowsKanaries,
): ReceiveChat {
  const { zaken, inhoud, verbindingen, ids, jitter } = ports;
  const receiveTerugbelvraag = makeReceiveTerugbelvraag(ports);
  const receiveAfschriftvraag = makeReceiveAfschriftvraag(ports);

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

  async function recordVraag(vraag: Vraag, id: string): Promise<Stored<Contact>> {
    const { op, tekst } = vraag;
    const gesprek = await loadGesprek(ports, vraag.gesprek);
    const known = contactWithEvent(gesprek, id);
    if (known) return known;
    const { huidig } = gesprek;
    // Whoever comes back after the contact was closed comes back to the same wijkteam.
    const wijkteam = vraag.wijkteam ?? huidig?.value.wijkteam;
    const event: ContactGebeurtenis = {
      id,
      op,
      soort: 'vraag-gesteld',
      bericht: id,
      ...(wijkteam !== undefined && { wijkteam }),
      gevaarsignalen: findGevaarsignalen(tekst, 'tekst'),
    };
    const facts = huidig && !isVol(huidig.value) ? factsIn(huidig, event) : undefined;
    if (huidig && facts) {
      await putContent(huidig.value.id, id, vraag);
      return saveContact(zaken, huidig, facts);
    }
    const kop = await kopVan(ports, nextKop(ids, gesprek), vraag.gesprek);
    await putContent(kop.id, id, vraag);
    return beginContact(zaken, gesprek, kop, [event]);
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

  /** Their place is told when it can be: a question that was taken must not come again for that. */
  async function tellPlaats(gesprek: string): Promise<void> {
    try {
      const plaats = await readPlaats(ports, gesprek);
      if (plaats.nummer !== null) await postToGesprek(ports, gesprek, { soort: 'plaats', ...plaats });
    } catch {
      // They can ask for it, and are told when it changes.
    }
  }

  async function takeVraag(vraag: Vraag): Promise<void> {
    const { gesprek, tekst, volgnummer, verbinding } = vraag;
    const id = ids.derived('vraag', gesprek, vraag.id);
    const { value } = await retryOnConflict(jitter, () => recordVraag(vraag, id));
    const op: Instant = value.gebeurtenissen.find((event) => event.id === id)?.op ?? vraag.op;
    const regel = { soort: 'vraag', id: vraag.id, op, tekst, volgnummer } as const;
    if (verbinding !== undefined) await postToGesprek(ports, gesprek, regel, verbinding);
    await postToGesprek(ports, gesprek, { soort: 'ontvangen', id: vraag.id });
    await tellPlaats(gesprek);
  }

  async function takeTerugbelvraag(vraag: Terugbelvraag): Promise<void> {
    const { id, gesprek, verbinding } = vraag;
    const noted = await receiveTerugbelvraag(vraag);
    if (noted.soort === 'genoteerd') {
      const { uiterlijkOp } = noted;
      await postToGesprek(ports, gesprek, { soort: 'terugbellen-genoteerd', id, uiterlijkOp });
    } else {
      const melding = 'Op dit nummer kan niemand u bellen. Controleer het en stuur het opnieuw.';
      await postToVerbinding(ports, verbinding, { soort: 'fout', code: 'geen-nummer', melding, id });
    }
  }

  async function takeAfschriftvraag(vraag: Afschriftvraag): Promise<void> {
    const uitslag = await receiveAfschriftvraag(vraag);
    const same = vraag.id === undefined ? {} : { id: vraag.id };
    const boodschap: ChatBoodschap =
      uitslag === 'onderweg'
        ? { soort: 'afschrift-onderweg', ...same }
        : { soort: 'fout', code: uitslag, melding: GEEN_AFSCHRIFT[uitslag], ...same };
    await postToVerbinding(ports, vraag.verbinding, boodschap);
  }

  return async (bericht) => {
    switch (bericht.soort) {
      case 'vraag':
        return takeVraag(bericht);
      case 'terugbellen':
        return takeTerugbelvraag(bericht);
      case 'afschrift':
        return takeAfschriftvraag(bericht);
      case 'verlaten':
      case 'verbroken':
        return retryOnConflict(jitter, () => recordEinde(bericht));
    }
  };
}
