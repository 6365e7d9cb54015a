/** What the resident's side of the chat may say (docs/api.md, chat). */
import * as z from 'zod';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { type Checked, check } from '../../shared/middleware/faults.ts';
import { slug, tekst } from '../../shared/middleware/fields.ts';

/** A question is read by a person: what is longer than this is a mail. */
const MAX_VRAAG = 4000;

export const chatVerzoek = z.discriminatedUnion(
  'soort',
  [
    z.strictObject({
      soort: z.literal('begin'),
      gesprek: z.string().max(200).exactOptional(),
      wijkteam: slug.exactOptional(),
    }),
    z.strictObject({
      soort: z.literal('vraag'),
      id: z.string().min(1).max(100),
      volgnummer: z.int().min(0).exactOptional(),
      tekst: tekst(MAX_VRAAG),
      wijkteam: slug.exactOptional(),
    }),
    z.strictObject({ soort: z.literal('sluiten') }),
    z.strictObject({ soort: z.literal('levensteken') }),
  ],
  { error: 'Kies uit: begin, vraag, sluiten, levensteken.' },
);

export type ChatVerzoek = z.output<typeof chatVerzoek>;

export function readChatVerzoek(body: string | undefined): Checked<ChatVerzoek> {
  const value = parseJson(body ?? '');
  if (value === undefined) return { ok: false, faults: [{ veld: '', melding: 'Dit is geen geldige JSON.' }] };
  return check(chatVerzoek, value);
}

/** The id of a question in a message that may be wrong in everything else, so that the client knows which one failed. */
export function idOf(body: string | undefined): { readonly id?: string } {
  const value = parseJson(body ?? '');
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return {};
  return { id: value.id.slice(0, 100) };
}
