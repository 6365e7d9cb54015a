/** The way of every command of a person to a terugbelverzoek. */

import type { Gebruiker } from '../domain/organisatie/types.ts';
import { decideTerugbelverzoek, type TerugbelCommand } from '../domain/terugbelverzoek/decide-terugbelverzoek.ts';
import { STANDAARD_TERUGBELBELEID, type Terugbelverzoek } from '../domain/terugbelverzoek/types.ts';
import { loadTerugbelverzoekFor } from './access.ts';
import { terugbelverzoekWith } from './place-oproep.ts';
import type { Ports, Stored, ZaakWrite } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type TerugbelPorts = Pick<Ports, 'zaken' | 'inhoud' | 'instellingen' | 'nummers' | 'clock' | 'ids' | 'jitter'>;

export interface OnTerugbelverzoek {
  readonly terugbelverzoek: string;
  readonly door: Gebruiker;
  /** Idempotency key of the client; the same key is the same command. */
  readonly sleutel?: string;
}

/**
 * Reads (as far as `door` may), decides, saves; again when somebody else was first: of two who take it at once, the
 * second decides upon what the first did. `also` gives what must be written in the same transaction.
 */
export async function changeTerugbelverzoek(
  { zaken, instellingen, clock, jitter }: TerugbelPorts,
  { terugbelverzoek, door }: OnTerugbelverzoek,
  command: TerugbelCommand,
  also: (verzoek: Terugbelverzoek) => Promise<readonly ZaakWrite[]> = async () => [],
): Promise<Stored<Terugbelverzoek>> {
  return retryOnConflict(jitter, async () => {
    const stored = await loadTerugbelverzoekFor(zaken, door, terugbelverzoek);
    const { medewerkers, organisatie } = await instellingen.readInstellingen();
    const events = decideTerugbelverzoek(command, stored.value, {
      nu: clock.now(),
      beleid: organisatie.terugbellen ?? STANDAARD_TERUGBELBELEID,
      naamVan: (id) => medewerkers[id]?.naam ?? id,
    });
    if (events.length === 0) return stored;
    const { next, write } = terugbelverzoekWith(stored.value.id, stored, events);
    await zaken.save([write, ...(await also(stored.value))]);
    return next;
  });
}
