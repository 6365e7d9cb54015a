/** Fields that several inputs share. What they accept is what the description of the API says: one schema for both. */
import * as z from 'zod';
import { DOMEINEN, KANALEN } from '../domain/contact/types.ts';
import { type Instant, instant, parseInstant } from '../domain/tijd/instant.ts';

const NO_INSTANT = 'Dit is geen tijdstip met tijdzone, bijvoorbeeld 2026-11-02T08:00:00Z.';

/** An ISO 8601 instant with any offset; becomes UTC with milliseconds. */
export const tijdstip = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, NO_INSTANT)
  .transform((text): Instant => instant(text))
  .meta({ format: 'date-time', description: 'Tijdstip met tijdzone (ISO 8601).', example: '2026-11-02T08:00:00Z' });

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string) => DAY.test(text) && parseInstant(`${text}T00:00:00Z`) !== undefined;

/** A calendar day in Europe/Amsterdam. */
export const datum = z
  .string()
  .refine(isDay, 'Dit is geen bestaande datum, bijvoorbeeld 2026-11-02.')
  .meta({ format: 'date', description: 'Dag (Europe/Amsterdam).', example: '2026-11-02' });

export const lokaleTijd = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Dit is geen tijd, bijvoorbeeld 09:00.')
  .meta({ format: 'time-local', description: 'Kloktijd in Nederland.', example: '09:00' });

/** Wall-clock date and time in Europe/Amsterdam, without offset. */
export const lokaalTijdstip = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10)),
    'Dit is geen lokale datum met tijd, bijvoorbeeld 2026-11-02T09:00.',
  )
  .meta({ description: 'Datum en kloktijd in Nederland, zonder tijdzone.', example: '2026-11-02T09:00' });

/** A whole number of hours, minutes and seconds (`PT8H`, `PT1H30M`) or days of 24 hours (`P2D`); becomes milliseconds. */
export const duur = z
  .string()
  .refine((text) => durationMs(text) !== undefined, 'Dit is geen duur, bijvoorbeeld PT8H of PT1H30M.')
  .transform((text) => durationMs(text) as number)
  .meta({ description: 'Duur (ISO 8601), in uren, minuten en seconden.', example: 'PT8H' });

const DURATION = /^P(?:(\d{1,5})D)?(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})S)?)?$/;

function durationMs(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (!match || text === 'P') return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

/** Name of a wijkteam, locatie or medewerker: known or not, it is accepted in this form. */
export const slug = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Gebruik alleen kleine letters, cijfers en losse streepjes.')
  .meta({ description: 'Kleine letters, cijfers en losse streepjes.', example: 'centrum' });

export const medewerkerId = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._@|:-]+$/, 'Gebruik alleen letters, cijfers en . _ @ | : -')
  .meta({ description: 'Id van een medewerker: de sub uit het token.', example: 'fatima-el-amrani' });

export const uuid = z
  .uuid()
  .transform((text) => text.toLowerCase())
  .meta({ format: 'uuid' });
export const kanaal = z.enum(KANALEN);
export const domein = z.enum(DOMEINEN);

/** One or more of something in a query, with commas between them; the same twice is once. */
export const commaList = <S extends z.ZodType<string, string>>(max: number, one: S, melding: string) =>
  z
    .string()
    .refine((text) => text.split(',').every((part) => one.safeParse(part).success), melding)
    .refine((text) => text.split(',').length <= max, `Hoogstens ${max}.`)
    .transform((text) => [...new Set(text.split(','))] as z.output<S>[]);

/** Free text for a person: not only blanks. */
export const tekst = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim() !== '', 'Dit veld mag niet leeg zijn.')
    .meta({ minLength: 1, maxLength: max });

/** How somebody tried to reach a person: a word or two, without digits, so that no number ends up among the facts. */
export const wijze = z
  .string()
  .max(40)
  .transform((text) => text.trim().toLowerCase())
  .refine(
    (text) => /^\p{L}+([ -]\p{L}+)*$/u.test(text),
    'Noem de wijze in een of twee woorden, bijvoorbeeld telefoon of huisbezoek.',
  )
  .meta({ description: 'Hoe: telefoon, huisbezoek, mail, ...', example: 'telefoon' });

/** Id in a path. Anything that is no id of ours is not found, which the use case says. */
export const idInPad = z.string().min(1).max(200);

/** Paging: at most `limit` at a time, and the cursor of the page before. */
export const paging = {
  limit: z
    .string()
    .regex(/^([1-9]\d?|100)$/, 'Kies een getal van 1 tot en met 100.')
    .transform(Number)
    .default(50)
    .meta({ description: 'Hoogstens zoveel per bladzijde (1-100, standaard 50).', example: '50' }),
  cursor: z.string().min(1).max(2000).exactOptional().meta({ description: 'De cursor van de vorige bladzijde.' }),
} as const;
