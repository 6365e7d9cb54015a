import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { strengste } from '../domain/veilig-contact/afspraak.ts';
import { hasRole, loadContactFor } from './access.ts';
import { conceptView } from './concept.ts';
import { andereConcepten, doorsturingenVan, intrekbaarTot, uitgaandVoortgang } from './contact-outgoing.ts';
import { type ContactDetail, contactView, type NormView, type TrustDetail } from './contact-view.ts';
import type { ContactInhoud } from './inhoud.ts';
import { normOpVanContact } from './normen.ts';
import type { Ports, Stored } from './ports.ts';
import { crisisdienstVan } from './spoedzaak-view.ts';
import { readAfspraken } from './veilig-contact.ts';

export type ReadContact = (query: { readonly contact: string; readonly door: Gebruiker }) => Promise<ContactDetail>;

/** Only what a fact refers to: content that was written just before a crash, and never became a fact, is not shown. */
function referredTo(contact: Contact): ReadonlySet<string> {
  return new Set(
    contact.gebeurtenissen.flatMap((event) =>
      'bericht' in event ? [event.bericht] : event.soort === 'antwoord-klaargezet' ? [event.antwoord] : [],
    ),
  );
}

export function contactDetail(
  stored: Stored<Contact>,
  inhoud: ContactInhoud,
  door: Gebruiker,
): Omit<ContactDetail, keyof (TrustDetail & NormView)> {
  const contact = stored.value;
  const { concepten } = inhoud;
  const own = concepten.find((concept) => concept.door === door.id);
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
      .map((antwoord) => ({
        ...antwoord,
        ...uitgaandVoortgang(contact, antwoord.id),
        intrekbaarTot: intrekbaarTot(contact, antwoord.id),
      }))
      // As if it was never written, but for who wrote it.
      .filter(({ status, door: writer }) => status !== 'ingetrokken' || writer === door.id),
    doorsturingen: doorsturingenVan(contact, inhoud),
    concept: own === undefined || own.tekst === '' ? null : conceptView(own),
    concepten: andereConcepten(concepten, door.id),
    notities: maySeeCase ? inhoud.notities : null,
    gebeurtenissen: maySeeCase
      ? contact.gebeurtenissen
      : contact.gebeurtenissen.map((event) => ('signalen' in event ? { ...event, signalen: {} } : event)),
  };
}

/** One contact with its content, as far as the role may see it. */
export function makeReadContact(
  ports: Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'ids'>,
): ReadContact {
  const { zaken, inhoud, instellingen } = ports;
  return async ({ contact, door }) => {
    const stored = await loadContactFor(zaken, door, contact);
    const content = await inhoud.readInhoud(contact);
    const { geldend } = await readAfspraken(ports, contact, {}, content);
    // Only what a fact refers to, as everywhere.
    const known = content.betrokkenen.filter(({ rol }) => stored.value.betrokkenen.some((one) => one.rol === rol));
    const crisis = stored.value.urgentie === 'crisis';
    const waits = stored.value.wachten.some(({ einde }) => einde === null);
    const settings = crisis || waits ? await instellingen.readInstellingen() : undefined;
    return {
      ...contactDetail(stored, content, door),
      normOp: settings === undefined ? null : normOpVanContact(settings, stored.value),
      personen: known,
      veiligContact: strengste(geldend),
      crisisdienst: crisis && settings ? crisisdienstVan(settings) : null,
    };
  };
}
