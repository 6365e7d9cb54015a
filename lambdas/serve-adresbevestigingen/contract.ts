import * as z from 'zod';
import { BEVESTIGBARE_MEDIA } from '../../shared/domain/organisatie/bevestigd.ts';
import { medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const groep = 'Pushmedia';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const medium = z.enum(BEVESTIGBARE_MEDIA);

export const contract = {
  'POST /v1/medewerkers/{id}/adresbevestigingen': {
    id: 'stuurAdrescode',
    groep,
    samenvatting: 'Stuur een code naar het adres van een medewerker, om te zien of berichten daar aankomen',
    toelichting:
      'Het eigen adres; een beheerder voor iedereen. De code is een kwartier geldig, voor vijf pogingen. Hoogstens een code per minuut en vijf per etmaal. Een adres dat niet bevestigd is krijgt gewoon meldingen.',
    rollen: staf,
    pad: z.object({ id: medewerkerId }),
    body: z.strictObject({ medium }).meta({ id: 'AdresbevestigingInvoer' }),
    antwoord: {
      status: 201,
      omschrijving: 'De code is verstuurd.',
      schema: z.object({ medium, geldigTot: z.iso.datetime() }).meta({ id: 'Adresbevestiging' }),
    },
  },
  'POST /v1/medewerkers/{id}/adresbevestigingen/{medium}/codes': {
    id: 'bevestigAdres',
    groep,
    samenvatting: 'Geef de code terug die is verstuurd',
    toelichting: 'Wordt het adres later gewijzigd, dan is het niet meer bevestigd.',
    rollen: staf,
    pad: z.object({ id: medewerkerId, medium }),
    body: z
      .strictObject({ code: z.string().regex(/^\d{6}$/, 'Een code heeft zes cijfers.') })
      .meta({ id: 'AdrescodeInvoer' }),
    antwoord: {
      status: 201,
      omschrijving: 'Het adres is bevestigd.',
      schema: z.object({ medium, bevestigdOp: z.iso.datetime() }).meta({ id: 'BevestigdAdres' }),
    },
  },
} as const satisfies Contract;
