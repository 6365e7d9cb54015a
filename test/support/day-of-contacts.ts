/**
 * A mixed day of contacts, drawn by seed: who calls, mails, chats or walks in where and when, and what happens then.
 * Every act has its own second. The plan is all that both the driver and the recount know.
 */
import type { Kanaal } from '../../shared/domain/contact/types.ts';

export const WIJKTEAMS = ['centrum', 'noord', 'zuid'] as const;

export type Afloop = 'beantwoord' | 'afgehaakt' | 'terugbel' | 'menu' | 'wachtend';

export interface PlannedContact {
  readonly nr: number;
  readonly kanaal: Kanaal;
  readonly wijkteam: (typeof WIJKTEAMS)[number];
  /** Epoch ms at which the wait begins (telefoon: the queue). */
  readonly begin: number;
  readonly afloop: Afloop;
  /** Epoch ms at which it ended; null while it waits. */
  readonly einde: number | null;
}

/** A small seeded generator (mulberry32): the same day for the same seed, everywhere. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Fisher-Yates with the given source of chance. */
export function shuffled<T>(values: readonly T[], random: () => number): readonly T[] {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

const SECOND = 1000;

/** Seconds until somebody answers, by kanaal; some exactly at the norm (30, 60 and 900 seconds). */
function waitSeconds(kanaal: Kanaal, random: () => number): number {
  const norm = { telefoon: 30, chat: 60, inloop: 900, mail: 3600 }[kanaal];
  if (random() < 0.1) return norm;
  return 1 + Math.floor(random() ** 2 * norm * 4);
}

function aflopen(kanaal: Kanaal, random: () => number): Afloop {
  const draw = random();
  if (kanaal === 'telefoon') {
    if (draw < 0.68) return 'beantwoord';
    if (draw < 0.86) return 'afgehaakt';
    return draw < 0.93 ? 'terugbel' : 'menu';
  }
  if (kanaal === 'inloop') return draw < 0.85 ? 'beantwoord' : draw < 0.95 ? 'afgehaakt' : 'wachtend';
  return draw < 0.85 ? 'beantwoord' : 'wachtend';
}

/** `count` contacts between `from` and `to` (epoch ms), every begin and end at a second of its own. */
export function planDay(seed: number, count: number, from: number, to: number): readonly PlannedContact[] {
  const random = seeded(seed);
  const taken = new Set<number>();
  const own = (wanted: number): number => {
    let second = Math.floor(wanted / SECOND);
    while (taken.has(second)) second += 1;
    taken.add(second);
    return second * SECOND;
  };
  return Array.from({ length: count }, (_, nr): PlannedContact => {
    const draw = random();
    const kanaal: Kanaal = draw < 0.6 ? 'telefoon' : draw < 0.8 ? 'mail' : draw < 0.9 ? 'chat' : 'inloop';
    const wijkteam = WIJKTEAMS[Math.floor(random() * WIJKTEAMS.length)] as (typeof WIJKTEAMS)[number];
    const afloop = aflopen(kanaal, random);
    // Calls carry their own times, so only what is done by hand needs a second that nothing else has.
    const place = kanaal === 'telefoon' ? (wanted: number) => Math.floor(wanted / SECOND) * SECOND : own;
    const begin = place(from + random() * (to - from));
    // A caller may hang up within the first seconds: the short abandon, its limit of 5 seconds included.
    const held = afloop === 'afgehaakt' && random() < 0.4 ? 1 + Math.floor(random() * 6) : waitSeconds(kanaal, random);
    return { nr, kanaal, wijkteam, begin, afloop, einde: afloop === 'wachtend' ? null : place(begin + held * SECOND) };
  });
}
