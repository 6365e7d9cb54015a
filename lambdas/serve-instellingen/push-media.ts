/** Devices and webhooks by which a medewerker is pushed, as requests tell of them. */
import * as z from 'zod';
import type { Ports } from '../../shared/application/ports.ts';
import { makePushMedia } from '../../shared/application/push-media.ts';
import { NotFoundError } from '../../shared/domain/errors.ts';
import { type PushAbonnement, WEBHOOK_VORMEN } from '../../shared/domain/organisatie/types.ts';
import { idInPad, medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract, Handlers } from '../../shared/middleware/http/operation.ts';

const groep = 'Pushmedia';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const beheer = ['beheerder'] as const;
const medewerkerPad = z.object({ id: medewerkerId });
const adres = z.string().min(1).max(2000);
const weg = { status: 200, omschrijving: 'Weg.', schema: z.object({ verwijderd: z.literal(true) }) } as const;

const abonnement = z
  .object({
    id: z.string(),
    dienst: z.string().meta({ description: 'De pushdienst van het toestel; het adres zelf is geheim.' }),
    sinds: z.iso.datetime(),
  })
  .meta({ id: 'PushAbonnement' });

/** As a browser writes its subscription. */
const abonnementBody = z
  .strictObject({
    endpoint: adres,
    expirationTime: z.number().nullable().exactOptional(),
    keys: z.strictObject({
      p256dh: z.string().regex(/^B[\w-]{86}=?$/, 'Dit is geen openbare sleutel van een toestel.'),
      auth: z.string().regex(/^[\w-]{22}(==)?$/, 'Dit is geen geheim van een toestel.'),
    }),
  })
  .meta({ id: 'PushAbonnementInvoer' });

export const pushMediaContract = {
  'GET /v1/push-sleutels': {
    id: 'leesPushSleutel',
    groep,
    samenvatting: 'De openbare sleutel waarmee een browser zich voor meldingen aanmeldt',
    rollen: staf,
    antwoord: {
      status: 200,
      omschrijving: 'De sleutel (applicationServerKey); 404 als meldingen op toestellen niet zijn ingesteld.',
      schema: z.object({ openbareSleutel: z.string() }).meta({ id: 'PushSleutel' }),
    },
  },
  'GET /v1/push-abonnementen': {
    id: 'leesPushAbonnementen',
    groep,
    samenvatting: 'Mijn toestellen',
    rollen: staf,
    antwoord: {
      status: 200,
      omschrijving: 'De toestellen waarop u meldingen krijgt.',
      schema: z.object({ resultaten: z.array(abonnement) }).meta({ id: 'PushAbonnementen' }),
    },
  },
  'POST /v1/push-abonnementen': {
    id: 'meldToestelAan',
    groep,
    samenvatting: 'Meld een toestel van uzelf aan voor meldingen',
    toelichting:
      'Zoals de browser het geeft (PushSubscription.toJSON). Hoogstens tien; het oudste maakt plaats. Een toestel dat niet meer bestaat verdwijnt vanzelf.',
    rollen: staf,
    body: abonnementBody,
    antwoord: { status: 201, omschrijving: 'Aangemeld.', schema: abonnement },
  },
  'POST /v1/push-abonnementen/{id}/verwijderingen': {
    id: 'meldToestelAf',
    groep,
    samenvatting: 'Meld een toestel van uzelf af',
    rollen: staf,
    pad: z.object({ id: idInPad }),
    antwoord: weg,
  },
  'PUT /v1/medewerkers/{id}/webhook': {
    id: 'bewaarWebhook',
    groep,
    samenvatting: 'Stuur de meldingen van een medewerker ook naar een webadres',
    toelichting:
      'Alleen https en alleen het openbare internet. Wat wordt gestuurd is ondertekend zoals Standard Webhooks dat doet; teams geeft een kaart voor een workflow van Microsoft Teams. Het geheim is alleen in dit antwoord te zien; opnieuw bewaren geeft een nieuw geheim.',
    rollen: beheer,
    pad: medewerkerPad,
    body: z.strictObject({ adres, vorm: z.enum(WEBHOOK_VORMEN).default('standaard') }).meta({ id: 'WebhookInvoer' }),
    antwoord: {
      status: 200,
      omschrijving: 'De webhook, met het geheim.',
      schema: z.object({ adres, vorm: z.enum(WEBHOOK_VORMEN), geheim: z.string() }).meta({ id: 'Webhook' }),
    },
  },
  'POST /v1/medewerkers/{id}/webhook/verwijderingen': {
    id: 'verwijderWebhook',
    groep,
    samenvatting: 'Haal de webhook van een medewerker weg',
    rollen: beheer,
    pad: medewerkerPad,
    antwoord: weg,
  },
} as const satisfies Contract;

export type PushMediaPorts = Pick<Ports, 'instellingen' | 'ids' | 'clock'> & {
  /** Empty: no web push here. */
  readonly vapidPubliek: string;
  readonly newWebhookGeheim: () => string;
};

const shown = ({ id, adres: waar, sinds }: PushAbonnement) => ({ id, dienst: new URL(waar).hostname, sinds });

export function makePushMediaRoutes(ports: PushMediaPorts): Handlers<typeof pushMediaContract> {
  const media = makePushMedia(ports);
  const gone = { body: { verwijderd: true } };
  return {
    'GET /v1/push-sleutels': async () => {
      if (ports.vapidPubliek === '') throw new NotFoundError('Meldingen op toestellen zijn hier niet ingesteld.');
      return { body: { openbareSleutel: ports.vapidPubliek } };
    },
    'GET /v1/push-abonnementen': async ({ gebruiker }) => ({
      body: { resultaten: (await media.abonnementenVan(gebruiker.id)).map(shown) },
    }),
    'POST /v1/push-abonnementen': async ({ body: { endpoint, keys }, gebruiker }) => {
      const nieuw = { adres: endpoint, sleutel: keys.p256dh.replace(/=+$/, ''), geheim: keys.auth.replace(/=+$/, '') };
      return { body: shown(await media.addAbonnement(gebruiker.id, nieuw)) };
    },
    'POST /v1/push-abonnementen/{id}/verwijderingen': async ({ pad, gebruiker }) => {
      await media.removeAbonnement(gebruiker.id, pad.id);
      return gone;
    },
    'PUT /v1/medewerkers/{id}/webhook': async ({ pad, body }) => ({
      body: await media.setWebhook(pad.id, body, ports.newWebhookGeheim),
    }),
    'POST /v1/medewerkers/{id}/webhook/verwijderingen': async ({ pad }) => {
      await media.removeWebhook(pad.id);
      return gone;
    },
  };
}
