import { NotFoundError } from '../domain/errors.ts';
import { MEDIA_PROEF } from '../domain/media/media-proef.ts';
import { bewijstijdMs } from '../domain/spoed/beleid.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import { plusMs } from '../domain/tijd/instant.ts';
import { makeAdvanceSpoedzaak } from './advance-spoedzaak.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import { dispatch } from './dispatch.ts';
import type { PushBericht } from './messages.ts';
import type { MediumResult, SendResult } from './ports.ts';
import { makeSendByMedium } from './send-by-medium.ts';
import { makeSendMediaProef } from './send-media-proef.ts';
import type { MediumPorts } from './send-mediabericht.ts';
import { LAATSTE_POGING, PUSHTIJD_MS } from './verzendpoging.ts';

/** `poging`: how often this message was taken from the queue, this time included. */
export type SendPush = (bericht: PushBericht, poging: number) => Promise<void>;

/**
 * Sends one push: looks the address up now, records the result, and when it failed hands over at once what the case then
 * wants (another medium, the next rung). A push that has a result, or is no longer to the point, is not sent. Where the
 * medium tells of delivery the same message comes back when that should have happened: not delivered is not sent.
 *
 * Of two messages for one push at the same moment the first sends it and the other lets go. A message that comes back again and
 * again is sent whoever seems to have it: rather twice than late (docs/adr/0008).
 */
export function makeSendPush(ports: SpoedPorts & MediumPorts): SendPush {
  const { zaken, instellingen, pushQueue, clock } = ports;
  const sendByMedium = makeSendByMedium(ports);
  const advance = makeAdvanceSpoedzaak(ports);
  const sendMediaProef = makeSendMediaProef(ports);

  /** A fault that may pass is left to the queue, until it has lasted too long for somebody who waits. */
  async function attempt(zaak: Spoedzaak, kop: PushKop, poging: number): Promise<SendResult | MediumResult> {
    const settings = await instellingen.readInstellingen();
    try {
      return await sendByMedium(zaak, kop, settings);
    } catch (error) {
      if (poging < LAATSTE_POGING) throw error;
      return { soort: 'geweigerd', reden: 'storing' };
    }
  }

  return async ({ zaak: id, push }, poging) => {
    if (id === MEDIA_PROEF) return sendMediaProef(push, poging);
    const stored = await zaken.loadSpoedzaak(id);
    if (stored === undefined) return;
    if (stored.value.onbewezen.some((sent) => sent.push === push && sent.bewijsVoor <= clock.now())) await advance(id);
    const kop = stored.value.uitgaand.find((uitgaand) => uitgaand.push === push);
    if (kop === undefined) return;
    const verzending = { contact: id, antwoord: push };
    const tot = plusMs(clock.now(), PUSHTIJD_MS);
    if (!(await zaken.takeVerzending(verzending, clock.now(), tot))) {
      if (poging === 1) return;
      // It came back: its sender died a moment ago, or another message overtook it. Only after more tries is it sure.
      if (poging <= LAATSTE_POGING) throw new Error('This push is being sent by somebody else, who may be gone.');
    }
    const result = await attempt(stored.value, kop, poging).catch(async (error: unknown) => {
      await zaken.giveBackVerzending(verzending, tot).catch(() => undefined);
      throw error;
    });
    const load = async () => {
      const again = await zaken.loadSpoedzaak(id);
      if (again === undefined) throw new NotFoundError('Deze spoedzaak bestaat niet.');
      return again;
    };
    if (result.soort === 'geweigerd') {
      await changeSpoedzaak(ports, load, { soort: 'push-mislukt', push, reden: result.reden });
      return;
    }
    const bewijs = 'bewijs' in result ? { bewijs: result.bewijs } : {};
    await changeSpoedzaak(ports, load, {
      soort: 'push-verzonden',
      push,
      leverancier: result.leverancier,
      ...bewijs,
    });
    // Should this get lost, the tick sees to it.
    if (bewijs.bewijs === 'volgt') await dispatch(pushQueue, [{ zaak: id, push }], bewijstijdMs(kop.medium) / 1000);
  };
}
