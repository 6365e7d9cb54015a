import * as z from 'zod';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { SLUITREDENEN } from '../../shared/domain/spoed/types.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import { datum, idInPad, medewerkerId, paging, tekst, tijdstip, wijze } from '../../shared/middleware/fields.ts';
import type { Contract, Operation } from '../../shared/middleware/http/operation.ts';
import { vanSpoedzaak } from '../../shared/middleware/http/verwerking.ts';
import { mediaProevenContract } from './media-proeven.ts';

const instant = z.iso.datetime();
const STATUSSEN = ['open', 'opgepakt', 'bereikt', 'gesloten'] as const;

const view = {
  id: z.string(),
  contact: z.string(),
  wijkteam: z.string(),
  domein: z.enum(DOMEINEN),
  urgentie: z.enum(['spoed', 'crisis']),
  status: z.enum(STATUSSEN),
  ontvangenOp: instant,
  geopendOp: instant,
  uiterlijkOp: instant.meta({ description: '48 uur op de klok na ontvangst van het contact.' }),
  opgepaktDoor: z.string().nullable(),
  opgepaktOp: instant.nullable(),
  bereiktOp: instant.nullable(),
  overschredenOp: instant.nullable(),
  ronde: z.int(),
  trede: z.int(),
  aan: z.string().nullable(),
  overdrachtAan: z.string().nullable().meta({
    description: 'Wie gevraagd is de zaak over te nemen. Tot die ja zegt, blijft zij bij wie haar heeft.',
  }),
  crisisdienst: z
    .object({ naam: z.string(), nummer: z.string() })
    .nullable()
    .meta({ description: 'Bij een crisis: wie u dag en nacht belt.' }),
  vandaagOp: instant.nullable().meta({
    description: 'Wanneer wie de zaak heeft hoort: vandaag contact, of draag over; voordat het team naar huis gaat.',
  }),
  crisisWachtOp: instant.nullable().meta({
    description: 'Wanneer (opnieuw) wordt gemeld dat deze crisis zonder gesprek of warme overdracht is.',
  }),
  warmOvergedragenOp: instant.nullable(),
  alarmen: z.array(z.object({ op: instant, reden: z.string() })),
  versie: z.int(),
};
export const spoedzaakSchema = z.looseObject(view).meta({ id: 'Spoedzaak' });
const klokken = z
  .object({ gemetenOp: instant, verstreken: z.int(), resterend: z.int(), openResterend: z.int(), openNu: z.boolean() })
  .meta({
    id: 'SpoedKlokken',
    description:
      'In seconden. De termijn loopt op de klok, dag en nacht; openResterend is wat daarvan binnen de telefonische uren valt, en loopt nu als openNu waar is.',
  });
const inLijst = spoedzaakSchema
  .extend({
    verlagingsverzoek: z
      .object({
        id: z.string(),
        gevraagdOp: instant,
        door: z.string(),
        van: z.enum(URGENTIES),
        naar: z.enum(URGENTIES),
      })
      .nullable()
      .meta({ description: 'Een gevraagde verlaging waarover een andere professional moet oordelen.' }),
    klokken: klokken.nullable(),
  })
  .meta({ id: 'SpoedzaakInLijst' });
const detail = z
  .looseObject({
    ...view,
    klokken: klokken.nullable(),
    gebeurtenissen: z.array(z.looseObject({ id: z.string(), soort: z.string(), op: instant })),
  })
  .meta({
    id: 'SpoedzaakVolledig',
    description: 'Met het hele verloop: elke push, bezorging, oppakking, escalatie en poging.',
  });

const groep = 'Spoedzaken';
const pad = z.object({ id: idInPad });
const antwoord = {
  status: 201,
  omschrijving: 'Gedaan; de spoedzaak zoals zij nu is.',
  schema: spoedzaakSchema,
} as const;

const command = <B extends z.ZodType>(id: string, samenvatting: string, body: B, toelichting?: string) =>
  ({
    id,
    groep,
    samenvatting,
    rollen: ['professional'],
    // Whoever works on a case may be what saves somebody.
    verwerking: vanSpoedzaak('wijzigen', { gaatVoor: true }),
    pad,
    body,
    antwoord,
    ...(toelichting ? { toelichting } : {}),
  }) as const satisfies Operation;

