/** Duties that change hands. */
import * as z from 'zod';
import { RUILSTATUSSEN } from '../../shared/domain/achterwacht/ruilverzoek.ts';
import { idInPad, medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract, Operation } from '../../shared/middleware/http/operation.ts';
import { dienst } from './dienst-schema.ts';

const instant = z.iso.datetime();
const groep = 'Rooster';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
/** Duties are of professionals; whoever manages the roster may decide about them. */
const vragers = ['professional', 'manager', 'beheerder'] as const;

const ruilverzoek = z
  .object({
    id: z.string(),
    dienst,
    door: z.string(),
    aan: z.string().nullable(),
    tegen: dienst.nullable(),
    op: instant,
    status: z.enum(RUILSTATUSSEN),
    beslistOp: instant.nullable(),
    beslistDoor: z.string().nullable(),
    verlooptOp: instant.nullable(),
    versie: z.int(),
  })
  .meta({ id: 'Ruilverzoek' });

const besluit = (
  id: string,
  samenvatting: string,
  toelichting: string,
  rollen: Operation['rollen'] = ['professional'],
) =>
  ({
    id,
    groep,
    samenvatting,
    toelichting,
    rollen,
    pad: z.object({ id: idInPad }),
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord: { status: 201, omschrijving: 'Het ruilverzoek zoals het nu is.', schema: ruilverzoek },
  }) as const satisfies Operation;

export const ruilContract = {
  'GET /v1/ruilverzoeken': {
    id: 'leesRuilverzoeken',
    groep,
    samenvatting: 'Ruilverzoeken over diensten van vandaag en later',
    rollen: staf,
    antwoord: {
      status: 200,
      omschrijving: 'De eigen verzoeken, die aan u, en open aanbiedingen; wie het rooster leidt ziet alle.',
      schema: z.object({ resultaten: z.array(ruilverzoek) }).meta({ id: 'Ruilverzoeken' }),
    },
  },
  'POST /v1/ruilverzoeken': {
    id: 'vraagRuil',
    groep,
    samenvatting: 'Vraag een collega een dienst over te nemen, al dan niet in ruil voor een andere',
    toelichting:
      'Zonder aan krijgt wie het eerst akkoord gaat de dienst. Met zonderAkkoord beslist wie het rooster leidt meteen.',
    rollen: vragers,
    body: z
      .strictObject({
        dienst: z.string().min(1).max(100),
        aan: medewerkerId.exactOptional(),
        tegen: z
          .string()
          .min(1)
          .max(100)
          .exactOptional()
          .meta({ description: 'Dienst van de ander die u in ruil overneemt.' }),
        zonderAkkoord: z.boolean().exactOptional(),
      })
      .meta({ id: 'NieuwRuilverzoek' }),
    antwoord: { status: 201, omschrijving: 'Het ruilverzoek.', schema: ruilverzoek },
  },
  'POST /v1/ruilverzoeken/{id}/akkoorden': besluit(
    'gaAkkoordMetRuil',
    'Ga akkoord: de dienst is dan meteen van u',
    'Alleen wie gevraagd is, of iedereen bij een open aanbod. Geweigerd als u dan afwezig, onbereikbaar of al op dienst bent of te weinig rust houdt.',
  ),
  'POST /v1/ruilverzoeken/{id}/weigeringen': besluit('weigerRuil', 'Weiger een ruil', 'Alleen wie gevraagd is.'),
  'POST /v1/ruilverzoeken/{id}/intrekkingen': besluit(
    'trekRuilIn',
    'Trek een ruilverzoek in',
    'Alleen wie het vroeg, of wie de dienst heeft.',
    vragers,
  ),
} as const satisfies Partial<Contract>;
