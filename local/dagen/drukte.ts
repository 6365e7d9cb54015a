/**
 * How busy it is when. `perDag` is the mean over the working days of a year; everything here has a mean of one over what it
 * spreads, so that nothing is added or lost: Mondays are busy, Friday afternoons quiet, summers too.
 */
import type { Kanaal } from '../../shared/domain/contact/types.ts';

/** Share of each kanaal in all contacts. */
export const AANDEEL: Readonly<Record<Kanaal, number>> = { telefoon: 0.62, mail: 0.2, chat: 0.06, inloop: 0.12 };

/** By ISO weekday from 1; Monday to Friday have a mean of one, the weekend comes on top. */
export const WEEKDAG: readonly number[] = [0, 1.28, 1.06, 0.94, 0.97, 0.75, 0.04, 0.03];
/** Of a public holiday, whatever its weekday. */
const FEESTDAG = 0.03;
/** By month from 1. */
export const SEIZOEN: readonly number[] = [0, 1.12, 1.04, 1.03, 0.98, 0.96, 1.0, 0.82, 0.84, 1.08, 1.06, 1.06, 1.01];

/** What people do while offices are open, by half hour from 07:00; outside it hardly anybody. */
const OVERDAG: readonly number[] = [
  // 07:00, 08:00
  2, 4, 10, 24,
  // 09:00 to 12:00
  74, 92, 100, 97, 90, 80, 54, 44,
  // 13:00 to 16:00
  58, 72, 76, 70, 62, 52, 42, 30,
  // 17:00, 18:00
  12, 6, 4, 3,
];
/** Mail is written in the evening too. */
const POST: readonly number[] = [
  10, 16, 26, 44, 70, 84, 88, 84, 78, 70, 52, 46, 56, 66, 68, 64, 58, 52, 46, 40, 30, 24, 22, 24, 28, 30, 28, 22, 16,
  10,
];
/** Who walks in finds a closed door before nine; some are early. */
const BINNEN: readonly number[] = [0, 0, 0, 6, 90, 100, 96, 88, 74, 60, 34, 24, 60, 78, 74, 64, 50, 40, 22, 6, 2];
/** A Friday afternoon from 12:30 on. */
const VRIJDAGMIDDAG = 0.55;

const FIRST = 14;
const NIGHT = 0.15;

function dayOf(shape: readonly number[], isFriday: boolean): readonly number[] {
  const weights = Array.from({ length: 48 }, (_, half) => {
    const weight = shape[half - FIRST] ?? NIGHT;
    return isFriday && half >= 25 ? weight * VRIJDAGMIDDAG : weight;
  });
  const sum = weights.reduce((a, b) => a + b);
  return weights.map((weight) => weight / sum);
}

const profileOf = (shape: readonly number[]) => [dayOf(shape, false), dayOf(shape, true)] as const;
const PROFILES = {
  telefoon: profileOf(OVERDAG),
  chat: profileOf(OVERDAG),
  mail: profileOf(POST),
  inloop: profileOf(BINNEN),
};

/** Shares of the 48 half hours of a wall-clock day; their sum is one. */
export function halfuurprofiel(kanaal: Kanaal, weekdag: number): readonly number[] {
  return PROFILES[kanaal][weekdag === 5 ? 1 : 0];
}

/** A day, as the calendar on the wall says it. */
export interface Kalenderdag {
  readonly maand: number;
  /** ISO: Monday is 1. */
  readonly weekdag: number;
  readonly isFeestdag: boolean;
}

/** How busy a day is, of an average working day. */
export function drukteVan({ maand, weekdag, isFeestdag }: Kalenderdag): number {
  return (SEIZOEN[maand] as number) * (isFeestdag ? FEESTDAG : (WEEKDAG[weekdag] as number));
}
