/** What followed an aanmelding, and the terms that still run. */
import * as z from 'zod';
import { TERMIJN_STATUSSEN } from '../../shared/domain/contact/termijn-status.ts';
import {
  TRAJECTSTAPPEN,
  VERVALBARE_TERMIJNEN,
  VERVALREDENEN,
  VORMEN_GESPREK,
} from '../../shared/domain/contact/traject.ts';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import { datum, idInPad, paging, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContact, vanContacten } from '../../shared/middleware/http/verwerking.ts';
import { termijnSchema } from './trust-schema.ts';

const rollen = ['teamondersteuner', 'professional'] as const;
const groep = 'Trajecten';
const pad = z.object({ id: idInPad });
const instant = z.iso.datetime();

const staandeTermijn = termijnSchema
  .extend({
    status: z.enum(TERMIJN_STATUSSEN),
    afgehandeld: z.boolean().meta({ description: 'Niemand hoeft er nog iets voor te doen; te laat blijft te laat.' }),
    waarschuwenOp: z.array(instant).meta({
      description: 'Wanneer wie het aangaat er een mail over krijgt, als de stap dan ontbreekt.',
    }),
  })
  .meta({ id: 'StaandeTermijn' });

const trajectstap = z
  .object({
    id: z.string().meta({ description: 'Blijft hetzelfde als de stap verbeterd wordt.' }),
    stap: z.enum(TRAJECTSTAPPEN),
    op: instant,
    door: z.string(),
    vorm: z.enum(VORMEN_GESPREK).exactOptional(),
    intensief: z.boolean().exactOptional(),
    aanvraag: z.string().exactOptional(),
    aanvullenTotEnMet: z.string().exactOptional(),
    termijn: z.enum(VERVALBARE_TERMIJNEN).exactOptional(),
    reden: z.enum(VERVALREDENEN).exactOptional(),
  })
  .meta({ id: 'Trajectstap' });

const traject = z
  .object({
    contact: z.string(),
    stappen: z.array(trajectstap),
    termijnen: z.array(staandeTermijn),
    versie: z.int(),
  })
  .meta({ id: 'Traject' });

const antwoord = { status: 201, omschrijving: 'Gedaan; het traject zoals het nu is.', schema: traject } as const;

export const trajectContract = {
  'GET /v1/contacten/{id}/traject': {
    id: 'leesTraject',
    groep,
    samenvatting: 'Wat er op een aanmelding volgde, en hoe de termijnen ervoor staan',
    rollen,
    verwerking: vanContact('inzien', { activiteit: 'traject' }),
    pad,
    antwoord: { status: 200, omschrijving: 'De stappen en alle termijnen van het contact.', schema: traject },
  },
  'POST /v1/contacten/{id}/trajectstappen': {
    id: 'zetTrajectstap',
    groep,
    samenvatting: 'Leg een stap na de aanmelding vast, of verbeter er een',
    toelichting:
      'Alleen bij een aanmelding. Een gesprek op afstand haalt geen termijn in weken. Een verzoek om aanvulling schort de beslistermijn op van de dag erna tot de dag waarop is aangevuld of de gegeven tijd verstreek (Awb 4:15). Het plan, de match, de start en het einde komen elk een keer voor: met vervangt verbetert u zo een stap.',
    rollen,
    verwerking: vanContact('wijzigen', { activiteit: 'traject' }),
    pad,
    body: z
      .strictObject({
        stap: z.enum(TRAJECTSTAPPEN),
        op: tijdstip.exactOptional().meta({ description: 'Wanneer het gebeurde, als dat eerder was dan nu.' }),
        vorm: z.enum(VORMEN_GESPREK).exactOptional().meta({ description: 'Verplicht bij een gesprek.' }),
        intensief: z.boolean().exactOptional().meta({
          description:
            'Bij de start of een evaluatie: of de ondersteuning vanaf dan intensief is (evaluatie na 3 maanden).',
        }),
        aanvraag: idInPad.exactOptional().meta({
          description: 'De stap waarmee de aanvraag binnenkwam; verplicht als er meer dan een loopt.',
        }),
        aanvullenTotEnMet: datum.exactOptional().meta({
          description: 'Verplicht bij een verzoek om aanvulling: de laatste dag waarop dat kan.',
        }),
        termijn: z.enum(VERVALBARE_TERMIJNEN).exactOptional().meta({
          description: 'Verplicht als een termijn vervalt: welke. Na een vervallen evaluatie loopt de volgende.',
        }),
        reden: z.enum(VERVALREDENEN).exactOptional().meta({ description: 'Verplicht als een termijn vervalt.' }),
        vervangt: idInPad.exactOptional().meta({ description: 'De stap die dit verbetert.' }),
      })
      .meta({ id: 'NieuweTrajectstap' }),
    antwoord,
  },
  'POST /v1/contacten/{id}/trajectstappen/{stap}/intrekkingen': {
    id: 'trekTrajectstapIn',
    groep,
    samenvatting: 'Neem een stap terug die per vergissing is vastgelegd',
    toelichting: 'Met een aanvraag gaat alles mee wat over die aanvraag is vastgelegd.',
    rollen,
    verwerking: vanContact('wijzigen', { activiteit: 'traject' }),
    pad: pad.extend({ stap: idInPad }),
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord,
  },
  'GET /v1/termijnen': {
    id: 'leesTermijnen',
    groep,
    samenvatting: 'Termijnen waarvoor nog iets moet gebeuren',
    toelichting:
      'Per contact, met het vroegste einde eerst. Wat te laat is blijft staan tot het is afgehandeld. Crisis en spoed staan bij de spoedzaken. Een bladzijde kan korter zijn dan gevraagd terwijl er meer is.',
    rollen,
    verwerking: vanContacten('antwoord.resultaten[].contact', { activiteit: 'traject' }),
    query: z.strictObject({
      wijkteam: slug.exactOptional(),
      status: z.enum(['loopt', 'opgeschort', 'te-laat']).exactOptional(),
      voor: datum.exactOptional().meta({ description: 'Alleen wat op of voor deze dag eindigt.' }),
      ...paging,
    }),
    antwoord: {
      status: 200,
      omschrijving: 'De contacten met hun open termijnen.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(
            z.object({
              contact: z.string(),
              wijkteam: z.string(),
              domein: z.enum(DOMEINEN).nullable(),
              urgentie: z.enum(URGENTIES).nullable(),
              aanmeldingOp: instant.nullable(),
              termijnen: z.array(staandeTermijn),
            }),
          ),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'TermijnenBladzijde' }),
    },
  },
} as const satisfies Partial<Contract>;
