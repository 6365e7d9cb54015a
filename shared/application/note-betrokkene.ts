import { decideContact } from '../domain/contact/decide-contact.ts';
import { type Fault, InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { findIdentifying } from '../domain/toestemming/find-identifying.ts';
import type { Identiteitsniveau, RolBetrokkene } from '../domain/toestemming/types.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { BetrokkeneInhoud } from './inhoud.ts';
import { makeFollowVeiligContact } from './know-persoon.ts';
import { persoonssleutels } from './persoonssleutel.ts';
import type { Ports } from './ports.ts';
import { forgetSleutels } from './remove-betrokkene.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

type Gegevens = Pick<BetrokkeneInhoud, 'naam' | 'nummer' | 'mail' | 'clientreferentie'>;

export interface NoteBetrokkeneCommand extends Gegevens {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly rol: RolBetrokkene;
  readonly niveau: Identiteitsniveau;
  /** The person showed a document; nothing of it is kept (IKR footnote 5). */
  readonly identiteitVastgesteld?: boolean;
}

export type NoteBetrokkene = (command: NoteBetrokkeneCommand) => Promise<ContactView>;

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'nummers' | 'clock' | 'ids' | 'jitter'>;

const VELDEN = ['naam', 'nummer', 'mail', 'clientreferentie'] as const;

/**
 * Notes who the hulpvrager, melder or verwijzer is, on one of three levels: nothing; a name and a way to reach them; a
 * reference to the case system. The same rol again replaces it. Content goes first; what a concurrent "without consent"
 * closes off cannot be written any more, so nothing is left behind. What was agreed about safe contact follows the
 * hulpvrager to the number and address noted here.
 */
export function makeNoteBetrokkene(ports: Needs): NoteBetrokkene {
  const { zaken, inhoud, nummers, clock, ids, jitter } = ports;
  const follow = makeFollowVeiligContact(ports);

  function check({ niveau, identiteitVastgesteld, ...command }: NoteBetrokkeneCommand): Gegevens {
    const gegevens = Object.fromEntries(
      VELDEN.flatMap((veld) => (command[veld]?.trim() ? [[veld, command[veld].trim()]] : [])),
    ) as Gegevens;
    const faults: Fault[] = [];
    const missing = (veld: string, melding: string) => faults.push({ veld, melding });
    if (niveau === 'anoniem') {
      for (const veld of Object.keys(gegevens))
        missing(veld, 'Bij niveau anoniem wordt niets over de persoon bewaard.');
      if (identiteitVastgesteld)
        missing('identiteitVastgesteld', 'Bij niveau anoniem is de identiteit niet vastgesteld.');
    } else if (niveau === 'contactgegevens') {
      if (gegevens.naam === undefined) missing('naam', 'Bij niveau contactgegevens hoort een naam.');
      if (gegevens.nummer === undefined && gegevens.mail === undefined) {
        missing('nummer', 'Bij niveau contactgegevens hoort een nummer of een mailadres.');
      }
      if (gegevens.clientreferentie !== undefined) missing('clientreferentie', 'Dit veld hoort bij niveau client.');
    } else if (gegevens.clientreferentie === undefined) {
      missing('clientreferentie', 'Bij niveau client hoort de verwijzing naar het cliëntsysteem.');
    }
    if (gegevens.clientreferentie !== undefined && findIdentifying(gegevens.clientreferentie, clock.now()).length > 0) {
      missing('clientreferentie', 'Gebruik het kenmerk uit het cliëntsysteem, geen BSN of ander persoonsgegeven.');
    }
    if (gegevens.nummer !== undefined && nummers.normaal(gegevens.nummer) === null) {
      missing('nummer', 'Dit is geen telefoonnummer, bijvoorbeeld 0612345678.');
    }
    if (faults.length > 0) throw new InvalidError(faults);
    return gegevens;
  }

  /** Of who is anonymous nothing is kept, also not what was known before. */
  async function keep(command: NoteBetrokkeneCommand, gegevens: Gegevens, nu: Instant): Promise<void> {
    const { contact, rol, niveau, identiteitVastgesteld } = command;
    await forgetSleutels(ports, contact, rol, gegevens);
    if (niveau === 'anoniem') return inhoud.removeBetrokkene(contact, rol);
    const door = command.door.id;
    const before = (await inhoud.readBetrokkenen(contact)).find((one) => one.rol === rol)?.identiteitVastgesteld;
    const established = identiteitVastgesteld ? { door, op: nu } : before;
    const seen = established === undefined ? {} : { identiteitVastgesteld: established };
    await inhoud.putBetrokkene(contact, { rol, niveau, op: nu, door, ...gegevens, ...seen });
  }

  return async (command) => {
    const { contact, door, rol, niveau, identiteitVastgesteld = false } = command;
    const id = commandId(ids, 'legBetrokkeneVast', contact, command);
    return retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      // Before anything else: whoever may not be known here is told so, not what else was missing.
      const given = VELDEN.filter((veld) => command[veld]?.trim());
      const decision = {
        soort: 'legBetrokkeneVast',
        id,
        door: door.id,
        rol,
        niveau,
        identiteitVastgesteld,
        velden: given,
      } as const;
      const events = decideContact(decision, stored.value, { nu });
      const gegevens = check(command);
      if (events.length === 0) return contactView(stored);
      await keep(command, gegevens, nu);
      // Before the fact: told again after a crash, the fact says that all of this was done.
      if (rol === 'hulpvrager') await follow(contact, persoonssleutels(ports, gegevens), true);
      const saved = await saveContact(zaken, stored, events);
      return contactView(saved);
    });
  };
}
