import * as z from 'zod';
import { MAX_OSM_TEKENS } from '../../shared/domain/openingstijden/osm-regels.ts';
import { DAGSOORTEN } from '../../shared/domain/openingstijden/uurrooster.ts';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { datum, kanaal, slug, tekst, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { openingsregeling } from '../serve-instellingen/schemas.ts';

const groep = 'Openingstijden';
const beheer = ['beheerder'] as const;
const pad = z.object({ wijkteam: slug, kanaal });
const locatie = slug.exactOptional().meta({ description: 'Voor inloop op een locatie.' });
const instant = z.iso.datetime();
const dagdelen = z.array(z.object({ van: z.string(), tot: z.string() }));
const toestand = z
  .object({ open: z.boolean(), reden: z.string(), volgendeWijziging: instant.nullable() })
  .meta({ id: 'ToestandNaSchakelen' });
const specificatie = z.looseObject({ '@type': z.literal('OpeningHoursSpecification') });
const schemaOrg = z.object({
  openingHoursSpecification: z.array(specificatie),
  specialOpeningHoursSpecification: z.array(specificatie),
});
const MAX_DAGEN = 1100;

const jaarPad = z.object({
  jaar: z
    .string()
    .regex(/^20\d\d$/, 'Dit is geen jaar, bijvoorbeeld 2026.')
    .transform(Number),
});
const dag = z
  .strictObject({
    datum,
    reden: tekst(200),
    sluitOm: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Dit is geen tijd, bijvoorbeeld 12:00.')
      .exactOptional()
      .meta({ description: 'Vanaf dan dicht; zonder: de hele dag.', example: '12:00' }),
  })
  .meta({ id: 'Organisatiesluitingsdag' });
const dagen = z.strictObject({ dagen: z.array(dag).max(100) }).meta({ id: 'SluitingsdagenInvoer' });
const sluitingsdagen = z
  .object({
    jaar: z.int(),
    landelijk: z.array(z.object({ datum: z.string(), reden: z.string(), bron: z.string() })),
    voorstellen: z.array(dag).meta({ description: 'Plaatselijke keuzes: Goede Vrijdag, brugdagen, eerder dicht.' }),
    eigen: z.array(dag),
  })
  .meta({ id: 'Sluitingsdagen' });

export const contract = {
  'GET /v1/sluitingsdagen/{jaar}': {
    id: 'leesSluitingsdagen',
    groep,
    samenvatting: 'De dagen waarop de hele organisatie dicht is of eerder sluit',
    toelichting: 'Ze gelden voor elk kanaal van elk wijkteam, tenzij dat voor die dag zelf iets heeft ingesteld.',
    rollen: ROLLEN,
    pad: jaarPad,
    antwoord: {
      status: 200,
      omschrijving: 'De landelijke dagen, voorstellen, en de eigen lijst.',
      schema: sluitingsdagen,
    },
  },
  'PUT /v1/sluitingsdagen/{jaar}': {
    id: 'bewaarSluitingsdagen',
    groep,
    samenvatting: 'Vervang de eigen sluitingsdagen van een jaar',
    rollen: beheer,
    pad: jaarPad,
    body: dagen,
    antwoord: { status: 200, omschrijving: 'De lijst zoals die nu is.', schema: sluitingsdagen },
  },
  'POST /v1/sluitingsdagen/{jaar}/voorbeelden': {
    id: 'bekijkSluitingsdagen',
    groep,
    samenvatting: 'Wat zou deze lijst veranderen, waar en op welke dagen',
    toelichting: 'Er wordt niets bewaard.',
    rollen: beheer,
    pad: jaarPad,
    body: dagen,
    antwoord: {
      status: 200,
      omschrijving: 'Alleen plaatsen en dagen die anders worden.',
      schema: z
        .object({
          plaatsen: z.array(
            z.object({
              wijkteam: z.string(),
              kanaal,
              locatie: z.string().nullable(),
              dagen: z.array(z.object({ datum, nu: dagdelen, straks: dagdelen })),
            }),
          ),
        })
        .meta({ id: 'Sluitingsdagenvoorbeeld' }),
    },
  },
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': {
    id: 'bekijkOpeningsregeling',
    groep,
    samenvatting: 'Wat zou deze regeling veranderen, en op welke dagen',
    toelichting: 'Er wordt niets bewaard. Zonder van en totEnMet: vandaag en een jaar vooruit.',
    rollen: beheer,
    pad,
    query: z
      .strictObject({ locatie, van: datum.exactOptional(), totEnMet: datum.exactOptional() })
      .refine(({ van, totEnMet }) => van === undefined || totEnMet === undefined || van <= totEnMet, {
        path: ['totEnMet'],
        message: 'Dit ligt voor van.',
      })
      .refine(
        ({ van, totEnMet }) =>
          van === undefined ||
          totEnMet === undefined ||
          Date.parse(totEnMet) - Date.parse(van) < MAX_DAGEN * 86_400_000,
        { path: ['totEnMet'], message: `Hoogstens ${MAX_DAGEN} dagen.` },
      ),
    body: openingsregeling,
    antwoord: {
      status: 200,
      omschrijving: 'Alleen de dagen die anders worden.',
      schema: z
        .object({
          van: datum,
          totEnMet: datum,
          dagen: z.array(
            z.object({
              datum,
              nu: dagdelen,
              straks: dagdelen,
              soort: z.enum(DAGSOORTEN).meta({ description: 'Straks, vergeleken met de week.' }),
              reden: z.string().nullable(),
              voorbij: z.boolean().meta({ description: 'Deze dag is al geweest.' }),
            }),
          ),
        })
        .meta({ id: 'Openingsvoorbeeld' }),
    },
  },
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/sluitingen': {
    id: 'sluitNu',
    groep,
    samenvatting: 'Sluit een kanaal nu',
    toelichting: 'Zonder tot: tot nader order. Bellers, bezoekers en mailers krijgen de reden te horen of te lezen.',
    rollen: ['beheerder', 'teamondersteuner'],
    pad,
    query: z.strictObject({ locatie }),
    body: z.strictObject({ reden: tekst(200), tot: tijdstip.exactOptional() }).meta({ id: 'NieuweSluiting' }),
    antwoord: { status: 201, omschrijving: 'De toestand zoals die nu is.', schema: toestand },
  },
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/heropeningen': {
    id: 'heropenNu',
    groep,
    samenvatting: 'Beeindig een sluiting die nu loopt',
    rollen: ['beheerder', 'teamondersteuner'],
    pad,
    query: z.strictObject({ locatie }),
    body: z.strictObject({}).meta({ id: 'Heropening' }),
    antwoord: { status: 201, omschrijving: 'De toestand zoals die nu is.', schema: toestand },
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/uitwisseling': {
    id: 'leesUitwisseling',
    groep,
    samenvatting: 'De openingstijden zoals anderen ze schrijven: schema.org en OpenStreetMap',
    toelichting: 'Van vandaag tot een jaar vooruit, met de sluitingsdagen uitgeschreven.',
    rollen: ROLLEN,
    pad,
    query: z.strictObject({ locatie }),
    antwoord: {
      status: 200,
      omschrijving: 'Dezelfde uren in twee notaties.',
      schema: z.object({ schemaOrg, osm: z.string() }).meta({ id: 'Uitwisseling' }),
    },
  },
  'POST /v1/openingstijden-inlezingen': {
    id: 'leesOpeningstijdenIn',
    groep,
    samenvatting: 'Lees openingstijden in die elders als schema.org of OpenStreetMap staan',
    toelichting: 'Er wordt niets bewaard: bekijk het voorbeeld en bewaar dan de regeling.',
    rollen: beheer,
    body: z
      .strictObject({
        schemaOrg: z
          .looseObject({})
          .exactOptional()
          .meta({ description: 'Een object met openingHoursSpecification; de rest wordt overgeslagen.' }),
        osm: z.string().min(1).max(MAX_OSM_TEKENS).exactOptional().meta({
          description:
            'Een opening_hours van OpenStreetMap: dagen, uren, datums met jaar, PH off, off en opmerkingen. Wat niet zeker is, wordt geweigerd met de plek.',
          example: 'Mo-Fr 09:00-12:30,13:00-17:00; PH off',
        }),
      })
      .refine(({ schemaOrg, osm }) => (schemaOrg === undefined) !== (osm === undefined), {
        path: ['schemaOrg'],
        message: 'Geef schemaOrg of osm.',
      })
      .meta({ id: 'UrenVanElders' }),
    antwoord: { status: 200, omschrijving: 'De regeling die er staat.', schema: openingsregeling },
  },
  'GET /v1/openbare-openingstijden/{wijkteam}': {
    id: 'leesOpenbareOpeningstijden',
    groep,
    samenvatting: 'Openingstijden voor een openbare website (JSON-LD)',
    rollen: 'open',
    pad: z.object({ wijkteam: slug }),
    antwoord: {
      status: 200,
      omschrijving: 'Een GovernmentOffice van schema.org, als application/ld+json.',
      vormen: ['application/ld+json'],
      koppen: { 'Cache-Control': 'Hoe lang dit bewaard mag worden.' },
    },
  },
} as const satisfies Partial<Contract>;
