import * as z from 'zod';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { slug } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContacten } from '../../shared/middleware/http/verwerking.ts';

const instant = z.iso.datetime();

export const contract = {
  'GET /v1/wachtborden/{locatie}': {
    id: 'leesWachtbord',
    groep: 'Inloop',
    samenvatting: 'Wie er op een locatie wacht',
    toelichting:
      'Zonder namen en zonder waarover het gaat: een nummer om iemand mee te roepen, en hoe lang er gewacht wordt. Wie een afspraak heeft staat in dezelfde lijst.',
    rollen: ['gastvrouw', 'teamondersteuner', 'professional'],
    verwerking: vanContacten('antwoord.wachtend[].contact', { handeling: 'inzien', activiteit: 'inloop' }),
    pad: z.object({ locatie: slug }),
    antwoord: {
      status: 200,
      omschrijving: 'Het wachtbord van nu; wie het langst wacht staat bovenaan.',
      schema: z
        .object({
          locatie: z.string(),
          wijkteam: z.string(),
          peildatum: instant,
          toestand: z.object({ open: z.boolean(), reden: z.string(), volgendeWijziging: instant.nullable() }),
          wachtend: z.array(
            z.object({
              volgnummer: z
                .int()
                .nullable()
                .meta({ description: 'Nummer van deze dag op deze locatie; verandert nooit.' }),
              contact: z.string(),
              sinds: instant,
              wachttijdSeconden: z.int(),
              voor: z.enum(DOMEINEN).nullable(),
              afspraak: z.boolean(),
              overNorm: z.boolean().nullable().meta({ description: 'Null als er voor deze wacht geen norm geldt.' }),
            }),
          ),
          aantal: z.int(),
          langstWachtendeSeconden: z.int().nullable(),
          nietAfgemeld: z
            .int()
            .meta({ description: 'Bezoeken van de zes dagen hiervoor waarvan het einde ontbreekt.' }),
        })
        .meta({ id: 'Wachtbord' }),
    },
  },
} as const satisfies Partial<Contract>;
