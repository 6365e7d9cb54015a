import { NotFoundError, RefusedError } from '../domain/errors.ts';
import type { Gebruiker } from '../domain/organisatie/types.ts';
import { requireRole } from './access.ts';
import type { OnleesbaarBericht, Ports } from './ports.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

/** What came in, as its kanaal would read it today: what to do to take it in, or why it still cannot be read. */
export type Herlezing = { readonly neemOp: () => Promise<void> } | { readonly onleesbaar: string };

/** Never throws for what it cannot read. */
export type ReadAgain = (bericht: OnleesbaarBericht, ruw: Uint8Array) => Promise<Herlezing>;

export type RereadUnreadable = (command: {
  readonly id: string;
  readonly door: Gebruiker;
}) => Promise<OnleesbaarBericht>;

/**
 * Reads it with today's reader. What can be read goes the way that everything of its kanaal goes, under the ids and with the
 * instant of receipt that it always had: so it becomes one contact, however often this is asked. First on its way, then off
 * the list; should it turn out unreadable there all the same, it is open work again.
 */
export function makeRereadUnreadable(
  ports: Pick<Ports, 'zaken' | 'raw' | 'clock' | 'jitter'> & { readonly readAgain: ReadAgain },
): RereadUnreadable {
  const { zaken, raw, clock, jitter, readAgain } = ports;
  return async ({ id, door }) => {
    requireRole(door, 'teamondersteuner');
    return retryOnConflict(jitter, async () => {
      const stored = await zaken.loadOnleesbaar(id);
      if (stored === undefined) throw new NotFoundError('Dit bericht bestaat niet.');
      const { value } = stored;
      if (value.afhandeling?.herlezen === true) return value;
      if (value.afhandeling !== null)
        throw new RefusedError(
          'al-afgehandeld',
          'Iemand heeft dit bericht al afgehandeld. Het wordt niet nog eens opgenomen.',
        );
      const bytes = await raw.get(value.ruw);
      if (bytes === undefined)
        throw new RefusedError('ruw-ontbreekt', 'Wat er binnenkwam wordt niet meer bewaard. Opnieuw lezen kan niet.');
      const read = await readAgain(value, bytes);
      if ('onleesbaar' in read)
        throw new RefusedError('nog-onleesbaar', `Het lukt nog steeds niet om dit te lezen. ${read.onleesbaar}`);
      await read.neemOp();
      const afhandeling = { op: clock.now(), door: door.id, toelichting: 'Opnieuw gelezen.', herlezen: true } as const;
      const bericht = { ...value, afhandeling };
      await zaken.save([{ soort: 'onleesbaar', bericht, vorige: stored.versie }]);
      return bericht;
    });
  };
}
