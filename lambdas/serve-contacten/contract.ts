import * as z from 'zod';
import { KANALEN, UITKOMSTEN, UITZONDERINGEN } from '../../shared/domain/contact/types.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import {
  datum,
  domein,
  idInPad,
  kanaal,
  lokaleTijd,
  paging,
  slug,
  tekst,
  tijdstip,
  wijze,
} from '../../shared/middleware/fields.ts';
import type { Contract, Operation } from '../../shared/middleware/http/operation.ts';
import { type Verwerking, vanContact, vanContacten } from '../../shared/middleware/http/verwerking.ts';
import { oneOrMany } from '../../shared/middleware/one-or-many.ts';
import { signalen } from '../advise-urgentie/contract.ts';
import { contactDetailSchema, contactSchema, gevondenContactSchema } from './contact-schema.ts';
import { opvolgingContract } from './opvolging-contract.ts';
import { kenmerkVelden } from './opvolging-schema.ts';
import { trajectContract } from './traject-contract.ts';
import { trustContract } from './trust-contract.ts';
import { waarschuwingen } from './trust-schema.ts';
import { uitgaandContract } from './uitgaand-contract.ts';
import { urgentieContract } from './urgentie-contract.ts';

const rollen = ['teamondersteuner', 'professional'] as const;
const pad = z.object({ id: idInPad });
const groep = 'Contacten';
const antwoord = { status: 201, omschrijving: 'Gedaan; het contact zoals het nu is.', schema: contactSchema } as const;

const metWaarschuwingen = {
  ...antwoord,
  schema: contactSchema.extend({ waarschuwingen }).meta({ id: 'ContactMetWaarschuwingen' }),
} as const;

/** What may be what saves somebody: it goes on when it cannot be written who did it. */
const voorrang: Verwerking = vanContact('wijzigen', { gaatVoor: true });

/** A thing that a person does with a contact: a new sub-resource. */
const command = <B extends z.ZodType>(id: string, samenvatting: string, body: B, toelichting?: string) =>
  ({
    id,
    groep,
    samenvatting,
    rollen,
    verwerking: vanContact('wijzigen') as Verwerking,
    pad,
    body,
    antwoord,
    ...(toelichting ? { toelichting } : {}),
  }) satisfies Operation;

const filters = {
  status: oneOrMany(z.enum(['wachtend', 'in-behandeling', 'afgesloten']), 3),
  kanaal: oneOrMany(kanaal, KANALEN.length),
  wijkteam: oneOrMany(slug, 50),
};

const overig = {
  van: datum.exactOptional(),
  totEnMet: datum.exactOptional(),
  contacten: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(100)
    .exactOptional()
    .meta({ description: 'Alleen deze contacten, zoals zij nu zijn; zonder andere velden en zonder bladzijden.' }),
};
/** Each field one value or a list, given on as a list. */
const zoekfilter = z
  .strictObject({
    status: filters.status.schema.exactOptional(),
    kanaal: filters.kanaal.schema.exactOptional(),
    wijkteam: filters.wijkteam.schema.exactOptional(),
    ...overig,
  })
  .refine((filter) => filter.contacten === undefined || Object.keys(filter).length === 1, {
    path: ['contacten'],
    message: 'Noem dan geen andere velden.',
  });
const zoekfilterVorm = z
  .strictObject({
    status: filters.status.vorm.exactOptional(),
    kanaal: filters.kanaal.vorm.exactOptional(),
    wijkteam: filters.wijkteam.vorm.exactOptional(),
    ...overig,
  })
  .meta({ id: 'ContactFilter' });

const leeg = z.strictObject({}).meta({ id: 'ZonderVelden' });

