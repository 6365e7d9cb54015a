/** Web push: encrypted for one device (RFC 8291), signed by us (RFC 8292), handed to its push service (RFC 8030). */
import webpush from 'web-push';
import type { WebPushSender } from '../../application/ports.ts';
import { ForbiddenAddressError, type PostOutside } from '../buiten/post-outside.ts';

const ANTWOORD_MS = 5000;

export interface Vapid {
  /** `mailto:` address of whoever a push service can turn to. */
  readonly onderwerp: string;
  readonly publiek: string;
  readonly geheim: string;
}

/** A push service says these of a device that is gone for good. */
const VERVALLEN = new Set([404, 410]);

type Bericht = Parameters<WebPushSender['send']>[0];

/** The request for one device, or undefined when it cannot be made: its key or ours is no key. */
function encrypt({ abonnement, inhoud, onderwerp, geldigSeconden }: Bericht, vapid: Vapid) {
  const subscription = { endpoint: abonnement.adres, keys: { p256dh: abonnement.sleutel, auth: abonnement.geheim } };
  try {
    const { headers, body } = webpush.generateRequestDetails(subscription, JSON.stringify(inhoud), {
      vapidDetails: { subject: vapid.onderwerp, publicKey: vapid.publiek, privateKey: vapid.geheim },
      TTL: geldigSeconden,
      urgency: 'high',
      topic: onderwerp,
      contentEncoding: 'aes128gcm',
    });
    const koppen = Object.entries(headers as Record<string, string | number>)
      .map(([naam, waarde]) => [naam.toLowerCase(), String(waarde)] as const)
      // Whoever posts it says how long it is.
      .filter(([naam]) => naam !== 'content-length');
    return { koppen: Object.fromEntries(koppen), inhoud: body ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Without keys (`null`) nothing is sent: then another medium is the one. So it is when the push service is full or ill:
 * whoever waits for a push does not wait for that.
 */
export function makeWebPushSender(post: PostOutside, vapid: Vapid | null): WebPushSender {
  return {
    async send(bericht) {
      if (vapid === null) return { soort: 'geweigerd', reden: 'niet-ingesteld' };
      const request = encrypt(bericht, vapid);
      if (request === undefined) return { soort: 'geweigerd', reden: 'geen-sleutel' };
      const { adres } = bericht.abonnement;
      try {
        const status = await post({ soort: 'webpush', adres, ...request, wachtMs: ANTWOORD_MS });
        if (VERVALLEN.has(status)) return { soort: 'vervallen' };
        if (status < 200 || status > 299) return { soort: 'geweigerd', reden: `http-${status}` };
        return { soort: 'aangenomen', leverancier: `http-${status}`, bewijs: 'volgt' };
      } catch (error) {
        return {
          soort: 'geweigerd',
          reden: error instanceof ForbiddenAddressError ? 'adres-verboden' : 'geen-antwoord',
        };
      }
    },
  };
}
