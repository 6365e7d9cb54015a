/** Who may see and do what (domain rules: who and where). What somebody may not know of does not exist for them. */
import type { Contact } from '../domain/contact/types.ts';
import { ForbiddenError, NotFoundError } from '../domain/errors.ts';
import type { Gebruiker, Rol } from '../domain/organisatie/types.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import type { Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';
import type { Stored, ZakenStore } from './ports.ts';

export const hasRole = (door: Gebruiker, ...rollen: readonly Rol[]): boolean =>
  rollen.some((rol) => door.rollen.includes(rol));

/** Throws ForbiddenError unless the user has one of the roles. */
export function requireRole(door: Gebruiker, ...rollen: readonly Rol[]): void {
  if (!hasRole(door, ...rollen)) throw new ForbiddenError();
}

/** Whether the case was ever given to this person: pushed, taken up or handed over. */
export function isConcerned(spoedzaak: Spoedzaak, medewerker: string): boolean {
  return (
    spoedzaak.opgepaktDoor === medewerker ||
    spoedzaak.aan === medewerker ||
    spoedzaak.gebeurtenissen.some(
      (event) =>
        ('aan' in event && event.aan === medewerker) || (event.soort === 'opgepakt' && event.door === medewerker),
    )
  );
}

/** Whether somebody may know of a fact about this wijkteam; a professional besides of what was given to them. */
export function seesWijkteam(door: Gebruiker, wijkteam: string): boolean {
  return hasRole(door, 'teamondersteuner') || (hasRole(door, 'professional') && door.wijkteams.includes(wijkteam));
}

/** Answers for one user after the other who of them may see a contact; its spoedzaak is read at most once. */
export function makeSeesContact(
  zaken: Pick<ZakenStore, 'loadSpoedzaak'>,
  { proef, wijkteam, spoedzaak: id }: Contact,
): (door: Gebruiker) => Promise<boolean> {
  let spoedzaak: ReturnType<ZakenStore['loadSpoedzaak']> | undefined;
  return async (door) => {
    if (proef) return false;
    if (seesWijkteam(door, wijkteam)) return true;
    if (!hasRole(door, 'professional') || id === null) return false;
    spoedzaak ??= zaken.loadSpoedzaak(id);
    const found = await spoedzaak;
    return found !== undefined && isConcerned(found.value, door.id);
  };
}

export const maySeeContact = (zaken: ZakenStore, door: Gebruiker, contact: Contact): Promise<boolean> =>
  makeSeesContact(zaken, contact)(door);

/** The contact, for somebody who works with contacts. NotFoundError when it is not there or not for them to know of. */
export async function loadContactFor(zaken: ZakenStore, door: Gebruiker, id: string): Promise<Stored<Contact>> {
  requireRole(door, 'teamondersteuner', 'professional');
  const stored = await zaken.loadContact(id);
  if (stored === undefined || !(await maySeeContact(zaken, door, stored.value))) {
    throw new NotFoundError('Dit contact bestaat niet.');
  }
  return stored;
}

/** A number that called more than one wijkteam is work of each of them. */
export function seesTerugbelverzoek(door: Gebruiker, { wijkteams }: Terugbelverzoek): boolean {
  return hasRole(door, 'teamondersteuner') || wijkteams.some((wijkteam) => seesWijkteam(door, wijkteam));
}

export async function loadTerugbelverzoekFor(
  zaken: ZakenStore,
  door: Gebruiker,
  id: string,
): Promise<Stored<Terugbelverzoek>> {
  requireRole(door, 'teamondersteuner', 'professional');
  const stored = await zaken.loadTerugbelverzoek(id);
  if (stored === undefined || !seesTerugbelverzoek(door, stored.value)) {
    throw new NotFoundError('Dit terugbelverzoek bestaat niet.');
  }
  return stored;
}

export async function loadSpoedzaakFor(zaken: ZakenStore, door: Gebruiker, id: string): Promise<Stored<Spoedzaak>> {
  requireRole(door, 'teamondersteuner', 'professional');
  const stored = await zaken.loadSpoedzaak(id);
  const visible =
    stored !== undefined && (seesWijkteam(door, stored.value.wijkteam) || isConcerned(stored.value, door.id));
  if (!visible) throw new NotFoundError('Deze spoedzaak bestaat niet.');
  return stored;
}
