/** The devices and the address of their own by which somebody is pushed. */
import { type Fault, InvalidError, NotFoundError } from '../domain/errors.ts';
import { whyNoBuitenadres } from '../domain/media/buitenadres.ts';
import type { PushAbonnement, Webhook, WebhookVorm } from '../domain/organisatie/types.ts';
import type { Ports } from './ports.ts';

type MediaPorts = Pick<Ports, 'instellingen' | 'ids' | 'clock'>;

/** The oldest device makes room: browsers ask for a new address now and then, and seldom give the old one back. */
export const MAX_TOESTELLEN = 10;

export interface NieuwAbonnement {
  readonly adres: string;
  readonly sleutel: string;
  readonly geheim: string;
}

function refuseInside(veld: string, adres: string): void {
  const melding = whyNoBuitenadres(adres);
  const faults: Fault[] = melding === null ? [] : [{ veld, melding }];
  if (faults.length > 0) throw new InvalidError(faults);
}

export function makePushMedia({ instellingen, ids, clock }: MediaPorts) {
  const abonnementenVan = async (medewerker: string): Promise<readonly PushAbonnement[]> =>
    (await instellingen.readInstellingen()).pushAbonnementen?.[medewerker] ?? [];

  return {
    abonnementenVan,
    /** Keeps a device of somebody; the same device again is the same subscription. */
    async addAbonnement(medewerker: string, nieuw: NieuwAbonnement): Promise<PushAbonnement> {
      refuseInside('endpoint', nieuw.adres);
      const id = ids.derived('push-abonnement', nieuw.adres);
      const known = await abonnementenVan(medewerker);
      const same = known.find((abonnement) => abonnement.id === id);
      if (same?.sleutel === nieuw.sleutel && same.geheim === nieuw.geheim) return same;
      const others = known
        .filter((abonnement) => abonnement.id !== id)
        .toSorted((een, ander) => een.sinds.localeCompare(ander.sinds));
      for (const old of others.slice(0, Math.max(0, others.length + 1 - MAX_TOESTELLEN)))
        await instellingen.removePushAbonnement(medewerker, old.id);
      const abonnement = { id, ...nieuw, sinds: clock.now() };
      await instellingen.savePushAbonnement(medewerker, abonnement);
      return abonnement;
    },
    /** Only a device of one's own; quiet when it is gone already. */
    async removeAbonnement(medewerker: string, id: string): Promise<void> {
      const known = await abonnementenVan(medewerker);
      if (known.some((abonnement) => abonnement.id === id)) await instellingen.removePushAbonnement(medewerker, id);
    },
    /** `makeGeheim`: a new secret each time, so that setting it again is also how a secret is changed. */
    async setWebhook(
      medewerker: string,
      { adres, vorm }: { readonly adres: string; readonly vorm: WebhookVorm },
      makeGeheim: () => string,
    ): Promise<Webhook> {
      refuseInside('adres', adres);
      const { medewerkers } = await instellingen.readInstellingen();
      if (!Object.hasOwn(medewerkers, medewerker)) throw new NotFoundError('Deze medewerker is niet bekend.');
      const webhook = { adres, vorm, geheim: makeGeheim() };
      await instellingen.saveWebhook(medewerker, webhook);
      return webhook;
    },
    async removeWebhook(medewerker: string): Promise<void> {
      const { webhooks = {} } = await instellingen.readInstellingen();
      if (Object.hasOwn(webhooks, medewerker)) await instellingen.saveWebhook(medewerker, null);
    },
  };
}
