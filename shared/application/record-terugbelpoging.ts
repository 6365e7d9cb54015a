import { decideContact } from '../domain/contact/decide-contact.ts';
import type { Contact } from '../domain/contact/types.ts';
import { isDomainError } from '../domain/errors.ts';
import type { Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { changeTerugbelverzoek, type OnTerugbelverzoek, type TerugbelPorts } from './change-terugbelverzoek.ts';
import { commandId } from './command-id.ts';
import { contactWith } from './contact-write.ts';
import type { Stored, ZaakWrite } from './ports.ts';
import { makeShowTerugbelverzoek, type TerugbelverzoekView } from './terugbelverzoek-view.ts';

export interface RecordTerugbelpogingCommand extends OnTerugbelverzoek {
  readonly gelukt: boolean;
  readonly wijze: string;
  readonly op?: Instant;
}

export type RecordTerugbelpoging = (command: RecordTerugbelpogingCommand) => Promise<TerugbelverzoekView>;

/** Bounds the transaction; nobody asks for a call back in more contacts than this before being called. */
const MAX_CONTACTEN = 90;

const isOwed = ({ terugbelverzoeken }: Contact): boolean =>
  terugbelverzoeken.some(({ bereiktOp }) => bereiktOp === null);

/**
 * Notes that somebody tried to call. Every contact of this number that asked for a call back itself gets the same attempt
 * in the same transaction, so that request, first attempt and reached stay right for each of them.
 */
export function makeRecordTerugbelpoging(ports: TerugbelPorts): RecordTerugbelpoging {
  const { zaken, clock } = ports;
  const show = makeShowTerugbelverzoek(ports);
  return async (command) => {
    const { terugbelverzoek, door, gelukt, wijze, op } = command;
    const id = commandId(ports.ids, 'terugbelpoging', terugbelverzoek, command);
    const attempt = { id, door: door.id, gelukt, wijze };

    function onContact(stored: Stored<Contact>): readonly ZaakWrite[] {
      // A contact that came after the attempt was not part of it; one that a person closed stays as it is.
      if (!isOwed(stored.value) || (op !== undefined && op < stored.value.ontvangenOp)) return [];
      try {
        const decide = { soort: 'legContactpogingVast', ...attempt, ...(op && { op }) } as const;
        const decided = decideContact(decide, stored.value, { nu: clock.now() });
        return decided.length === 0 ? [] : [contactWith(stored.value, stored, decided).write];
      } catch (error) {
        if (isDomainError(error) && error.kind === 'refused') return [];
        throw error;
      }
    }

    async function onContacten({ oproepen }: Terugbelverzoek): Promise<readonly ZaakWrite[]> {
      const contacten = [...new Set(oproepen.map(({ contact }) => contact))];
      const stored = await zaken.loadContacten(contacten);
      return [...stored.values()].flatMap(onContact).slice(0, MAX_CONTACTEN);
    }

    const decision = { soort: 'legPogingVast', ...attempt, ...(op && { op }) } as const;
    return show(await changeTerugbelverzoek(ports, command, decision, onContacten), door);
  };
}
