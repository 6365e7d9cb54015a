/** One message to one medewerker by one medium: the address as it is now, and what the provider made of it. */
import { type Pushmedium, SCHERM, SPRAAK } from '../domain/achterwacht/types.ts';
import type { Instellingen, Medewerker, WebhookVorm } from '../domain/organisatie/types.ts';
import { messageIdVan } from './afzender.ts';
import type { Schermen } from './decide-spoedzaak.ts';
import type { LivePush } from './live-push.ts';
import type { MailComposer } from './mail-codec.ts';
import type { MediumResult, Ports, SendResult } from './ports.ts';
import { kenmerkVanPush, notePushBijLeverancier } from './push-bij-leverancier.ts';
import { adresVan } from './spoed-context.ts';

export type MediumPorts = Pick<
  Ports,
  'zaken' | 'instellingen' | 'mail' | 'sms' | 'webpush' | 'webhook' | 'adressen' | 'ids' | 'clock'
> & {
  readonly mailCodec: MailComposer;
  /** Absent where nobody's screen is pushed to. */
  readonly verbindingen?: Schermen;
  readonly liveSockets?: Ports['liveSockets'];
  /** Absent where nobody is called. */
  readonly spraak?: Ports['spraak'];
};

export interface Mediabericht {
  readonly zaak: string;
  /** Its name, and by which reports on it are found back. */
  readonly push: string;
  readonly onderwerp: string;
  /** Of a mail. */
  readonly tekst: string;
  readonly sms: string;
  /** What a device gets, besides the proof by which it tells of it. */
  readonly toestel: object;
  readonly webhook: (vorm: WebhookVorm) => unknown;
  /** What an open console gets; absent = it is not for screens. */
  readonly scherm?: LivePush;
}

export type SendMediabericht = (
  aan: Medewerker,
  medium: Pushmedium,
  bericht: Mediabericht,
  settings: Instellingen,
) => Promise<SendResult | MediumResult>;

/** A device that was off for so long need not ring any more: the ladder has gone on. */
const GELDIG_SECONDEN = 15 * 60;
/** A topic is at most 32 characters of base64url (RFC 8030). */
const ONDERWERP_TEKENS = 32;

export const GEEN_ADRES: SendResult = { soort: 'geweigerd', reden: 'geen-adres' };
/** It was closed since, or its connection does not take anything. */
const GEEN_SCHERM: MediumResult = { soort: 'geweigerd', reden: 'geen-open-scherm' };

/** What only the device that got a push can show: it stands in the encrypted message and nowhere else. */
export function ontvangstbewijs(ids: Pick<Ports['ids'], 'hash'>, geheim: string, push: string): string {
  return ids.hash('ontvangst', geheim, push);
}

/** A card as a Teams workflow takes it. */
export function teamsKaart({ onderwerp, tekst, link }: Record<'onderwerp' | 'tekst' | 'link', string>, knop: string) {
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', text: onderwerp, weight: 'Bolder', size: 'Medium', wrap: true },
            { type: 'TextBlock', text: tekst, wrap: true },
          ],
          actions: [{ type: 'Action.OpenUrl', title: knop, url: link }],
        },
      },
    ],
  };
}