export const contract = {
  ...uitgaandContract,
  ...trustContract,
  ...opvolgingContract,
  ...trajectContract,
  ...urgentieContract,
  'GET /v1/contacten/{id}': {
    id: 'leesContact',
    groep,
    samenvatting: 'Lees een contact',
    rollen,
    verwerking: vanContact('inzien'),
    pad,
    antwoord: { status: 200, omschrijving: 'Het contact, met wat uw rol ervan mag zien.', schema: contactDetailSchema },
  },
  'GET /v1/contacten/{id}/berichten/{bericht}/bijlagen/{nummer}': {
    id: 'leesBijlage',
    groep,
    samenvatting: 'Vraag het adres van een bijlage',
    toelichting:
      'Het adres geeft de bijlage als download, zonder token, en verloopt na een minuut. Een geweigerde bijlage heeft geen adres (409).',
    rollen,
    verwerking: vanContact('inzien'),
    pad: pad.extend({ bericht: idInPad, nummer: idInPad }),
    antwoord: {
      status: 200,
      omschrijving: 'Naam, type en grootte van de bijlage, en waar zij nu te halen is.',
      schema: z
        .object({
          naam: z.string(),
          type: z.string(),
          bytes: z.int(),
          adres: z.string(),
          verlooptOp: z.iso.datetime(),
        })
        .meta({ id: 'BijlageAdres' }),
    },
  },
  'POST /v1/contacten/_zoek': {
    id: 'zoekContacten',
    groep,
    samenvatting: 'Zoek contacten',
    toelichting:
      'Het filter staat in de inhoud, zodat er niets in een adres komt; status, kanaal en wijkteam zijn een waarde of een lijst. Zonder van en totEnMet (dagen van ontvangst): alles wat open is, en wat de laatste veertien dagen is afgesloten. De volgende bladzijde: dezelfde inhoud, met de cursor.',
    rollen,
    verwerking: vanContacten('antwoord.resultaten[].id'),
    query: z.strictObject(paging),
    body: zoekfilter,
    bodyVorm: zoekfilterVorm,
    antwoord: {
      status: 200,
      omschrijving: 'De contacten: eerst wie wacht, dan wat in behandeling is, dan wat is afgesloten.',
      link: true,
      schema: z
        .object({ resultaten: z.array(gevondenContactSchema), cursor: z.string().exactOptional() })
        .meta({ id: 'ContactenBladzijde' }),
    },
  },
  'POST /v1/contacten/{id}/aannames': {
    ...command('neemContactAan', 'Neem een contact aan', leeg),
    verwerking: voorrang,
  },
  'POST /v1/contacten/{id}/triages': {
    ...command(
      'trieerContact',
      'Leg de urgentie vast',
      z
        .strictObject({
          signalen: signalen.default({}),
          leeftijd: z.int().min(-1).max(130).exactOptional(),
          urgentie: z.enum(URGENTIES),
          domein: domein.exactOptional().meta({
            description:
              'Zonder domein geldt dat van het contact; anders jeugd onder de 18 jaar en sociaal in alle andere gevallen.',
          }),
          redenAfwijking: tekst(2000)
            .exactOptional()
            .meta({ description: 'Verplicht als u afwijkt van het advies, of de urgentie verlaagt.' }),
          notitie: tekst(1000).exactOptional(),
        })
        .meta({ id: 'Triage' }),
      'Het systeem adviseert, u beslist. Bij spoed of crisis wordt een spoedzaak geopend en de dienstdoende professional gewaarschuwd. Verhogen geldt meteen. Minder dan een open spoedzaak is een verzoek: het contact houdt zijn urgentie en toont verlagingsverzoek, tot een andere professional akkoord geeft.',
    ),
    verwerking: voorrang,
    antwoord: metWaarschuwingen,
  },
  'POST /v1/contacten/{id}/terugbelverzoeken': {
    ...command(
      'vraagTerugbellen',
      'Leg een terugbelverzoek vast',
      z
        .strictObject({
          op: tijdstip.exactOptional(),
          nummer: tekst(60)
            .exactOptional()
            .meta({ description: 'Het nummer om te bellen, als dat een ander is dan waarmee gebeld werd.' }),
          voorkeur: z
            .strictObject({ van: lokaleTijd, tot: lokaleTijd })
            .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit ligt niet na van.' })
            .exactOptional()
            .meta({ description: 'Tussen welke tijden iemand graag gebeld wordt.' }),
          toelichting: tekst(1000).exactOptional(),
        })
        .meta({ id: 'NieuwTerugbelverzoek' }),
      'Het komt bij het werk voor dit nummer; zie Terugbellen.',
    ),
    antwoord: metWaarschuwingen,
  },
  'POST /v1/contacten/{id}/contactpogingen': {
    ...command(
      'meldContactpoging',
      'Leg een contactpoging vast',
      z.strictObject({ gelukt: z.boolean(), wijze, op: tijdstip.exactOptional() }).meta({ id: 'Contactpoging' }),
      'Een poging zonder gehoor stopt geen klok en sluit niets af.',
    ),
    verwerking: voorrang,
  },
  'POST /v1/contacten/{id}/afsluitingen': {
    ...command(
      'sluitContactAf',
      'Sluit een contact af',
      z
        .strictObject({
          uitkomst: z.enum(UITKOMSTEN),
          toelichting: tekst(1000).exactOptional(),
          vraagverheldering: z.boolean().exactOptional().meta({
            description:
              'Alleen bij een aanmelding: gaat zij door naar vraagverheldering? Ja, tenzij er een uitzondering is.',
          }),
          uitzondering: z
            .strictObject({ reden: z.enum(UITZONDERINGEN) })
            .exactOptional()
            .meta({ description: 'Waarom een aanmelding niet naar vraagverheldering gaat.' }),
          ...kenmerkVelden,
          ervaringsvraagToegestaan: z.boolean().exactOptional().meta({
            description:
              'De persoon vindt het goed om per mail een vraag te krijgen over het contact. Zonder dit wordt niets gevraagd.',
          }),
        })
        .meta({ id: 'Afsluiting' }),
      'Een aanmelding wordt per mail aan de hulpvrager bevestigd als dat kan en veilig is; anders staat dat als open taak bij het contact.',
    ),
    antwoord: metWaarschuwingen,
  },
  'POST /v1/contacten/{id}/geen-antwoord-nodig': command(
    'meldGeenAntwoordNodig',
    'Dit bericht vraagt geen antwoord',
    leeg,
    'Voor een bedankje: het telt niet mee in het serviceniveau en wordt apart geteld.',
  ),
} as const satisfies Partial<Contract>;
