/** Every minute: what is still to be done for the roster, and the mails that follow from it. */

import type { Instellingen } from '../domain/organisatie/types.ts';
import { makeHandleRoosterwerk, type RoosterwerkPorts } from './handle-roosterwerk.ts';
import type { Roosterwerk } from './rooster-ports.ts';
import { contactpersonenVan } from './roostercoordinator.ts';
import { type StaffMailPorts, sendStaffMail } from './staff-mail.ts';

export type WatchRooster = () => Promise<{
  readonly gedaan: number;
  /** Messages for people without a usable address: passed on to somebody else, or to nobody because there is nobody. */
  readonly onbestelbaar: { readonly doorgegeven: number; readonly niemand: number };
  /** By kind only: the ids of some name whom they are about. */
  readonly mislukt: readonly { readonly werk: Roosterwerk['soort']; readonly fout: unknown }[];
}>;

/** Rounds within one look: what was done may give mails that can leave at once. */
const RONDES = 3;

/**
 * Does what is due, the oldest first. A mail is taken off the list after the provider took it: whoever dies in between sends
 * it again, with the same Message-ID. What is for somebody whom nobody can mail is passed on, once: to whom the wijkteam
 * escalates to, else to whoever manages the settings. One that fails stays, and stops no other.
 */
export function makeWatchRooster(ports: RoosterwerkPorts & StaffMailPorts): WatchRooster {
  const { instellingen, clock } = ports;
  const handle = makeHandleRoosterwerk(ports);

  /** Undefined when it was sent or is no mail; else how many others were told in the place of whom it was for. */
  async function perform(werk: Roosterwerk): Promise<number | undefined> {
    if (werk.soort !== 'bericht') {
      await handle(werk);
      return undefined;
    }
    const { aan, onderwerp, tekst, id, op } = werk;
    const settings = await instellingen.readInstellingen();
    const sent = await sendStaffMail(ports, settings, { aan, onderwerp, tekst, naam: `${id}/${op}` });
    const others = sent ? [] : passOn(settings, werk);
    // Written before it is taken off: whoever dies in between passes the same message on again.
    if (others.length > 0) await instellingen.saveWerk(others);
    await instellingen.removeWerk(werk);
    return sent ? undefined : others.length;
  }

  return async () => {
    const mislukt: { werk: Roosterwerk['soort']; fout: unknown }[] = [];
    const tried = new Set<string>();
    let gedaan = 0;
    const onbestelbaar = { doorgegeven: 0, niemand: 0 };
    for (let ronde = 0; ronde < RONDES; ronde += 1) {
      const due = (await instellingen.listWerk(clock.now())).filter(({ id }) => !tried.has(id));
      if (due.length === 0) break;
      for (const werk of due) {
        tried.add(werk.id);
        try {
          const others = await perform(werk);
          gedaan += 1;
          if (others !== undefined) onbestelbaar[others > 0 ? 'doorgegeven' : 'niemand'] += 1;
        } catch (fout) {
          mislukt.push({ werk: werk.soort, fout });
        }
      }
    }
    return { gedaan, onbestelbaar, mislukt };
  };
}

/** The same message for others; what was passed on already is not passed on again. */
function passOn(
  settings: Instellingen,
  werk: Extract<Roosterwerk, { soort: 'bericht' }>,
): readonly Extract<Roosterwerk, { soort: 'bericht' }>[] {
  const { id, aan, tekst, namens } = werk;
  if (namens !== undefined) return [];
  const { naam = aan, wijkteams = [] } = settings.medewerkers[aan] ?? {};
  const others = contactpersonenVan(settings, wijkteams, { zonder: aan });
  const kop = `Dit bericht was voor ${naam}, maar dat kon niet worden gemaild: er is geen bruikbaar werkadres. U krijgt het in plaats daarvan.`;
  return others.map((other) => ({
    ...werk,
    id: `${id}/namens/${other}`,
    aan: other,
    tekst: [kop, '', tekst].join('\n'),
    namens: aan,
  }));
}
