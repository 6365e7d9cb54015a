import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { findIdentifying } from '../domain/toestemming/find-identifying.ts';
import type { RolBetrokkene } from '../domain/toestemming/types.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface RemoveBetrokkeneCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly rol: RolBetrokkene;
  /** Also the notes of this contact in which something stands that points at a person. */
  readonly notities?: boolean;
}

export type RemoveBetrokkene = (command: RemoveBetrokkeneCommand) => Promise<ContactView>;

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'clock' | 'ids' | 'jitter'>;

/**
 * Really deletes who somebody is, with what was kept of this contact under their number and address. Content goes first:
 * broken off in between, the fact still says that there is something, and the same call again removes the rest.
 */
export function makeRemoveBetrokkene(ports: Needs): RemoveBetrokkene {
  const { zaken, inhoud, clock, ids, jitter } = ports;

  async function erase(contact: string, { rol, notities }: RemoveBetrokkeneCommand): Promise<void> {
    const [betrokkenen, persoon] = await Promise.all([inhoud.readBetrokkenen(contact), inhoud.readPersoon(contact)]);
    const gone = betrokkenen.filter((one) => one.rol === rol);
    const stay = persoonssleutels(ports, persoon, ...betrokkenen.filter((one) => one.rol !== rol));
    for (const sleutel of persoonssleutels(ports, ...gone)) {
      if (!stay.includes(sleutel)) await inhoud.forgetPersoon(sleutel, contact);
    }
    await inhoud.removeBetrokkene(contact, rol);
    if (notities) await eraseNotities(ports, contact);
  }

  return async (command) => {
    const { contact, door, rol } = command;
    const id = commandId(ids, 'verwijderBetrokkene', contact, command);
    return retryOnConflict(jitter, async () => {
      const stored: Stored<Contact> = await loadContactFor(zaken, door, contact);
      await erase(contact, command);
      const decision = { soort: 'verwijderBetrokkene', id, door: door.id, rol } as const;
      return contactView(await saveContact(zaken, stored, decideContact(decision, stored.value, { nu: clock.now() })));
    });
  };
}

/** Really deletes the notes of a contact in which something points at a person. */
export async function eraseNotities(
  { inhoud, clock }: Pick<Ports, 'inhoud' | 'clock'>,
  contact: string,
): Promise<void> {
  const { notities } = await inhoud.readInhoud(contact);
  const found = notities.filter(({ tekst }) => findIdentifying(tekst, clock.now()).length > 0);
  await inhoud.removeNotities(
    contact,
    found.map(({ id }) => id),
  );
}
