/** Absences, gaps, rotations, proposals and publications of the roster. */
import * as z from 'zod';
import { AANLEIDINGEN } from '../../shared/application/rooster-ports.ts';
import { AFWEZIGHEIDSBRONNEN } from '../../shared/domain/achterwacht/afwezigheid.ts';
import { ROOSTERFOUTEN } from '../../shared/domain/achterwacht/controleer-rooster.ts';
import { SOORTEN_UUR } from '../../shared/domain/achterwacht/zwaarte.ts';
import { DOMEINEN } from '../../shared/domain/contact/types.ts';
import { BEVESTIGBARE_MEDIA } from '../../shared/domain/organisatie/bevestigd.ts';
import {
  datum,
  domein,
  idInPad,
  lokaalTijdstip,
  lokaleTijd,
  medewerkerId,
  paging,
  slug,
  tijdstip,
} from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { dienst, nieuweDienst } from './dienst-schema.ts';

const instant = z.iso.datetime();
const groep = 'Rooster';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const leiding = ['manager', 'beheerder'] as const;
const JAAR_MS = 366 * 86_400_000;

/** Days from `van` up to and including `totEnMet`, at most a year. */
const dagen = <S extends z.ZodRawShape>(more: S) =>
  z.strictObject({ van: datum, totEnMet: datum, ...more }).check((context) => {
    const { van, totEnMet } = context.value as { van: string; totEnMet: string };
    const fault = (message: string) =>
      context.issues.push({ code: 'custom', path: ['totEnMet'], message, input: context.value });
    if (totEnMet < van) fault('Dit ligt voor van.');
    else if (Date.parse(totEnMet) - Date.parse(van) > JAAR_MS) fault('Hoogstens een jaar.');
  });

const afwezigheid = z
  .object({
    id: z.string(),
    medewerker: z.string(),
    van: z.string(),
    tot: z.string(),
    bron: z.enum(AFWEZIGHEIDSBRONNEN),
    vanOp: instant,
    totOp: instant,
  })
  .meta({ id: 'Afwezigheid' });

const hiaat = z
  .object({ wijkteam: z.string(), domein: z.enum(DOMEINEN), van: instant, tot: instant })
  .meta({ id: 'Roosterhiaat' });

const weekdeel = { dag: z.int().min(1).max(7), van: lokaleTijd, tot: lokaleTijd } as const;
const rotatieInvoer = z
  .strictObject({
    geldigVan: datum,
    geldigTotEnMet: datum.exactOptional(),
    delen: z
      .array(z.strictObject({ ...weekdeel, soort: z.enum(['inloop', 'achterwacht']), locatie: slug.exactOptional() }))
      .min(1)
      .max(100)
      .meta({ description: 'Welke delen van de week iemand dienst heeft; tot niet na van is de volgende dag.' }),
    deelnemers: z
      .array(
        z.strictObject({
          medewerker: medewerkerId,
          fte: z.number().gt(0).max(1.5),
          werkt: z
            .array(z.strictObject(weekdeel))
            .min(1)
            .max(30)
            .exactOptional()
            .meta({ description: 'Wanneer deze medewerker werkt; zonder: de hele week.' }),
        }),
      )
      .min(1)
      .max(100)
      .meta({ description: 'De volgorde beslist tussen wie evenveel deden.' }),
    ookOpSluitingsdagen: z.boolean().default(false),
    versie: z.int().min(0).default(0).meta({ description: 'De versie waarop dit gebaseerd is; 0 voor de eerste.' }),
  })
  .meta({ id: 'RotatieInvoer' });
const rotatie = z
  .looseObject({ wijkteam: z.string(), domein: z.enum(DOMEINEN), geldigVan: z.string(), versie: z.int() })
  .meta({ id: 'Rotatie' });

const fout = z
  .object({
    soort: z.enum(ROOSTERFOUTEN),
    wijkteam: z.string(),
    domein: z.enum(DOMEINEN),
    van: z.string(),
    tot: z.string(),
    professional: z.string().nullable(),
    diensten: z.array(z.string()),
    melding: z.string(),
  })
  .meta({ id: 'Roosterfout' });

const waarschuwing = z
  .object({ professional: z.string(), media: z.array(z.enum(BEVESTIGBARE_MEDIA)), melding: z.string() })
  .meta({
    id: 'Adreswaarschuwing',
    description: 'Adressen van wie dienst krijgt die niet bevestigd zijn; geen beletsel.',
  });

const wijkteams = z.array(slug).max(200).default([]).meta({ description: 'Leeg: alle wijkteams met een rotatie.' });
const inhoud = {
  wijkteams,
  diensten: z.array(nieuweDienst).max(2000).default([]),
  weg: z
    .array(z.string().min(1).max(100))
    .max(2000)
    .default([])
    .meta({ description: 'Diensten die vervallen, bij hun id.' }),
} as const;

