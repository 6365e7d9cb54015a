/** Playing made-up days against a program: every fact by its door, in order of time, on its clock. */
import { describe, expect, test } from '@jest/globals';
import { telefoonBerichten } from '../../../local/dagen/berichten.ts';
import { type Dagenvraag, planDagen } from '../../../local/dagen/dagen.ts';
import { speelDagen } from '../../../local/dagen/naspelen.ts';
import type { Programma } from '../../../local/dagen/programma.ts';

const VRAAG: Dagenvraag = { seed: 7, van: '2026-11-03', totEnMet: '2026-11-03', wijkteams: ['centrum'], perDag: 80 };
const END = Date.parse('2026-11-03T22:59:59.999Z');

interface Told {
  readonly op: string;
  readonly pad: string;
  readonly body: unknown;
}

/** The resident's side of a chat that answers at once. */
class Line extends EventTarget {
  readonly #heard: (frame: { soort: string }) => void;
  constructor(heard: (frame: { soort: string }) => void) {
    super();
    this.#heard = heard;
  }
  send(text: string): void {
    const frame = JSON.parse(text) as { soort: string };
    this.#heard(frame);
    const soort = { begin: 'begonnen', vraag: 'ontvangen' }[frame.soort];
    const answer = new MessageEvent('message', { data: JSON.stringify({ soort }) });
    if (soort !== undefined) queueMicrotask(() => this.dispatchEvent(answer));
  }
  close(): void {
    this.#heard({ soort: 'dicht' });
  }
}

/** A program that believes everything; contacts are found on the second page of the list. */
function fakeProgramma(start: string, virtueel = true) {
  let nu = start;
  const told: Told[] = [];
  const programma: Programma = {
    klok: async () => ({ nu, virtueel }),
    zetKlok: async (naar) => {
      expect(naar >= nu).toBe(true);
      nu = naar;
    },
    rust: async () => {},
    mail: async (raw) => {
      told.push({ op: nu, pad: 'mail', body: raw });
    },
    vraag: async <T>(_wie: unknown, pad: string, body: unknown): Promise<T> => {
      if (pad.endsWith('limit=100')) return { resultaten: [], cursor: 'verder' } as T;
      if (pad.includes('cursor=verder')) return { resultaten: [{ id: `id-van-${nu}`, ontvangenOp: nu }] } as T;
      told.push({ op: nu, pad, body });
      return undefined as T;
    },
    chat: async () =>
      new Line(({ soort }) => told.push({ op: nu, pad: `chat ${soort}`, body: null })) as unknown as WebSocket,
  };
  return { programma, told, nu: () => nu };
}

describe('a made-up day that is played', () => {
  test('tells every call event at least once and never before it happened, and leaves the clock at the end', async () => {
    const { programma, told, nu } = fakeProgramma('2026-11-03T00:00:00.000Z');
    const played = await speelDagen(programma, { ...VRAAG, kanalen: ['telefoon'] }, END);
    const delivered = told
      .filter(({ pad }) => pad === '/v1/telefoon-gebeurtenissen')
      .flatMap(({ op, body }) => (body as { id: string; op: string }[]).map((event) => ({ ...event, told: op })));
    const planned = [...planDagen({ ...VRAAG, kanalen: ['telefoon'] })];
    const ids = new Set(delivered.map(({ id }) => id));
    const missing = planned.flatMap((call) => telefoonBerichten(call, 7)).filter(({ id }) => !ids.has(id));
    // What comes in late, after the last day, is left out; that is few.
    expect(missing.length).toBeLessThan(delivered.length * 0.05);
    for (const event of delivered) expect(event.told >= event.op).toBe(true);
    expect(played.contacten).toBe(planned.length);
    expect(nu()).toBe('2026-11-03T22:59:59.999Z');
  });

  test('writes, chats and walks in at the planned moment, and each is answered in its own contact', async () => {
    const { programma, told } = fakeProgramma('2026-11-03T00:00:00.000Z');
    const kanalen = ['mail', 'chat', 'inloop'] as const;
    await speelDagen(programma, { ...VRAAG, kanalen }, END);
    const planned = [...planDagen({ ...VRAAG, kanalen })];
    const facts = (soort: string) =>
      planned
        .flatMap(({ feiten }) => feiten)
        .filter((feit) => feit.soort === soort && feit.op <= END)
        .map(({ op }) => new Date(op).toISOString())
        .sort();
    const toldAt = (pad: RegExp) =>
      told
        .filter((one) => pad.test(one.pad))
        .map(({ op }) => op)
        .sort();
    expect(facts('mail').length).toBeGreaterThan(5);
    expect(toldAt(/^mail$/)).toEqual(facts('mail'));
    expect(toldAt(/^chat vraag$/)).toEqual(facts('vraag'));
    expect(toldAt(/^chat sluiten$/)).toEqual(facts('verlaten'));
    expect(toldAt(/aankomsten$/)).toEqual(facts('aankomst'));
    expect(toldAt(/antwoorden$/)).toEqual(facts('antwoord'));
    for (const { pad } of told.filter((one) => one.pad.endsWith('antwoorden'))) {
      const begin = /id-van-(.+)\/antwoorden/.exec(pad)?.[1];
      expect([...facts('mail'), ...facts('vraag')]).toContain(begin);
    }
  });

  test('is refused on a real clock, and when the day has begun for the program', async () => {
    await expect(speelDagen(fakeProgramma('2026-11-03T00:00:00.000Z', false).programma, VRAAG, END)).rejects.toThrow(
      'start it with VOORDEUR_KLOK',
    );
    const { programma, told } = fakeProgramma('2026-11-03T15:00:00.000Z');
    await expect(speelDagen(programma, VRAAG, END)).rejects.toThrow('which is past');
    expect(told).toEqual([]);
  });
});
