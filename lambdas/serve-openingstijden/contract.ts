import * as z from 'zod';
import { DAGSOORTEN } from '../../shared/domain/openingstijden/uurrooster.ts';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { datum, duur, kanaal, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const pad = z.object({ wijkteam: slug, kanaal });
const locatie = slug.exactOptional().meta({ description: 'Voor inloop met eigen tijden op een locatie.' });
const groep = 'Openingstijden';
const MAX_DAGEN = 1100;
const common = { groep, rollen: ROLLEN, pad } as const;

export const contract = {
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/toestand': {
    ...common,
    id: 'leesToestand',
    samenvatting: 'Is het open, waarom, en tot wanneer',
    query: z.strictObject({ op: tijdstip.exactOptional(), locatie }),
    antwoord: {
      status: 200,
      omschrijving: 'De toestand op dat tijdstip (standaard nu).',
      schema: z
        .object({ open: z.boolean(), reden: z.string(), volgendeWijziging: instant.nullable() })
        .meta({ id: 'Toestand' }),
    },
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/opentijd': {
    ...common,
    id: 'leesOpentijd',
    samenvatting: 'Hoeveel openingstijd ligt er tussen twee tijdstippen',
    query: z.strictObject({ van: tijdstip, tot: tijdstip, locatie }),
    antwoord: {
      status: 200,
      omschrijving: 'De openingstijd in seconden.',
      schema: z.object({ seconden: z.number() }).meta({ id: 'Opentijd' }),
    },
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/tijdstip': {
    ...common,
    id: 'leesTijdstip',
    samenvatting: 'Wanneer is zoveel openingstijd voorbij',
    query: z.strictObject({ van: tijdstip, na: duur, locatie }),
    antwoord: {
      status: 200,
      omschrijving: 'Het tijdstip; null als het binnen twee jaar niet komt.',
      schema: z.object({ op: instant.nullable() }).meta({ id: 'Tijdstip' }),
    },
  },
  'GET /v1/openingstijden/{wijkteam}/{kanaal}/dagen': {
    ...common,
    id: 'leesOpeningsdagen',
    samenvatting: 'Een kalender: wanneer het elke dag open is, en welke dagen anders zijn dan hun week',
    query: z
      .strictObject({ van: datum, totEnMet: datum, locatie })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => Date.parse(totEnMet) - Date.parse(van) < MAX_DAGEN * 86_400_000, {
        path: ['totEnMet'],
        message: `Hoogstens ${MAX_DAGEN} dagen.`,
      }),
    antwoord: {
      status: 200,
      omschrijving: 'Elke dag, op volgorde.',
      schema: z
        .object({
          dagen: z.array(
            z.object({
              datum,
              dagdelen: z.array(z.object({ van: z.string(), tot: z.string() })),
              soort: z.enum(DAGSOORTEN).meta({
                description:
                  'gewoon: de tijden van de week (ook als dat dicht is); dicht, korter, extra of anders: een uitzondering, feestdag of sluiting.',
              }),
              reden: z.string().nullable().meta({ description: 'Waarom deze dag niet gewoon is.' }),
            }),
          ),
        })
        .meta({ id: 'Openingsdagen' }),
    },
  },
  'GET /v1/inloop-mogelijkheden': {
    id: 'leesInloopMogelijkheden',
    groep,
    samenvatting: 'Waar kan iemand nu binnenlopen, of het eerst',
    rollen: ROLLEN,
    query: z.strictObject({ op: tijdstip.exactOptional(), wijkteam: slug.exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'De mogelijkheden: wat het eerst open is eerst, en daarvan het eigen wijkteam.',
      schema: z
        .object({
          resultaten: z.array(
            z.object({
              wijkteam: z.string(),
              locatie: z.string().nullable(),
              naam: z.string(),
              adres: z.string().nullable(),
              nuOpen: z.boolean(),
              reden: z.string().meta({ description: 'Waarom het nu open of dicht is.' }),
              vandaag: z.boolean().meta({ description: 'Nog op dezelfde dag open.' }),
              openVan: instant,
              openTot: instant.nullable(),
              eigenWijkteam: z.boolean(),
            }),
          ),
        })
        .meta({ id: 'InloopMogelijkheden' }),
    },
  },
} as const satisfies Partial<Contract>;
