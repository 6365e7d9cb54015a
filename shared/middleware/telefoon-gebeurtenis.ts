import * as z from 'zod';
import { TELEFOON_SOORTEN } from '../domain/contact/types.ts';
import { slug, tijdstip } from './fields.ts';

/** One thing that happened to a call, wherever it comes from: the API, a queue, a file. */
export const telefoonGebeurtenis = z
  .strictObject({
    id: z.string().min(1).max(200).meta({ description: 'Uniek per gebeurtenis; dezelfde bij herhaling.' }),
    oproepId: z.string().min(1).max(200).meta({ description: 'Dezelfde voor alle gebeurtenissen van een oproep.' }),
    soort: z.enum(TELEFOON_SOORTEN),
    op: tijdstip,
    wijkteam: slug.exactOptional(),
    nummer: z.string().min(1).max(40).exactOptional().meta({ description: 'Nummer van de beller, als het bekend is.' }),
    medewerker: z
      .string()
      .min(1)
      .max(200)
      .exactOptional()
      .meta({ description: 'Wie de oproep aannam, zoals de centrale die noemt.', example: 'fatima-el-amrani' }),
    doel: z.string().min(1).max(200).exactOptional().meta({ description: 'Naar wie is doorverbonden.' }),
  })
  .meta({ id: 'TelefoonGebeurtenis' });
