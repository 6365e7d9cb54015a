import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { paging } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const groep = 'Uitval';
const rollen = ['beheerder'] as const;
const pad = z.object({
  wachtrij: z.string().min(1).max(100).meta({ description: 'Naam van de wachtrij.', example: 'telefoon' }),
});
const soort = z.enum(['wachtrij', 'stroom']);
const ids = z.array(z.string());

const telling = z
  .object({ wachtrij: z.string(), soort, aantal: z.int(), oudsteOp: instant.nullable() })
  .meta({ id: 'UitvalTelling' });

const bericht = z
  .object({
    id: z.string(),
    verzondenOp: instant,
    pogingen: z.int().nullable(),
    kanaal: z.enum(KANALEN).nullable(),
    contacten: ids,
    spoedzaken: ids,
    verwijzingen: ids,
    mislukking: z
      .object({ op: instant, fout: z.string(), code: z.string().exactOptional(), plek: z.string().exactOptional() })
      .nullable(),
    uitleg: z.string(),
  })
  .meta({ id: 'UitvalBericht' });

export const contract = {
  'GET /v1/uitval': {
    id: 'leesUitval',
    groep,
    samenvatting: 'Hoeveel er in elke wachtrij voor mislukte berichten ligt',
    toelichting: 'Aantallen zijn die van de wachtrijdienst: juist zodra er niets meer onderweg is.',
    rollen: ['beheerder', 'teamondersteuner'],
    antwoord: {
      status: 200,
      omschrijving: 'Alle wachtrijen, ook de lege.',
      schema: z.object({ resultaten: z.array(telling) }).meta({ id: 'Uitval' }),
    },
  },
  'GET /v1/uitval/{wachtrij}': {
    id: 'leesUitvalVanWachtrij',
    groep,
    samenvatting: 'De mislukte berichten van een wachtrij: waar ze over gaan en waarom ze mislukten',
    toelichting: 'Nooit wat erin staat. Kijken houdt niets vast en verandert niets.',
    rollen,
    pad,
    query: z.strictObject({ limit: paging.limit }),
    antwoord: {
      status: 200,
      omschrijving: 'De oudste berichten.',
      schema: z
        .object({ wachtrij: z.string(), soort, aantal: z.int(), berichten: z.array(bericht) })
        .meta({ id: 'UitvalOverzicht' }),
    },
  },
  'POST /v1/uitval/{wachtrij}/herhalingen': {
    id: 'herhaalUitval',
    groep,
    samenvatting: 'Probeer mislukte berichten opnieuw: alle, of alleen de genoemde',
    toelichting:
      'Mag altijd nog eens: wat al lukte, telt niet dubbel. Staat er een vervolg in het antwoord, geef dat dan mee om verder te gaan.',
    rollen,
    pad,
    body: z
      .strictObject({
        berichten: z.array(z.string().min(1).max(200)).min(1).max(500).exactOptional(),
        vervolg: z.string().min(1).max(2000).exactOptional(),
      })
      .meta({ id: 'HerhalingInvoer' }),
    antwoord: {
      status: 202,
      omschrijving: 'Ze gaan terug naar waar ze mislukten.',
      schema: z
        .object({
          wachtrij: z.string(),
          herhaald: z.int(),
          zaken: z.int().nullable(),
          aantal: z.int(),
          vervolg: z.string().exactOptional(),
        })
        .meta({ id: 'Herhaling' }),
    },
  },
} as const satisfies Partial<Contract>;
