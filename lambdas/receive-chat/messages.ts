import * as z from 'zod';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { slug, tijdstip } from '../../shared/middleware/fields.ts';

const gesprek = z.string().min(1).max(200);

export const readChatBericht = readJsonBody(
  z.discriminatedUnion('soort', [
    z.strictObject({
      soort: z.literal('vraag'),
      gesprek,
      id: z.string().min(1).max(200),
      volgnummer: z.int().min(0),
      op: tijdstip,
      tekst: z.string().min(1),
      wijkteam: slug.exactOptional(),
    }),
    z.strictObject({ soort: z.enum(['verlaten', 'verbroken']), gesprek, op: tijdstip }),
  ]),
);
