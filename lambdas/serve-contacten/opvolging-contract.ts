/** What is noted about a contact for who looks back on it. */
import * as z from 'zod';
import { AFLOPEN_AFSPRAAK, ERNSTEN_KLACHT } from '../../shared/domain/contact/types.ts';
import { idInPad, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact } from '../../shared/middleware/http/verwerking.ts';
import { contactSchema } from './contact-schema.ts';
import { kenmerkVelden } from './opvolging-schema.ts';

const rollen = ['teamondersteuner', 'professional'] as const;
const groep = 'Contacten';
const pad = z.object({ id: idInPad });
const antwoord = { status: 201, omschrijving: 'Gedaan; het contact zoals het nu is.', schema: contactSchema } as const;

export const opvolgingContract = {
  'POST /v1/contacten/{id}/kenmerken': {
    id: 'legKenmerkenVast',
    groep,
    samenvatting: 'Leg vast waar het over ging, wie verwees en waarheen',
    toelichting: 'Ook na het afsluiten. Alleen wat u meegeeft verandert. De codes staan in GET /v1/keuzelijsten.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad,
    body: z
      .strictObject(kenmerkVelden)
      .refine((body) => Object.keys(body).length > 0, 'Geef ten minste een van de velden.')
      .meta({ id: 'NieuweKenmerken', minProperties: 1 }),
    antwoord,
  },
  'POST /v1/contacten/{id}/klachten': {
    id: 'meldKlacht',
    groep,
    samenvatting: 'Meld dat iemand een klacht heeft of ontevreden is',
    toelichting:
      'Nog eens melden verandert de ernst, niet het tijdstip. Geen neemt een vergissing terug. Een klacht wordt binnen zes weken afgehandeld (Awb 9:11).',
    rollen,
    verwerking: vanContact('aanmaken', { activiteit: 'klacht' }),
    pad,
    body: z
      .strictObject({ ernst: z.enum([...ERNSTEN_KLACHT, 'geen']), op: tijdstip.exactOptional() })
      .meta({ id: 'NieuweKlacht' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/klachtafhandelingen': {
    id: 'handelKlachtAf',
    groep,
    samenvatting: 'Leg vast hoe een klacht is afgehandeld',
    rollen,
    verwerking: vanContact('wijzigen', { activiteit: 'klacht' }),
    pad,
    body: z
      .strictObject({ ontvankelijk: z.boolean(), opgelost: z.boolean(), op: tijdstip.exactOptional() })
      .meta({ id: 'Klachtafhandeling' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/afspraken': {
    id: 'maakAfspraak',
    groep,
    samenvatting: 'Leg een afspraak vast',
    rollen,
    verwerking: vanContact('aanmaken'),
    pad,
    body: z
      .strictObject({ op: tijdstip.meta({ description: 'Wanneer de afspraak is.' }) })
      .meta({ id: 'NieuweAfspraak' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/afspraken/{afspraak}/aflopen': {
    id: 'rondAfspraakAf',
    groep,
    samenvatting: 'Leg vast of iemand op de afspraak verscheen',
    toelichting:
      'Verschenen telt als een gesprek in persoon. Nog eens vastleggen verbetert het; een afspraak die nog moet komen kan alleen worden afgezegd.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad: pad.extend({ afspraak: idInPad }),
    body: z.strictObject({ uitkomst: z.enum(AFLOPEN_AFSPRAAK) }).meta({ id: 'AfloopAfspraak' }),
    antwoord,
  },
} as const satisfies Partial<Contract>;
