import * as z from 'zod';
import { OMVANGEN } from '../../shared/application/agenda-ports.ts';
import { MAX_IMPORT_DAGEN } from '../../shared/application/import-afwezigheden.ts';
import { datum, medewerkerId } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { dienst } from '../serve-rooster/dienst-schema.ts';

const instant = z.iso.datetime();
const groep = 'Rooster';
const staf = ['teamondersteuner', 'professional', 'manager', 'beheerder'] as const;
const MAX_BYTES = 2_000_000;

const omvang = z.enum(OMVANGEN).meta({ description: 'De eigen diensten, of die van iedereen in uw wijkteams.' });
const adres = { omvang, sinds: instant };
const regel = {
  van: z.string().meta({ description: 'Nederlandse tijd.' }),
  tot: z.string(),
  vanOp: instant,
  totOp: instant,
  heleDag: z.boolean(),
  bron: z.string().meta({ description: 'UID van de afspraak in de agenda.' }),
};

export const contract = {
  'GET /v1/agenda-adressen': {
    id: 'leesAgendaAdressen',
    groep,
    samenvatting: 'Of u een geheim adres hebt voor uw diensten; het adres zelf is niet meer te lezen',
    rollen: staf,
    antwoord: {
      status: 200,
      omschrijving: 'Geen of een.',
      schema: z.object({ resultaten: z.array(z.object(adres)) }).meta({ id: 'AgendaAdressen' }),
    },
  },
  'POST /v1/agenda-adressen': {
    id: 'maakAgendaAdres',
    groep,
    samenvatting: 'Een geheim adres waarop een agendaprogramma uw diensten ophaalt',
    toelichting: 'Wordt een keer getoond. Een eerder adres werkt vanaf dat moment niet meer.',
    rollen: staf,
    body: z.strictObject({ omvang: omvang.default('eigen') }).meta({ id: 'NieuwAgendaAdres' }),
    antwoord: {
      status: 201,
      omschrijving: 'Het adres.',
      schema: z.object({ ...adres, adres: z.string() }).meta({ id: 'AgendaAdres' }),
    },
  },
  'POST /v1/agenda-adressen/intrekkingen': {
    id: 'trekAgendaAdresIn',
    groep,
    samenvatting: 'Trek uw geheime adres in',
    rollen: staf,
    body: z.strictObject({}).meta({ id: 'ZonderVelden' }),
    antwoord: {
      status: 201,
      omschrijving: 'Of er een was.',
      schema: z.object({ ingetrokken: z.boolean() }).meta({ id: 'AgendaAdresIngetrokken' }),
    },
  },
  'GET /v1/agendas/{geheim}': {
    id: 'toonDienstagenda',
    groep,
    samenvatting: 'De diensten als agenda waarop een programma zich abonneert (iCalendar, RFC 5545)',
    toelichting:
      'Het geheim eindigt op .ics. Van een maand terug tot een jaar vooruit; wat vervallen is staat er een maand als vervallen in. Er staat niets in over inwoners.',
    rollen: 'open',
    pad: z.object({ geheim: z.string().min(1).max(200) }),
    antwoord: {
      status: 200,
      omschrijving: 'De agenda.',
      vormen: ['text/calendar'],
      ongewijzigd: true,
      koppen: { ETag: 'Naam van wat er nu in staat.' },
    },
  },
  'POST /v1/afwezigheden/_importeer': {
    id: 'importeerAfwezigheden',
    groep,
    samenvatting: 'Lees afwezigheid uit een agendabestand (iCalendar)',
    toelichting:
      'Dezelfde agenda nog eens inlezen vervangt wat die agenda eerder zei, in de gevraagde dagen; wat voorbij is blijft. Titels en deelnemers worden niet bewaard. Voor een ander alleen door wie het rooster leidt.',
    rollen: staf,
    query: z
      .strictObject({
        proef: z.enum(['true', 'false']).exactOptional().meta({ description: 'Alleen tonen wat er zou gebeuren.' }),
        medewerker: medewerkerId.exactOptional(),
        agenda: z
          .string()
          .regex(/^[a-z0-9-]{1,50}$/, 'Gebruik kleine letters, cijfers en streepjes.')
          .exactOptional()
          .meta({ description: 'Welke agenda van deze medewerker; nodig bij meer dan een.', example: 'outlook' }),
        van: datum.exactOptional().meta({ description: 'Zonder: vandaag.' }),
        totEnMet: datum.exactOptional().meta({ description: 'Zonder: twee jaar na van.' }),
      })
      .refine(({ van, totEnMet }) => totEnMet === undefined || van !== undefined, {
        path: ['van'],
        message: 'Geef ook het begin.',
      })
      .refine(({ van = '', totEnMet }) => totEnMet === undefined || van <= totEnMet, {
        path: ['totEnMet'],
        message: 'Dit ligt voor van.',
      })
      .refine(
        ({ van = '', totEnMet = '' }) => !(Date.parse(totEnMet) - Date.parse(van) >= MAX_IMPORT_DAGEN * 86_400_000),
        { path: ['totEnMet'], message: 'Hoogstens twee jaar.' },
      ),
    tekst: { maxBytes: MAX_BYTES, soorten: ['text/calendar', 'text/plain'] },
    body: z.string().meta({ example: 'BEGIN:VCALENDAR' }),
    antwoord: {
      status: 200,
      omschrijving: 'Elke keer dat de medewerker afwezig is, en wat er veranderde of bij een proef zou veranderen.',
      schema: z
        .object({
          medewerker: z.string(),
          van: z.string(),
          totEnMet: z.string(),
          afwezigheden: z.array(z.object(regel)),
          nietGeteld: z.array(z.object({ ...regel, reden: z.string() })).meta({
            description: 'Vervallen, als vrij aangemerkt, of zonder duur.',
          }),
          erbij: z.int(),
          ongewijzigd: z.int(),
          weg: z.int(),
          diensten: z.array(dienst).meta({ description: 'Diensten die in deze afwezigheid vallen.' }),
        })
        .meta({ id: 'Agendaimport' }),
    },
  },
} as const satisfies Partial<Contract>;
