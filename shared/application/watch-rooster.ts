/** Every minute: what is still to be done for the roster, and the mails that follow from it. */
import { makeHandleRoosterwerk, type RoosterwerkPorts } from './handle-roosterwerk.ts';
import type { Roosterwerk } from './rooster-ports.ts';
import { type StaffMailPorts, sendStaffMail } from './staff-mail.ts';

export type WatchRooster = () => Promise<{
  readonly gedaan: number;
  readonly mislukt: readonly { readonly werk: string; readonly fout: unknown }[];
}>;

/** Rounds within one look: what was done may give mails that can leave at once. */
const RONDES = 3;

/**
 * Does what is due, the oldest first. A mail is taken off the list after the provider took it: whoever dies in between sends
 * it again, with the same Message-ID. Whom nobody can mail is not tried again. One that fails stays, and stops no other.
 */
export function makeWatchRooster(ports: RoosterwerkPorts & StaffMailPorts): WatchRooster {
  const { instellingen, clock } = ports;
  const handle = makeHandleRoosterwerk(ports);

  async function perform(werk: Roosterwerk): Promise<void> {
    if (werk.soort !== 'bericht') return handle(werk);
    const { aan, onderwerp, tekst, id, op } = werk;
    await sendStaffMail(ports, await instellingen.readInstellingen(), { aan, onderwerp, tekst, naam: `${id}/${op}` });
    await instellingen.removeWerk(werk);
  }

  return async () => {
    const mislukt: { werk: string; fout: unknown }[] = [];
    const tried = new Set<string>();
    let gedaan = 0;
    for (let ronde = 0; ronde < RONDES; ronde += 1) {
      const due = (await instellingen.listWerk(clock.now())).filter(({ id }) => !tried.has(id));
      if (due.length === 0) break;
      for (const werk of due) {
        tried.add(werk.id);
        try {
          await perform(werk);
          gedaan += 1;
        } catch (fout) {
          mislukt.push({ werk: werk.id, fout });
        }
      }
    }
    return { gedaan, mislukt };
  };
}
