/** The escalation policy: whom, by what, how long to wait, and which terms. */
import { type Pushmedium, SCHERM } from '../achterwacht/types.ts';
import { CLOCK_DAY, HOUR, MINUTE } from '../tijd/instant.ts';
import type { Escalatiebeleid, Trede } from './types.ts';

const WACHT = 15 * MINUTE;

/** What holds where nothing else is set: 15 minutes a rung, reminders at 24, 36 and 44 hours, a term of 48 clock hours. */
export const STANDAARD_BELEID: Escalatiebeleid = {
  treden: [
    { wie: 'dienstdoende', media: ['mail', 'sms'], wachtMs: WACHT },
    { wie: 'dienstdoende', media: ['sms'], wachtMs: WACHT },
    { wie: 'volgende', media: ['mail', 'sms'], wachtMs: WACHT },
    { wie: 'escalatiecontact', media: ['mail', 'sms'], wachtMs: WACHT },
  ],
  herinneringenMs: [24 * HOUR, 36 * HOUR, 44 * HOUR],
  termijnMs: 48 * HOUR,
};

/** How long a colleague may leave a handover unanswered where the policy does not say. */
export const OVERDRACHT_WACHT_MS = WACHT;

/** How long a crisis may go without a conversation or a warm handover where the policy does not say. */
export const CRISIS_WACHT_MS = WACHT;

/** After the breach a case that was not reached is brought to mind every 24 hours, for as long as it takes. */
export const NA_OVERSCHRIJDING_MS = CLOCK_DAY;

/**
 * How long a medium that tells of delivery may take to do so. What is not delivered is not sent: then the next medium
 * goes, within a minute of the first.
 */
export const BEZORGBEWIJS_MS = 45_000;

/** An open console answers by itself, over a connection that is there: what takes longer is not looked at. */
export const SCHERMBEWIJS_MS = 8_000;

/** So long a medium that tells of delivery has to do so. */
export const bewijstijdMs = (medium: Pushmedium): number => (medium === SCHERM ? SCHERMBEWIJS_MS : BEZORGBEWIJS_MS);

/** How many rungs of a crisis start at the same moment. */
export const PARALLEL_BIJ_CRISIS = 2;

/** The rungs of a case. In a crisis nobody is asked twice in one ronde: the first rungs go to different people at once. */
export function tredenVoor(beleid: Escalatiebeleid, urgentie: 'spoed' | 'crisis'): readonly Trede[] {
  if (urgentie === 'spoed') return beleid.treden;
  return beleid.treden.filter((trede, index) => beleid.treden.findIndex(({ wie }) => wie === trede.wie) === index);
}

/**
 * How long to rest after the end of the ladder, by how often the end was reached. The first times the ladder begins
 * anew at once; a case that nobody takes up for days must not grow without bound (an item holds 400 KB) or teach people
 * to ignore their phone.
 */
const RUST: readonly { readonly totEnMet: number; readonly ms: number }[] = [
  { totEnMet: 6, ms: 0 },
  { totEnMet: 18, ms: HOUR },
  { totEnMet: 36, ms: 4 * HOUR },
];

/**
 * A crisis that nobody took over is told of every quarter of an hour in the first hours, and never less than once a day: with
 * the pushes of each time its item must not grow without bound either.
 */
const RUST_BIJ_CRISIS: typeof RUST = [
  { totEnMet: 16, ms: 0 },
  { totEnMet: 40, ms: HOUR },
  { totEnMet: 64, ms: 4 * HOUR },
];

/** The least rest after the alarm of that number (from 1); 0 = what the policy says. */
export function rustNaCrisisalarm(keer: number): number {
  return RUST_BIJ_CRISIS.find(({ totEnMet }) => keer <= totEnMet)?.ms ?? CLOCK_DAY;
}

export function rustNaEinde(keerEinde: number): number {
  return RUST.find(({ totEnMet }) => keerEinde <= totEnMet)?.ms ?? CLOCK_DAY;
}
