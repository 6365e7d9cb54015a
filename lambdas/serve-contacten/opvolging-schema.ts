/** What a contact was about, complaints and appointments, as the API takes and shows them. */
import * as z from 'zod';
import { AFLOPEN_AFSPRAAK, ERNSTEN_KLACHT } from '../../shared/domain/contact/types.ts';
import { slug } from '../../shared/middleware/fields.ts';

const instant = z.iso.datetime();

/** Codes only: there is no place for a name. */
export const kenmerkVelden = {
  themas: z
    .array(slug)
    .max(10)
    .exactOptional()
    .meta({ description: 'Waar het over ging: codes van de keuzelijst themas; vervangt wat er stond.' }),
  verwijzer: slug.nullable().exactOptional().meta({
    description: 'Door wie de inwoner bij ons kwam: een code van de keuzelijst verwijzers; null neemt het terug.',
  }),
  doorverwezenNaar: slug.nullable().exactOptional().meta({
    description: 'Waar de inwoner naartoe is verwezen: een code van de keuzelijst partners; null neemt het terug.',
  }),
};

export const opvolgingView = {
  kenmerken: z.object({
    themas: z.array(z.string()),
    verwijzer: z.string().nullable(),
    doorverwezenNaar: z.string().nullable(),
  }),
  klacht: z
    .object({
      ernst: z.enum(ERNSTEN_KLACHT),
      gemeldOp: instant,
      afhandeling: z.object({ op: instant, ontvankelijk: z.boolean(), opgelost: z.boolean() }).nullable(),
    })
    .nullable()
    .meta({ description: 'Null als niemand een klacht had.' }),
  afspraken: z.array(z.object({ id: z.string(), afspraakOp: instant, hoe: z.enum(['gepland', ...AFLOPEN_AFSPRAAK]) })),
};
