import { NotFoundError } from '../domain/errors.ts';
import { MEDIA_PROEF, proefVanPush } from '../domain/media/media-proef.ts';
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { makeNoteMediaProef } from './media-proeven.ts';
import type { Ports, Stored } from './ports.ts';
import { ontvangstbewijs } from './send-mediabericht.ts';

export type RecordOntvangst = (ontvangst: {
  readonly zaak: string;
  readonly push: string;
  /** What stood in the message for that device. */
  readonly bewijs: string;
  readonly stap: 'bezorgd' | 'gezien';
}) => Promise<void>;

/**
 * A device tells that a push arrived, or that somebody opened it. Nobody is signed in on a device that rings: that it
 * knows what only the encrypted message said is the proof. NotFoundError for everything that does not add up, alike.
 * Twice, late, or before the push service's own answer was written down: the same outcome.
 */
export function makeRecordOntvangst(ports: SpoedPorts & Pick<Ports, 'ids'>): RecordOntvangst {
  const unknown = () => new NotFoundError('Deze melding is niet bekend.');

  const noteMediaProef = makeNoteMediaProef(ports);

  return async ({ zaak, push, bewijs, stap }) => {
    const { pushAbonnementen = {} } = await ports.instellingen.readInstellingen();
    const isOf = (medewerker: string): boolean =>
      (pushAbonnementen[medewerker] ?? []).some(({ geheim }) => ontvangstbewijs(ports.ids, geheim, push) === bewijs);
    if (zaak === MEDIA_PROEF) {
      const proef = (await ports.zaken.loadMediaProef(proefVanPush(push) ?? ''))?.value;
      if (proef?.medium !== 'webpush' || !isOf(proef.medewerker)) throw unknown();
      await noteMediaProef(push, stap === 'gezien' ? { soort: 'gezien' } : { soort: 'bezorgd', bewijs: 'toestel' });
      return;
    }
    const load = async (): Promise<Stored<Spoedzaak>> => {
      const stored = await ports.zaken.loadSpoedzaak(zaak);
      const kop = stored?.value.gebeurtenissen.find(
        (event) => event.soort === 'push-klaargezet' && event.push === push,
      );
      if (stored === undefined || kop?.soort !== 'push-klaargezet' || kop.medium !== 'webpush') throw unknown();
      if (!isOf(kop.aan)) throw unknown();
      return stored;
    };
    await changeSpoedzaak(ports, load, { soort: `push-${stap}`, push });
  };
}
