/** An open console says what it did with a push (docs/adr/0037). */
import { SCHERM } from '../domain/achterwacht/types.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { decideAndSave } from './change-spoedzaak.ts';
import type { Ports, Stored } from './ports.ts';

export type RecordSchermontvangst = (ontvangst: {
  /** Medewerker id of who signed in on the connection that it came by. */
  readonly door: string;
  readonly zaak: string;
  readonly push: string;
  /** `bezorgd`: it is shown. `gezien`: the person has it before them, or opened it. */
  readonly stap: 'bezorgd' | 'gezien';
}) => Promise<void>;

/**
 * Only of a push to a screen of that very person: the connection is the proof. NotFoundError for everything that does not add up,
 * alike. Twice, late, in any order, from several screens: the same outcome. It takes nothing up.
 */
export function makeRecordSchermontvangst(
  ports: Pick<Ports, 'zaken' | 'instellingen' | 'clock' | 'jitter'>,
): RecordSchermontvangst {
  return async ({ door, zaak, push, stap }) => {
    const load = async (): Promise<Stored<Spoedzaak>> => {
      const stored = await ports.zaken.loadSpoedzaak(zaak);
      const kop = stored?.value.gebeurtenissen.find(
        (event) => event.soort === 'push-klaargezet' && event.push === push,
      );
      const own = kop?.soort === 'push-klaargezet' && kop.medium === SCHERM && kop.aan === door;
      if (stored === undefined || !own) throw new NotFoundError('Deze melding is niet bekend.');
      return stored;
    };
    // Nobody is pushed because of it, so that there is nothing to hand over.
    await decideAndSave(ports, load, { soort: `push-${stap}`, push, bewijs: 'scherm' });
  };
}
