/** Who a contact is about, with whose consent, and how they may be approached. */
import * as z from 'zod';
import { TAAKSOORTEN } from '../../shared/domain/contact/types.ts';
import { NIVEAUS, ROLLEN_BETROKKENE, WEGEN } from '../../shared/domain/toestemming/types.ts';
import { idInPad, lokaleTijd, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact } from '../../shared/middleware/http/verwerking.ts';
import { contactSchema } from './contact-schema.ts';

const rollen = ['teamondersteuner', 'professional'] as const;
const groep = 'Contacten';
const pad = z.object({ id: idInPad });
const antwoord = { status: 201, omschrijving: 'Gedaan; het contact zoals het nu is.', schema: contactSchema } as const;

const GEEN_PLAATS =
  'Dit veld bestaat niet en wordt niet bewaard. Van een identiteitsbewijs blijft geen nummer, datum of kopie achter: alleen identiteitVastgesteld, met wie het zag en wanneer.';
/** What somebody might want to keep of a document, and may not (IKR footnote 5). */
const VAN_EEN_BEWIJS =
  /bsn|burgerservice|document|paspoort|rijbewijs|legitimatie|kaart|scan|kopie|foto|afbeelding|geboorte/i;
const noPlaceFor = (issue: { readonly code?: string; readonly keys?: readonly string[] }) =>
  issue.code === 'unrecognized_keys' && issue.keys?.some((key) => VAN_EEN_BEWIJS.test(key)) ? GEEN_PLAATS : undefined;

const partner = tekst(100)
  .regex(/^[^\d@]*$/, 'Noem alleen de naam van de organisatie.')
  .transform((text) => text.trim());

const tijd = lokaleTijd.refine((text) => text !== '24:00', 'Dit is geen tijd, bijvoorbeeld 17:00.');

const verhaal = z
  .object({
    berichten: z.array(
      z.object({ id: z.string(), op: z.iso.datetime(), onderwerp: z.string().nullable(), tekst: z.string() }),
    ),
    antwoorden: z.array(z.object({ id: z.string(), op: z.iso.datetime(), door: z.string(), tekst: z.string() })),
    notities: z.array(z.object({ id: z.string(), op: z.iso.datetime(), door: z.string(), tekst: z.string() })),
  })
  .meta({ id: 'Verhaal' });

export const trustContract = {
  'POST /v1/contacten/{id}/veilig-contact': {
    id: 'spreekVeiligContactAf',
    groep,
    samenvatting: 'Leg vast hoe iemand veilig benaderd kan worden',
    toelichting:
      'De afspraak hoort bij de persoon en geldt ook in latere contacten van hetzelfde nummer of mailadres. Zonder reden komt zij naast wat al geldt, en geldt van elke afspraak de strengste; met een reden vervangt zij alles wat geldt. Tijden zijn kloktijden in Nederland.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad,
    body: z
      .strictObject({
        geenVoicemail: z.boolean().exactOptional(),
        nietVoor: tijd.exactOptional(),
        nietNa: tijd.exactOptional(),
        verbodenNummers: z.array(z.string().min(1).max(40)).max(20).exactOptional(),
        geenMail: z.boolean().exactOptional(),
        geenSms: z.boolean().exactOptional(),
        geenBrief: z.boolean().exactOptional(),
        geenNaam: z.boolean().exactOptional().meta({ description: 'Noem of toon geen naam aan wie opneemt.' }),
        toelichting: tekst(1000).exactOptional(),
        reden: tekst(1000).exactOptional().meta({ description: 'Waarom dit vervangt wat eerder was afgesproken.' }),
      })
      .meta({ id: 'NieuwVeiligContact' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/personen': {
    id: 'legBetrokkeneVast',
    groep,
    samenvatting: 'Leg vast wie de hulpvrager, melder of verwijzer is',
    toelichting:
      'Niveau anoniem: niets over de persoon. Contactgegevens: een naam en een nummer of mailadres. Client: het kenmerk uit het cliëntsysteem. Dezelfde rol nog eens vervangt wat er stond. Van een identiteitsbewijs wordt niets bewaard.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad,
    body: z
      .strictObject(
        {
          rol: z.enum(ROLLEN_BETROKKENE),
          niveau: z.enum(NIVEAUS),
          naam: tekst(200).exactOptional(),
          nummer: tekst(40).exactOptional(),
          mail: z.email().max(254).exactOptional(),
          clientreferentie: tekst(64).exactOptional(),
          identiteitVastgesteld: z.boolean().exactOptional(),
        },
        { error: noPlaceFor },
      )
      .meta({ id: 'NieuweBetrokkene' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/personen/{rol}/verwijderingen': {
    id: 'verwijderBetrokkene',
    groep,
    samenvatting: 'Verwijder wat over iemand is vastgelegd',
    toelichting: 'Het is daarna echt weg. Met notities ook de notities waarin iets staat wat naar een persoon leidt.',
    rollen,
    verwerking: vanContact('verwijderen'),
    pad: pad.extend({ rol: z.enum(ROLLEN_BETROKKENE) }),
    body: z.strictObject({ notities: z.boolean().exactOptional() }).meta({ id: 'Verwijdering' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/toestemmingen': {
    id: 'legToestemmingVast',
    groep,
    samenvatting: 'Leg vast op welke van de drie wegen iemand binnenkomt',
    toelichting:
      'Zonder toestemming wordt niets bewaard wat naar de hulpvrager leidt: zulke velden worden geweigerd (409, toestemming-ontbreekt) en wat er al staat moet eerst weg. Bij twijfel kan het contact alleen als informatie-advies of doorverwezen worden afgesloten.',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad,
    body: z
      .strictObject({
        weg: z.enum(WEGEN),
        twijfel: z.boolean().exactOptional(),
        minderjarig: z.boolean().exactOptional(),
        delen: z
          .array(z.strictObject({ partner }))
          .max(20)
          .exactOptional()
          .meta({ description: 'Met wie gegevens gedeeld mogen worden.' }),
      })
      .meta({ id: 'NieuweToestemming' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/taken/{taak}/afvinkingen': {
    id: 'vinkTaakAf',
    groep,
    samenvatting: 'Vink een open taak af',
    rollen,
    verwerking: vanContact('wijzigen'),
    pad: pad.extend({ taak: z.enum(TAAKSOORTEN) }),
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord,
  },
  'GET /v1/contacten/{id}/eerdere-contacten': {
    id: 'leesEerdereContacten',
    groep,
    samenvatting: 'De andere contacten van deze persoon',
    toelichting:
      'Gevonden op het nummer en het mailadres van wie contact opnam, nooit op een naam. Alleen contacten die u mag zien; het verhaal erbij alleen voor een professional.',
    rollen,
    verwerking: vanContact('zoeken', { betrokkenen: ['pad.id', 'antwoord.resultaten[].id'] }),
    pad,
    antwoord: {
      status: 200,
      omschrijving: 'Nieuwste eerst.',
      schema: z
        .object({
          resultaten: z.array(contactSchema.extend({ verhaal: verhaal.nullable() }).meta({ id: 'EerderContact' })),
          meer: z.boolean(),
          zelfdeProfessional: z
            .object({ professional: z.string(), contact: z.string(), afgeslotenOp: z.iso.datetime() })
            .nullable(),
        })
        .meta({ id: 'EerdereContacten' }),
    },
  },
} as const satisfies Partial<Contract>;
