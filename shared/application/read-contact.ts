import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { hasRole, loadContactFor } from './access.ts';
import { type ContactDetail, contactView } from './contact-view.ts';
import type { ContactInhoud } from './inhoud.ts';
import type { Ports, Stored } from './ports.ts';

export type ReadContact = (query: { readonly contact: string; readonly door: Gebruiker }) => Promise<ContactDetail>;

type Antwoord = ContactDetail['antwoorden'][number];

function antwoordStatus(contact: Contact, antwoord: string): Pick<Antwoord, 'status' | 'verzondenOp'> {
  const last = contact.gebeurtenissen.findLast(
    (event) =>
      (event.soort === 'antwoord-verzonden' || event.soort === 'antwoord-mislukt') && event.antwoord === antwoord,
  );
  if (last === undefined) return { status: 'klaargezet', verzondenOp: null };
  return last.soort === 'antwoord-verzonden'
    ? { status: 'verzonden', verzondenOp: last.op }
    : { status: 'mislukt', verzondenOp: null };
}

/** Only what a fact refers to: content that was written just before a crash, and never became a fact, is not shown. */
function referredTo(contact: Contact): ReadonlySet<string> {
  return new Set(
    contact.gebeurtenissen.flatMap((event) =>
      'bericht' in event ? [event.bericht] : event.soort === 'antwoord-klaargezet' ? [event.antwoord] : [],
    ),
  );
}

export function contactDetail(stored: Stored<Contact>, inhoud: ContactInhoud, door: Gebruiker): ContactDetail {
  const contact = stored.value;
  const known = referredTo(contact);
  // A teamondersteuner may know who it is and what was written, not what was noted about the case (IKR, registration).
  const maySeeCase = hasRole(door, 'professional');
  const { gesprek: _gesprek, ...persoon } = inhoud.persoon;
  return {
    ...contactView(stored),
    persoon,
    berichten: inhoud.berichten
      .filter(({ id }) => known.has(id))
      .map(({ mail, ...bericht }) => ({ ...bericht, ...(mail && { bijlagen: mail.bijlagen }) })),
    antwoorden: inhoud.antwoorden
      .filter(({ id }) => known.has(id))
      .map((antwoord) => ({ ...antwoord, ...antwoordStatus(contact, antwoord.id) })),
    notities: maySeeCase ? inhoud.notities : null,
    gebeurtenissen: maySeeCase
      ? contact.gebeurtenissen
      : contact.gebeurtenissen.map((event) => (event.soort === 'getrieerd' ? { ...event, signalen: {} } : event)),
  };
}

/** One contact with its content, as far as the role may see it. */
export function makeReadContact({ zaken, inhoud }: Pick<Ports, 'zaken' | 'inhoud'>): ReadContact {
  return async ({ contact, door }) => {
    const stored = await loadContactFor(zaken, door, contact);
    return contactDetail(stored, await inhoud.readInhoud(contact), door);
  };
}
