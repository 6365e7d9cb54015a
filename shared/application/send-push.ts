import { NotFoundError } from '../domain/errors.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { pushTekst } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { changeSpoedzaak, type SpoedPorts } from './change-spoedzaak.ts';
import type { MailComposer } from './mail-codec.ts';
import type { PushBericht } from './messages.ts';
import type { Ports, SendResult } from './ports.ts';
import { adresVan } from './spoed-context.ts';

/** `poging`: how often this message was taken from the queue, this time included. */
export type SendPush = (bericht: PushBericht, poging: number) => Promise<void>;

/** After so many failing attempts the medium counts as failed, and the next one is used at once. */
export const LAATSTE_POGING = 3;

/**
 * Sends one push: looks the address up now, records the result, and when it failed hands over at once what the case then
 * wants (another medium, the next rung). A push that has a result, or is no longer to the point, is not sent.
 */
export function makeSendPush(
  ports: SpoedPorts & Pick<Ports, 'mail' | 'sms' | 'adressen' | 'ids'> & { readonly mailCodec: MailComposer },
): SendPush {
  const { zaken, instellingen, mail, mailCodec, sms, adressen, clock, ids } = ports;

  async function send(zaak: Spoedzaak, kop: PushKop, settings: Instellingen): Promise<SendResult> {
    const aan = adresVan(settings.medewerkers[kop.aan], kop.medium);
    if (aan === null) return { soort: 'geweigerd', reden: 'geen-adres' };
    const tekst = pushTekst(zaak, kop.doel, {
      naamWijkteam: settings.wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam,
      consoleAdres: adressen.console,
      nummerCrisisdienst: settings.organisatie.crisisdienst.nummer || STANDAARD_CRISISDIENST.nummer,
    });
    if (kop.medium === 'sms') return sms.send({ aan, tekst: tekst.sms });
    const domain = adressen.afzenderMail.slice(adressen.afzenderMail.lastIndexOf('@') + 1).replace('>', '');
    const ruw = await mailCodec.composeNotice({
      van: adressen.afzenderMail,
      aan,
      onderwerp: tekst.onderwerp,
      tekst: tekst.tekst,
      // Follows from the push, so that it is the same on a second try; SES puts an id of its own in its place.
      messageId: `${ids.derived('push', kop.push)}@${domain}`,
      op: clock.now(),
    });
    return mail.sendRaw({ van: adressen.afzenderMail, aan, ruw });
  }

  /** A fault that may pass is left to the queue, until it has lasted too long for somebody who waits. */
  async function attempt(zaak: Spoedzaak, kop: PushKop, poging: number): Promise<SendResult> {
    const settings = await instellingen.readInstellingen();
    try {
      return await send(zaak, kop, settings);
    } catch (error) {
      if (poging < LAATSTE_POGING) throw error;
      return { soort: 'geweigerd', reden: 'storing' };
    }
  }

  return async ({ zaak: id, push }, poging) => {
    const stored = await zaken.loadSpoedzaak(id);
    const kop = stored?.value.uitgaand.find((uitgaand) => uitgaand.push === push);
    if (stored === undefined || kop === undefined) return;
    const result = await attempt(stored.value, kop, poging);
    const load = async () => {
      const again = await zaken.loadSpoedzaak(id);
      if (again === undefined) throw new NotFoundError('Deze spoedzaak bestaat niet.');
      return again;
    };
    await changeSpoedzaak(
      ports,
      load,
      result.soort === 'aangenomen'
        ? { soort: 'push-verzonden', push, leverancier: result.leverancier }
        : { soort: 'push-mislukt', push, reden: result.reden },
    );
  };
}
