import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact, Kenmerken, RedenUitzondering, Uitkomst } from '../domain/contact/types.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { refuseIdentifying, type Waarschuwing, warnOver } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor } from './access.ts';
import { makeAskErvaring } from './ask-ervaring.ts';
import { commandId } from './command-id.ts';
import { makeConfirmAanmelding } from './confirm-aanmelding.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { dispatch } from './dispatch.ts';
import { asGiven, checkKenmerken } from './note-opvolging.ts';
import type { Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export interface CloseContactCommand extends Partial<Kenmerken> {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly uitkomst: Uitkomst;
  /** Content: kept as a note, apart from the facts. */
  readonly toelichting?: string;
  /** Only of an aanmelding; true unless there is an exception. */
  readonly vraagverheldering?: boolean;
  readonly uitzondering?: { readonly reden: RedenUitzondering };
  /** The person agreed to get one question about it by mail; without this nobody is asked. */
  readonly ervaringsvraagToegestaan?: boolean;
}

export type CloseContact = (
  command: CloseContactCommand,
) => Promise<ContactView & { readonly waarschuwingen: readonly Waarschuwing[] }>;

type Needs = Pick<
  Ports,
  | 'zaken'
  | 'inhoud'
  | 'ervaringen'
  | 'instellingen'
  | 'nummers'
  | 'adressen'
  | 'antwoordQueue'
  | 'clock'
  | 'ids'
  | 'jitter'
>;

/**
 * Closes a contact with what became of it. A note is in the content store before the closing is a fact. An aanmelding is
 * confirmed by mail where that can be and is safe, and who agreed to it is asked how it was: the closing and the fact that the mail must go out are one write.
 */
export function makeCloseContact(ports: Needs): CloseContact {
  const { zaken, inhoud, antwoordQueue, clock, ids, jitter } = ports;
  const confirmAanmelding = makeConfirmAanmelding(ports);
  const askErvaring = makeAskErvaring(ports);
  return async (command) => {
    const { contact, door, uitkomst, vraagverheldering, uitzondering } = command;
    const id = commandId(ids, 'sluitAf', contact, command);
    const toelichting = command.toelichting?.trim() || undefined;
    const kenmerken = asGiven(command);
    await checkKenmerken(ports, kenmerken);
    const decision = {
      soort: 'sluitAf',
      id,
      door: door.id,
      uitkomst,
      ...(vraagverheldering !== undefined && { vraagverheldering }),
      ...(uitzondering !== undefined && { uitzondering: uitzondering.reden }),
      kenmerken,
      ...(command.ervaringsvraagToegestaan && { ervaringsvraag: true }),
    } as const;
    // Closing again hands the mail over no second time: two messages at once could both send it. What got lost, the tick sends.
    let written: string[] = [];
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      const nu = clock.now();
      const events = decideContact(decision, stored.value, { nu });
      written = [];
      if (events.length === 0) return stored;
      refuseIdentifying(stored.value.toestemming, { toelichting }, nu);
      if (toelichting) {
        await inhoud.putNotitie(contact, { id: ids.derived('notitie', id), op: nu, door: door.id, tekst: toelichting });
      }
      const confirmation = await confirmAanmelding(stored.value, events, nu);
      const closes = events.some(({ soort }) => soort === 'afgesloten');
      const asks = closes && command.ervaringsvraagToegestaan === true;
      const question = asks ? await askErvaring(stored.value, uitkomst, nu) : undefined;
      const mails = [confirmation, question].filter((mail) => mail !== undefined);
      written = mails.map(({ mail }) => mail);
      return saveContact(zaken, stored, [...events, ...mails]);
    });
    const waits = saved.value.uitgaand.filter(({ antwoord }) => written.includes(antwoord));
    if (waits.length > 0)
      await dispatch(
        antwoordQueue,
        waits.map(({ antwoord }) => ({ contact, antwoord })),
      );
    const waarschuwingen = [...askBestemming(saved.value), ...warnOver({ toelichting }, clock.now())];
    return { ...contactView(saved), waarschuwingen };
  };
}

/** Where somebody was sent on to is asked for, and can be noted afterwards: nobody is kept from closing. */
function askBestemming({ uitkomst, kenmerken }: Contact): readonly Waarschuwing[] {
  if (uitkomst !== 'doorverwezen' || kenmerken.doorverwezenNaar !== null) return [];
  return [{ veld: 'doorverwezenNaar', soort: 'ontbreekt', melding: 'Leg ook vast waar u de inwoner naar verwees.' }];
}
