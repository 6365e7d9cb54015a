/** What becomes of the urgent cases of somebody who cannot be on duty any more, at once. */
import type { Spoedzaak } from '../domain/spoed/types.ts';
import { localDateOf } from '../domain/tijd/amsterdam.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { makeAdvanceSpoedzaak } from './advance-spoedzaak.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import type { Stored } from './ports.ts';

/** Cases at a time; people seldom hold more than a handful, so this is about how many are open at all. */
const PER_KEER = 100;

export type HandBackSpoedzaken = (medewerker: string, sinds: Instant) => Promise<readonly Spoedzaak[]>;

/** Given back by an attempt that was cut off before it could tell. */
const wentBack = ({ gebeurtenissen }: Spoedzaak, medewerker: string, sinds: Instant): boolean =>
  gebeurtenissen.some(
    (event) => event.soort === 'overgedragen' && event.van === medewerker && event.aan === null && event.op >= sinds,
  );

/**
 * A case that nobody took up and of which they were asked goes on to the next; one that they took up goes back to whoever is
 * on duty. Returns the cases that went back since `sinds`. Doing it again does nothing more. One that fails never stops the others; then
 * it throws at the end.
 */
export function makeHandBackSpoedzaken(ports: SpoedPorts): HandBackSpoedzaken {
  const { zaken, clock } = ports;
  const advance = makeAdvanceSpoedzaak(ports);

  async function load(id: string): Promise<Stored<Spoedzaak>> {
    const stored = await zaken.loadSpoedzaak(id);
    if (stored === undefined) throw new Error(`case ${id} is on the list and not there`);
    return stored;
  }

  return async (medewerker, sinds) => {
    const back: Spoedzaak[] = [];
    const failed: unknown[] = [];
    const today = localDateOf(clock.now());
    let cursor: string | undefined;
    do {
      const page = await zaken.listSpoedzaken({ open: true, dagen: { van: today, totEnMet: today } }, PER_KEER, cursor);
      for (const { value } of page.items) {
        try {
          if (value.opgepaktDoor === medewerker && value.bereiktOp === null) {
            const command = { soort: 'draagOver', aan: null, door: medewerker } as const;
            const { value: changed } = await changeSpoedzaak(ports, () => load(value.id), command);
            if (changed.opgepaktDoor === null) back.push(changed);
          } else if (wentBack(value, medewerker, sinds)) back.push(value);
          else if (value.status === 'open' && value.opgepaktDoor === null) await advance(value.id);
        } catch (error) {
          failed.push(error);
        }
      }
      cursor = page.cursor;
    } while (cursor !== undefined);
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} cases could not be handed on`);
    return back;
  };
}
