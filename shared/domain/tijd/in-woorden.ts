/** Days as the Dutch write them. */
import { weekdayOf } from './amsterdam.ts';
import type { LocalDate } from './instant.ts';

/** By ISO weekday; the first place stays empty. */
export const WEEKDAGEN = ['', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

const MAANDEN = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

const dagEnMaand = (date: LocalDate): string => `${Number(date.slice(8, 10))} ${MAANDEN[Number(date.slice(5, 7)) - 1]}`;

/** `16 november 2026`. */
export const datumInWoorden = (date: LocalDate): string => `${dagEnMaand(date)} ${date.slice(0, 4)}`;

/** `maandag 16 november`. */
export const dagInWoorden = (date: LocalDate): string => `${WEEKDAGEN[weekdayOf(date)]} ${dagEnMaand(date)}`;