/** Refused with `geen-adres` when there is nothing to send it to; what may pass throws, except on a device. */
export function makeSendMediabericht(ports: MediumPorts): SendMediabericht {
  const { instellingen, mail, mailCodec, sms, webpush, webhook, adressen, clock, ids } = ports;

  /** To every device; one that is gone is forgotten (the next time, when that fails now). One that took it is enough. */
  async function toToestellen(aan: string, { push, toestel }: Mediabericht, all: Instellingen) {
    const abonnementen = all.pushAbonnementen?.[aan] ?? [];
    const onderwerp = ids.hash('onderwerp', push).slice(0, ONDERWERP_TEKENS);
    const answers = await Promise.all(
      abonnementen.map(async (abonnement): Promise<MediumResult> => {
        const inhoud = { ...toestel, bewijs: ontvangstbewijs(ids, abonnement.geheim, push) };
        const result = await webpush.send({ abonnement, inhoud, onderwerp, geldigSeconden: GELDIG_SECONDEN });
        if (result.soort !== 'vervallen') return result;
        await instellingen.removePushAbonnement(aan, abonnement.id).catch(() => undefined);
        return { soort: 'geweigerd', reden: 'abonnement-vervallen' };
      }),
    );
    return answers.find(({ soort }) => soort === 'aangenomen') ?? answers[0] ?? GEEN_ADRES;
  }

  /**
   * To every console of theirs. What a connection takes proves nothing; the console says itself that it shows it. A connection
   * that fails is not tried again: by then the next medium has gone.
   */
  async function toSchermen(aan: string, { scherm }: Mediabericht): Promise<MediumResult> {
    const { verbindingen, liveSockets } = ports;
    if (scherm === undefined || verbindingen === undefined || liveSockets === undefined) return GEEN_SCHERM;
    const open = (await verbindingen.listLive()).filter(({ gebruiker }) => gebruiker.id === aan);
    const posted = await Promise.allSettled(open.map(({ verbinding }) => liveSockets.post(verbinding, scherm)));
    return posted.some((one) => one.status === 'fulfilled' && one.value === 'bezorgd')
      ? { soort: 'aangenomen', leverancier: 'scherm', bewijs: 'volgt' }
      : GEEN_SCHERM;
  }

  async function bySms(aan: string, { zaak, push, sms: tekst }: Mediabericht): Promise<SendResult> {
    const result = await sms.send({ aan, tekst });
    if (result.soort === 'aangenomen')
      await notePushBijLeverancier(ports, 'verzonden-sms', { zaak, push, leverancier: result.leverancier });
    return result;
  }

  /**
   * Rings. What is spoken is made when it is answered, of the case as it is then. That somebody answers proves nothing, for an
   * answering machine does so as well: the key that is pressed does.
   */
  async function byTelefoon(aan: string, { zaak, push }: Mediabericht): Promise<MediumResult> {
    if (ports.spraak === undefined) return { soort: 'geweigerd', reden: 'niet-ingericht' };
    const eenmalig = ids.derived('oproep', push);
    const result = await ports.spraak.bel({ aan, eenmalig, kenmerken: { zaak, push } });
    if (result.soort === 'geweigerd') return result;
    await notePushBijLeverancier(ports, 'oproep', { zaak, push, leverancier: result.leverancier });
    return { soort: 'aangenomen', leverancier: result.leverancier, bewijs: 'volgt' };
  }

  async function byMail(aan: string, { push, onderwerp, tekst }: Mediabericht): Promise<SendResult> {
    const ruw = await mailCodec.composeNotice({
      van: adressen.afzenderMail,
      aan,
      onderwerp,
      tekst,
      // Follows from the push, so that it is the same on a second try; SES puts an id of its own in its place.
      messageId: messageIdVan(adressen.afzenderMail, ids.derived('push', push)),
      op: clock.now(),
    });
    return mail.sendRaw({ van: adressen.afzenderMail, aan, ruw, kenmerk: kenmerkVanPush(push) });
  }

  return async (persoon, medium, bericht, all) => {
    if (!persoon.actief) return GEEN_ADRES;
    if (medium === 'mail' || medium === 'sms' || medium === SPRAAK) {
      const adres = adresVan(persoon, medium);
      if (adres === null) return GEEN_ADRES;
      if (medium === SPRAAK) return byTelefoon(adres, bericht);
      return medium === 'sms' ? bySms(adres, bericht) : byMail(adres, bericht);
    }
    if (medium === SCHERM) return toSchermen(persoon.id, bericht);
    if (medium === 'webpush') return toToestellen(persoon.id, bericht, all);
    const own = all.webhooks?.[persoon.id];
    if (own === undefined) return GEEN_ADRES;
    return webhook.send({
      webhook: own,
      id: `msg_${ids.derived('push', bericht.push)}`,
      inhoud: bericht.webhook(own.vorm),
    });
  };
}
