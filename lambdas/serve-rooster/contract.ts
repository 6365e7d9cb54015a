import * as z from 'zod';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { datum, domein, lokaalTijdstip, medewerkerId, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { oneOrMany } from '../../shared/middleware/one-or-many.ts';

const instant = z.iso.datetime();
const groep = 'Rooster';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;

const nieuweDienst = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(100)
      .exactOptional()
      .meta({ description: 'Zonder id wordt er een gekozen; dezelfde id vervangt.' }),
    soort: z.enum(['inloop', 'achterwacht']),
    wijkteam: slug,
    locatie: slug.exactOptional(),
    domein,
    professional: medewerkerId,
    van: lokaalTijdstip,
    tot: lokaalTijdstip,
    vervanging: z.boolean().exactOptional().meta({ description: 'Gaat voor op het vaste rooster.' }),
  })
  .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit moet na van liggen.' })
  .meta({ id: 'NieuweDienst' });

const diensten = oneOrMany(nieuweDienst, 500);

const dienst = z
  .looseObject({
    id: z.string(),
    soort: z.enum(['inloop', 'achterwacht']),
    wijkteam: z.string(),
    locatie: z.string().exactOptional(),
    domein: z.enum(DOMEINEN),
    professional: z.string(),
    van: z.string(),
    tot: z.string(),
    vervanging: z.boolean(),
  })
  .meta({ id: 'Dienst' });

const dienstenLijst = z.object({ resultaten: z.array(dienst) }).meta({ id: 'Diensten' });

export const contract = {
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
      .strictObject({ van: datum, totEnMet: datum, wijkteam: slug.exactOptional() })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => Date.parse(totEnMet) - Date.parse(van) <= 366 * 86_400_000, {
        path: ['totEnMet'],
        message: 'Hoogstens een jaar.',
      }),
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
