import * as z from 'zod';
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

export const contract = {
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
    samenvatting: 'Lees openingstijden in die elders als schema.org staan',
    toelichting: 'Er wordt niets bewaard: bekijk het voorbeeld en bewaar dan de regeling.',
    rollen: beheer,
    body: z
      .strictObject({
        schemaOrg: z
          .looseObject({})
          .meta({ description: 'Een object met openingHoursSpecification; de rest wordt overgeslagen.' }),
      })
      .meta({ id: 'SchemaOrgUren' }),
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
