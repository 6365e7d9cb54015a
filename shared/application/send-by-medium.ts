/** One push by its medium: the address as it is now, the words for that medium, and what the provider made of it. */
import type { Instellingen } from '../domain/organisatie/types.ts';
import { type PushTekst, pushTekst, referentieVan } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import type { MediumResult, Ports, SendResult } from './ports.ts';
import { adresVan } from './spoed-context.ts';

export type MediumPorts = Pick<
  Ports,
  'instellingen' | 'mail' | 'sms' | 'webpush' | 'webhook' | 'adressen' | 'ids' | 'clock'
> & {
  readonly mailCodec: MailComposer;
};

export type SendByMedium = (
  zaak: Spoedzaak,
  kop: PushKop,
  settings: Instellingen,
) => Promise<SendResult | MediumResult>;

/** A device that was off for so long need not ring any more: the ladder has gone on. */
const GELDIG_SECONDEN = 15 * 60;
/** A topic is at most 32 characters of base64url (RFC 8030). */
const ONDERWERP_TEKENS = 32;

const GEEN_ADRES: SendResult = { soort: 'geweigerd', reden: 'geen-adres' };

/** What a device shows, and by which it tells that it got it. No more than what stands in the mail. */
function toestelInhoud(zaak: Spoedzaak, { push }: PushKop, { onderwerp, sms, link }: PushTekst, bewijs: string) {
  return { zaak: zaak.id, push, titel: onderwerp, tekst: sms, urgentie: zaak.urgentie, link, bewijs };
}

function webhookInhoud(zaak: Spoedzaak, { doel }: PushKop, { onderwerp, link }: PushTekst, op: Instant) {
  return {
    type: `spoedzaak.${doel}`,
    timestamp: op,
    data: {
      zaak: zaak.id,
      referentie: referentieVan(zaak.id),
      wijkteam: zaak.wijkteam,
      domein: zaak.domein,
      urgentie: zaak.urgentie,
      uiterlijkOp: zaak.uiterlijkOp,
      titel: onderwerp,
      link,
    },
  };
}

/** A card as a Teams workflow takes it. */
function teamsInhoud({ onderwerp, tekst, link }: PushTekst) {
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
          actions: [{ type: 'Action.OpenUrl', title: 'Open de zaak', url: link }],
        },
      },
    ],
  };
}

export function makeSendByMedium(ports: MediumPorts): SendByMedium {
  const { instellingen, mail, mailCodec, sms, webpush, webhook, adressen, clock, ids } = ports;

  /** To every device; one that is gone is forgotten (the next time, when that fails now). One that took it is enough. */
  async function sendWebpush(zaak: Spoedzaak, kop: PushKop, all: Instellingen, tekst: PushTekst) {
    const abonnementen = all.pushAbonnementen?.[kop.aan] ?? [];
    const onderwerp = ids.hash('onderwerp', kop.push).slice(0, ONDERWERP_TEKENS);
    const answers = await Promise.all(
      abonnementen.map(async (abonnement): Promise<MediumResult> => {
        const bewijs = ontvangstbewijs(ids, abonnement.geheim, kop.push);
        const inhoud = toestelInhoud(zaak, kop, tekst, bewijs);
        const result = await webpush.send({ abonnement, inhoud, onderwerp, geldigSeconden: GELDIG_SECONDEN });
        if (result.soort !== 'vervallen') return result;
        await instellingen.removePushAbonnement(kop.aan, abonnement.id).catch(() => undefined);
        return { soort: 'geweigerd', reden: 'abonnement-vervallen' };
      }),
    );
    return answers.find(({ soort }) => soort === 'aangenomen') ?? answers[0] ?? GEEN_ADRES;
  }

  return async (zaak, kop, all) => {
    if (all.medewerkers[kop.aan]?.actief !== true) return GEEN_ADRES;
    const tekst = pushTekst(zaak, kop.doel, {
      naamWijkteam: all.wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam,
      consoleAdres: adressen.console,
      nummerCrisisdienst: all.organisatie.crisisdienst.nummer || STANDAARD_CRISISDIENST.nummer,
    });
    if (kop.medium === 'webpush') return sendWebpush(zaak, kop, all, tekst);
    if (kop.medium === 'webhook') {
      const own = all.webhooks?.[kop.aan];
      if (own === undefined) return GEEN_ADRES;
      const inhoud = own.vorm === 'teams' ? teamsInhoud(tekst) : webhookInhoud(zaak, kop, tekst, clock.now());
      return webhook.send({ webhook: own, id: `msg_${ids.derived('push', kop.push)}`, inhoud });
    }
    const aan = adresVan(all.medewerkers[kop.aan], kop.medium);
    if (aan === null) return GEEN_ADRES;
    if (kop.medium === 'sms') return sms.send({ aan, tekst: tekst.sms });
    const ruw = await mailCodec.composeNotice({
      van: adressen.afzenderMail,
      aan,
      onderwerp: tekst.onderwerp,
      tekst: tekst.tekst,
      // Follows from the push, so that it is the same on a second try; SES puts an id of its own in its place.
      messageId: messageIdVan(adressen.afzenderMail, ids.derived('push', kop.push)),
      op: clock.now(),
    });
    return mail.sendRaw({ van: adressen.afzenderMail, aan, ruw });
  };
}

/** What only the device that got a push can show: it stands in the encrypted message and nowhere else. */
export function ontvangstbewijs(ids: Pick<Ports['ids'], 'hash'>, geheim: string, push: string): string {
  return ids.hash('ontvangst', geheim, push);
}
