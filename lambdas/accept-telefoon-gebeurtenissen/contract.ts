import * as z from 'zod';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { oneOrMany } from '../../shared/middleware/one-or-many.ts';
import { telefoonGebeurtenis } from '../../shared/middleware/telefoon-gebeurtenis.ts';

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
