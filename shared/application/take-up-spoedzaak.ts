import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadSpoedzaakFor, requireRole } from './access.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { type SpoedzaakView, showSpoedzaak } from './spoedzaak-view.ts';

export interface TakeUpSpoedzaakCommand {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
}

export type TakeUpSpoedzaak = (command: TakeUpSpoedzaakCommand) => Promise<SpoedzaakView>;

/** "Ik pak dit op": the first professional gets it, another one is told who has it (RefusedError `al-opgepakt`). */
export function makeTakeUpSpoedzaak(ports: SpoedPorts): TakeUpSpoedzaak {
  return async ({ spoedzaak, door }) => {
    requireRole(door, 'professional');
    const load = () => loadSpoedzaakFor(ports.zaken, door, spoedzaak);
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, { soort: 'pakOp', door: door.id }));
  };
}
