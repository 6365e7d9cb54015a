import * as z from 'zod';
import { TELLERS } from '../../shared/domain/bereikbaarheid/types.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { datum, idInPad, kanaal, paging, slug, tekst } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const groep = 'Herberekenen';
const rollen = ['beheerder', 'manager'] as const;
const instant = z.iso.datetime();
const dag = z.iso.date();
const aantal = z.int();
const seconden = z.number().nullable();
const duren = z.object({ gemiddelde: seconden, p50: seconden, p90: seconden, p95: seconden, max: seconden });
const kanaalUit = z.enum(KANALEN);
const inVolgorde = { path: ['totEnMet'], message: 'Dit ligt voor van.' };
const periode = {
  van: datum.meta({ description: 'Eerste dag: het gaat om wachten die in de periode begonnen.' }),
  totEnMet: datum,
  kanaal: kanaal.exactOptional(),
  wijkteam: slug.exactOptional(),
};

const verschil = z.union([
  z.object({
    soort: z.literal('cel'),
    cel: z.object({ kanaal: kanaalUit, wijkteam: z.string(), uur: instant }),
    tellers: z
      .array(z.object({ teller: z.enum(TELLERS), feiten: aantal, cijfers: aantal }))
      .meta({ description: 'Leeg als alleen duren of normen verschillen.' }),
  }),
  z.object({
    soort: z.literal('marker'),
    kanaal: kanaalUit,
    contact: z.string(),
    reden: z.enum(['weg', 'loopt-achter', 'loopt-voor', 'anders']),
  }),
]);

const telling = z
  .object({
    ontvangen: aantal,
    beantwoord: aantal,
    afgehaakt: aantal,
    afgehaaktKort: aantal,
    terugbelGevraagd: aantal,
    opgehangenInMenu: aantal,
    geenAntwoordNodig: aantal,
    buitenOpeningstijd: aantal,
    binnenNorm: aantal,
    buitenNorm: aantal,
    serviceniveau: z.number().nullable(),
    wachttijd: duren,
    opentijd: duren,
    afhaaktijd: duren,
    norm: z.object({ seconden: z.number(), klok: z.enum(['verstreken', 'open']), doel: z.number() }).nullable(),
    herberekend: aantal.exactOptional().meta({ description: 'Zoveel wachten zijn ooit opnieuw beoordeeld.' }),
  })
  .meta({ id: 'Herberekentelling', description: 'Alleen afgelopen wachten; wie nog wacht telt hier niet mee.' });

const kop = {
  id: z.string(),
  van: dag,
  totEnMet: dag,
  kanaal: kanaalUit.exactOptional(),
  wijkteam: z.string().exactOptional(),
  reden: z.string(),
  door: z.string().meta({ description: 'Id van de medewerker die erom vroeg.' }),
  op: instant,
  proef: z.boolean().meta({ description: 'Laat alleen zien wat er zou veranderen.' }),
  status: z.enum(['bezig', 'klaar']),
  klaarOp: instant.nullable(),
  contacten: aantal.meta({ description: 'Zoveel contacten met een afgelopen wacht in de periode zijn bekeken.' }),
};

const herberekening = z
  .object({
    ...kop,
    instellingen: z
      .object({ versie: aantal, op: instant.nullable(), door: z.string().nullable() })
      .meta({ description: 'Naar deze versie van openingstijden en normen is beoordeeld.' }),
    gewijzigd: aantal.meta({ description: 'Zoveel wachten kregen een ander oordeel.' }),
    regels: z
      .array(z.object({ kanaal: kanaalUit, wijkteam: z.string(), voor: telling, na: telling }))
      .meta({ description: 'Leeg zolang de herberekening bezig is.' }),
  })
  .meta({ id: 'Herberekening' });

export const contract = {
  'POST /v1/hertellingen': {
    id: 'hertel',
    groep,
    samenvatting: 'Tel een periode opnieuw uit de contacten en vergelijk met de cijfers',
    toelichting:
      'Elke afgelopen wacht wordt opnieuw beoordeeld naar de instellingen die toen golden. Er verandert niets. Een lange periode gaat in delen: vraag verder vanaf de dag in verder.',
    rollen,
    body: z
      .strictObject(periode)
      .refine(({ van, totEnMet }) => van <= totEnMet, inVolgorde)
      .meta({ id: 'HertellingInvoer' }),
    antwoord: {
      status: 200,
      omschrijving: 'Wat er geteld is en wat er verschilt.',
      schema: z
        .object({
          van: dag,
          totEnMet: dag,
          geteldTotEnMet: dag,
          verder: dag.nullable().meta({ description: 'Leeg: de hele periode is geteld.' }),
          contacten: aantal,
          cellen: aantal.meta({ description: 'Zoveel uren van een kanaal en wijkteam zijn vergeleken.' }),
          verschillen: z.array(verschil).meta({ description: 'Hoogstens 100.' }),
          aantal: aantal.meta({ description: 'Zoveel verschillen zijn er.' }),
          geschat: aantal.meta({
            description: 'Zoveel oordelen zijn niet meer bekend en geschat, naar wat gold toen het wachten eindigde.',
          }),
        })
        .meta({ id: 'Hertelling' }),
    },
  },
  'POST /v1/herberekeningen': {
    id: 'herbereken',
    groep,
    samenvatting: 'Beoordeel een periode opnieuw, naar de openingstijden en normen van nu',
    toelichting:
      'Wie erom vroeg, waarom, en wat er veranderde blijft bewaard. Met proef alleen voor en na. Een lange periode gaat vanzelf verder: status bezig.',
    rollen,
    body: z
      .strictObject({ ...periode, reden: tekst(500), proef: z.boolean().default(false) })
      .refine(({ van, totEnMet }) => van <= totEnMet, inVolgorde)
      .meta({ id: 'HerberekeningInvoer' }),
    antwoord: { status: 201, omschrijving: 'De herberekening.', schema: herberekening },
  },
  'GET /v1/herberekeningen': {
    id: 'leesHerberekeningen',
    groep,
    samenvatting: 'Wat er opnieuw beoordeeld is, nieuwste eerst',
    rollen,
    query: z.strictObject(paging),
    antwoord: {
      status: 200,
      omschrijving: 'De herberekeningen, zonder voor en na.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(z.object({ ...kop, versie: aantal })),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'Herberekeningen' }),
    },
  },
  'GET /v1/herberekeningen/{id}': {
    id: 'leesHerberekening',
    groep,
    samenvatting: 'Een herberekening, met voor en na',
    rollen,
    pad: z.object({ id: idInPad }),
    antwoord: { status: 200, omschrijving: 'De herberekening.', schema: herberekening },
  },
} as const satisfies Partial<Contract>;
