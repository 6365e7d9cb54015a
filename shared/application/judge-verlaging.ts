import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { refuseIdentifying, type Waarschuwing, warnOver } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor, requireRole } from './access.ts';
import { newPushes, type SpoedPorts, spoedzaakWith } from './change-spoedzaak.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { contactWith } from './contact-write.ts';
import { decideSpoedzaak } from './decide-spoedzaak.ts';
import { dispatch } from './dispatch.ts';
import type { PushBericht } from './messages.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { readSpoedContext } from './spoed-context.ts';

export interface JudgeVerlagingCommand {
  readonly contact: string;
  /** The request as the contact shows it (`verlagingsverzoek.id`). */
  readonly verzoek: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly akkoord: boolean;
  /** Required with a refusal. */
  readonly reden?: string;
}

export type JudgeVerlaging = (
  command: JudgeVerlagingCommand,
) => Promise<ContactView & { readonly waarschuwingen: readonly Waarschuwing[] }>;

/**
 * The second pair of eyes: a professional agrees that an open spoedzaak is less urgent than was thought, or does not. The
 * contact and the case change in one transaction; what came of it stands in the record of both.
 */
export function makeJudgeVerlaging(ports: SpoedPorts & Pick<Ports, 'inhoud' | 'ids'>): JudgeVerlaging {
  const { zaken, inhoud, clock, ids, jitter, instellingen, pushQueue } = ports;

  async function changeCase(contact: Contact, decided: readonly ContactGebeurtenis[], nu: Instant) {
    const besluit = decided.find((event) => event.soort === 'verlaging-beoordeeld');
    const asked = contact.gebeurtenissen.find(({ id }) => id === besluit?.verzoek);
    if (contact.spoedzaak === null || besluit === undefined || asked?.soort !== 'verlaging-gevraagd') return null;
    const stored = await zaken.loadSpoedzaak(contact.spoedzaak);
    if (stored === undefined) return null;
    const { verzoek, akkoord, door } = besluit;
    const context = await readSpoedContext(instellingen, stored.value.wijkteam, nu);
    const naar = asked.urgentie;
    const command = { soort: 'beoordeelVerlaging', verzoek, naar, akkoord, door } as const;
    const events = await decideSpoedzaak(command, stored.value, context, ports.verbindingen);
    return events.length === 0 ? null : { events, ...spoedzaakWith(stored.value.id, stored, events) };
  }

  return async (command) => {
    const { contact: contactId, verzoek, door, akkoord } = command;
    requireRole(door, 'professional');
    const reden = command.reden?.trim();
    const id = commandId(ids, `beoordeelVerlaging/${verzoek}`, contactId, command);
    const redenId = ids.derived('verlaging-reden', id);

    const { saved, pushes } = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contactId);
      const contact = stored.value;
      const nu = clock.now();
      const judge = { soort: 'beoordeelVerlaging', id, verzoek, akkoord, door: door.id } as const;
      const decided = decideContact({ ...judge, ...(reden && { reden: redenId }) }, contact, { nu });
      if (decided.length === 0) return { saved: stored, pushes: [] as PushBericht[] };
      refuseIdentifying(contact.toestemming, { reden }, nu);
      if (reden) await inhoud.putNotitie(contactId, { id: redenId, op: nu, door: door.id, tekst: reden });
      const { next, write } = contactWith(contact, stored, decided);
      const changed = await changeCase(contact, decided, nu);
      await zaken.save([write, ...(changed ? [changed.write] : [])]);
      return { saved: next, pushes: changed ? newPushes(changed.next.value, changed.events) : [] };
    });
    await dispatch(pushQueue, pushes);
    return { ...contactView(saved), waarschuwingen: warnOver({ reden }, clock.now()) };
  };
}
