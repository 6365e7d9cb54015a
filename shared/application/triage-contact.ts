import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, ContactGebeurtenis, Domein } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { decideSpoed } from '../domain/spoed/decide-spoed.ts';
import type { SpoedGebeurtenis, Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { refuseIdentifying, type Waarschuwing, warnOver } from '../domain/toestemming/guard-tekst.ts';
import { adviseUrgentie } from '../domain/urgentie/advise-urgentie.ts';
import type { Signalen, Urgentie } from '../domain/urgentie/types.ts';
import { loadContactFor } from './access.ts';
import { newPushes, type SpoedPorts, spoedzaakWith } from './change-spoedzaak.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { contactWith } from './contact-write.ts';
import { decideSpoedzaak } from './decide-spoedzaak.ts';
import { dispatch } from './dispatch.ts';
import type { PushBericht } from './messages.ts';
import type { Ports, Stored } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { readSpoedContext } from './spoed-context.ts';

export interface TriageContactCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly signalen: Signalen;
  /** Of the youngest child concerned; only weighs in the advice, is not kept. */
  readonly leeftijd?: number;
  /** What the person decides; the advice only advises. */
  readonly urgentie: Urgentie;
  /** Absent: that of the contact, else what the age says (see `domeinVan`). */
  readonly domein?: Domein;
  readonly redenAfwijking?: string;
  readonly notitie?: string;
}

export type TriageContact = (
  command: TriageContactCommand,
) => Promise<ContactView & { readonly waarschuwingen: readonly Waarschuwing[] }>;

const VOLWASSEN = 18;

/** The domein that was chosen, else the one that the contact came for, else `jeugd` for who is under age. */
function domeinVan({ domein, leeftijd }: TriageContactCommand, contact: Contact): Domein {
  if (domein !== undefined) return domein;
  return contact.domein ?? (leeftijd !== undefined && leeftijd < VOLWASSEN ? 'jeugd' : 'sociaal');
}

/** The spoedzaak that a triage is about: the one that is open, or the one that it would open. */
interface Zaakplaats {
  readonly id: string;
  readonly stored: Stored<Spoedzaak> | undefined;
}

const isDone = ({ value }: Stored<Spoedzaak>): boolean => value.status === 'gesloten' || value.status === 'bereikt';

/**
 * A person decides how urgent it is. With spoed or crisis the spoedzaak, its first pushes and the decision itself are one
 * transaction; the pushes leave right after it. A case that is still open is kept, and made a crisis when that is decided;
 * deciding for less than an open case only asks for it (see `makeJudgeVerlaging`), on the contact and on the case.
 */
export function makeTriageContact(ports: SpoedPorts & Pick<Ports, 'inhoud' | 'ids'>): TriageContact {
  const { zaken, inhoud, clock, ids, jitter, instellingen, pushQueue } = ports;

  /** The open case of the contact, else a new one: the first id is that of the contact, so two who open it meet. */
  async function findSpoedzaak(contact: Contact): Promise<Zaakplaats> {
    for (let nummer = 1; ; nummer += 1) {
      const id = ids.derived('spoedzaak', contact.id, String(nummer));
      const stored = await zaken.loadSpoedzaak(id);
      if (stored === undefined || !isDone(stored)) return { id, stored };
    }
  }

  /** Null when it is about none: regulier, and nothing is open. */
  async function placeOf(contact: Contact, urgentie: Urgentie): Promise<Zaakplaats | null> {
    if (urgentie === 'regulier' && contact.spoedzaak === null) return null;
    const place = await findSpoedzaak(contact);
    return urgentie === 'regulier' && place.stored === undefined ? null : place;
  }

  async function decideCase(
    { id, stored }: Zaakplaats,
    contact: Contact,
    command: TriageContactCommand,
    decided: readonly ContactGebeurtenis[],
    nu: Instant,
  ): Promise<readonly SpoedGebeurtenis[]> {
    const context = await readSpoedContext(instellingen, contact.wijkteam, nu);
    const state = stored?.value ?? null;
    const door = command.door.id;
    const asked = decided.find((event) => event.soort === 'verlaging-gevraagd');
    if (asked !== undefined) {
      const { id: verzoek, urgentie: naar } = asked;
      return decideSpoed({ soort: 'vraagVerlaging', verzoek, naar, door }, state, context);
    }
    const { urgentie } = command;
    if (urgentie === 'regulier') return [];
    const { wijkteam, ontvangenOp } = contact;
    const domein = domeinVan(command, contact);
    const open = { soort: 'open', id, contact: contact.id, wijkteam, domein, urgentie, ontvangenOp, door } as const;
    return decideSpoedzaak(open, state, context, ports.verbindingen);
  }

  return async (command) => {
    const { contact: contactId, door, signalen, urgentie } = command;
    const id = commandId(ids, 'trieer', contactId, command);
    const redenAfwijking = command.redenAfwijking?.trim();
    const notitie = command.notitie?.trim();
    const { crisisdienst } = (await instellingen.readInstellingen()).organisatie;
    const advies = adviseUrgentie(signalen, {
      ...(command.leeftijd !== undefined && { leeftijd: command.leeftijd }),
      ...(crisisdienst.nummer !== '' && { crisisdienst }),
    });
    const redenId = ids.derived('afwijking', id);

    const { saved, pushes } = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contactId);
      const contact = stored.value;
      const nu = clock.now();
      const place = await placeOf(contact, urgentie);
      const decided = decideContact(
        {
          soort: 'trieer',
          id,
          door: door.id,
          urgentie,
          advies: advies.advies,
          regelset: advies.regelset,
          signalen,
          domein: domeinVan(command, contact),
          ...(redenAfwijking && { redenAfwijking: redenId }),
          ...(place && urgentie !== 'regulier' && { spoedzaak: place.id }),
          ...(place?.stored && { zaakUrgentie: place.stored.value.urgentie }),
        },
        contact,
        { nu },
      );
      if (decided.length === 0) return { saved: stored, pushes: [] as PushBericht[] };
      refuseIdentifying(contact.toestemming, { notitie, redenAfwijking }, nu);
      const note = { op: nu, door: door.id };
      if (redenAfwijking) await inhoud.putNotitie(contactId, { ...note, id: redenId, tekst: redenAfwijking });
      if (notitie) await inhoud.putNotitie(contactId, { ...note, id: ids.derived('notitie', id), tekst: notitie });
      const { next, write } = contactWith(contact, stored, decided);
      const events = place === null ? [] : await decideCase(place, contact, command, decided, nu);
      const changed = place && events.length > 0 ? spoedzaakWith(place.id, place.stored, events) : null;
      await zaken.save([write, ...(changed ? [changed.write] : [])]);
      return { saved: next, pushes: changed ? newPushes(changed.next.value, events) : [] };
    });
    await dispatch(pushQueue, pushes);
    return { ...contactView(saved), waarschuwingen: warnOver({ notitie, redenAfwijking }, clock.now()) };
  };
}
