import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { findIdentifying } from '../domain/toestemming/find-identifying.ts';
import type { RolBetrokkene } from '../domain/toestemming/types.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { BetrokkeneInhoud } from './inhoud.ts';
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
    await forgetSleutels(ports, contact, rol);
    await inhoud.removeBetrokkene(contact, rol);
    if (notities) await eraseNotities(ports, contact);
  }

  return async (command) => {
    const { contact, door, rol } = command;
    const id = commandId(ids, 'verwijderBetrokkene', contact, command);
    return retryOnConflict(jitter, async () => {
      const stored: Stored<Contact> = await loadContactFor(zaken, door, contact);
      // Done before: what was recorded since is not what this was about.
      if (stored.value.gebeurtenissen.some((event) => event.id === id)) return contactView(stored);
      await erase(contact, command);
      const decision = { soort: 'verwijderBetrokkene', id, door: door.id, rol } as const;
      return contactView(await saveContact(zaken, stored, decideContact(decision, stored.value, { nu: clock.now() })));
    });
  };
}

/** What lay with the numbers and addresses of this rol goes, unless they are also somebody else's here, or stay (`nieuw`). */
export async function forgetSleutels(
  ports: Pick<Ports, 'inhoud' | 'ids' | 'nummers'>,
  contact: string,
  rol: BetrokkeneInhoud['rol'],
  nieuw: Partial<Pick<BetrokkeneInhoud, 'nummer' | 'mail'>> = {},
): Promise<void> {
  const { inhoud } = ports;
  const [betrokkenen, persoon] = await Promise.all([inhoud.readBetrokkenen(contact), inhoud.readPersoon(contact)]);
  const gone = betrokkenen.filter((one) => one.rol === rol);
  const stay = persoonssleutels(ports, persoon, nieuw, ...betrokkenen.filter((one) => one.rol !== rol));
  for (const sleutel of persoonssleutels(ports, ...gone)) {
    if (!stay.includes(sleutel)) await inhoud.forgetPersoon(sleutel, contact);
  }
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
