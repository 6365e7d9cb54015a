/** A chat over its contacts: the one that runs now, and those before it. */
import type { Contact, ContactGebeurtenis, ContactKop } from '../domain/contact/types.ts';
import { chatContactId, contactenVanGesprek } from './chat-regels.ts';
import { contactWith } from './contact-write.ts';
import type { Lopend, Ports, Stored } from './ports.ts';

export interface Gesprek {
  readonly id: string;
  readonly lopend: Stored<Lopend> | undefined;
  /** Oldest first. */
  readonly contacten: readonly Stored<Contact>[];
  /** The newest; undefined while nothing was asked yet. */
  readonly huidig: Stored<Contact> | undefined;
}

type Needs = Pick<Ports, 'zaken' | 'ids'>;

export async function loadGesprek({ zaken, ids }: Needs, id: string): Promise<Gesprek> {
  const lopend = await zaken.loadLopend('gesprek', id);
  const namen = contactenVanGesprek(ids, id, lopend?.value.nummer ?? 0);
  const found = await zaken.loadContacten(namen);
  // What an older version began does not know its gesprek yet: the next write tells it.
  const contacten = namen.flatMap((naam): Stored<Contact>[] => {
    const contact = found.get(naam);
    return contact === undefined ? [] : [{ ...contact, value: { ...contact.value, gesprek: id } }];
  });
  return { id, lopend, contacten, huidig: contacten.at(-1) };
}

/** The contact of the gesprek that holds this event. */
export const contactWithEvent = ({ contacten }: Gesprek, event: string): Stored<Contact> | undefined =>
  contacten.find(({ value }) => value.gebeurtenissen.some(({ id }) => id === event));

/** What the next contact of the gesprek is called and refers to. */
export function nextKop(ids: Ports['ids'], { id, lopend, huidig }: Gesprek): ContactKop {
  const nummer = (lopend?.value.nummer ?? 0) + 1;
  return { id: chatContactId(ids, id, nummer), kanaal: 'chat', vervolgVan: huidig?.value.id ?? null, gesprek: id };
}

/** Begins it with these events; from then on the gesprek leads to it. Throws ConflictError when somebody else was first. */
export async function beginContact(
  zaken: Ports['zaken'],
  { id, lopend }: Gesprek,
  kop: ContactKop,
  events: readonly ContactGebeurtenis[],
): Promise<Stored<Contact>> {
  const { next, write } = contactWith(kop, undefined, events);
  const nummer = (lopend?.value.nummer ?? 0) + 1;
  const naar: Lopend = { soort: 'gesprek', id, contact: kop.id, nummer };
  await zaken.save([write, { soort: 'lopend', lopend: naar, vorige: lopend?.versie ?? 0 }]);
  return next;
}
