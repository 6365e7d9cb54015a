import * as z from 'zod';
import { TELEFOON_SOORTEN } from '../../shared/application/messages.ts';
import { medewerkerId, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { oneOrMany } from '../../shared/middleware/one-or-many.ts';

export const telefoonGebeurtenis = z
  .strictObject({
    id: z.string().min(1).max(200).meta({ description: 'Uniek per gebeurtenis; dezelfde bij herhaling.' }),
    oproepId: z.string().min(1).max(200).meta({ description: 'Dezelfde voor alle gebeurtenissen van een oproep.' }),
    soort: z.enum(TELEFOON_SOORTEN),
    op: tijdstip,
    wijkteam: slug.exactOptional(),
    nummer: z.string().min(1).max(40).exactOptional().meta({ description: 'Nummer van de beller, als het bekend is.' }),
    medewerker: medewerkerId.exactOptional(),
    doel: z.string().min(1).max(200).exactOptional().meta({ description: 'Naar wie is doorverbonden.' }),
  })
  .meta({ id: 'TelefoonGebeurtenis' });

/** One event or up to 500, in any order; a path in a fault is that of what was sent. */
export const telefoonGebeurtenissen = oneOrMany(telefoonGebeurtenis, 500);

export const contract = {
  'POST /v1/telefoon-gebeurtenissen': {
    id: 'meldTelefoonGebeurtenissen',
    groep: 'Telefoon',
    samenvatting: 'Meld wat er met oproepen gebeurde',
    toelichting:
      'Een gebeurtenis of een lijst van hoogstens 500, in elke volgorde en zo vaak als nodig: een gebeurtenis telt een keer. Bij fouten wordt niets bewaard. Bij 503 is een deel misschien al aangenomen: stuur dan alles opnieuw.',
    rollen: ['koppeling'],
    body: telefoonGebeurtenissen.schema,
    bodyVorm: telefoonGebeurtenissen.vorm,
    antwoord: {
      status: 202,
      omschrijving: 'Aangenomen; de gebeurtenissen worden verwerkt.',
      schema: z.object({ aanvaard: z.int() }).meta({ id: 'Aanvaarding' }),
    },
  },
} as const satisfies Partial<Contract>;
