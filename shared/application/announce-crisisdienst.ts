import type { Contact } from '../domain/contact/types.ts';
import { RefusedError } from '../domain/errors.ts';
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { referentieVan } from '../domain/spoed/push-tekst.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { localDateTimeOf } from '../domain/tijd/amsterdam.ts';
import { datumInWoorden } from '../domain/tijd/in-woorden.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { loadContactFor } from './access.ts';
import { isEigenAdres } from './acknowledge-mail.ts';
import { uitgaandVoortgang } from './contact-outgoing.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import { prepareMail } from './outgoing-mail.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface AnnounceCrisisdienstCommand {
  readonly contact: string;
  readonly door: Gebruiker;
}

export type AnnounceCrisisdienst = (command: AnnounceCrisisdienstCommand) => Promise<ContactView>;

type Needs = Pick<
  Ports,
  'zaken' | 'inhoud' | 'instellingen' | 'adressen' | 'clock' | 'ids' | 'jitter' | 'antwoordQueue'
>;

/** Wall-clock time in Amsterdam. */
function momentInWoorden(op: Instant): string {
  const [dag = '', tijd = ''] = localDateTimeOf(op).split('T');
  return `${datumInWoorden(dag)} om ${tijd} uur`;
}

/** Nothing of the person, nor of what was said: mail is read along the way. What they must know is told by telephone. */
export function writeVooraankondiging(
  zaak: Pick<Spoedzaak, 'id' | 'wijkteam' | 'domein' | 'urgentie' | 'ontvangenOp' | 'uiterlijkOp'>,
  { organisatie, wijkteams }: Pick<Instellingen, 'organisatie' | 'wijkteams'>,
): { readonly onderwerp: string; readonly tekst: string } {
  const referentie = referentieVan(zaak.id);
  const wijkteam = wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam;
  const namens = organisatie.naam === '' ? wijkteam : `${wijkteam}, ${organisatie.naam}`;
  const parts = [
    `Beste collega's van ${organisatie.crisisdienst.naam},`,
    'Dit is een vooraankondiging. Buiten onze kantooruren kan er een beroep op u worden gedaan.',
    [
      `Referentie: ${referentie}`,
      `Wijkteam: ${wijkteam}`,
      `Domein: ${zaak.domein}`,
      `Urgentie: ${zaak.urgentie}`,
      `Ontvangen: ${momentInWoorden(zaak.ontvangenOp)}`,
      `Contact gelegd uiterlijk: ${momentInWoorden(zaak.uiterlijkOp)}`,
    ].join('\n'),
    'In deze mail staan geen persoonsgegevens. Wat u moet weten, vertellen wij u door de telefoon. Noem daarbij de referentie.',
    `Met vriendelijke groet,\n${namens}`,
  ];
  return { onderwerp: `Vooraankondiging ${referentie} (${zaak.urgentie})`, tekst: parts.join('\n\n') };
}

/**
 * Tells the Crisisdienst beforehand that something may go wrong outside office hours (IKR bijlage 1). Really sent, and in the
 * record of the contact. Once per spoedzaak; one that did not arrive can be asked for again.
 */
export function makeAnnounceCrisisdienst(ports: Needs): AnnounceCrisisdienst {
  const { zaken, instellingen, adressen, clock, ids, jitter, antwoordQueue } = ports;

  async function openCase(contact: Contact): Promise<Spoedzaak> {
    const found = contact.spoedzaak === null ? undefined : await zaken.loadSpoedzaak(contact.spoedzaak);
    if (found === undefined || found.value.status === 'gesloten' || found.value.status === 'bereikt') {
      throw new RefusedError(
        'geen-spoedzaak',
        'Er is geen open spoedzaak om aan te kondigen. Leg eerst de urgentie vast.',
      );
    }
    return found.value;
  }

  function addressOf(known: Instellingen): string {
    const { mail, naam, nummer } = known.organisatie.crisisdienst;
    if (mail === null || isEigenAdres(known, adressen.afzenderMail, mail)) {
      throw new RefusedError('geen-mailadres', `Van ${naam} is geen mailadres bekend. Bel ${nummer}.`);
    }
    return mail;
  }

  /** The mail of this case that is under way or arrived, else the next one. */
  function mailOf(contact: Contact, zaak: Spoedzaak): { readonly id: string; readonly isNew: boolean } {
    for (let keer = 1; ; keer += 1) {
      const id = ids.derived('vooraankondiging', zaak.id, String(keer));
      const known = contact.gebeurtenissen.some((event) => event.soort === 'mail-klaargezet' && event.mail === id);
      if (!known) return { id, isNew: true };
      if (uitgaandVoortgang(contact, id).status !== 'mislukt') return { id, isNew: false };
    }
  }

  return async ({ contact, door }) => {
    let mail = '';
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const zaak = await openCase(stored.value);
      const known = await instellingen.readInstellingen();
      const aan = addressOf(known);
      const { id, isNew } = mailOf(stored.value, zaak);
      mail = id;
      if (!isNew) return stored;
      const text = writeVooraankondiging(zaak, known);
      const prepared = { id, aard: 'vooraankondiging', door: door.id, aan, ...text, opBericht: null } as const;
      const event = await prepareMail(ports, stored.value, { ...prepared, automatisch: false }, clock.now());
      return saveContact(zaken, stored, event === undefined ? [] : [event]);
    });
    // Also when it was asked for before and has not left: whoever asks again does not wait for the tick.
    if (saved.value.uitgaand.some(({ antwoord }) => antwoord === mail)) {
      await dispatch(antwoordQueue, [{ contact, antwoord: mail }]);
    }
    return contactView(saved);
  };
}
