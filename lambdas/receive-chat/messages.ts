import * as z from 'zod';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { lokaleTijd, slug, tijdstip } from '../../shared/middleware/fields.ts';

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
      verbinding: z.string().exactOptional(),
    }),
    z.strictObject({
      soort: z.literal('terugbellen'),
      gesprek,
      id: z.string().min(1).max(200),
      op: tijdstip,
      nummer: z.string().min(1).max(100),
      voorkeur: z.strictObject({ van: lokaleTijd, tot: lokaleTijd }).exactOptional(),
      geenChatMeer: z.boolean().exactOptional(),
      wijkteam: slug.exactOptional(),
      verbinding: z.string(),
    }),
    z.strictObject({
      soort: z.literal('afschrift'),
      gesprek,
      op: tijdstip,
      mail: z.string().min(1).max(254),
      id: z.string().min(1).max(200).exactOptional(),
      verbinding: z.string(),
    }),
    z.strictObject({ soort: z.enum(['verlaten', 'verbroken']), gesprek, op: tijdstip }),
  ]),
);
