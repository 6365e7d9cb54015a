/** The id of what a person commands: the same for the same idempotency key, so that a repeated request is one command. */
import type { Gebruiker } from '../domain/organisatie/types.ts';
import type { Ids } from './ports.ts';

export function commandId(
  ids: Ids,
  soort: string,
  zaak: string,
  { door, sleutel }: { readonly door: Gebruiker; readonly sleutel?: string },
): string {
  return sleutel === undefined ? ids.fresh() : ids.derived('opdracht', soort, zaak, door.id, sleutel);
}
