import { NotFoundError } from '../domain/errors.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import type { Stored } from './ports.ts';

export type AdvanceSpoedzaak = (spoedzaak: string) => Promise<Stored<Spoedzaak>>;

/** Does what has fallen due: the next rung, a reminder, the breach. Nothing due: nothing happens. Returns the case as it then is. */
export function makeAdvanceSpoedzaak(ports: SpoedPorts): AdvanceSpoedzaak {
  return (id) =>
    changeSpoedzaak(
      ports,
      async () => {
        const stored = await ports.zaken.loadSpoedzaak(id);
        if (stored === undefined) throw new NotFoundError('Deze spoedzaak bestaat niet.');
        return stored;
      },
      { soort: 'tik' },
    );
}
