/** What must be right before hours of a place are kept: the hours, and that nobody else changed them meanwhile. */
import { type Fault, RefusedError } from '../domain/errors.ts';
import { controleerRegeling } from '../domain/openingstijden/controle.ts';
import type { Openingsregeling } from '../domain/openingstijden/types.ts';
import type { Medewerker } from '../domain/organisatie/types.ts';
import type { Plaats } from './openingstijden.ts';
import type { Ports } from './ports.ts';

/** Every fault of hours for that place. Only a locatie has a wijkteam to follow. */
export function regelingFaults({ locatie }: Pick<Plaats, 'locatie'>, regeling: Openingsregeling): Fault[] {
  const faults = controleerRegeling(regeling);
  if (locatie === undefined && regeling.volgtWijkteam !== undefined)
    faults.push({ veld: 'volgtWijkteam', melding: 'Alleen een locatie kan de tijden van het wijkteam volgen.' });
  return faults;
}

/**
 * Throws RefusedError `intussen-gewijzigd` when the newest versie of the hours of a place is not the one that somebody saw
 * (0 = none).
 */
export async function checkBasis(
  { instellingen }: Pick<Ports, 'instellingen'>,
  medewerkers: Readonly<Record<string, Medewerker>>,
  sleutel: string,
  basis: number,
): Promise<void> {
  const newest = (await instellingen.listRegelingversies(sleutel, 1)).items[0];
  if (newest === undefined || newest.versie === basis) return;
  const { door } = newest;
  const naam = door !== null && Object.hasOwn(medewerkers, door) ? medewerkers[door]?.naam : undefined;
  throw new RefusedError(
    'intussen-gewijzigd',
    `${naam ?? 'Iemand anders'} heeft deze openingstijden intussen gewijzigd. Kijk eerst wat er nu staat.`,
  );
}
