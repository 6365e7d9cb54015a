/** Posts a push to the webhook of a medewerker: an answer that says yes within five seconds, or the next medium. */
import type { Clock, WebhookSender } from '../../application/ports.ts';
import { ForbiddenAddressError, type PostOutside } from '../buiten/post-outside.ts';
import { signWebhook } from './sign-webhook.ts';

const ANTWOORD_MS = 5000;

export function makeWebhookSender(post: PostOutside, clock: Clock): WebhookSender {
  return {
    async send({ webhook, id, inhoud }) {
      const body = JSON.stringify(inhoud);
      const seconden = Math.floor(Date.parse(clock.now()) / 1000);
      const koppen = {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Voordeur',
        ...signWebhook(webhook.geheim, id, seconden, body),
      };
      try {
        const status = await post({
          soort: 'webhook',
          adres: webhook.adres,
          koppen,
          inhoud: body,
          wachtMs: ANTWOORD_MS,
        });
        if (status < 200 || status > 299) return { soort: 'geweigerd', reden: `http-${status}` };
        return { soort: 'aangenomen', leverancier: `http-${status}`, bewijs: 'direct' };
      } catch (error) {
        return {
          soort: 'geweigerd',
          reden: error instanceof ForbiddenAddressError ? 'adres-verboden' : 'geen-antwoord',
        };
      }
    },
  };
}
