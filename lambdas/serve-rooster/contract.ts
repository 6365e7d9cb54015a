import * as z from 'zod';
import { datum, domein, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { dienst, diensten } from './dienst-schema.ts';
import { roosterContract } from './rooster-contract.ts';
import { ruilContract } from './ruil-contract.ts';

const instant = z.iso.datetime();
const groep = 'Rooster';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;

const dienstenLijst = z.object({ resultaten: z.array(dienst) }).meta({ id: 'Diensten' });

const nummer = z
  .string()
  .regex(/^(0|[1-9]\d{0,8})$/, 'Dit is geen nummer van een publicatie.')
  .transform(Number)
  .meta({ description: 'Nummer van een publicatie van het rooster.', example: '12' });

export const contract = {
  ...roosterContract,
  ...ruilContract,
  'GET /v1/dienstdoenden': {
    id: 'leesDienstdoende',
    groep,
    samenvatting: 'Wie heeft dienst, en waarom',
    rollen: [...staf, 'koppeling'],
    query: z.strictObject({ wijkteam: slug, domein, op: tijdstip.exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'De dienstdoende, met de stappen die tot dit antwoord leidden.',
      schema: z
        .object({
          professional: z.string().nullable(),
          bron: z.enum([
            'inloop',
            'achterwacht',
            'vervanging',
            'buurteam',
            'ander-domein',
            'escalatiecontact',
            'crisisdienst',
          ]),
          uitleg: z.array(z.string()),
          tot: instant.nullable(),
        })
        .meta({ id: 'Dienstdoende' }),
    },
  },
  'GET /v1/diensten': {
    id: 'leesDiensten',
    groep,
    samenvatting: 'De diensten in een periode',
    rollen: staf,
    query: z
      .strictObject({ van: datum, totEnMet: datum, wijkteam: slug.exactOptional(), publicatie: nummer.exactOptional() })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => Date.parse(totEnMet) - Date.parse(van) <= 366 * 86_400_000, {
        path: ['totEnMet'],
        message: 'Hoogstens een jaar.',
      }),
    toelichting: 'Met publicatie: zoals zij na die publicatie stonden.',
    antwoord: { status: 200, omschrijving: 'De diensten die de dagen raken.', schema: dienstenLijst },
  },
  'POST /v1/diensten': {
    id: 'planDiensten',
    groep,
    samenvatting: 'Plan diensten',
    toelichting: 'Een dienst of een lijst van hoogstens 500, in kloktijd. Bij een fout wordt er niets bewaard.',
    rollen: ['beheerder'],
    body: diensten.schema,
    bodyVorm: diensten.vorm,
    antwoord: { status: 201, omschrijving: 'De diensten zoals zij bewaard zijn.', schema: dienstenLijst },
  },
} as const satisfies Partial<Contract>;
