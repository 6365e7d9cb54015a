/** Figures as a manager reads them: everything that was accepted is handled first. */
import { done, type Person } from '../actors.ts';
import type { LocalStack } from '../local-stack.ts';

export type Duur = Readonly<Record<'gemiddelde' | 'p50' | 'p90' | 'p95' | 'max', number | null>>;
export type Figures = Readonly<Record<string, unknown>> & {
  readonly kanaal: string;
  readonly wijkteam: string;
  readonly van: string;
  readonly tot: string;
  readonly ontvangen: number;
  readonly serviceniveau: number | null;
  readonly wachttijd: Duur;
  readonly opentijd: Duur;
};

export interface Question {
  readonly van: string;
  readonly totEnMet?: string;
  readonly per?: string;
  readonly kanaal?: string;
  readonly wijkteam?: string;
}

export function addressOf({ van, totEnMet = van, per = 'geheel', ...rest }: Question): string {
  return `/v1/bereikbaarheid?${new URLSearchParams({ van, totEnMet, per, ...rest })}`;
}

export async function readFigures(stack: LocalStack, wie: Person, question: Question): Promise<readonly Figures[]> {
  await stack.rust();
  return done(await wie.get<{ rijen: Figures[] }>(addressOf(question))).rijen;
}

const COUNTS = [
  'ontvangen',
  'beantwoord',
  'afgehaakt',
  'afgehaaktKort',
  'terugbelGevraagd',
  'opgehangenInMenu',
  'geenAntwoordNodig',
  'wachtend',
  'buitenOpeningstijd',
  'binnenNorm',
  'buitenNorm',
  'nogNietBekend',
] as const;
export type Counts = Partial<Record<(typeof COUNTS)[number], number>>;

/** The counts of a row that are not zero: what is not named is zero, and a test says so by leaving it out. */
export function countsOf(row: Figures | undefined): Counts {
  return Object.fromEntries(COUNTS.map((name) => [name, row?.[name]]).filter(([, count]) => count !== 0)) as Counts;
}
