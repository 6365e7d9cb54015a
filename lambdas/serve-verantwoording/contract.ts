import * as z from 'zod';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { ACTIVITEITEN, type Activiteit } from '../../shared/domain/verantwoording/activiteiten.ts';
import {
  BETROKKENE_SOORTEN,
  HANDELINGEN,
  OBJECTSOORTEN,
  RESULTATEN,
} from '../../shared/domain/verantwoording/types.ts';
import { AFWIJKINGEN } from '../../shared/domain/verantwoording/zegel.ts';
import { datum, idInPad, medewerkerId, paging } from '../../shared/middleware/fields.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const instant = z.iso.datetime();
const groep = 'Verantwoording';
const rollen = ['beheerder'] as const;
const uur = z.string().meta({ description: 'Een uur (UTC), bijvoorbeeld 2026-11-25T09.' });

const regel = z
  .object({
    id: z.string(),
    begonnenOp: instant,
    op: instant,
    operatie: z.string().meta({ description: 'De operationId van de aanroep.' }),
    handeling: z.enum(HANDELINGEN),
    soort: z.enum(OBJECTSOORTEN),
    object: z.string().nullable().meta({ description: 'Null bij een lijst of een zoekvraag.' }),
    betrokkenen: z.object({ soort: z.enum(BETROKKENE_SOORTEN), aantal: z.int() }),
    resultaat: z.enum(RESULTATEN),
    oorsprong: z.object({
      kanaal: z.enum(['api', 'link']),
      netwerk: z.string().nullable().meta({ description: 'Het netwerk van waar werd gevraagd, zonder het apparaat.' }),
    }),
    medewerker: z.string(),
    rollen: z.array(z.enum(ROLLEN)),
    activiteit: z.enum(Object.keys(ACTIVITEITEN) as [Activiteit, ...Activiteit[]]),
    trace: z.string(),
    span: z.string(),
    ouder: z.string().nullable(),
  })
  .meta({ id: 'Verantwoordingsregel' });

export const contract = {
  'GET /v1/verantwoording': {
    id: 'zoekVerantwoording',
    groep,
    samenvatting: 'Wie zag, zocht of wijzigde wat',
    toelichting:
      'Zoek op een object of op een medewerker. Zonder van en totEnMet: de laatste veertien dagen. Nieuwste eerst. Bij een contact staat er ook bij wie het in een lijst zag (van uren die al verzegeld zijn). Zoeken wordt zelf ook vastgelegd. Als CSV komt de hele periode in een keer, hoogstens 10.000 regels.',
    rollen,
    verwerking: {
      handeling: 'zoeken',
      soort: 'verantwoording',
      activiteit: 'toezicht',
      object: null,
      betrokkenen: [],
      betrokkene: 'contact',
    },
    query: z
      .strictObject({
        object: idInPad.exactOptional().meta({ description: 'Id van het contact, de spoedzaak, ...' }),
        soort: z.enum(OBJECTSOORTEN).default('contact').meta({ description: 'Wat voor object het is.' }),
        medewerker: medewerkerId.exactOptional(),
        van: datum.exactOptional(),
        totEnMet: datum.exactOptional(),
        ...paging,
      })
      .refine(({ object, medewerker }) => (object === undefined) !== (medewerker === undefined), {
        path: ['object'],
        message: 'Geef een object of een medewerker, niet allebei.',
      }),
    antwoord: {
      status: 200,
      omschrijving: 'De regels.',
      vormen: ['text/csv'],
      link: true,
      schema: z
        .object({
          resultaten: z.array(regel),
          inLijsten: z.array(
            z.object({ uur, medewerker: z.string(), keren: z.int(), eerste: instant, laatste: instant }),
          ),
          cursor: z.string().exactOptional(),
        })
        .meta({ id: 'VerantwoordingBladzijde' }),
    },
  },
  'GET /v1/verantwoording/verzegeling': {
    id: 'controleerVerzegeling',
    groep,
    samenvatting: 'Of er iets veranderd is aan wat vastligt',
    toelichting:
      'Elk uur wordt verzegeld. Deze aanroep vergelijkt wat er nu ligt met het zegel van toen: hoogstens zeven dagen tegelijk, zonder dagen die van gisteren en vandaag.',
    rollen,
    query: z.strictObject({ van: datum.exactOptional(), totEnMet: datum.exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'De uitkomst.',
      schema: z
        .object({
          inOrde: z.boolean(),
          vanaf: uur.nullable(),
          totEnMet: uur.nullable(),
          uren: z.int(),
          regels: z.int(),
          afwijkingen: z.array(z.object({ uur, soort: z.enum(AFWIJKINGEN), sleutel: z.string().nullable() })),
          aantalAfwijkingen: z.int(),
          verzegeldOp: instant.nullable(),
        })
        .meta({ id: 'Verzegelingscontrole' }),
    },
  },
} as const satisfies Partial<Contract>;
