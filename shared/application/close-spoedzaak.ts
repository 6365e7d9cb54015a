import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadSpoedzaakFor, requireRole } from './access.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { type SpoedzaakView, showSpoedzaak } from './spoedzaak-view.ts';

export interface CloseSpoedzaakCommand {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
  /** One of `SLUITREDENEN`. */
  readonly reden: string;
}

export type CloseSpoedzaak = (command: CloseSpoedzaakCommand) => Promise<SpoedzaakView>;

/** Closes a spoedzaak with the reason why nothing more has to happen. */
export function makeCloseSpoedzaak(ports: SpoedPorts): CloseSpoedzaak {
  return async ({ spoedzaak, door, reden }) => {
    requireRole(door, 'professional');
    const load = () => loadSpoedzaakFor(ports.zaken, door, spoedzaak);
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, { soort: 'sluit', door: door.id, reden }));
  };
}
