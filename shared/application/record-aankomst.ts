import { decideContact } from '../domain/contact/decide-contact.ts';
import type { GebeurtenisVan } from '../domain/contact/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import { contactWith } from './contact-write.ts';
import type { InloopBericht } from './messages.ts';
import { wijkteamVanLocatie } from './openingstijden.ts';
import type { Ports } from './ports.ts';
import { type KnowsKanaries, kopVan } from './proef.ts';
import { FACTS_NU, recordFactsOfContact } from './record-facts-of-contact.ts';
import { retryOnConflict } from './retry-on-conflict.ts';

export type RecordInloop = (bericht: InloopBericht) => Promise<void>;

type Aankomst = Extract<InloopBericht, { soort: 'aankomst' }>;

/**
 * Records an arrival at a locatie, or a leaving; in either order, any number of times.
 *
 * With its first arrival a visitor gets a number: one more than the last one given at that locatie on that day. It is given
 * once, is nobody else's that day, and never changes: not when the arrival is noted again, and not when one that was noted
 * earlier comes in late (a number worked out from the order of arrival would move up then, under people who already heard
 * theirs). It is a name to be called by, not a place in the queue: who waits longest is told by the wait.
 *
 * The number is taken before the arrival is written, not in one transaction with it, which would cost three writes more.
 * Cut off in between, the same visitor finds it again; had another visitor come first, a number is never called out.
 */
export function makeRecordInloop(
  ports: Pick<Ports, 'zaken' | 'instellingen' | 'jitter'> & KnowsKanaries,
): RecordInloop {
  const { zaken, instellingen, jitter } = ports;

  async function takeNumber(contact: string, dag: string): Promise<number> {
    const last = await zaken.loadLopend('inloopdag', dag);
    if (last?.value.contact === contact) return last.value.nummer;
    const nummer = (last?.value.nummer ?? 0) + 1;
    const lopend = { soort: 'inloopdag', id: dag, contact, nummer } as const;
    await zaken.save([{ soort: 'lopend', lopend, vorige: last?.versie ?? 0 }]);
    return nummer;
  }

  async function arrive({ id, locatie, op, voor, afspraak }: Aankomst): Promise<void> {
    const kop = await kopVan(ports, { id, kanaal: 'inloop', vervolgVan: null }, id);
    const wijkteam = wijkteamVanLocatie(await instellingen.readInstellingen(), locatie);
    await retryOnConflict(jitter, async () => {
      const stored = await zaken.loadContact(id);
      const known = stored?.value.gebeurtenissen.find(
        (event): event is GebeurtenisVan<'aangekomen'> => event.soort === 'aangekomen',
      );
      // Nobody will call out for a trial.
      const first = known === undefined && !kop.proef;
      const volgnummer = first ? await takeNumber(id, `${locatie}/${localDateOf(op)}`) : known?.volgnummer;
      const event: GebeurtenisVan<'aangekomen'> = {
        id: `aankomst:${id}`,
        op,
        soort: 'aangekomen',
        locatie,
        wijkteam,
        ...(voor && { voor }),
        ...(afspraak !== undefined && { afspraak }),
        ...(volgnummer !== undefined && { volgnummer }),
      };
      const command = { soort: 'registreerGebeurtenissen', kop, gebeurtenissen: [event] } as const;
      const events = decideContact(command, stored?.value ?? null, { nu: FACTS_NU });
      if (events.length > 0) await zaken.save([contactWith(stored?.value ?? kop, stored, events).write]);
    });
  }

  return async (bericht) => {
    if (bericht.soort === 'aankomst') return arrive(bericht);
    const kop = await kopVan(ports, { id: bericht.contact, kanaal: 'inloop', vervolgVan: null }, bericht.contact);
    await recordFactsOfContact(ports, kop, [{ id: bericht.id, op: bericht.op, soort: 'vertrokken' }]);
  };
}
