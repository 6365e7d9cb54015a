/** By which media and when a medewerker is pushed, as requests tell of it. */
import * as z from 'zod';
import { makeReadMediavoorkeuren, makeSaveMediavoorkeuren } from '../../shared/application/mediavoorkeuren.ts';
import type { Ports } from '../../shared/application/ports.ts';
import { MEDIA } from '../../shared/domain/achterwacht/types.ts';
import { medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract, Handlers } from '../../shared/middleware/http/operation.ts';

const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const pad = z.object({ id: medewerkerId });

// What a time may be is judged by the rules of the domain, so that every fault is named at once.
const tijd = (example: string) =>
  z.string().max(20).meta({ description: 'Kloktijd in Nederland, 00:00 tot en met 23:59.', example });
const velden = {
  media: z
    .array(z.enum(MEDIA))
    .max(20)
    .meta({ description: 'Volgorde van voorkeur. Eigen toestellen en een webhook doen altijd mee.' }),
  stilteuren: z
    .strictObject({ van: tijd('22:00'), tot: tijd('07:00') })
    .exactOptional()
    .meta({
      description:
        'Wie geen dienst heeft krijgt dan bij spoed eerst alleen mail, en de rest na afloop als het nog nodig is. Bij een crisis gelden ze niet. Hoogstens twaalf uur.',
    }),
};
const voorkeuren = z
  .object({
    ...velden,
    bereikbaarVia: z
      .array(z.enum(MEDIA))
      .meta({ description: 'Wat daarvan een adres heeft, op volgorde van gebruik.' }),
    spraak: z.boolean().meta({ description: 'Of hier gebeld kan worden, zodat spraak te kiezen is.' }),
  })
  .meta({ id: 'Mediavoorkeuren' });
const antwoord = { status: 200, omschrijving: 'De voorkeuren zoals zij nu zijn.', schema: voorkeuren } as const;

export const mediavoorkeurenContract = {
  'GET /v1/medewerkers/{id}/mediavoorkeuren': {
    id: 'leesMediavoorkeuren',
    groep: 'Pushmedia',
    samenvatting: 'Hoe en wanneer een medewerker meldingen wil krijgen',
    toelichting: 'De eigen voorkeuren; een beheerder ziet die van iedereen.',
    rollen: staf,
    pad,
    antwoord,
  },
  'PUT /v1/medewerkers/{id}/mediavoorkeuren': {
    id: 'bewaarMediavoorkeuren',
    groep: 'Pushmedia',
    samenvatting: 'Stel in hoe en wanneer een medewerker meldingen wil krijgen',
    toelichting:
      'De eigen voorkeuren; een beheerder wijzigt die van iedereen. Zonder stilteuren zijn er geen. Geweigerd als er geen medium met een adres overblijft, of als spraak erin staat en bellen hier niet is ingericht.',
    rollen: staf,
    pad,
    body: z.strictObject(velden).meta({ id: 'MediavoorkeurenInvoer' }),
    antwoord,
  },
} as const satisfies Contract;

export function makeMediavoorkeurenRoutes(
  ports: Pick<Ports, 'instellingen' | 'jitter'>,
): Handlers<typeof mediavoorkeurenContract> {
  const read = makeReadMediavoorkeuren(ports);
  const save = makeSaveMediavoorkeuren(ports);
  return {
    'GET /v1/medewerkers/{id}/mediavoorkeuren': async ({ pad: { id }, gebruiker }) => ({
      body: await read({ medewerker: id, door: gebruiker }),
    }),
    'PUT /v1/medewerkers/{id}/mediavoorkeuren': async ({ pad: { id }, body, gebruiker }) => ({
      body: await save({ medewerker: id, door: gebruiker, voorkeuren: body }),
    }),
  };
}