export const contract = {
  ...mediaProevenContract,
  'POST /v1/push-ontvangsten': {
    id: 'meldPushOntvangst',
    groep,
    samenvatting: 'Een toestel meldt dat een melding is aangekomen of bekeken',
    toelichting:
      'Zonder token: het bewijs stond in de versleutelde melding zelf. Bezorgd is niet gezien, en gezien is niet opgepakt.',
    rollen: 'open',
    body: z
      .strictObject({
        zaak: idInPad,
        push: z.string().min(1).max(400),
        bewijs: z.string().min(1).max(200),
        stap: z.enum(['bezorgd', 'gezien']),
      })
      .meta({ id: 'PushOntvangst' }),
    antwoord: {
      status: 202,
      omschrijving: 'Vastgelegd.',
      schema: z.object({ vastgelegd: z.literal(true) }),
    },
  },
  'GET /v1/spoedzaken': {
    id: 'leesSpoedzaken',
    groep,
    samenvatting: 'De spoedzaken',
    toelichting: 'Zonder status: alles wat niet gesloten is, met de vroegste termijn eerst.',
    rollen: ['professional', 'teamondersteuner'],
    verwerking: vanSpoedzaak('zoeken', { object: null, betrokkenen: ['antwoord.resultaten[].contact'] }),
    query: z
      .strictObject({
        status: z.enum(STATUSSEN).exactOptional(),
        van: datum.exactOptional(),
        totEnMet: datum.exactOptional(),
        ...paging,
      })
      .refine(({ van, totEnMet }) => (van === undefined) === (totEnMet === undefined), {
        path: ['totEnMet'],
        message: 'Geef van en totEnMet samen.',
      })
      .refine(({ van, totEnMet }) => !van || !totEnMet || van <= totEnMet, {
        path: ['totEnMet'],
        message: 'Dit ligt voor van.',
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De spoedzaken.',
      link: true,
      schema: z
        .object({ resultaten: z.array(inLijst), cursor: z.string().exactOptional() })
        .meta({ id: 'SpoedzakenBladzijde' }),
    },
  },
  'GET /v1/spoedzaken/{id}': {
    id: 'leesSpoedzaak',
    groep,
    samenvatting: 'Lees een spoedzaak met haar hele verloop',
    rollen: ['professional', 'teamondersteuner'],
    verwerking: vanSpoedzaak('inzien'),
    pad,
    antwoord: { status: 200, omschrijving: 'De spoedzaak.', schema: detail },
  },
  'POST /v1/spoedzaken/{id}/oppakkingen': command(
    'pakSpoedzaakOp',
    'Ik pak dit op',
    z.strictObject({}).meta({ id: 'ZonderVelden' }),
    'Van twee tegelijk krijgt er een de zaak; de ander krijgt 409 en leest wie haar heeft.',
  ),
  'POST /v1/spoedzaken/{id}/contactpogingen': command(
    'meldSpoedContactpoging',
    'Leg een contactpoging vast',
    z.strictObject({ gelukt: z.boolean(), wijze, op: tijdstip.exactOptional() }).meta({ id: 'Contactpoging' }),
    'Alleen een gesprek stopt de klok. Een mail, brief of bericht dat aankwam is nog geen gesprek.',
  ),
  'POST /v1/spoedzaken/{id}/overdrachten': command(
    'draagSpoedzaakOver',
    'Draag een spoedzaak over',
    z
      .strictObject({
        aan: medewerkerId.nullable().default(null).meta({ description: 'Leeg: terug naar wie dienst heeft.' }),
      })
      .meta({ id: 'Overdracht' }),
  ),
  'POST /v1/spoedzaken/{id}/overdracht-weigeringen': command(
    'weigerSpoedOverdracht',
    'Ik neem deze spoedzaak niet over',
    z.strictObject({}).meta({ id: 'ZonderVelden' }),
    'Alleen voor wie gevraagd is. De zaak blijft bij wie die heeft; die hoort het, en het escalatiecontact ook.',
  ),
  'POST /v1/spoedzaken/{id}/crisisdienst-overdrachten': {
    ...command(
      'draagCrisisWarmOver',
      'Leg vast dat de crisisdienst is gebeld, en of zij het overneemt',
      z
        .strictObject({
          dienst: tekst(200)
            .exactOptional()
            .meta({ description: 'Een dienst uit de instellingen; zonder: de crisisdienst van de organisatie.' }),
          nummer: tekst(30).exactOptional(),
          bevestigd: z.boolean().meta({ description: 'De dienst heeft gezegd dat zij het overneemt.' }),
        })
        .meta({ id: 'WarmeOverdracht' }),
      'Noem geen mensen. Zonder bevestiging of gesprek blijft een crisis gemeld worden; de termijn loopt in beide gevallen door.',
    ),
    rollen: ['professional', 'teamondersteuner'],
  },
  'POST /v1/spoedzaken/{id}/afsluitingen': command(
    'sluitSpoedzaakAf',
    'Sluit een spoedzaak af',
    z.strictObject({ reden: z.enum(SLUITREDENEN) }).meta({ id: 'SpoedAfsluiting' }),
  ),
} as const satisfies Partial<Contract>;
