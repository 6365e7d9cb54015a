/** Where a received mail belongs: which contact, which thread, and what of it the index does not know yet. */
import { decideThread, type FoundThread } from '../domain/contact/thread.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { ReadMail } from './mail-codec.ts';
import type { Lopend, Mailverwijzing, Ports, Stored } from './ports.ts';

export type MailPlace =
  /** This very message was recorded before. */
  | { readonly soort: 'al-opgenomen'; readonly contact: string; readonly draad: string; readonly gebeurtenis: string }
  | {
      readonly soort: 'nieuw-bericht';
      /** Id of the event and of the content: the same for the same message, however often and from wherever it comes. */
      readonly gebeurtenis: string;
      /** An open contact that it joins; null = a new one. */
      readonly contact: string | null;
      /** Id of the contact that it begins when it joins none. */
      readonly begint: string;
      readonly vervolgVan: string | null;
      /** The thread that it continues; undefined = it begins one. */
      readonly draad: Stored<Lopend> | undefined;
      readonly verwijstNaarAnder: boolean;
      /** Message ids that the index does not know of this correspondent yet. */
      readonly ontbrekend: readonly Pick<Mailverwijzing, 'bericht' | 'afzender'>[];
    };

/** More references than this say nothing new, and a hostile mail may carry thousands. */
const MAX_REFERENCES = 10;

/** Index key of a message as one correspondent uses it. */
export function verwijzingSleutel(
  ids: Ports['ids'],
  messageId: string,
  adres: string,
): Pick<Mailverwijzing, 'bericht' | 'afzender'> {
  return {
    bericht: ids.hash('message-id', messageId),
    afzender: ids.hash('correspondent', messageId, adres),
  };
}

/** The ids under which its thread is looked up, nearest first; where the thread began is always among them. */
function threadIds({ messageId, references, wortel }: ReadMail): readonly string[] {
  const near = [messageId, ...references.slice(0, MAX_REFERENCES)].filter((id) => id !== null);
  return [...new Set(wortel === null ? near : [...near.slice(0, MAX_REFERENCES), wortel])];
}

/**
 * The contacts that a message can begin. The first of a thread is named after where the thread began and who writes, so
 * that it has the same name whichever of its messages comes first. A later one (the first is closed, or full) is named
 * after the message that begins it, and so is one that could not be found by thread and sender.
 */
function beginnings(ids: Ports['ids'], mail: ReadMail, adres: string, gebeurtenis: string) {
  const vervolg = ids.derived('mail', gebeurtenis);
  const eerste = adres === '' || mail.wortel === null ? vervolg : ids.derived('mail-draad', mail.wortel, adres);
  return { eerste, vervolg };
}

/**
 * Whether a message like this is taken into the contact as it is. A person's question goes into what no person closed;
 * automatic mail asks nothing of anybody, so it lies with the thread it belongs to, also when that was closed.
 */
function takesIn(contact: Contact, { soortBericht }: ReadMail): boolean {
  return soortBericht !== 'persoon' || contact.status !== 'afgesloten' || contact.uitkomst === null;
}

/**
 * A mail joins a contact only when thread and sender both match. The same Message-ID from the same sender with the same
 * text is the same message; with another text it is one more message in that thread: nothing is thrown away.
 */
export async function findPlace({ zaken, ids }: Pick<Ports, 'zaken' | 'ids'>, mail: ReadMail): Promise<MailPlace> {
  // The address that an answer would go to decides, not the From: else a forged Reply-To draws answers out of a thread.
  const adres = mail.antwoordAan ?? '';
  const gebeurtenis = ids.derived('bericht', mail.kenmerk, adres, mail.onderwerp, mail.tekst);
  const { eerste, vervolg } = beginnings(ids, mail, adres, gebeurtenis);
  const holdsIt = (stored: Stored<Contact> | undefined): boolean =>
    stored?.value.gebeurtenissen.some(({ id }) => id === gebeurtenis) === true;
  // There when a crash came after it, or when nothing of the message leads back to it.
  const begun = await zaken.loadContact(vervolg);
  if (begun !== undefined && holdsIt(begun))
    return { soort: 'al-opgenomen', contact: vervolg, draad: vervolg, gebeurtenis };

  const keys = threadIds(mail).map((id) => verwijzingSleutel(ids, id, adres));
  const verwijzingen = keys.length === 0 ? [] : await zaken.loadMailverwijzingen(keys.map(({ bericht }) => bericht));
  const isOwn = ({ afzender }: Mailverwijzing): boolean => keys.some((key) => key.afzender === afzender);
  const contacten = new Map<string, Stored<Contact> | undefined>();
  async function load(id: string): Promise<Stored<Contact> | undefined> {
    if (!contacten.has(id)) contacten.set(id, await zaken.loadContact(id));
    return contacten.get(id);
  }
  for (const { contact, draad } of verwijzingen.filter(isOwn)) {
    if (holdsIt(await load(contact))) return { soort: 'al-opgenomen', contact, draad, gebeurtenis };
  }

  const eigenBericht = mail.messageId === null ? null : ids.hash('message-id', mail.messageId);
  const draden = new Map<string, Stored<Lopend>>();
  const found: FoundThread[] = [];
  /** A thread of this correspondent of which the contact is gone: received again, the message begins that contact anew. */
  let verweesd: Stored<Lopend> | undefined;
  // Nearest reference first; the message's own id counts as nearest of all.
  for (const { bericht } of keys) {
    for (const verwijzing of verwijzingen.filter((one) => one.bericht === bericht)) {
      // That somebody else refers to this message says nothing about the one who wrote it.
      if (bericht === eigenBericht && !isOwn(verwijzing)) continue;
      const draad = draden.get(verwijzing.draad) ?? (await zaken.loadLopend('draad', verwijzing.draad));
      const contact = draad && (await load(draad.value.contact));
      if (draad && !contact && isOwn(verwijzing)) verweesd ??= draad;
      if (!draad || !contact) continue;
      draden.set(verwijzing.draad, draad);
      found.push({
        contact: contact.value.id,
        correspondent: isOwn(verwijzing) ? 'afzender' : 'ander',
        open: takesIn(contact.value, mail),
      });
    }
  }
  const decision = decideThread({ correspondent: 'afzender', found });
  const linked =
    decision.soort === 'sluit-aan' ? decision.contact : decision.soort === 'nieuw' ? decision.vervolgVan : null;
  const known = new Set(verwijzingen.map(({ afzender }) => afzender));
  const wees = linked === null && decision.soort === 'nieuw' ? verweesd : undefined;
  return {
    soort: 'nieuw-bericht',
    gebeurtenis,
    contact: decision.soort === 'sluit-aan' ? decision.contact : null,
    begint: wees?.value.contact ?? (linked === null ? eerste : vervolg),
    vervolgVan: decision.soort === 'nieuw' ? decision.vervolgVan : null,
    draad: linked === null ? wees : [...draden.values()].find(({ value }) => value.contact === linked),
    verwijstNaarAnder: decision.soort === 'parkeer',
    ontbrekend: adres === '' ? [] : keys.filter(({ afzender }) => !known.has(afzender)),
  };
}
