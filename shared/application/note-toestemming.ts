import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Fault } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { identifyingFaults, type Teksten } from '../domain/toestemming/guard-tekst.ts';
import { isAnoniem, type Toestemming } from '../domain/toestemming/types.ts';
import { toestemmingOntbreekt } from '../domain/toestemming/weigering.ts';
import { loadContactFor } from './access.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import type { Ports } from './ports.ts';
import { eraseNotities } from './remove-betrokkene.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface NoteToestemmingCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly toestemming: Toestemming;
}

export type NoteToestemming = (command: NoteToestemmingCommand) => Promise<ContactView>;

type Needs = Pick<Ports, 'zaken' | 'inhoud' | 'clock' | 'ids' | 'jitter'>;

const UITLEG =
  'In dit contact staat al iets wat naar de hulpvrager leidt. Verwijder dat eerst (personen, hulpvrager, verwijderingen); daarna kan zonder toestemming anoniem overlegd worden.';

/**
 * Notes in which of the three ways somebody comes to us (IKR). Without consent, the hulpvrager is closed off in the content
 * store before it is a fact: from that moment nothing about them can be written, also by a request that was under way, and
 * what slipped in just before is deleted after it. With consent it is opened again.
 */
export function makeNoteToestemming(ports: Needs): NoteToestemming {
  const { zaken, inhoud, clock, ids, jitter } = ports;

  /** What was written about the contact by our own people, and would now be too much; never what a melder wrote to us. */
  async function writtenHere(contact: string, nu: Instant): Promise<readonly Fault[]> {
    const { notities, concepten, afspraken, betrokkenen } = await inhoud.readInhoud(contact);
    const teksten: Teksten = Object.fromEntries([
      ...notities.map(({ tekst }, index) => [`notities[${index}]`, tekst]),
      ...concepten.map(({ tekst }, index) => [`concepten[${index}]`, tekst]),
      ...afspraken.map(({ toelichting, reden }, index) => [
        `veiligContact.afspraken[${index}]`,
        [toelichting, reden].filter(Boolean).join('\n'),
      ]),
    ]);
    const known = betrokkenen.some(({ rol, niveau }) => rol === 'hulpvrager' && niveau !== 'anoniem');
    const hulpvrager = { veld: 'personen.hulpvrager', melding: 'Wie de hulpvrager is, is hier vastgelegd.' };
    return [...(known ? [hulpvrager] : []), ...identifyingFaults(teksten, nu)];
  }

  /** Whoever recorded "without consent" meanwhile finds it closed all the same. */
  async function reopen(contact: string): Promise<void> {
    await inhoud.openHulpvrager(contact);
    const toestemming = (await zaken.loadContact(contact))?.value.toestemming ?? null;
    if (toestemming !== null && isAnoniem(toestemming)) await inhoud.closeHulpvrager(contact);
  }

  return async (command) => {
    const { contact, door, toestemming } = command;
    const id = commandId(ids, 'legToestemmingVast', contact, command);
    const anoniem = isAnoniem(toestemming);
    return retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const decision = { soort: 'legToestemmingVast', id, door: door.id, toestemming } as const;
      const events = decideContact(decision, stored.value, { nu });
      if (anoniem && events.length > 0) {
        const faults = await writtenHere(contact, nu);
        if (faults.length > 0) throw toestemmingOntbreekt(faults, UITLEG);
      }
      if (anoniem && events.length > 0) await inhoud.closeHulpvrager(contact);
      const saved = await saveContact(zaken, stored, events);
      // By what holds now, not by what was asked: a command that comes late must undo nothing.
      if (saved.value.toestemming !== null && isAnoniem(saved.value.toestemming)) await eraseNotities(ports, contact);
      else await reopen(contact);
      return contactView(saved);
    });
  };
}
