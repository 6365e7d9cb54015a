import * as z from 'zod';
import { ROLLEN } from '../../shared/domain/organisatie/types.ts';
import { REGELSET, REGELSETVERSIES } from '../../shared/domain/urgentie/regelset.ts';
import { URGENTIES } from '../../shared/domain/urgentie/types.ts';
import type { Contract } from '../../shared/middleware/http/operation.ts';

const CODES: ReadonlySet<string> = new Set(REGELSET.criteria.map(({ code }) => code));
/** A code is refused here, and not only by the rule set, so that it is named together with every other fault. */
const signaal = z.string().refine((code) => CODES.has(code), 'Dit signaal bestaat niet.');

/** What is known of each signal; what is not in it was not asked yet. */
export const signalen = z
  .record(signaal, z.enum(['ja', 'nee', 'onbekend']))
  .meta({ description: 'Per signaal wat bekend is. Onbekend is geen nee.', example: { psychose: 'nee' } });

export const contract = {
  'POST /v1/urgentie-adviezen': {
    id: 'adviseerUrgentie',
    groep: 'Urgentie',
    samenvatting: 'Vraag advies over de urgentie',
    toelichting: 'Een advies met redenen en bronnen; een mens beslist. Er wordt niets bewaard.',
    rollen: ROLLEN,
    body: z
      .strictObject({ signalen, leeftijd: z.number().min(-1).max(130).exactOptional() })
      .meta({ id: 'Adviesvraag' }),
    antwoord: {
      status: 200,
      omschrijving: 'Het advies.',
      schema: z
        .object({
          advies: z.enum([...URGENTIES, 'onvoldoende-bekend']),
          redenen: z.array(z.object({ signaal: z.string(), bron: z.string(), uitleg: z.string() })),
          acties: z.array(z.object({ code: z.string(), tekst: z.string() })),
          nogVragen: z.array(z.object({ signaal: z.string(), vraag: z.string(), waarom: z.string() })),
          regelset: z.string(),
        })
        .meta({ id: 'UrgentieAdvies' }),
    },
  },
  'GET /v1/urgentie-signalen': {
    id: 'leesUrgentieSignalen',
    groep: 'Urgentie',
    samenvatting: 'De signalen waarop het advies rust',
    toelichting:
      'Zonder `regelset`: de regels die nu gelden. Een triage van vroeger noemt de versie waarmee zij gedaan is.',
    rollen: ROLLEN,
    query: z.strictObject({ regelset: z.enum(REGELSETVERSIES as [string, ...string[]]).exactOptional() }),
    antwoord: {
      status: 200,
      omschrijving: 'De signalen, met urgentie en bron.',
      schema: z
        .object({
          regelset: z.string(),
          signalen: z.array(
            z.looseObject({ code: z.string(), label: z.string(), urgentie: z.string(), bron: z.string() }),
          ),
        })
        .meta({ id: 'UrgentieSignalen' }),
    },
  },
} as const satisfies Partial<Contract>;
