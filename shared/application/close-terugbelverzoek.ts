import type { TerugbelSluitreden } from '../domain/terugbelverzoek/types.ts';
import { refuseIdentifying } from '../domain/toestemming/guard-tekst.ts';
import { changeTerugbelverzoek, type OnTerugbelverzoek, type TerugbelPorts } from './change-terugbelverzoek.ts';
import { commandId } from './command-id.ts';
import { makeShowTerugbelverzoek, type TerugbelverzoekView, visibleOproepen } from './terugbelverzoek-view.ts';

export interface CloseTerugbelverzoekCommand extends OnTerugbelverzoek {
  readonly reden: TerugbelSluitreden;
  /** Content: kept as a note with the newest contact. */
  readonly toelichting?: string;
}

export type CloseTerugbelverzoek = (command: CloseTerugbelverzoekCommand) => Promise<TerugbelverzoekView>;

/** Closes it for a reason of a person's own. A note is in the content store before the closing is a fact. */
export function makeCloseTerugbelverzoek(ports: TerugbelPorts): CloseTerugbelverzoek {
  const { zaken, inhoud, clock, ids } = ports;
  const show = makeShowTerugbelverzoek(ports);
  return async (command) => {
    const { terugbelverzoek, door, reden } = command;
    const toelichting = command.toelichting?.trim();
    const id = commandId(ids, 'sluitTerugbelverzoekAf', terugbelverzoek, command);
    const decision = { soort: 'sluitAf', id, door: door.id, reden } as const;
    const stored = await changeTerugbelverzoek(ports, command, decision, async (verzoek) => {
      const contact = visibleOproepen(door, verzoek)[0]?.contact;
      if (toelichting && contact !== undefined) {
        const stored = await zaken.loadContact(contact);
        if (stored !== undefined) refuseIdentifying(stored.value.toestemming, { toelichting }, clock.now());
        const notitie = { id: ids.derived('notitie', id), op: clock.now(), door: door.id, tekst: toelichting };
        await inhoud.putNotitie(contact, notitie);
      }
      return [];
    });
    return show(stored, door);
  };
}
