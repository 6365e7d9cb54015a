/** Days as the Dutch write them. */
import { weekdayOf } from './amsterdam.ts';
import type { LocalDate } from './instant.ts';

/** By ISO weekday; the first place stays empty. */
export const WEEKDAGEN = ['', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

export const MAANDEN = [
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

/** A duration in seconds as people say it, to two units: `45 seconden`, `3 minuten`, `2 uur en 10 minuten`. */
export function duurInWoorden(seconden: number): string {
  const whole = Math.round(seconden);
  const say = (n: number, one: string, more: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : more}`]);
  if (whole < 60) return `${whole} ${whole === 1 ? 'seconde' : 'seconden'}`;
  const minutes = whole < 3600 ? Math.floor(whole / 60) : Math.round(whole / 60);
  const [uren, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts =
    uren === 0
      ? [...say(minutes, 'minuut', 'minuten'), ...say(whole % 60, 'seconde', 'seconden')]
      : [`${uren} uur`, ...say(rest, 'minuut', 'minuten')];
  return parts.join(' en ');
}
