/** A contact as the API shows it, for its description; a test holds it against what the application gives. */
import * as z from 'zod';
import { DOMEINEN, KANALEN, SOORTEN_BERICHT, UITKOMSTEN } from '../../shared/domain/contact/types.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';

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
  spoedzaak: z.string().nullable(),
  gevaarsignalen: z
    .array(z.object({ code: z.string(), plaats: z.string() }))
    .meta({ description: 'Woorden die op gevaar wijzen, en waar ze stonden; leeg als er geen zijn.' }),
  soortBericht: z.enum(SOORTEN_BERICHT).nullable(),
  vervolgVan: z.string().nullable(),
  wachtSinds: instant.nullable(),
  misluktAntwoord: z.boolean(),
  onverzondenSinds: instant
    .nullable()
    .meta({ description: 'Sinds wanneer een antwoord klaarstaat dat nog niet weg is.' }),
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
  versie: z.int(),
};

export const contactSchema = z.object(view).meta({ id: 'Contact' });

export const contactDetailSchema = z
  .object({
    ...view,
    persoon: z.object({
      naam: z.string().exactOptional(),
      mail: z.string().exactOptional(),
      nummer: z.string().exactOptional(),
    }),
    berichten: z.array(
      z.looseObject({
        id: z.string(),
        op: instant,
        onderwerp: z.string().nullable(),
        tekst: z.string(),
        bijlagen: z
          .array(z.object({ naam: z.string(), type: z.string(), bytes: z.int() }))
          .exactOptional()
          .meta({ description: 'Wat er bij een mail zat.' }),
      }),
    ),
    antwoorden: z.array(
      z.looseObject({
        id: z.string(),
        op: instant,
        door: z.string(),
        tekst: z.string(),
        opBericht: z.string().nullable(),
        status: z.enum(['klaargezet', 'verzonden', 'mislukt']),
        verzondenOp: instant.nullable(),
      }),
    ),
    notities: z
      .array(z.object({ id: z.string(), op: instant, door: z.string(), tekst: z.string() }))
      .nullable()
      .meta({ description: 'Null voor wie notities niet mag zien.' }),
    gebeurtenissen: z.array(gebeurtenis),
  })
  .meta({ id: 'ContactVolledig' });
