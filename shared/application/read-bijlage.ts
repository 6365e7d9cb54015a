import { bijlageSleutel, neutraleNaam, veiligType } from '../domain/contact/bijlagen.ts';
import { NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { type Instant, plusMs, SECOND } from '../domain/tijd/instant.ts';
import { loadContactFor } from './access.ts';
import type { Ports } from './ports.ts';

export interface BijlageAdres {
  readonly naam: string;
  readonly type: string;
  readonly bytes: number;
  /** Fetches the bytes without any token, until it expires. */
  readonly adres: string;
  readonly verlooptOp: Instant;
}

export type ReadBijlage = (query: {
  readonly contact: string;
  readonly bericht: string;
  readonly nummer: number;
  readonly door: Gebruiker;
}) => Promise<BijlageAdres>;

/** Long enough to begin a download at once, too short to be passed on. */
export const ADRES_GELDIG_SECONDEN = 60;

const NOT_THERE = 'Deze bijlage bestaat niet.';

/**
 * A short-lived address of one attachment. It names no file: addresses end up in logs, and the name of a file may name a
 * person. Whoever may not see the contact does not learn that it exists.
 * @throws NotFoundError, RefusedError (`bijlage-geweigerd`, `bijlage-verwijderd`)
 */
export function makeReadBijlage({
  zaken,
  inhoud,
  bijlagen,
  clock,
}: Pick<Ports, 'zaken' | 'inhoud' | 'bijlagen' | 'clock'>): ReadBijlage {
  return async ({ contact, bericht, nummer, door }) => {
    const { value } = await loadContactFor(zaken, door, contact);
    // Only what a fact refers to: content of which the fact was never saved is nobody's.
    const known = value.gebeurtenissen.some(
      (event) => event.soort === 'bericht-ontvangen' && event.bericht === bericht,
    );
    const content = known ? await inhoud.readBericht(contact, bericht) : undefined;
    const feit = content?.mail?.bijlagen.find((one) => one.nummer === nummer);
    if (feit === undefined) throw new NotFoundError(NOT_THERE);
    if (feit.status !== 'bewaard') {
      throw new RefusedError(
        'bijlage-geweigerd',
        `Deze bijlage is geweigerd${feit.reden === undefined ? '' : ` (${feit.reden})`}. Zij zit alleen nog in het ruwe bericht.`,
      );
    }
    const { naam, bytes } = feit;
    const type = veiligType(feit.type);
    const nu = clock.now();
    const adres = await bijlagen.signedAddress(bijlageSleutel(contact, bericht, nummer), {
      type,
      bestandsnaam: neutraleNaam(nummer, naam, feit.type),
      seconden: ADRES_GELDIG_SECONDEN,
    });
    if (adres === undefined) {
      throw new RefusedError(
        'bijlage-verwijderd',
        'Deze bijlage wordt niet meer bewaard: de bewaartermijn is voorbij.',
      );
    }
    return { naam, type, bytes, adres, verlooptOp: plusMs(nu, ADRES_GELDIG_SECONDEN * SECOND) };
  };
}
