import { NotFoundError } from '../domain/errors.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';

export type AdvanceSpoedzaak = (spoedzaak: string) => Promise<void>;

/** Does what has fallen due: the next rung, a reminder, the breach. Nothing due: nothing happens. */
export function makeAdvanceSpoedzaak(ports: SpoedPorts): AdvanceSpoedzaak {
  return async (id) => {
    await changeSpoedzaak(
      ports,
      async () => {
        const stored = await ports.zaken.loadSpoedzaak(id);
        if (stored === undefined) throw new NotFoundError('Deze spoedzaak bestaat niet.');
        return stored;
      },
      { soort: 'tik' },
    );
  };
}
