/** How urgent a contact is, after the first triage: the second pair of eyes for less. */
import * as z from 'zod';
import { idInPad, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact } from '../../shared/middleware/http/verwerking.ts';
import { contactSchema } from './contact-schema.ts';
import { waarschuwingen } from './trust-schema.ts';

const groep = 'Contacten';
const pad = z.object({ id: idInPad });
const antwoord = {
  status: 201,
  omschrijving: 'Gedaan; het contact zoals het nu is.',
  schema: contactSchema.extend({ waarschuwingen }).meta({ id: 'ContactMetWaarschuwingen' }),
} as const;

export const urgentieContract = {
  'POST /v1/contacten/{id}/verlagingsverzoeken/{verzoek}/besluiten': {
    id: 'beoordeelVerlaging',
    groep,
    samenvatting: 'Beoordeel een verzoek om de urgentie te verlagen',
    toelichting:
      'Wie een lagere urgentie vastlegt dan een open spoedzaak heeft, vraagt daarmee om een verlaging. Een andere professional gaat akkoord of niet; tot dan verandert er niets. Met akkoord wordt de spoedzaak verlaagd, of bij regulier gesloten. Wie het vroeg, kan het verzoek intrekken met akkoord: false. Een nieuw besluit over de urgentie laat een open verzoek vervallen (409 verzoek-vervallen).',
    rollen: ['professional'],
    verwerking: vanContact('wijzigen', { activiteit: 'spoed' }),
    pad: pad.extend({ verzoek: idInPad }),
    body: z
      .strictObject({
        akkoord: z.boolean(),
        reden: tekst(2000).exactOptional().meta({ description: 'Verplicht als u niet akkoord gaat.' }),
      })
      .meta({ id: 'Verlagingsbesluit' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/vooraankondigingen': {
    id: 'kondigVooraf',
    groep,
    samenvatting: 'Stuur de Crisisdienst een vooraankondiging',
    toelichting:
      'Een mail met alleen een referentie, het wijkteam, het domein, de urgentie en de termijn, aan het adres van de Crisisdienst bij de organisatie. Zonder dat adres: 409 geen-mailadres. Alleen bij een open spoedzaak, en een keer per zaak; na een mislukte mail kan het opnieuw.',
    rollen: ['teamondersteuner', 'professional'],
    verwerking: vanContact('verstrekken', { activiteit: 'spoed', gaatVoor: true }),
    pad,
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord: { ...antwoord, schema: contactSchema },
  },
} as const satisfies Partial<Contract>;
