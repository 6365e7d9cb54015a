/** One push by its medium: the words for that medium, and what the provider made of it. */
import type { Instellingen, Medewerker } from '../domain/organisatie/types.ts';
import { magOppakken, staatOpenVoor } from '../domain/spoed/oppakken.ts';
import { type PushOmgeving, type PushTekst, pushTekst, referentieVan } from '../domain/spoed/push-tekst.ts';
import type { PushKop, Spoedzaak } from '../domain/spoed/types.ts';
import type { Instant } from '../domain/tijd/instant.ts';
import { STANDAARD_CRISISDIENST } from '../domain/urgentie/acties.ts';
import { livePushVan } from './live-push.ts';
import { makeMakeOppaklink } from './oppaklinks.ts';
import type { MediumResult, SendResult } from './ports.ts';
import { GEEN_ADRES, type MediumPorts, makeSendMediabericht, teamsKaart } from './send-mediabericht.ts';
import { adresVan } from './spoed-context.ts';

export type SendByMedium = (
  zaak: Spoedzaak,
  kop: PushKop,
  settings: Instellingen,
) => Promise<SendResult | MediumResult>;

/** What a device shows. No more than what stands in the mail. */
function toestelInhoud(zaak: Spoedzaak, { push }: PushKop, { onderwerp, sms, link }: PushTekst) {
  return { zaak: zaak.id, push, titel: onderwerp, tekst: sms, urgentie: zaak.urgentie, link };
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

export function makeSendByMedium(ports: MediumPorts): SendByMedium {
  const { adressen, clock } = ports;
  const sendMediabericht = makeSendMediabericht(ports);
  const makeOppaklink = makeMakeOppaklink(ports);

  /** What only the person reads to whom it goes: it may say how they take the case up without signing in. */
  async function personal(zaak: Spoedzaak, kop: PushKop, persoon: Medewerker): Promise<Partial<PushOmgeving>> {
    if (!magOppakken(persoon) || !staatOpenVoor(zaak, persoon.id)) return {};
    const oppakLink = await makeOppaklink(zaak.id, kop.push);
    return { ...(oppakLink && { oppakLink }), antwoordbaar: adressen.smsNummer !== undefined };
  }

  return async (zaak, kop, all) => {
    const persoon = all.medewerkers[kop.aan];
    if (persoon?.actief !== true) return GEEN_ADRES;
    const { medium } = kop;
    const perAdres = medium === 'mail' || medium === 'sms';
    if (perAdres && adresVan(persoon, medium) === null) return GEEN_ADRES;
    const naamWijkteam = all.wijkteams[zaak.wijkteam]?.naam ?? zaak.wijkteam;
    const tekst = pushTekst(zaak, kop.doel, {
      naamWijkteam,
      consoleAdres: adressen.console,
      nummerCrisisdienst: all.organisatie.crisisdienst.nummer || STANDAARD_CRISISDIENST.nummer,
      ...(perAdres && (await personal(zaak, kop, persoon))),
    });
    const bericht = {
      zaak: zaak.id,
      push: kop.push,
      onderwerp: tekst.onderwerp,
      tekst: tekst.tekst,
      sms: tekst.sms,
      toestel: toestelInhoud(zaak, kop, tekst),
      scherm: livePushVan(zaak, kop, naamWijkteam),
      webhook: (vorm: string) =>
        vorm === 'teams' ? teamsKaart(tekst, 'Open de zaak') : webhookInhoud(zaak, kop, tekst, clock.now()),
    };
    return sendMediabericht(persoon, medium, bericht, all);
  };
}
