import { decideContact } from '../domain/contact/decide-contact.ts';
import { InvalidError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Voorkeur } from '../domain/terugbelverzoek/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { refuseIdentifying, type Waarschuwing, warnOver } from '../domain/toestemming/guard-tekst.ts';
import { loadContactFor } from './access.ts';
import { refuseNummerOfHulpvrager } from './anoniem-nummer.ts';
import { commandId } from './command-id.ts';
import { type ContactView, contactView } from './contact-view.ts';
import { saveContact } from './contact-write.ts';
import { type FollowPorts, makeFollowContact } from './follow-oproepen.ts';
import { makeKnowPersoon } from './know-persoon.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { terugbelTermijn } from './terugbel-termijn.ts';

export interface RequestTerugbelverzoekCommand {
  readonly contact: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
  readonly op?: Instant;
  /** The number to call, when it is another than they called from. Content: it never becomes a fact. */
  readonly nummer?: string;
  readonly voorkeur?: Voorkeur;
  /** Content: kept as a note, apart from the facts. */
  readonly toelichting?: string;
}

export type RequestTerugbelverzoek = (
  command: RequestTerugbelverzoekCommand,
) => Promise<ContactView & { readonly waarschuwingen: readonly Waarschuwing[] }>;

/**
 * Notes that somebody wants to be called back, and by when that must have been tried. Content goes before the fact; that it
 * joins the work of this number is done at once, and again by the stream should that fail.
 */
export function makeRequestTerugbelverzoek(ports: FollowPorts): RequestTerugbelverzoek {
  const { clock, ids, inhoud, instellingen, jitter, nummers, zaken } = ports;
  const followContact = makeFollowContact(ports);
  const knowPersoon = makeKnowPersoon(ports);
  return async (command) => {
    const { contact, door, op, voorkeur } = command;
    const id = commandId(ids, 'vraagTerugbellen', contact, command);
    const nummer = command.nummer === undefined ? undefined : nummers.normaal(command.nummer);
    const toelichting = command.toelichting?.trim();
    const saved = await retryOnConflict(jitter, async () => {
      const stored = await loadContactFor(zaken, door, contact);
      if (nummer === null) throw new InvalidError([{ veld: 'nummer', melding: 'Op dit nummer kan niemand bellen.' }]);
      const nu = clock.now();
      const uiterlijkOp = terugbelTermijn(await instellingen.readInstellingen(), stored.value.wijkteam, op ?? nu);
      const decided = decideContact(
        {
          soort: 'vraagTerugbellen',
          id,
          door: door.id,
          uiterlijkOp,
          ...(op && { op }),
          ...(voorkeur && { voorkeur }),
        },
        stored.value,
        { nu },
      );
      await refuseNummerOfHulpvrager(ports, stored.value, nummer);
      refuseIdentifying(stored.value.toestemming, { toelichting }, nu);
      if (nummer !== undefined) await knowPersoon(contact, { terugbelnummer: nummer }, nu);
      if (decided.length > 0 && toelichting) {
        await inhoud.putNotitie(contact, { id: ids.derived('notitie', id), op: nu, door: door.id, tekst: toelichting });
      }
      return saveContact(zaken, stored, decided);
    });
    await followContact(contact);
    return { ...contactView(saved), waarschuwingen: warnOver({ toelichting }, clock.now()) };
  };
}
