import * as z from 'zod';
import { SAMEN, SAMENGEVOEGD } from '../../shared/application/read-bereikbaarheid.ts';
import { CIJFERTERMIJNEN } from '../../shared/domain/bereikbaarheid/termijncijfers.ts';
import { TELLERS } from '../../shared/domain/bereikbaarheid/types.ts';
import { DOMEINEN, KANALEN } from '../../shared/domain/contact/types.ts';
import { commaList, datum, kanaal, lokaleTijd, paging, slug, tijdstip } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';
import { vanContacten } from '../../shared/middleware/http/verwerking.ts';

const instant = z.iso.datetime();
const seconden = z.number().nullable();
const verdeling = z.object({ gemiddelde: seconden, p50: seconden, p90: seconden, p95: seconden, max: seconden });

const kanalen = commaList(KANALEN.length, kanaal, `Kies uit ${KANALEN.join(', ')}.`).meta({
  description: `Een van ${KANALEN.join(', ')}, of meer met komma's ertussen.`,
  example: 'telefoon',
});
const wijkteams = commaList(200, slug, 'Gebruik alleen kleine letters, cijfers en losse streepjes.').meta({
  description: "Een wijkteam, of meer met komma's ertussen.",
  example: 'centrum',
});

export const bereikbaarheidRij = z
  .looseObject({
    kanaal: z.enum([...KANALEN, SAMENGEVOEGD]),
    wijkteam: z.string().meta({ description: `${SAMENGEVOEGD} in een rij over meer wijkteams samen.` }),
    locatie: z.string().exactOptional(),
    samengevoegd: z
      .object({ kanalen: z.array(z.enum(KANALEN)), wijkteams: z.array(z.string()) })
      .exactOptional()
      .meta({ description: 'Alleen met samen: waarover de rij gaat.' }),
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
    gemeten: z
      .object({ wachttijd: z.int(), opentijd: z.int(), afhaaktijd: z.int() })
      .meta({ description: 'Over zoveel wachten gaan deze duren.' }),
    wachttijd: verdeling.meta({ description: 'Seconden op de klok, van beantwoorde wachten.' }),
    opentijd: verdeling.meta({ description: 'Seconden openingstijd, van beantwoorde wachten.' }),
    norm: z
      .looseObject({ seconden: z.number(), klok: z.enum(['verstreken', 'open']), doel: z.number() })
      .nullable()
      .meta({ description: 'De norm waaraan getoetst is; een latere wijziging verandert hem niet.' }),
    herberekend: z
      .int()
      .exactOptional()
      .meta({ description: 'Zoveel afgelopen wachten zijn later opnieuw beoordeeld; ontbreekt als er geen zijn.' }),
  })
  .meta({ id: 'BereikbaarheidRij' });

const percentielen = z.object({ n: z.int(), p50: seconden, p90: seconden });
const verdeeld = z
  .object({
    regels: z.array(z.object({ code: z.string(), naam: z.string(), aantal: z.int() })),
    zonder: z.int().meta({ description: 'Waarvan dit niet is vastgelegd.' }),
  })
  .meta({ id: 'Keuzetelling' });

const herkomst = z.object({
  seconden: z.number().nullable(),
  bron: z.enum(['opgegeven', 'gemeten', 'aangenomen']),
  n: z.int().meta({ description: 'Op zoveel contacten berust een meting.' }),
});

const weekdag = z.int().min(1).max(7).meta({ description: '1 is maandag.' });
const inzet = z
  .strictObject({ weekdag, van: lokaleTijd, tot: lokaleTijd, mensen: z.int().min(0).max(500) })
  .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit ligt niet na van.' });

const expectation = z.object({
  mensen: z.int(),
  serviceniveau: z.number().nullable(),
  afhakers: z.number(),
  gemiddeldeWacht: z.number().nullable(),
  bezettingsgraad: z.number(),
});
const weekbeeld = z.object({
  contacten: z.number(),
  serviceniveau: z
    .number()
    .nullable()
    .meta({ description: 'Over alle contacten; wie komt terwijl er niemand is, telt als niet geholpen.' }),
  afhakers: z.number(),
  gemiddeldeWacht: z.number().nullable(),
  mensuren: z.number(),
});
const watAls = z
  .strictObject({
    opent: lokaleTijd.exactOptional().meta({ description: 'Wie het eerst begint, begint dan.' }),
    sluit: lokaleTijd.exactOptional().meta({ description: 'Wie het laatst stopt, stopt dan.' }),
    weekdagen: z
      .array(weekdag)
      .min(1)
      .max(7)
      .exactOptional()
      .meta({ description: 'Waarvoor dit geldt; zonder: alle.' }),
    meer: z
      .array(
        z
          .strictObject({ weekdag, van: lokaleTijd, tot: lokaleTijd, mensen: z.int().min(-500).max(500) })
          .refine(({ van, tot }) => van < tot, { path: ['tot'], message: 'Dit ligt niet na van.' }),
      )
      .max(500)
      .exactOptional()
      .meta({ description: 'Zoveel mensen meer; minder met een minteken.' }),
  })
  .meta({ id: 'WatAls' });

