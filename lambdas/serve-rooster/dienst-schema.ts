/** A duty as it is sent and as it is shown. */
import * as z from 'zod';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { domein, lokaalTijdstip, medewerkerId, slug } from '../../shared/middleware/fields.ts';
import { oneOrMany } from '../../shared/middleware/one-or-many.ts';

export const nieuweDienst = z
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

export const diensten = oneOrMany(nieuweDienst, 500);

export const dienst = z
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
