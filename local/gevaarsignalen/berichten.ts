/** Labelled messages: one JSON object a line, as the evaluation reads them. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const woord = (anders: string) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' && value !== '' ? value : anders));

const bericht = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  tekst: z.string(),
  gevaar: z.boolean(),
  /** What it is hard for: a message without it is an ordinary one. */
  moeilijkheid: woord('gewoon'),
  /** Kind of danger, or subject of an ordinary message. */
  soort: woord('onbekend'),
  taal: woord('onbekend'),
  /** In which round it was written. */
  ronde: z.number().int().default(0),
});

export type Bericht = z.infer<typeof bericht>;
export type Moeilijkheid = 'gewoon' | 'valstrik';

/** Throws with the number of the line that is no labelled message. */
export function leesBerichten(file: string): readonly Bericht[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [bericht.parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(`${file}, regel ${at + 1}: geen gelabeld bericht`, { cause: error });
      }
    });
}
