/** What leaves to addresses that people gave: straight to the internet, or through the door of the local run. */
import { makePostOutside, makePostThroughDoor } from '../../shared/adapters/buiten/post-outside.ts';
import { systemClock } from '../../shared/adapters/clock/system-clock.ts';
import { makeWebhookSender } from '../../shared/adapters/webhook/webhook-sender.ts';
import { makeWebPushSender } from '../../shared/adapters/webpush/web-push-sender.ts';
import { readEnv } from '../../shared/config/env.ts';

/** No template gives a door, so that it is no variable that a function asks for: the local run puts it in, as Lambda its own. */
const post = () => {
  const door = process.env['LOKALE_DEUR'];
  return door === undefined ? makePostOutside() : makePostThroughDoor(door);
};

export const webhook = () => makeWebhookSender(post(), systemClock);

export function webpush() {
  const env = readEnv(['VAPID_PUBLIEK', 'VAPID_GEHEIM', 'AFZENDER_MAIL']);
  const { VAPID_PUBLIEK: publiek, VAPID_GEHEIM: geheim } = env;
  const vapid = publiek === '' || geheim === '' ? null : { onderwerp: `mailto:${env.AFZENDER_MAIL}`, publiek, geheim };
  return makeWebPushSender(post(), vapid);
}
