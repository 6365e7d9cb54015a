/** What the resident's side of the chat may say (docs/api.md, chat). */
import * as z from 'zod';
import { parseJson } from '../../shared/middleware/batch/read-json.ts';
import { type Checked, check } from '../../shared/middleware/faults.ts';
import { lokaleTijd, slug, tekst } from '../../shared/middleware/fields.ts';

/** A question is read by a person: what is longer than this is a mail. */
const MAX_VRAAG = 4000;

/** Half characters and signs that no text holds: queues and tables refuse them, so they do not come in. */
const ONTEKEN = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

/** Chosen by the client, and given back as it is. */
const id = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => text.search(ONTEKEN) < 0, 'Gebruik letters, cijfers en leestekens.');

/** A text without what no person can read. */
const vraagtekst = tekst(MAX_VRAAG)
  .transform((text) => text.replace(ONTEKEN, ''))
  .refine((text) => text.trim() !== '', 'Dit veld mag niet leeg zijn.');

/** As somebody types it; whether anybody can be called on it is found out when it is noted. */
const nummer = z
  .string()
  .max(30)
  .regex(/^\s*\+?[0-9][0-9 ().\-/]{4,}$/, 'Dit is geen telefoonnummer, bijvoorbeeld 06 12345678.');

const mail = z
  .string()
  .max(254)
  .transform((text) => text.trim())
  .refine(
    (text) => /^[^\s@<>,;:"\p{C}]+@[^\s@<>,;:"\p{C}]+\.[^\s@<>,;:"\p{C}.]+$/u.test(text),
    'Dit is geen mailadres.',
  );

const voorkeur = z
  .strictObject({ van: lokaleTijd, tot: lokaleTijd })
  .refine(({ van, tot }) => van < tot, 'Het einde ligt niet na het begin.');

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
      id,
      volgnummer: z.int().min(0).exactOptional(),
      tekst: vraagtekst,
      wijkteam: slug.exactOptional(),
    }),
    z.strictObject({ soort: z.literal('sluiten') }),
    z.strictObject({ soort: z.literal('levensteken') }),
    z.strictObject({ soort: z.literal('typt') }),
    z.strictObject({ soort: z.literal('plaats') }),
    z.strictObject({
      soort: z.literal('terugbellen'),
      id: id.exactOptional(),
      nummer,
      voorkeur: voorkeur.exactOptional(),
      geenChatMeer: z.boolean().exactOptional(),
    }),
    z.strictObject({ soort: z.literal('afschrift'), id: id.exactOptional(), mail }),
  ],
  { error: 'Kies uit: begin, vraag, typt, plaats, terugbellen, afschrift, sluiten, levensteken.' },
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