const publicatie = z
  .object({
    nr: z.int(),
    op: instant,
    door: z.string(),
    aanleiding: z.enum(AANLEIDINGEN),
    erbij: z.array(dienst),
    was: z.array(dienst).meta({ description: 'Wat er stond en vervangen of vervallen is.' }),
  })
  .meta({ id: 'Roosterpublicatie' });

export const roosterContract = {
  'GET /v1/rooster-hiaten': {
    id: 'leesRoosterHiaten',
    groep,
    samenvatting: 'Wanneer niemand dienst heeft die er wel zou moeten zijn',
    toelichting:
      'Volgens de rotatie van dat wijkteam en domein; zonder rotatie de uren van de telefoon. Buurteams die inspringen vullen geen hiaat.',
    rollen: staf,
    query: z
      .strictObject({ van: tijdstip.or(datum), tot: tijdstip.or(datum), wijkteam: slug.exactOptional() })
      .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit moet na van liggen.' })
      .refine(({ van, tot }) => Date.parse(tot) - Date.parse(van) <= JAAR_MS, {
        path: ['tot'],
        message: 'Hoogstens een jaar.',
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De hiaten, in volgorde van tijd.',
      schema: z.object({ resultaten: z.array(hiaat) }).meta({ id: 'Roosterhiaten' }),
    },
  },
  'GET /v1/afwezigheden': {
    id: 'leesAfwezigheden',
    groep,
    samenvatting: 'Wie wanneer afwezig is',
    toelichting: 'De eigen afwezigheid; wie een rooster leidt ziet die van de medewerkers.',
    rollen: staf,
    query: dagen({}),
    antwoord: {
      status: 200,
      omschrijving: 'De afwezigheid die de dagen raakt.',
      schema: z.object({ resultaten: z.array(afwezigheid) }).meta({ id: 'Afwezigheden' }),
    },
  },
  'POST /v1/afwezigheden': {
    id: 'meldAfwezig',
    groep,
    samenvatting: 'Meld uzelf, of een medewerker van wie u het rooster leidt, afwezig of ziek',
    toelichting:
      'Geldt meteen. Bij ziek: spoedzaken die nog niemand oppakte gaan direct naar de volgende, opgepakte gaan terug naar wie dienst heeft. Een reden wordt niet bewaard.',
    rollen: staf,
    body: z
      .strictObject({
        medewerker: medewerkerId.exactOptional().meta({ description: 'Zonder: uzelf.' }),
        van: lokaalTijdstip.exactOptional().meta({ description: 'Zonder, bij ziek: nu.' }),
        tot: lokaalTijdstip.exactOptional().meta({ description: 'Zonder, bij ziek: tot u beter gemeld bent.' }),
        ziek: z.boolean().exactOptional(),
      })
      .meta({ id: 'NieuweAfwezigheid' }),
    antwoord: { status: 201, omschrijving: 'De afwezigheid.', schema: afwezigheid },
  },
  'POST /v1/afwezigheden/{id}/beeindigingen': {
    id: 'beeindigAfwezigheid',
    groep,
    samenvatting: 'Beeindig een afwezigheid, bijvoorbeeld bij beter zijn',
    rollen: staf,
    pad: z.object({ id: idInPad }),
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord: { status: 200, omschrijving: 'De afwezigheid zoals zij nu is.', schema: afwezigheid },
  },
  'GET /v1/rotaties': {
    id: 'leesRotaties',
    groep,
    samenvatting: 'De vaste dagdelen per wijkteam en domein, en wie daarin rouleert',
    rollen: staf,
    antwoord: {
      status: 200,
      omschrijving: 'De rotaties.',
      schema: z.object({ resultaten: z.array(rotatie) }).meta({ id: 'Rotaties' }),
    },
  },
  'PUT /v1/rotaties/{wijkteam}/{domein}': {
    id: 'wijzigRotatie',
    groep,
    samenvatting: 'Leg de rotatie van een wijkteam en domein vast',
    rollen: leiding,
    pad: z.object({ wijkteam: slug, domein }),
    body: rotatieInvoer,
    antwoord: { status: 200, omschrijving: 'De rotatie zoals zij nu is.', schema: rotatie },
  },
  'POST /v1/roostervoorstellen': {
    id: 'stelRoosterVoor',
    groep,
    samenvatting: 'Een voorstel voor een rooster; er wordt niets bewaard',
    toelichting:
      'Wat al gepubliceerd is blijft staan. Elk open dagdeel gaat naar wie het minst deed voor de omvang van het dienstverband; avonden, vrijdagmiddagen, weekenden en feestdagen tellen zwaarder.',
    rollen: leiding,
    body: dagen({ wijkteams }).meta({ id: 'Roosterperiode' }),
    antwoord: {
      status: 201,
      omschrijving: 'De diensten, en de dagdelen die niemand kan doen met per medewerker waarom.',
      schema: z
        .object({
          versie: z.int(),
          diensten: z.array(z.looseObject({ professional: z.string(), van: z.string(), tot: z.string() })),
          nietBezet: z.array(
            z.looseObject({ van: z.string(), tot: z.string(), bezwaren: z.record(z.string(), z.string()) }),
          ),
        })
        .meta({ id: 'Roostervoorstel' }),
    },
  },
  'POST /v1/roostercontroles': {
    id: 'controleerRooster',
    groep,
    samenvatting: 'Wat er mis is met een rooster voordat het gepubliceerd wordt, alles tegelijk',
    rollen: leiding,
    body: dagen(inhoud).meta({ id: 'Roosterinhoud' }),
    antwoord: {
      status: 201,
      omschrijving: 'De fouten; leeg als het kan worden gepubliceerd.',
      schema: z
        .object({ versie: z.int(), fouten: z.array(fout), waarschuwingen: z.array(waarschuwing) })
        .meta({ id: 'Roostercontrole' }),
    },
  },
  'GET /v1/roosterpublicaties': {
    id: 'leesRoosterpublicaties',
    groep,
    samenvatting: 'De versies van het rooster: wie wanneer wat publiceerde, en wat er daarvoor stond',
    rollen: staf,
    query: z.strictObject({ ...paging }),
    antwoord: {
      status: 200,
      omschrijving: 'De nieuwste eerst.',
      link: true,
      schema: z
        .object({ resultaten: z.array(publicatie), cursor: z.string().exactOptional() })
        .meta({ id: 'Roosterpublicaties' }),
    },
  },
  'POST /v1/roosterpublicaties': {
    id: 'publiceerRooster',
    groep,
    samenvatting: 'Publiceer een gecontroleerd rooster als nieuwe versie',
    toelichting:
      'Geweigerd met alle fouten als het niet klopt. Met metHiaten zijn alleen onbezette dagdelen geen beletsel. Met versie wordt geweigerd wat op een ander rooster gebaseerd is.',
    rollen: leiding,
    body: dagen({
      ...inhoud,
      versie: z.int().min(0).exactOptional(),
      metHiaten: z.boolean().default(false),
    }).meta({ id: 'NieuweRoosterpublicatie' }),
    antwoord: {
      status: 201,
      omschrijving: 'De versie, de diensten en de dagdelen die onbezet bleven.',
      schema: z
        .object({ versie: z.int(), diensten: z.array(dienst), hiaten: z.array(fout) })
        .meta({ id: 'RoosterpublicatieUitslag' }),
    },
  },
  'GET /v1/roosterverdelingen': {
    id: 'leesRoosterverdeling',
    groep,
    samenvatting: 'Hoe de diensten verdeeld waren, naar omvang van het dienstverband',
    toelichting: 'Een professional ziet de eigen rij.',
    rollen: ['professional', 'manager', 'beheerder'],
    query: dagen({ wijkteam: slug.exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'Per medewerker de uren, gewoon en gewogen.',
      schema: z
        .object({
          resultaten: z.array(
            z.object({
              medewerker: z.string(),
              fte: z.number(),
              diensten: z.int(),
              uren: z.number(),
              urenPerSoort: z.object(
                Object.fromEntries(SOORTEN_UUR.map((soort) => [soort, z.number()])) as Record<
                  (typeof SOORTEN_UUR)[number],
                  z.ZodNumber
                >,
              ),
              gewogenPerFte: z.number(),
              verhouding: z.number().nullable().meta({ description: '1 is precies het eigen deel.' }),
            }),
          ),
        })
        .meta({ id: 'Roosterverdeling' }),
    },
  },
  'POST /v1/diensten/{id}/starts': {
    id: 'meldDienstGestart',
    groep,
    samenvatting: 'Mijn dienst is begonnen',
    toelichting: 'Vanaf een uur voor het begin tot het einde. De eerste melding telt.',
    rollen: ['professional', 'teamondersteuner'],
    pad: z.object({ id: idInPad }),
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord: {
      status: 201,
      omschrijving: 'Wanneer de dienst als gestart gemeld is.',
      schema: z.object({ dienst: z.string(), gestartOp: instant }).meta({ id: 'Dienststart' }),
    },
  },
} as const satisfies Partial<Contract>;
