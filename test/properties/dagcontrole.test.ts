/** No false alarms: whatever comes twice, late, in any order and in any batches, every day is in order and adds up. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeCheckDag } from '../../shared/application/check-dag.ts';
import { KANALEN, type Kanaal } from '../../shared/domain/contact/types.ts';
import { addDays, localDateOf } from '../../shared/domain/tijd/amsterdam.ts';
import { type Instant, instant, instantOf, MINUTE, plusMs } from '../../shared/domain/tijd/instant.ts';
import { closedLog } from '../lambdas/silent-log.ts';
import { type Bericht, deliver, projectAll, rawIn, without } from '../support/innames.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { centrum } from '../support/people.ts';
import { rawMail } from '../support/raw-mail.ts';

closedLog();

/** Three days around either clock change. */
const BEGIN = { voorjaar: '2026-03-28T06:00:00Z', najaar: '2026-10-24T06:00:00Z' } as const;
const SPAN_MINUTES = 60 * 60;

interface Act {
  readonly kanaal: Kanaal;
  readonly wie: number;
  /** When it happened, and how much later we heard of it. */
  readonly minuut: number;
  readonly later: number;
  readonly keer: number;
}

const acts = fc.array(
  fc.record<Act>({
    kanaal: fc.constantFrom(...KANALEN),
    wie: fc.integer({ min: 1, max: 6 }),
    minuut: fc.integer({ min: 0, max: SPAN_MINUTES }),
    later: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2000 })),
    keer: fc.integer({ min: 1, max: 3 }),
  }),
  { minLength: 1, maxLength: 25 },
);

async function messageOf(world: World, { kanaal, wie, minuut }: Act, begin: Instant, nr: number): Promise<Bericht> {
  const op = plusMs(begin, minuut * MINUTE);
  const id = `q-${nr}`;
  switch (kanaal) {
    case 'telefoon': {
      const event = (soort: string, at: Instant) => ({ id: `${nr}-${soort}`, oproepId: `o${wie}`, soort, op: at });
      const gebeurtenissen = [
        event('in-wachtrij', op),
        event(wie % 2 === 0 ? 'aangenomen' : 'opgehangen', plusMs(op, 20_000)),
      ];
      return { id, body: { gebeurtenissen } };
    }
    case 'mail':
      return rawIn(world, `post-${nr}`, rawMail({ messageId: `${wie}@b.nl`, tekst: `Vraag ${wie}` }));
    case 'chat':
      return { id, body: { soort: 'vraag', gesprek: `g${wie}`, id: `v${nr}`, volgnummer: nr, op, tekst: 'Hallo' } };
    case 'inloop':
      return { id, body: { soort: 'aankomst', id: `aankomst-${wie}`, locatie: 'centrum', op } };
  }
}

/** Plays what was drawn, each at the moment at which we hear of it, and gives the days that it spans. */
async function play(world: World, drawn: readonly Act[], begin: Instant): Promise<readonly string[]> {
  await world.controle.begin(begin);
  const heard = drawn
    .flatMap((act, nr) =>
      Array.from({ length: act.keer }, (_, again) => ({ act, nr, at: act.minuut + act.later + again * 7 })),
    )
    .sort((a, b) => a.at - b.at);
  for (const { act, nr, at } of heard) {
    world.clock.to(plusMs(begin, at * MINUTE));
    const message = await messageOf(world, act, begin, nr);
    expect(await deliver(world, act.kanaal, message)).toEqual([]);
    if (nr % 2 === 0) await projectAll(world);
  }
  await projectAll(world);
  const last = localDateOf(world.clock.now());
  world.clock.to(plusMs(world.clock.now(), 36 * 60 * MINUTE));
  const days: string[] = [];
  for (let day = localDateOf(begin); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

const checkOf = (world: World) => makeCheckDag({ ...world, namenInUitval: () => [] });

test('every day is in order, and came in equals became', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.constantFrom(...Object.values(BEGIN)), async (drawn, at) => {
      const begin = instant(at);
      const world = makeWorld({ start: begin, instellingen: centrum });
      for (const dag of await play(world, drawn, begin)) {
        const { inOrde, kanalen, cijfers, inhoud } = await checkOf(world)(dag);
        expect({ dag, inOrde, cijfers: cijfers.verschillen, inhoud: inhoud.ontbreekt }).toEqual({
          dag,
          inOrde: true,
          cijfers: [],
          inhoud: [],
        });
        for (const { binnengekomen, geworden, contacten } of kanalen) {
          expect(Object.values(geworden).reduce((a, b) => a + b, 0)).toBe(binnengekomen.berichten);
          expect(Object.values(contacten).reduce((a, b) => a + b, 0)).toBe(binnengekomen.contacten);
        }
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('and whichever contact is taken out, some day misses it', async () => {
  await fc.assert(
    fc.asyncProperty(acts, fc.nat(), async (drawn, pick) => {
      const begin = instantOf(Date.parse(BEGIN.najaar));
      const world = makeWorld({ start: begin, instellingen: centrum });
      const days = await play(world, drawn, begin);
      const all = world.zaken.contacten();
      const gone = all[pick % all.length]?.id ?? '';
      const missed: (string | null)[] = [];
      for (const dag of days) {
        const { kanalen } = await checkOf(without(world, { contacten: [gone] }))(dag);
        missed.push(...kanalen.flatMap(({ ontbreekt }) => ontbreekt.map(({ contact }) => contact)));
      }
      expect(new Set(missed)).toEqual(new Set([gone]));
    }),
    { numRuns: 40 },
  );
}, 60_000);
