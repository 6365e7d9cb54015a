import type { Gebruiker } from '../domain/organisatie/types.ts';
import { loadSpoedzaakFor, requireRole } from './access.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { type SpoedzaakView, showSpoedzaak } from './spoedzaak-view.ts';

export interface HandOverSpoedzaakCommand {
  readonly spoedzaak: string;
  readonly door: Gebruiker;
  /** Medewerker id; null = back to whoever is on duty. */
  readonly aan: string | null;
}

export type HandOverSpoedzaak = (command: HandOverSpoedzaakCommand) => Promise<SpoedzaakView>;

export type RefuseOverdracht = (command: Omit<HandOverSpoedzaakCommand, 'aan'>) => Promise<SpoedzaakView>;

/** Who was asked to take it over says no: the holder keeps it, and the escalation contact is told. */
export function makeRefuseOverdracht(ports: SpoedPorts): RefuseOverdracht {
  return async ({ spoedzaak, door }) => {
    requireRole(door, 'professional');
    const load = () => loadSpoedzaakFor(ports.zaken, door, spoedzaak);
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, { soort: 'weigerOverdracht', door: door.id }));
  };
}

/** Asks a colleague to take it over (the holder keeps it until they do), or gives it back to the roster at once. */
export function makeHandOverSpoedzaak(ports: SpoedPorts): HandOverSpoedzaak {
  return async ({ spoedzaak, door, aan }) => {
    requireRole(door, 'professional');
    const load = () => loadSpoedzaakFor(ports.zaken, door, spoedzaak);
    return showSpoedzaak(ports, changeSpoedzaak(ports, load, { soort: 'draagOver', aan, door: door.id }));
  };
}
