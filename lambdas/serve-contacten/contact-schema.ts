/** A contact as the API shows it, for its description; a test holds it against what the application gives. */
import * as z from 'zod';
import { REDENEN_ONDERDRUKT } from '../../shared/domain/contact/bevestiging.ts';
import { REDENEN_GEWEIGERD } from '../../shared/domain/contact/bijlagen.ts';
import { DOMEINEN, KANALEN, SOORTEN_BERICHT, UITKOMSTEN } from '../../shared/domain/contact/types.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import { opvolgingView } from './opvolging-schema.ts';
import { trustDetail, trustView } from './trust-schema.ts';
import { andereConceptenSchema, antwoordSchema, conceptSchema, doorsturingSchema } from './uitgaand-schema.ts';

const instant = z.iso.datetime();

const gebeurtenis = z
  .looseObject({ id: z.string(), soort: z.string(), op: instant })
  .meta({ id: 'ContactGebeurtenis', description: 'Wat er gebeurde; de velden hangen af van de soort.' });

const view = {
  id: z.uuid(),
  kanaal: z.enum(KANALEN),
  wijkteam: z.string(),
  locatie: z.string().nullable(),
  domein: z.enum(DOMEINEN).nullable(),
  status: z.enum(['wachtend', 'in-behandeling', 'afgesloten']),
  ontvangenOp: instant,
  aangenomenOp: instant.nullable(),
  aangenomenDoor: z.string().nullable(),
  beantwoordOp: instant.nullable(),
  afgeslotenOp: instant.nullable(),
  uitkomst: z.enum(UITKOMSTEN).nullable(),
  urgentie: z.enum(URGENTIES).nullable(),
  verlagingsverzoek: z
    .object({
      id: z.string(),
      gevraagdOp: instant,
      door: z.string(),
      van: z.enum(URGENTIES),
      naar: z.enum(URGENTIES),
    })
    .nullable()
    .meta({
      description: 'Een verlaging die op het akkoord van een tweede persoon wacht; tot dan verandert er niets.',
    }),
  spoedzaak: z.string().nullable(),
  gevaarsignalen: z
    .array(z.object({ code: z.string(), plaats: z.string() }))
    .meta({ description: 'Woorden die op gevaar wijzen, en waar ze stonden; leeg als er geen zijn.' }),
  soortBericht: z.enum(SOORTEN_BERICHT).nullable(),
  vervolgVan: z.string().nullable(),
  wachtSinds: instant.nullable(),
  misluktAntwoord: z.boolean(),
  bevestiging: z
    .enum(['klaargezet', 'verzonden', 'mislukt', 'ingetrokken', 'onderdrukt'])
    .nullable()
    .meta({ description: 'Wat er van de laatste ontvangstbevestiging van een mail werd.' }),
  bevestigingReden: z
    .enum(REDENEN_ONDERDRUKT)
    .nullable()
    .meta({ description: 'Waarom een mail van een persoon niet is bevestigd.' }),
  misluktBericht: z.boolean().meta({ description: 'Een doorgestuurd bericht of een bevestiging kwam niet aan.' }),
  onverzondenSinds: instant
    .nullable()
    .meta({ description: 'Sinds wanneer een antwoord klaarstaat om te vertrekken; leeg als er geen klaarstaat.' }),
  terugbelverzoeken: z.array(
    z.object({
      id: z.string(),
      gedaanOp: instant,
      uiterlijkOp: instant.nullable(),
      eerstePogingOp: instant.nullable(),
      bereiktOp: instant.nullable(),
    }),
  ),
  twijfels: z
    .array(z.object({ code: z.string(), gebeurtenis: z.string() }))
    .meta({ description: 'Feiten die elkaar tegenspreken; ze staan in geen enkel cijfer.' }),
  ...trustView,
  ...opvolgingView,
  versie: z.int(),
};

const bijlageSchema = z
  .object({
    nummer: z.int(),
    naam: z.string(),
    type: z.string(),
    bytes: z.int(),
    status: z.enum(['bewaard', 'geweigerd']),
    reden: z.enum(REDENEN_GEWEIGERD).exactOptional(),
    sha256: z.string().exactOptional(),
  })
  .meta({ id: 'Bijlage', description: 'Een geweigerde bijlage zit alleen nog in het ruwe bericht.' });

export const contactSchema = z.object(view).meta({ id: 'Contact' });

const norm = {
  normOp: instant.nullable().meta({
    description:
      'Tot en met wanneer een reactie op wie het langst wacht nog binnen de norm is; null als er niemand wacht of er geen norm geldt.',
  }),
};
export const gevondenContactSchema = contactSchema.extend(norm).meta({ id: 'GevondenContact' });

export const contactDetailSchema = z
  .object({
    ...view,
    ...norm,
    persoon: z.object({
      naam: z.string().exactOptional(),
      mail: z.string().exactOptional(),
      nummer: z.string().exactOptional(),
      terugbelnummer: z.string().exactOptional(),
    }),
    berichten: z.array(
      z.looseObject({
        id: z.string(),
        op: instant,
        onderwerp: z.string().nullable(),
        tekst: z.string(),
        bijlagen: z.array(bijlageSchema).exactOptional().meta({ description: 'Wat er bij een mail zat.' }),
      }),
    ),
    antwoorden: z.array(antwoordSchema),
    ...trustDetail,
    crisisdienst: z
      .object({ naam: z.string(), nummer: z.string() })
      .nullable()
      .meta({ description: 'Bij een crisis: wie u dag en nacht belt.' }),
    doorsturingen: z.array(doorsturingSchema),
    concept: conceptSchema.nullable().meta({ description: 'Waar u zelf aan schrijft.' }),
    concepten: andereConceptenSchema,
    notities: z
      .array(z.object({ id: z.string(), op: instant, door: z.string(), tekst: z.string() }))
      .nullable()
      .meta({ description: 'Null voor wie notities niet mag zien.' }),
    gebeurtenissen: z.array(gebeurtenis),
  })
  .meta({ id: 'ContactVolledig' });
