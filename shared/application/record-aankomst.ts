import type { InloopBericht } from './messages.ts';
import { wijkteamVanLocatie } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { recordFactsOfContact } from './record-facts-of-contact.ts';

export type RecordInloop = (bericht: InloopBericht) => Promise<void>;

/** Records an arrival at a locatie, or a leaving; in either order, any number of times. */
export function makeRecordInloop(ports: Pick<Ports, 'zaken' | 'instellingen' | 'jitter'>): RecordInloop {
  return async (bericht) => {
    const id = bericht.soort === 'aankomst' ? bericht.id : bericht.contact;
    const kop = { id, kanaal: 'inloop', vervolgVan: null } as const;
    if (bericht.soort === 'vertrek') {
      await recordFactsOfContact(ports, kop, [{ id: bericht.id, op: bericht.op, soort: 'vertrokken' }]);
      return;
    }
    const { locatie, op, voor } = bericht;
    const wijkteam = wijkteamVanLocatie(await ports.instellingen.readInstellingen(), locatie);
    await recordFactsOfContact(ports, kop, [
      { id: `aankomst:${id}`, op, soort: 'aangekomen', locatie, wijkteam, ...(voor && { voor }) },
    ]);
  };
}
