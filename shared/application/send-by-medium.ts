/** One push by its medium: the address as it is now, the words for that medium, and what the provider made of it. */
import type { Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import { magOppakken, staatOpenVoor } from '../domain/spoed/oppakken.ts';
import { type PushOmgeving, type PushTekst, pushTekst, referentieVan } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { messageIdVan } from './afzender.ts';
import type { MailComposer } from './mail-codec.ts';
import { makeMakeOppaklink } from './oppaklinks.ts';
import type { MediumResult, Ports, SendResult } from './ports.ts';
import { kenmerkVanPush, notePushVanSms } from './push-bij-leverancier.ts';
import { adresVan } from './spoed-context.ts';

export type MediumPorts = Pick<
  Ports,
  'zaken' | 'instellingen' | 'mail' | 'sms' | 'webpush' | 'webhook' | 'adressen' | 'ids' | 'clock'
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
  const makeOppaklink = makeMakeOppaklink(ports);

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

  /** What only the person reads to whom it goes: it may say how they take the case up without signing in. */
  async function sendPersonal(zaak: Spoedzaak, kop: PushKop, persoon: Medewerker, omgeving: PushOmgeving) {
    const perSms = kop.medium === 'sms';
    const aan = adresVan(persoon, perSms ? 'sms' : 'mail');
    if (aan === null) return GEEN_ADRES;
    const oppakken = magOppakken(persoon) && staatOpenVoor(zaak, persoon.id);
    const oppakLink = oppakken ? await makeOppaklink(zaak.id, kop.push) : undefined;
    const antwoordbaar = oppakken && adressen.smsNummer !== undefined;
    const tekst = pushTekst(zaak, kop.doel, { ...omgeving, ...(oppakLink && { oppakLink }), antwoordbaar });
    if (perSms) {
      const result = await sms.send({ aan, tekst: tekst.sms });
      if (result.soort === 'aangenomen') await notePushVanSms(ports, zaak.id, kop.push, result.leverancier);
      return result;
    }
    const ruw = await mailCodec.composeNotice({
      van: adressen.afzenderMail,
      aan,
      onderwerp: tekst.onderwerp,
      tekst: tekst.tekst,
      // Follows from the push, so that it is the same on a second try; SES puts an id of its own in its place.
      messageId: messageIdVan(adressen.afzenderMail, ids.derived('push', kop.push)),
      op: clock.now(),
    });
    return mail.sendRaw({ van: adressen.afzenderMail, aan, ruw, kenmerk: kenmerkVanPush(kop.push) });
  }

  return async (zaak, kop, all) => {
    const persoon = all.medewerkers[kop.aan];
    if (persoon?.actief !== true) return GEEN_ADRES;
    const omgeving = {
      naamWijkteam: all.wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam,
      consoleAdres: adressen.console,
      nummerCrisisdienst: all.organisatie.crisisdienst.nummer || STANDAARD_CRISISDIENST.nummer,
    };
    if (kop.medium === 'mail' || kop.medium === 'sms') return sendPersonal(zaak, kop, persoon, omgeving);
    const tekst = pushTekst(zaak, kop.doel, omgeving);
    if (kop.medium === 'webpush') return sendWebpush(zaak, kop, all, tekst);
    const own = all.webhooks?.[kop.aan];
    if (own === undefined) return GEEN_ADRES;
    const inhoud = own.vorm === 'teams' ? teamsInhoud(tekst) : webhookInhoud(zaak, kop, tekst, clock.now());
    return webhook.send({ webhook: own, id: `msg_${ids.derived('push', kop.push)}`, inhoud });
  };
}

/** What only the device that got a push can show: it stands in the encrypted message and nowhere else. */
export function ontvangstbewijs(ids: Pick<Ports['ids'], 'hash'>, geheim: string, push: string): string {
  return ids.hash('ontvangst', geheim, push);
}
