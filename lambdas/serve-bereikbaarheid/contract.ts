import * as z from 'zod';
import { TELLERS } from '../../shared/domain/bereikbaarheid/types.ts';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { datum, kanaal, lokaleTijd, paging, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const seconden = z.number().nullable();
const verdeling = z.object({ gemiddelde: seconden, p50: seconden, p90: seconden, p95: seconden, max: seconden });

export const bereikbaarheidRij = z
  .looseObject({
    kanaal: z.enum(KANALEN),
    wijkteam: z.string(),
    van: instant,
    tot: instant,
    ontvangen: z.int(),
    beantwoord: z.int(),
    afgehaakt: z.int(),
    afgehaaktKort: z.int(),
    terugbelGevraagd: z.int(),
    opgehangenInMenu: z.int(),
    wachtend: z.int(),
    buitenOpeningstijd: z.int(),
    binnenNorm: z.int(),
    buitenNorm: z.int(),
    nogNietBekend: z.int(),
    serviceniveau: z
      .number()
      .nullable()
      .meta({ description: 'Deel binnen de norm (0-1); null als er niets te zeggen valt.' }),
    wachttijd: verdeling.meta({ description: 'Seconden op de klok, van beantwoorde wachten.' }),
    opentijd: verdeling.meta({ description: 'Seconden openingstijd, van beantwoorde wachten.' }),
    norm: z.looseObject({ seconden: z.number(), klok: z.enum(['verstreken', 'open']), doel: z.number() }).nullable(),
  })
  .meta({ id: 'BereikbaarheidRij' });

const herkomst = z.object({
  seconden: z.number().nullable(),
  bron: z.enum(['opgegeven', 'gemeten', 'aangenomen']),
  n: z.int().meta({ description: 'Op zoveel contacten berust een meting.' }),
});

const weekdag = z.int().min(1).max(7).meta({ description: '1 is maandag.' });
const inzet = z
  .strictObject({ weekdag, van: lokaleTijd, tot: lokaleTijd, mensen: z.int().min(0).max(500) })
  .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit ligt niet na van.' });

const halfuuradvies = z
  .object({
    weekdag,
    van: z.string(),
    tot: z.string(),
    dagen: z.int().meta({ description: 'Over zoveel dagen geteld: de dagen waarop het kanaal open was.' }),
    gemiddeld: z.number().meta({ description: 'Zoveel contacten kwamen gemiddeld binnen.' }),
    hoogste: z.int(),
    nodig: z.int().meta({ description: 'Zoveel mensen zijn nodig om het doel te halen.' }),
    inzet: z
      .object({
        mensen: z.int(),
        serviceniveau: z.number().nullable(),
        afhakers: z.number(),
        gemiddeldeWacht: z.number().nullable(),
        bezettingsgraad: z.number(),
      })
      .nullable()
      .meta({ description: 'Wat de opgegeven inzet naar verwachting haalt.' }),
  })
  .meta({ id: 'Halfuuradvies' });

const DAY = 86_400_000;
/** Beyond a year the past says little about the coming weeks. */
const MAX_DAYS_HISTORY = 366;
/** They are counted contact by contact. */
const MAX_DAGEN_KENGETALLEN = 31;
/** More rows than this say less than they cost; ask per month instead. */
const MAX_DAYS: Readonly<Record<string, number>> = { uur: 93, dag: 1100 };
const MAX_DAYS_ANY = 366 * 20;

export const contract = {
  'GET /v1/bereikbaarheid': {
    id: 'leesBereikbaarheid',
    groep: 'Bereikbaarheid',
    samenvatting: 'Cijfers over bereikbaarheid',
    toelichting:
      'Over de contacten die in de periode zijn ontvangen. Wie nog wacht en over de norm is, telt nu al als gemist. Met Accept: text/csv als bestand voor een spreadsheet.',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    query: z
      .strictObject({
        van: datum,
        totEnMet: datum,
        per: z.enum(['uur', 'dag', 'week', 'maand', 'kwartaal', 'jaar', 'geheel']).default('dag'),
        kanaal: kanaal.exactOptional(),
        wijkteam: slug.exactOptional(),
      })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .superRefine(({ van, totEnMet, per }, context) => {
        const max = MAX_DAYS[per] ?? MAX_DAYS_ANY;
        if ((Date.parse(totEnMet) - Date.parse(van)) / DAY + 1 > max)
          context.addIssue({ code: 'custom', path: ['totEnMet'], message: `Hoogstens ${max} dagen per ${per}.` });
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De cijfers, met de versie van de definitie en het tijdstip waarop ze gelden.',
      vormen: ['text/csv'],
      schema: z
        .object({
          definitie: z.string(),
          peildatum: instant.meta({ description: 'Tijdstip waarop de cijfers zijn opgemaakt.' }),
          rijen: z.array(bereikbaarheidRij),
        })
        .meta({ id: 'Bereikbaarheid' }),
    },
  },
  'GET /v1/wachtenden': {
    id: 'leesWachtenden',
    groep: 'Bereikbaarheid',
    samenvatting: 'Wie wacht er nu, en hoe lang',
    toelichting: 'Alleen aantallen. Wie over de norm is, telt in de cijfers nu al als gemist.',
    rollen: ['teamondersteuner', 'professional', 'manager', 'beheerder'],
    query: z.strictObject({ wijkteam: slug.exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'Per kanaal, en per kanaal en wijkteam; wie het langst wacht eerst.',
      schema: z
        .object({
          peildatum: instant,
          kanalen: z.array(
            z.object({
              kanaal: z.enum(KANALEN),
              wachtend: z.int(),
              overNorm: z.int(),
              langsteSeconden: seconden,
            }),
          ),
          regels: z.array(
            z.object({
              kanaal: z.enum(KANALEN),
              wijkteam: z.string(),
              wachtend: z.int(),
              overNorm: z.int(),
              langsteSeconden: z.number(),
              sinds: instant,
              norm: z.looseObject({ seconden: z.number() }).nullable(),
              open: z.boolean(),
            }),
          ),
        })
        .meta({ id: 'Wachtenden' }),
    },
  },
  'GET /v1/kengetallen': {
    id: 'leesKengetallen',
    groep: 'Bereikbaarheid',
    samenvatting: 'Wat er van de contacten kwam, en hoe spoed werd opgevolgd',
    toelichting: `Geteld over contacten en spoedzaken zelf, hoogstens ${MAX_DAGEN_KENGETALLEN} dagen.`,
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    query: z
      .strictObject({ van: datum, totEnMet: datum, wijkteam: slug.exactOptional() })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => (Date.parse(totEnMet) - Date.parse(van)) / DAY < MAX_DAGEN_KENGETALLEN, {
        path: ['totEnMet'],
        message: `Hoogstens ${MAX_DAGEN_KENGETALLEN} dagen.`,
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De kengetallen, met de versie van de definitie en de peildatum.',
      schema: z
        .object({
          definitie: z.string(),
          peildatum: instant,
          kanalen: z.array(
            z.object({
              kanaal: z.enum(KANALEN),
              contacten: z.int(),
              uitkomsten: z.record(z.string(), z.int()),
              zonderUitkomst: z.int(),
              open: z.int(),
              vervolg: z.int(),
            }),
          ),
          spoed: z.object({
            zaken: z.int(),
            binnen48Uur: z.int(),
            teLaat: z.int(),
            nogNietBekend: z.int(),
            aandeelBinnen48Uur: z.number().nullable(),
            oppakken: z.object({ n: z.int(), p50: seconden, p90: seconden }),
          }),
        })
        .meta({ id: 'Kengetallen' }),
    },
  },
  'POST /v1/bereikbaarheid-verklaringen': {
    id: 'verklaarBereikbaarheid',
    groep: 'Bereikbaarheid',
    samenvatting: 'De contacten achter een cijfer, met waarom elk zo telt',
    toelichting:
      'Voor een rij uit de cijfers: hetzelfde kanaal en wijkteam, van en tot. Een bladzijde kan minder of geen regels hebben en toch een cursor: lees dan door.',
    rollen: ['teamondersteuner', 'professional'],
    query: z.strictObject(paging),
    body: z
      .strictObject({
        kanaal,
        wijkteam: slug,
        van: tijdstip,
        tot: tijdstip,
        teller: z
          .enum(['ontvangen', 'wachtend', 'nogNietBekend', ...TELLERS.filter((teller) => teller !== 'tweedeHalfuur')])
          .exactOptional(),
      })
      .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit ligt niet na van.' })
      .refine(({ van, tot }) => Date.parse(tot) - Date.parse(van) <= MAX_DAYS_HISTORY * DAY, {
        path: ['tot'],
        message: `Hoogstens ${MAX_DAYS_HISTORY} dagen.`,
      })
      .meta({ id: 'Verklaringsvraag' }),
    antwoord: {
      status: 200,
      omschrijving: 'Een regel per wacht.',
      link: true,
      schema: z
        .object({
          resultaten: z.array(
            z.object({
              contact: z.string(),
              wacht: z.string(),
              begin: instant,
              einde: z.object({ op: instant, hoe: z.string() }).nullable(),
              tellers: z.array(z.string()),
              verklaring: z.string(),
            }),
          ),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'Verklaringen' }),
    },
  },
  'GET /v1/jaarverslagen/{jaar}': {
    id: 'leesJaarverslag',
    groep: 'Bereikbaarheid',
    samenvatting: 'De tabel voor het jaarverslag',
    toelichting:
      'Per kanaal en jaar, over alle wijkteams samen en steeds op dezelfde manier geteld: de norm, het aantal, het deel binnen de norm, de mediaan en p90. Met Accept: text/csv als bestand voor een spreadsheet.',
    rollen: ['manager', 'beheerder'],
    pad: z.object({
      jaar: z
        .string()
        .regex(/^20\d\d$/, 'Dit is geen jaar, bijvoorbeeld 2026.')
        .transform(Number),
    }),
    query: z.strictObject({
      jaren: z
        .string()
        .regex(/^([1-9]|10)$/, 'Kies een getal van 1 tot en met 10.')
        .transform(Number)
        .default(3)
        .meta({ description: 'Zoveel jaren, dit jaar meegeteld.', example: '3' }),
    }),
    antwoord: {
      status: 200,
      omschrijving: 'De regels, per kanaal van het oudste naar het nieuwste jaar.',
      vormen: ['text/csv'],
      schema: z
        .object({
          definitie: z.string(),
          peildatum: instant,
          regels: z.array(
            z.object({
              kanaal: z.enum(KANALEN),
              jaar: z.int(),
              norm: z
                .object({ seconden: z.number(), klok: z.enum(['verstreken', 'open']), doel: z.number() })
                .nullable(),
              ontvangen: z.int(),
              beantwoord: z.int(),
              n: z.int(),
              binnenNorm: z.number().nullable(),
              mediaan: seconden,
              p90: seconden,
              afgehaakt: z.number().nullable(),
              nogNietBekend: z.int(),
            }),
          ),
        })
        .meta({ id: 'Jaarverslag' }),
    },
  },
  'GET /v1/normvoorstellen': {
    id: 'stelNormVoor',
    groep: 'Bereikbaarheid',
    samenvatting: 'Een norm op grond van een nulmeting',
    toelichting: 'De kleinste grens waarmee het doel in die periode net gehaald was; naar boven afgerond.',
    rollen: ['manager', 'beheerder'],
    query: z
      .strictObject({
        kanaal,
        wijkteam: slug.exactOptional(),
        van: datum,
        totEnMet: datum,
        doel: z
          .string()
          .regex(/^0?[.,]\d{1,3}$/, 'Geef een deel tussen 0 en 1, bijvoorbeeld 0.8.')
          .transform((text) => Number(text.replace(',', '.')))
          .refine((share) => share > 0, 'Geef een deel tussen 0 en 1, bijvoorbeeld 0.8.')
          .meta({ example: '0.8' }),
      })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => (Date.parse(totEnMet) - Date.parse(van)) / DAY < MAX_DAYS_HISTORY, {
        path: ['totEnMet'],
        message: `Hoogstens ${MAX_DAYS_HISTORY} dagen.`,
      }),
    antwoord: {
      status: 200,
      omschrijving: 'Het voorstel, met wat er gemeten is.',
      schema: z
        .object({
          definitie: z.string(),
          kanaal: z.enum(KANALEN),
          klok: z.enum(['verstreken', 'open']),
          doel: z.number(),
          n: z.int(),
          seconden: z
            .number()
            .nullable()
            .meta({ description: 'Null als er zoveel mensen afhaakten dat geen grens het doel haalt.' }),
          gemiddelde: seconden,
          p50: seconden,
          p90: seconden,
        })
        .meta({ id: 'Normvoorstel' }),
    },
  },
  'POST /v1/bezettingsadviezen': {
    id: 'adviseerBezetting',
    groep: 'Bereikbaarheid',
    samenvatting: 'Hoeveel mensen zijn per half uur nodig?',
    toelichting:
      'Rekent met wat er in de periode binnenkwam (Erlang). Met inzet: wat die mensen naar verwachting halen; zo ziet u wat een persoon meer, of eerder open, uitmaakt. Wie belt terwijl het dicht is telt mee in wat er binnenkwam.',
    rollen: ['manager', 'beheerder'],
    body: z
      .strictObject({
        kanaal: z.enum(['telefoon', 'chat', 'inloop']).default('telefoon'),
        wijkteam: slug.exactOptional(),
        van: datum,
        totEnMet: datum,
        doel: z.number().gt(0).lt(1).exactOptional().meta({ description: 'Deel (0-1); zonder doel dat van de norm.' }),
        behandelSeconden: z.number().min(1).max(86_400).exactOptional(),
        geduldSeconden: z
          .number()
          .min(1)
          .max(86_400)
          .nullable()
          .exactOptional()
          .meta({ description: 'Na zoveel seconden haakt iemand gemiddeld af; null: niemand haakt af.' }),
        inzet: z.array(inzet).max(500).exactOptional(),
      })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => (Date.parse(totEnMet) - Date.parse(van)) / DAY < MAX_DAYS_HISTORY, {
        path: ['totEnMet'],
        message: `Hoogstens ${MAX_DAYS_HISTORY} dagen.`,
      })
      .meta({ id: 'Bezettingsvraag' }),
    antwoord: {
      status: 200,
      omschrijving: 'Advies per half uur van de week.',
      schema: z
        .object({
          kanaal: z.enum(KANALEN),
          wijkteam: z.string().nullable(),
          norm: z.object({ seconden: z.number(), doel: z.number() }),
          behandeltijd: herkomst,
          geduld: herkomst,
          halfuren: z.array(halfuuradvies),
        })
        .meta({ id: 'Bezettingsadvies' }),
    },
  },
} as const satisfies Partial<Contract>;
