import { NotFoundError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { requireRole } from './access.ts';
import type { OnleesbaarBericht, Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type HandleUnreadable = (command: {
  readonly id: string;
  readonly door: Gebruiker;
  readonly toelichting: string;
}) => Promise<OnleesbaarBericht>;

/** Notes what a person did with it; the first one counts, the input itself stays. */
export function makeHandleUnreadable({
  zaken,
  clock,
  jitter,
}: Pick<Ports, 'zaken' | 'clock' | 'jitter'>): HandleUnreadable {
  return async ({ id, door, toelichting }) => {
    requireRole(door, 'teamondersteuner');
    return retryOnConflict(jitter, async () => {
      const stored = await zaken.loadOnleesbaar(id);
      if (stored === undefined) throw new NotFoundError('Dit bericht bestaat niet.');
      if (stored.value.afhandeling !== null) return stored.value;
      const bericht = { ...stored.value, afhandeling: { op: clock.now(), door: door.id, toelichting } };
      await zaken.save([{ soort: 'onleesbaar', bericht, vorige: stored.versie }]);
      return bericht;
    });
  };
}
