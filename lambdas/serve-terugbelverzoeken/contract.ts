import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { TERUGBEL_REDENEN, TERUGBEL_SLUITREDENEN } from '../../shared/domain/terugbelverzoek/types.ts';
import { datum, idInPad, paging, slug, tekst, tijdstip, wijze } from '../../shared/middleware/fields.ts';
import type { Contract, Operation } from '../../shared/middleware/http/operation.ts';
import { vanContacten, vanTerugbelverzoek } from '../../shared/middleware/http/verwerking.ts';

const instant = z.iso.datetime();
const groep = 'Terugbellen';
const rollen = ['teamondersteuner', 'professional'] as const;
const pad = z.object({ id: idInPad });

const terugbelverzoek = z
  .object({
    id: z.string(),
    status: z.enum(['open', 'afgesloten']),
    wijkteam: z.string(),
    belofte: instant.meta({ description: 'Voor dit tijdstip moet het geprobeerd zijn.' }),
    teLaat: z.boolean(),
    aantalOproepen: z.int(),
    contacten: z.array(z.string()).meta({ description: 'De contacten die u mag zien, oudste eerst.' }),
    redenen: z.array(z.enum(TERUGBEL_REDENEN)),
    voorkeur: z.object({ van: z.string(), tot: z.string() }).nullable(),
    eersteOproepOp: instant,
    laatsteOproepOp: instant,
    pogingen: z.array(z.object({ op: instant, door: z.string(), gelukt: z.boolean(), wijze: z.string() })),
    geclaimdDoor: z.string().nullable(),
    geclaimdTot: instant.nullable(),
    afsluiting: z.object({ op: instant, reden: z.enum(TERUGBEL_SLUITREDENEN), door: z.string() }).nullable(),
    nummer: z.string().nullable(),
    naam: z.string().nullable(),
    versie: z.int(),
  })
  .meta({
    id: 'Terugbelverzoek',
    description: 'Een nummer dat teruggebeld moet worden, met alles wat daartoe leidde.',
  });

const command = <B extends z.ZodType>(id: string, samenvatting: string, body: B, toelichting?: string) =>
  ({
    id,
    groep,
    samenvatting,
    rollen,
    // Whoever calls back may be what saves somebody.
    verwerking: vanTerugbelverzoek('wijzigen', { gaatVoor: true }),
    pad,
    body,
    antwoord: { status: 201, omschrijving: 'Gedaan; het terugbelverzoek zoals het nu is.', schema: terugbelverzoek },
    ...(toelichting ? { toelichting } : {}),
  }) as const satisfies Operation;

const leeg = z.strictObject({}).meta({ id: 'ZonderVelden' });

export const contract = {
  'GET /v1/terugbelverzoeken': {
    id: 'leesTerugbelverzoeken',
    groep,
    samenvatting: 'Wie er teruggebeld moet worden',
    toelichting:
      'Open verzoeken met de vroegste belofte eerst; afgesloten verzoeken van de laatste veertien dagen, nieuwste eerst. Een bladzijde kan korter zijn dan gevraagd terwijl er meer is.',
    rollen,
    verwerking: vanTerugbelverzoek('zoeken', { object: null, betrokkenen: ['antwoord.resultaten[].contacten[]'] }),
    query: z.strictObject({
      status: z.enum(['open', 'afgesloten']).default('open'),
      wijkteam: slug.exactOptional(),
      ...paging,
    }),
    antwoord: {
      status: 200,
      omschrijving: 'De terugbelverzoeken.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(terugbelverzoek),
          zonderNummer: z.int().meta({
            description:
              'Hoeveel mensen de laatste veertien dagen gemist zijn, of terugbellen vroegen, zonder bruikbaar nummer.',
          }),
          zonderNummerContacten: z.array(z.string()).meta({ description: 'Hun contacten, nieuwste eerst.' }),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'TerugbelverzoekenBladzijde' }),
    },
  },
  'GET /v1/terugbelverzoeken/{id}': {
    id: 'leesTerugbelverzoek',
    groep,
    samenvatting: 'Lees een terugbelverzoek',
    rollen,
    verwerking: vanTerugbelverzoek('inzien'),
    pad,
    antwoord: { status: 200, omschrijving: 'Het terugbelverzoek.', schema: terugbelverzoek },
  },
  'POST /v1/terugbelverzoeken/{id}/aannames': command(
    'neemTerugbelverzoekAan',
    'Ik bel terug',
    leeg,
    'U heeft het een kwartier voor u alleen; nog eens aannemen verlengt dat. Wie later komt krijgt 409 en leest wie het heeft en tot wanneer. Een afspraak over veilig contact gaat altijd voor (409, met vanaf).',
  ),
  'POST /v1/terugbelverzoeken/{id}/loslatingen': command(
    'laatTerugbelverzoekLos',
    'Laat een terugbelverzoek los voor een collega',
    leeg,
  ),
  'POST /v1/terugbelverzoeken/{id}/contactpogingen': command(
    'meldTerugbelpoging',
    'Leg vast dat u heeft gebeld',
    z.strictObject({ gelukt: z.boolean(), wijze, op: tijdstip.exactOptional() }).meta({ id: 'Contactpoging' }),
    'Alleen een gelukte poging sluit het verzoek. De poging staat ook bij elk contact dat zelf om terugbellen vroeg.',
  ),
  'POST /v1/terugbelverzoeken/{id}/afsluitingen': command(
    'sluitTerugbelverzoekAf',
    'Sluit een terugbelverzoek af zonder dat er is teruggebeld',
    z
      .strictObject({ reden: z.enum(TERUGBEL_SLUITREDENEN), toelichting: tekst(1000).exactOptional() })
      .meta({ id: 'TerugbelAfsluiting' }),
    'Bereikt is pas wie gesproken is: leg dan een gelukte contactpoging vast.',
  ),
  'GET /v1/twijfelgevallen': {
    id: 'leesTwijfelgevallen',
    groep: 'Telefonie',
    samenvatting: 'Contacten waarvan de feiten elkaar tegenspreken',
    toelichting:
      'Wat twijfelachtig is staat in geen enkel cijfer. Zonder van en totEnMet (dagen van ontvangst): de laatste veertien dagen.',
    rollen: ['teamondersteuner', 'professional', 'beheerder'],
    verwerking: vanContacten('antwoord.resultaten[].contact'),
    query: z.strictObject({ van: datum.exactOptional(), totEnMet: datum.exactOptional(), ...paging }),
    antwoord: {
      status: 200,
      omschrijving: 'De twijfelgevallen: eerst tegenspraken, dan oproepen waarvan nooit een einde is gemeld.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(
            z.object({
              contact: z.string(),
              kanaal: z.enum(KANALEN),
              wijkteam: z.string(),
              ontvangenOp: instant,
              twijfels: z.array(z.object({ code: z.string(), gebeurtenis: z.string().nullable(), uitleg: z.string() })),
            }),
          ),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'Twijfelgevallen' }),
    },
  },
} as const satisfies Partial<Contract>;
