import { foldContact } from '../domain/contact/fold-contact.ts';
import type { Contact, ContactGebeurtenis, GebeurtenisVan } from '../domain/contact/types.ts';
import { SYSTEEM } from '../domain/contact/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { writeAanmeldbevestiging } from './aanmeldbevestiging-tekst.ts';
import { isEigenAdres } from './acknowledge-mail.ts';
import { prepareMail } from './outgoing-mail.ts';
import { normaleMail } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';
import { makeCheckVeiligContact } from './veilig-contact.ts';

type Needs = Pick<Ports, 'inhoud' | 'instellingen' | 'nummers' | 'adressen' | 'ids'>;

interface Address {
  readonly aan: string;
  /** The message in whose thread it stands; null when it stands in none. */
  readonly opBericht: string | null;
}

/** The mail of one contact, however often it is closed. */
export const aanmeldbevestigingId = (ids: Ports['ids'], contact: string): string =>
  ids.derived('aanmeldbevestiging', contact);

/**
 * Writes the confirmation of an aanmelding, and gives the fact that it must go out, to be saved with the closing itself.
 * Undefined when it must not or cannot go out: no address of the hulpvrager is known, safe contact forbids it, or it was
 * written before. Then the facts show `aanmelding-bevestigen` as open work.
 *
 * The address is that of the hulpvrager; that of whoever contacted us only when they speak for themselves, or when nobody
 * noted otherwise and nobody else is known as the one who reports.
 */
export function makeConfirmAanmelding(
  ports: Needs,
): (
  contact: Contact,
  closing: readonly ContactGebeurtenis[],
  nu: Instant,
) => Promise<GebeurtenisVan<'mail-klaargezet'> | undefined> {
  const { inhoud, instellingen, adressen, ids } = ports;
  const checkVeiligContact = makeCheckVeiligContact(ports);

  async function addressOf(contact: Contact): Promise<Address | undefined> {
    const content = await inhoud.readInhoud(contact.id);
    const hulpvrager = content.betrokkenen.find(({ rol }) => rol === 'hulpvrager')?.mail;
    const last = content.berichten.findLast(({ mail }) => mail !== undefined);
    const wrote = last === undefined ? content.persoon.mail : last.mail?.antwoordAan;
    const inThread = (aan: string) => ({ aan, opBericht: last?.id ?? null });
    if (hulpvrager !== undefined) {
      // A mail to somebody else than who wrote says nothing of that thread.
      const same = wrote && normaleMail(wrote) === normaleMail(hulpvrager);
      return same ? inThread(hulpvrager) : { aan: hulpvrager, opBericht: null };
    }
    const weg = contact.toestemming?.weg;
    const somebodyElse = contact.betrokkenen.some(({ rol }) => rol !== 'hulpvrager');
    if (weg !== 'zelf' && (weg !== undefined || somebodyElse)) return undefined;
    // What a program sent is read by nobody.
    if (contact.soortBericht !== null && contact.soortBericht !== 'persoon') return undefined;
    return wrote ? inThread(wrote) : undefined;
  }

  return async (contact, closing, nu) => {
    const { aanmelding } = foldContact(contact, [...contact.gebeurtenissen, ...closing]);
    if (aanmelding === null) return undefined;
    const address = await addressOf(contact);
    if (address === undefined) return undefined;
    const { aan, opBericht } = address;
    const known = await instellingen.readInstellingen();
    if (isEigenAdres(known, adressen.afzenderMail, aan)) return undefined;
    const vraag = { contact: contact.id, wijze: 'mail', adres: aan, nu, noemtOns: true } as const;
    if (!(await checkVeiligContact(vraag)).mag) return undefined;
    const { onderwerp, tekst } = writeAanmeldbevestiging({
      organisatie: known.organisatie.naam,
      op: aanmelding.op,
      vraagverheldering: aanmelding.vraagverheldering,
    });
    const id = aanmeldbevestigingId(ids, contact.id);
    const mail = { id, door: SYSTEEM, aan, onderwerp, tekst, opBericht, automatisch: true };
    return prepareMail(ports, contact, { ...mail, aard: 'aanmeldbevestiging' }, nu);
  };
}
