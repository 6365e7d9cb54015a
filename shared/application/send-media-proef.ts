/** Sends one test message, by the way of every push. */
import { MEDIA_PROEF, type MediaProef, proefVanPush } from '../domain/media/media-proef.ts';
import type { Instellingen } from '../domain/organisatie/types.ts';
import { plusMs } from '../domain/tijd/instant.ts';
import { makeNoteMediaProef } from './media-proeven.ts';
import type { MediumResult, Ports, SendResult } from './ports.ts';
import {
  GEEN_ADRES,
  type Mediabericht,
  type MediumPorts,
  makeSendMediabericht,
  teamsKaart,
} from './send-mediabericht.ts';
import { LAATSTE_POGING, PUSHTIJD_MS } from './verzendpoging.ts';

const PROEF = 'Dit is een proef. U hoeft niets te doen.';
const TITEL = 'PROEF van Voordeur';

/** `poging`: how often its message was taken from the queue, this time included. */
export type SendMediaProef = (push: string, poging: number) => Promise<void>;

export function makeSendMediaProef(ports: MediumPorts & Pick<Ports, 'jitter'>): SendMediaProef {
  const { zaken, instellingen, clock, adressen } = ports;
  const send = makeSendMediabericht(ports);
  const note = makeNoteMediaProef(ports);

  function berichtVan(push: string): Mediabericht {
    const link = `${adressen.console}/instellingen-meldingen`;
    const kaart = { onderwerp: TITEL, tekst: PROEF, link };
    return {
      zaak: MEDIA_PROEF,
      push,
      onderwerp: TITEL,
      tekst: `${PROEF}\n\nZo komt een melding over een spoedzaak bij u aan. Dit bericht gaat over geen enkele zaak.\n`,
      sms: `${TITEL}. ${PROEF}`,
      toestel: { zaak: MEDIA_PROEF, push, titel: TITEL, tekst: PROEF, urgentie: 'proef', link },
      webhook: (vorm) =>
        vorm === 'teams'
          ? teamsKaart(kaart, 'Open Voordeur')
          : { type: 'media.proef', timestamp: clock.now(), data: { titel: TITEL, tekst: PROEF, link } },
    };
  }

  async function attempt(proef: MediaProef, push: string, all: Instellingen): Promise<SendResult | MediumResult> {
    const persoon = all.medewerkers[proef.medewerker];
    return persoon === undefined ? GEEN_ADRES : send(persoon, proef.medium, berichtVan(push), all);
  }

  return async (push, poging) => {
    const id = proefVanPush(push);
    const proef = id === undefined ? undefined : (await zaken.loadMediaProef(id))?.value;
    if (proef === undefined || proef.verzonden !== null || proef.mislukt !== null) return;
    const verzending = { contact: MEDIA_PROEF, antwoord: proef.id };
    const tot = plusMs(clock.now(), PUSHTIJD_MS);
    if (!(await zaken.takeVerzending(verzending, clock.now(), tot))) {
      if (poging === 1) return;
      throw new Error('This test message is being sent by somebody else, who may be gone.');
    }
    let result: SendResult | MediumResult;
    try {
      result = await attempt(proef, push, await instellingen.readInstellingen());
    } catch (error) {
      await zaken.giveBackVerzending(verzending, tot).catch(() => undefined);
      if (poging < LAATSTE_POGING) throw error;
      result = { soort: 'geweigerd', reden: 'storing' };
    }
    if (result.soort === 'geweigerd') await note(push, { soort: 'mislukt', reden: result.reden });
    else await note(push, { soort: 'verzonden', ...('bewijs' in result && { bewijs: result.bewijs }) });
  };
}
