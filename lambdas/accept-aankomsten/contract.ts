import * as z from 'zod';
import { domein, slug, tijdstip, uuid } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const aanvaarding = {
  status: 202,
  omschrijving: 'Aangenomen; het wordt verwerkt.',
  schema: z.object({ aanvaard: z.int() }).meta({ id: 'Aanvaarding' }),
} as const;

export const contract = {
  'POST /v1/aankomsten': {
    id: 'meldAankomst',
    groep: 'Inloop',
    samenvatting: 'Noteer dat iemand binnenkomt',
    toelichting:
      'Alleen dat er iemand is en waar; nooit wie, en nooit waarover. Dezelfde id nog eens sturen is onschadelijk.',
    rollen: ['gastvrouw', 'teamondersteuner'],
    body: z
      .strictObject({
        id: uuid.meta({ description: 'Gekozen door wie het noteert; het contact krijgt deze id.' }),
        locatie: slug,
        op: tijdstip.exactOptional().meta({ description: 'Wanneer, als het niet nu is.' }),
        voor: domein.exactOptional(),
      })
      .meta({ id: 'Aankomst' }),
    antwoord: aanvaarding,
  },
  'POST /v1/aankomsten/{id}/vertrekken': {
    id: 'meldVertrek',
    groep: 'Inloop',
    samenvatting: 'Noteer dat iemand vertrok zonder geholpen te zijn',
    rollen: ['gastvrouw', 'teamondersteuner'],
    pad: z.object({ id: uuid }),
    body: z.strictObject({ op: tijdstip.exactOptional() }).meta({ id: 'Vertrek' }),
    antwoord: aanvaarding,
  },
} as const satisfies Partial<Contract>;
