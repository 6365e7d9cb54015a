import { RefusedError } from '../domain/errors.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import type { Oordeel } from '../domain/veilig-contact/judge-handeling.ts';
import { loadTerugbelverzoekFor } from './access.ts';
import { changeTerugbelverzoek, type OnTerugbelverzoek, type TerugbelPorts } from './change-terugbelverzoek.ts';
import { commandId } from './command-id.ts';
import { bereikVan, makeShowTerugbelverzoek, type TerugbelverzoekView } from './terugbelverzoek-view.ts';
import { makeCheckVeiligContact, VEILIG_CONTACT } from './veilig-contact.ts';

export type ClaimTerugbelverzoek = (command: OnTerugbelverzoek) => Promise<TerugbelverzoekView>;

/** More contacts of one number than this are not asked for what is safe: their rules follow the number as well. */
const MAX_GEVRAAGD = 20;

/**
 * Somebody takes it and has it for themselves for some minutes, so that two do not ring; taking it again goes on. What
 * safe contact forbids is refused with the moment from which it is allowed, and the promise moves to that moment when it
 * was earlier: nobody is late because they kept somebody safe.
 */
export function makeClaimTerugbelverzoek(ports: TerugbelPorts): ClaimTerugbelverzoek {
  const { zaken, clock, ids } = ports;
  const check = makeCheckVeiligContact(ports);
  const show = makeShowTerugbelverzoek(ports);

  async function judge(command: OnTerugbelverzoek, nu: Instant): Promise<Exclude<Oordeel, { mag: true }> | undefined> {
    const { value } = await loadTerugbelverzoekFor(zaken, command.door, command.terugbelverzoek);
    if (value.status === 'afgesloten') return undefined;
    // Also of contacts that this person may not open: what is unsafe is unsafe.
    const { nummer } = await bereikVan(ports, value.openstaand.toReversed());
    const contacten = value.contacten.toReversed().slice(0, MAX_GEVRAAGD);
    const oordelen = await Promise.all(
      contacten.map((contact) => check({ contact, wijze: 'telefoon', nu, ...(nummer !== null && { adres: nummer }) })),
    );
    const against = oordelen.filter((oordeel) => !oordeel.mag);
    // What never passes says more than what does; of what passes, the last.
    return against.toSorted((a, b) => ((a.vanaf ?? '~') < (b.vanaf ?? '~') ? 1 : -1))[0];
  }

  return async (command) => {
    const against = await judge(command, clock.now());
    if (against !== undefined) {
      const { reden, vanaf } = against;
      if (vanaf !== undefined) await changeTerugbelverzoek(ports, command, { soort: 'verschuif', belofte: vanaf });
      throw new RefusedError(VEILIG_CONTACT, reden, vanaf === undefined ? {} : { vanaf });
    }
    const { door, terugbelverzoek } = command;
    const id = commandId(ids, 'neemTerugbelverzoekAan', terugbelverzoek, command);
    return show(await changeTerugbelverzoek(ports, command, { soort: 'neemAan', id, door: door.id }), door);
  };
}

export type ReleaseTerugbelverzoek = (command: OnTerugbelverzoek) => Promise<TerugbelverzoekView>;

/** Gives it back to everybody, before its time. */
export function makeReleaseTerugbelverzoek(ports: TerugbelPorts): ReleaseTerugbelverzoek {
  const show = makeShowTerugbelverzoek(ports);
  return async (command) => {
    const { door, terugbelverzoek } = command;
    const id = commandId(ports.ids, 'laatTerugbelverzoekLos', terugbelverzoek, command);
    return show(await changeTerugbelverzoek(ports, command, { soort: 'laatLos', id, door: door.id }), door);
  };
}
