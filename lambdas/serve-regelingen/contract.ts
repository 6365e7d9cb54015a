import * as z from 'zod';
import { MAX_OSM_TEKENS } from '../../shared/domain/openingstijden/osm-regels.ts';
import { DAGSOORTEN } from '../../shared/domain/openingstijden/uurrooster.ts';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { datum, kanaal, slug, tekst, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { basis, openingsregeling } from '../serve-instellingen/schemas.ts';
import { sluitingsdagenContract } from './sluitingsdagen-contract.ts';

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
const vergelijking = z.strictObject({ locatie, van: datum.exactOptional(), totEnMet: datum.exactOptional() });
const TE_VROEG = { path: ['totEnMet'], message: 'Dit ligt voor van.' };
const TE_LANG = { path: ['totEnMet'], message: `Hoogstens ${MAX_DAGEN} dagen.` };
type Vergelijking = z.output<typeof vergelijking>;
const inOrder = ({ van, totEnMet }: Omit<Vergelijking, 'locatie'>) =>
  van === undefined || totEnMet === undefined || van <= totEnMet;
const notTooLong = ({ van, totEnMet }: Omit<Vergelijking, 'locatie'>) =>
  van === undefined || totEnMet === undefined || Date.parse(totEnMet) - Date.parse(van) < MAX_DAGEN * 86_400_000;
const voorbeeld = z
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
  .meta({ id: 'Openingsvoorbeeld' });
const vanLocatie = slug.meta({ description: 'De locatie van de inloop.' });
const inloopPad = z.object({ wijkteam: slug, kanaal: z.literal('inloop') });
const terugkeer = z
  .strictObject({
    vanaf: datum.meta({ description: 'De eerste dag met de tijden van het wijkteam: vandaag of later.' }),
  })
  .meta({ id: 'Wijkteamtijden' });

export const contract = {
  ...sluitingsdagenContract,
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/voorbeelden': {
    id: 'bekijkOpeningsregeling',
    groep,
    samenvatting: 'Wat zou deze regeling veranderen, en op welke dagen',
    toelichting: 'Er wordt niets bewaard. Zonder van en totEnMet: vandaag en een jaar vooruit.',
    rollen: beheer,
    pad,
    query: vergelijking.refine(inOrder, TE_VROEG).refine(notTooLong, TE_LANG),
    body: openingsregeling,
    antwoord: {
      status: 200,
      omschrijving: 'Alleen de dagen die anders worden.',
      schema: voorbeeld,
    },
  },
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden': {
    id: 'volgWijkteamtijden',
    groep,
    samenvatting: 'Laat een locatie weer de tijden van het wijkteam volgen',
    toelichting:
      'Vanaf een dag, ook als het wijkteam zijn tijden later wijzigt. De dagen ervoor blijven zoals ze waren; een sluiting van de locatie zelf eindigt die dag. Terug: bewaar weer eigen tijden.',
    rollen: beheer,
    pad: inloopPad,
    query: z.strictObject({ locatie: vanLocatie, basis: basis.exactOptional() }),
    body: terugkeer,
    antwoord: { status: 200, omschrijving: 'De regeling zoals zij nu is.', schema: openingsregeling },
  },
  'POST /v1/openingstijden/{wijkteam}/{kanaal}/wijkteamtijden/voorbeelden': {
    id: 'bekijkWijkteamtijden',
    groep,
    samenvatting: 'Wat zou anders worden als een locatie weer het wijkteam volgt',
    toelichting: 'Er wordt niets bewaard. Zonder van en totEnMet: vandaag en een jaar vooruit.',
    rollen: beheer,
    pad: inloopPad,
    query: vergelijking.extend({ locatie: vanLocatie }).refine(inOrder, TE_VROEG).refine(notTooLong, TE_LANG),
    body: terugkeer,
    antwoord: { status: 200, omschrijving: 'Alleen de dagen die anders worden.', schema: voorbeeld },
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
