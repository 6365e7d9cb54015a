import * as z from 'zod';
import { KANALEN } from '../../shared/domain/contact/types.ts';
import { datum, kanaal, slug } from '../../shared/middleware/fields.ts';
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

const DAY = 86_400_000;
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
} as const satisfies Partial<Contract>;
