/** Where a received mail belongs: which contact, which thread, and what of it the index does not know yet. */
import { decideThread, type FoundThread } from '../domain/contact/thread.ts';
import type { ReadMail } from './mail-codec.ts';
import type { Lopend, Mailverwijzing, Ports, Stored } from './ports.ts';

export type MailPlace =
  /** This very message was recorded before. */
  | { readonly soort: 'al-opgenomen'; readonly contact: string }
  | {
      readonly soort: 'nieuw-bericht';
      /** Id of the event and of the content: the same for the same message, however often and from wherever it comes. */
      readonly gebeurtenis: string;
      /** An open contact that it joins; null = a new one. */
      readonly contact: string | null;
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

/**
 * A mail joins a contact only when thread and sender both match. The same Message-ID from the same sender with the same
 * text is the same message; with another text it is one more message in that thread: nothing is thrown away.
 */
export async function findPlace(
  { zaken, ids }: Pick<Ports, 'zaken' | 'ids'>,
  mail: ReadMail,
  rawId: string,
): Promise<MailPlace> {
  // The address that an answer would go to decides, not the From: else a forged Reply-To draws answers out of a thread.
  const adres = mail.antwoordAan ?? '';
  const gebeurtenis = ids.derived('bericht', mail.messageId ?? rawId, adres, mail.onderwerp, mail.tekst);
  // The contact that this message would begin: there when a crash came after it, or when it has no Message-ID.
  const begun = await zaken.loadContact(ids.derived('mail', rawId));
  if (begun?.value.gebeurtenissen.some(({ id }) => id === gebeurtenis)) {
    return { soort: 'al-opgenomen', contact: begun.value.id };
  }
  const named = [mail.messageId, ...mail.references.slice(0, MAX_REFERENCES)].filter((id) => id !== null);
  const keys = [...new Set(named)].map((id) => verwijzingSleutel(ids, id, adres));
  const verwijzingen = await zaken.loadMailverwijzingen(keys.map(({ bericht }) => bericht));
  const isOwn = ({ afzender }: Mailverwijzing): boolean => keys.some((key) => key.afzender === afzender);
  for (const contact of new Set(verwijzingen.filter(isOwn).map((verwijzing) => verwijzing.contact))) {
    const stored = await zaken.loadContact(contact);
    if (stored?.value.gebeurtenissen.some(({ id }) => id === gebeurtenis)) return { soort: 'al-opgenomen', contact };
  }

  const draden = new Map<string, Stored<Lopend>>();
  const found: FoundThread[] = [];
  // Nearest reference first; the message's own id counts as nearest of all.
  for (const { bericht } of keys) {
    for (const verwijzing of verwijzingen.filter((one) => one.bericht === bericht)) {
      const draad = draden.get(verwijzing.draad) ?? (await zaken.loadLopend('draad', verwijzing.draad));
      const contact = draad && (await zaken.loadContact(draad.value.contact));
      if (!draad || !contact) continue;
      draden.set(verwijzing.draad, draad);
      found.push({
        contact: contact.value.id,
        correspondent: isOwn(verwijzing) ? 'afzender' : 'ander',
        open: contact.value.status !== 'afgesloten',
      });
    }
  }
  const decision = decideThread({ correspondent: 'afzender', found });
  const linked =
    decision.soort === 'sluit-aan' ? decision.contact : decision.soort === 'nieuw' ? decision.vervolgVan : null;
  const known = new Set(verwijzingen.map(({ afzender }) => afzender));
  return {
    soort: 'nieuw-bericht',
    gebeurtenis,
    contact: decision.soort === 'sluit-aan' ? decision.contact : null,
    vervolgVan: decision.soort === 'nieuw' ? decision.vervolgVan : null,
    draad: linked === null ? undefined : [...draden.values()].find(({ value }) => value.contact === linked),
    verwijstNaarAnder: decision.soort === 'parkeer',
    ontbrekend: adres === '' ? [] : keys.filter(({ afzender }) => !known.has(afzender)),
  };
}