const halfuuradvies = z
  .object({
    weekdag,
    van: z.string(),
    tot: z.string(),
    dagen: z.int().meta({ description: 'Over zoveel dagen geteld: de dagen waarop het kanaal open was.' }),
    gemiddeld: z.number().meta({ description: 'Zoveel contacten kwamen gemiddeld binnen.' }),
    hoogste: z.int(),
    nodig: z.int().meta({ description: 'Zoveel mensen zijn nodig om het doel te halen.' }),
    inzet: expectation.nullable().meta({ description: 'Wat de opgegeven inzet naar verwachting haalt.' }),
    straks: expectation.nullable().meta({ description: 'Hetzelfde met de verandering uit watAls.' }),
  })
  .meta({ id: 'Halfuuradvies' });

const DAY = 86_400_000;
/** Beyond a year the past says little about the coming weeks. */
const MAX_DAYS_HISTORY = 366;
/** A year, and a day where it is a leap year. */
const MAX_DAGEN_KENGETALLEN = 366;
/** More rows than this say less than they cost; ask per month instead. */
const MAX_DAYS: Readonly<Record<string, number>> = { uur: 366, dag: 1100 };
const MAX_DAYS_ANY = 366 * 20;

export const contract = {
  'GET /v1/bereikbaarheid': {
    id: 'leesBereikbaarheid',
    groep: 'Bereikbaarheid',
    samenvatting: 'Cijfers over bereikbaarheid',
    toelichting:
      'Over de contacten die in de periode zijn ontvangen. Wie nog wacht en over de norm is, telt nu al als gemist. Met Accept: text/csv als bestand voor een spreadsheet; cijfers over te weinig contacten zijn daarin leeg (zie verborgen).',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    query: z
      .strictObject({
        van: datum,
        totEnMet: datum,
        per: z.enum(['uur', 'dag', 'week', 'maand', 'kwartaal', 'jaar', 'geheel']).default('dag'),
        kanaal: kanalen.exactOptional(),
        wijkteam: wijkteams.exactOptional(),
        locatie: slug.exactOptional().meta({ description: 'Alleen inloop op deze locatie.' }),
        samen: z.enum(SAMEN).exactOptional().meta({
          description: 'Een rij over alle gevraagde wijkteams, kanalen of beide samen, uit de opgetelde cijfers.',
        }),
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
    samenvatting:
      'Wat er van de contacten kwam: volume, uitkomsten, themas, verwijzers, intake, klachten, no-shows, termijnen, spoed',
    toelichting: `Over de contacten die in de periode zijn ontvangen en de spoedzaken die toen zijn geopend, hoogstens ${MAX_DAGEN_KENGETALLEN} dagen. Personen en herhaald contact worden 's nachts geteld. Met Accept: text/csv als bestand voor een spreadsheet, waarin te kleine aantallen leeg zijn (zie verborgen).`,
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
      vormen: ['text/csv'],
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
            oppakken: percentielen,
          }),
          themas: verdeeld,
          verwijzers: verdeeld,
          doorverwezenNaar: verdeeld,
          intake: z.object({
            aanmeldingen: z.int(),
            wachttijd: percentielen.meta({
              description: 'Seconden van de vraag tot het eerste gesprek in persoon na de aanmelding.',
            }),
            binnenTermijn: z.int(),
            teLaat: z.int(),
            wachtend: z.int(),
            wachtendTeLaat: z.int(),
          }),
          klachten: z.object({
            klachten: z.int(),
            ontevreden: z.int(),
            open: z.int(),
            openTeLaat: z.int(),
            binnenTermijn: z.int(),
            teLaat: z.int(),
            ontvankelijk: z.int(),
            opgelost: z.int(),
          }),
          afspraken: z.object({
            gepland: z.int(),
            verschenen: z.int(),
            nietVerschenen: z.int(),
            afgezegd: z.int(),
            aandeelNietVerschenen: z.number().nullable(),
          }),
          termijnen: z
            .array(
              z.object({
                soort: z.enum(CIJFERTERMIJNEN),
                begonnen: z.int(),
                gehaald: z.int(),
                teLaat: z.int(),
                openTeLaat: z.int().meta({ description: 'Van wat te laat is: hoeveel er nog open staat.' }),
                lopend: z.int(),
                opgeschort: z.int(),
                vervallen: z.int(),
                aandeelOpTijd: z.number().nullable(),
                doorlooptijd: percentielen,
                mediaanDagen: z.number().nullable(),
              }),
            )
            .meta({ description: 'Per soort, elke termijn die bij deze contacten begon, wanneer dat ook was.' }),
          herhaald: z.object({
            binnenDagen: z.int(),
            herhaald: z.int(),
            metSleutel: z.int(),
            zonderSleutel: z.int().meta({ description: 'Contacten waarvan niet te zien is van wie zij zijn.' }),
            aandeel: z.number().nullable(),
            nietGeteldeDagen: z.int(),
          }),
          personen: z
            .array(z.object({ periode: z.string(), personen: z.int(), zonderSleutel: z.int(), geteldOp: instant }))
            .meta({ description: 'Unieke personen per hele maand, kwartaal en jaar in de periode.' }),
          rooster: z.array(
            z.object({
              wijkteam: z.string(),
              domein: z.enum(DOMEINEN),
              vereistMinuten: z.number(),
              gedektMinuten: z.number(),
              aandeel: z.number().nullable(),
            }),
          ),
        })
        .meta({ id: 'Kengetallen' }),
    },
  },
  'POST /v1/bereikbaarheid-verklaringen': {
    id: 'verklaarBereikbaarheid',
    groep: 'Bereikbaarheid',
    samenvatting: 'De contacten achter een cijfer, met waarom elk zo telt',
    toelichting:
      'Voor een rij uit de cijfers: hetzelfde kanaal en wijkteam, van en tot. Wie cijfers leest en geen contacten mag zien, krijgt de uitleg zonder welk contact het is. Een bladzijde kan minder of geen regels hebben en toch een cursor: lees dan door.',
    rollen: ['teamondersteuner', 'professional', 'manager', 'beheerder'],
    verwerking: vanContacten('antwoord.resultaten[].contact', { activiteit: 'cijfers' }),
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
              contact: z.string().nullable().meta({ description: 'Leeg voor wie geen contacten mag zien.' }),
              wacht: z.string().nullable(),
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
  'GET /v1/drukte': {
    id: 'leesDrukte',
    groep: 'Bereikbaarheid',
    samenvatting: 'Hoeveel er gemiddeld binnenkomt per half uur van de week',
    toelichting:
      'Over de dagen waarop het kanaal open was, van contacten van wie de wacht voorbij is. Zonder wijkteam: alle samen, op de dagen van de algemene openingstijden.',
    rollen: ['manager', 'beheerder', 'teamondersteuner'],
    query: z
      .strictObject({ kanaal, wijkteam: slug.exactOptional(), van: datum, totEnMet: datum })
      .refine(({ van, totEnMet }) => van <= totEnMet, { path: ['totEnMet'], message: 'Dit ligt voor van.' })
      .refine(({ van, totEnMet }) => (Date.parse(totEnMet) - Date.parse(van)) / DAY < MAX_DAYS_HISTORY, {
        path: ['totEnMet'],
        message: `Hoogstens ${MAX_DAYS_HISTORY} dagen.`,
      }),
    antwoord: {
      status: 200,
      omschrijving: 'Elk half uur van de week waarin het kanaal open was of iemand kwam.',
      schema: z
        .object({
          kanaal: z.enum(KANALEN),
          wijkteam: z.string().nullable(),
          halfuren: z.array(
            z.object({
              weekdag,
              van: z.string(),
              tot: z.string(),
              dagen: z.int().meta({ description: 'Over zoveel dagen geteld.' }),
              gemiddeld: z.number(),
              hoogste: z.int(),
            }),
          ),
        })
        .meta({ id: 'Drukte' }),
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
              gemeten: z.int().meta({ description: 'Over zoveel wachten gaan mediaan en p90.' }),
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
          n: z.int().meta({ description: 'Wie meetelt: geholpen, afgehaakt of om terugbellen gevraagd.' }),
          beantwoord: z.int().meta({ description: 'Hiervan geholpen; over hen gaan de duren.' }),
          seconden: z
            .number()
            .nullable()
            .meta({ description: 'Null als er zoveel mensen afhaakten dat geen grens het doel haalt.' }),
          binnen: z
            .number()
            .nullable()
            .meta({ description: 'Deel (0-1) van n dat met deze grens op tijd was geholpen; null zonder grens.' }),
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
      'Rekent met wat er in de periode binnenkwam (Erlang). Met inzet: wat die mensen naar verwachting halen. Met watAls erbij: nu en straks naast elkaar, bijvoorbeeld om half negen open of op maandag een persoon meer. Wie belt terwijl het dicht is telt mee in wat er binnenkwam.',
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
        watAls: watAls.exactOptional(),
      })
      .refine(({ inzet: given, watAls: asked }) => asked === undefined || given !== undefined, {
        path: ['inzet'],
        message: 'Geef ook de inzet van nu: daarmee wordt vergeleken.',
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
          vergelijking: z
            .object({ nu: weekbeeld, straks: weekbeeld })
            .nullable()
            .meta({ description: 'Een hele week, nu en met de verandering uit watAls.' }),
        })
        .meta({ id: 'Bezettingsadvies' }),
    },
  },
} as const satisfies Partial<Contract>;
