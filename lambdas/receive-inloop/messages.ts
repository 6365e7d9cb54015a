import * as z from 'zod';
import { readJsonBody } from '../../shared/middleware/batch/read-json.ts';
import { domein, slug, tijdstip } from '../../shared/middleware/fields.ts';

const id = z.string().min(1).max(200);

export const readInloopBericht = readJsonBody(
  z.discriminatedUnion('soort', [
    z.strictObject({
      soort: z.literal('aankomst'),
      id,
      locatie: slug,
      op: tijdstip,
      voor: domein.exactOptional(),
      afspraak: z.boolean().exactOptional(),
    }),
    z.strictObject({ soort: z.literal('vertrek'), id, contact: id, op: tijdstip }),
  ]),
);
