/** Who manages a roster: a manager or beheerder, and for a wijkteam its escalation contact. */
import type { Gebruiker, Instellingen } from '../domain/organisatie/types.ts';
import { hasRole } from './access.ts';

export const leidtAlles = (door: Gebruiker): boolean => hasRole(door, 'manager', 'beheerder');

export function leidtWijkteam(door: Gebruiker, { wijkteams }: Instellingen, wijkteam: string): boolean {
  return leidtAlles(door) || wijkteams[wijkteam]?.escalatiecontact === door.id;
}

/** Whether somebody manages the duties of this medewerker: in any of the wijkteams where they work. */
export function leidtMedewerker(door: Gebruiker, instellingen: Instellingen, medewerker: string): boolean {
  const wijkteams = instellingen.medewerkers[medewerker]?.wijkteams ?? [];
  return leidtAlles(door) || wijkteams.some((wijkteam) => leidtWijkteam(door, instellingen, wijkteam));
}
