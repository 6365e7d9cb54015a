/** Whatever the order in which calls are told and followed, however often, and in whichever stale version: the same work. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeClaimTerugbelverzoek } from '../../shared/application/claim-terugbelverzoek.ts';
import { makeFollowOproepen } from '../../shared/application/follow-oproepen.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeRecordTerugbelpoging } from '../../shared/application/record-terugbelpoging.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { makeWorld, type World } from '../support/memory-world.ts';
import { gebeurtenissenVan, type Oproep, open } from '../support/oproepen.ts';
import { centrum, fatima, ondersteuner } from '../support/people.ts';
import { contactChanges, deliverAll } from '../support/stream.ts';

const NUMMERS = ['0612345678', '+32470123456'] as const;
const clockTime = (minute: number, second: number) =>
  `09:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`;

interface Call extends Oproep {
  readonly minuut: number;
  readonly hoe: 'opgehangen' | 'beeindigd' | 'voicemail' | 'terugbellen-gevraagd' | 'aangenomen' | 'gecorrigeerd';
}

/** One call a minute, so that which of two came last is never in doubt. */
const calls: fc.Arbitrary<Call[]> = fc
  .array(
    fc.record({
      nummer: fc.constantFrom(...NUMMERS),
      hoe: fc.constantFrom(
        'opgehangen',
        'beeindigd',
        'voicemail',
        'terugbellen-gevraagd',
        'aangenomen',
        'gecorrigeerd',
      ),
    } as const),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) =>
    list.map(({ nummer, hoe }, index): Call => {
      const minuut = index * 3;
      const queued = [clockTime(minuut, 0), 'in-wachtrij'] as const;
      const end = clockTime(minuut, 40);
      // Hung up, it first seems; then an answer comes in that was before it.
      const verloop =
        hoe === 'gecorrigeerd'
          ? ([queued, [end, 'opgehangen'], [clockTime(minuut, 20), 'aangenomen']] as const)
          : ([queued, [end, hoe]] as const);
      return { naam: `o${index}`, nummer, verloop, minuut, hoe };
    }),
  );

type Step = { readonly soort: 'meld' | 'lever' | 'neem' | 'probeer'; readonly keuze: number };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    soort: fc.constantFrom('meld', 'meld', 'lever', 'lever', 'neem', 'probeer') as fc.Arbitrary<Step['soort']>,
    keuze: fc.nat(1000),
  }),
  { maxLength: 40 },
);

/** Nothing in it refers to how it came about: which calls are owed, by when, and why. */
const owed = (world: World) =>
  open(world)
    .map(({ contacten, belofte, openstaand, eersteOproepOp, wijkteam }) => ({
      contacten,
      belofte,
      redenen: openstaand.map(({ reden }) => reden),
      eersteOproepOp,
      wijkteam,
    }))
    .toSorted((a, b) => (a.eersteOproepOp < b.eersteOproepOp ? -1 : 1));

async function quietly(act: Promise<unknown>): Promise<void> {
  await act.catch((error: unknown) => {
    // Before the queue is told of, a call is of no wijkteam that a professional sees.
    if (!(isDomainError(error) && ['refused', 'not-found'].includes(error.kind))) throw error;
  });
}

async function play(all: readonly Call[], order: readonly Step[]): Promise<World> {
  const world = makeWorld({ start: '2026-11-25T12:00:00.000Z', instellingen: centrum });
  const follow = makeFollowOproepen(world);
  const record = makeRecordTelefoonGebeurtenissen(world);
  const told = all.flatMap(gebeurtenissenVan);
  const left = [...told];
  for (const { soort, keuze } of order) {
    if (soort === 'meld') {
      // Sometimes one that was told before.
      const from = keuze % 4 === 0 || left.length === 0 ? told : left;
      const event = from[keuze % from.length];
      if (event === undefined) continue;
      if (from === left) left.splice(left.indexOf(event), 1);
      await record([{ bron: 'b', gebeurtenissen: [event] }]);
    } else if (soort === 'lever') {
      const changes = contactChanges(world);
      const change = changes[keuze % Math.max(1, changes.length)];
      if (change !== undefined) expect((await follow([change])).mislukt).toEqual([]);
    } else {
      const verzoek = open(world)[keuze % Math.max(1, open(world).length)];
      if (verzoek === undefined) continue;
      const about = { terugbelverzoek: verzoek.id, door: keuze % 2 === 0 ? fatima : ondersteuner };
      if (soort === 'neem') await quietly(makeClaimTerugbelverzoek(world)(about));
      else await quietly(makeRecordTerugbelpoging(world)({ ...about, gelukt: false, wijze: 'telefoon' }));
    }
  }
  await record([{ bron: 'rest', gebeurtenissen: left }]);
  // Every version is delivered at least once, in the end.
  await deliverAll(world, follow);
  return world;
}

test('any order, repetition and staleness of the stream, and any claims and attempts between, give the same work', async () => {
  await fc.assert(
    fc.asyncProperty(calls, steps, async (all, order) => {
      const shuffled = await play(all, order);
      expect(owed(shuffled)).toEqual(owed(await play(all, [])));
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('open work is, for each number once, exactly the calls after which nobody spoke with them', async () => {
  await fc.assert(
    fc.asyncProperty(calls, steps, async (all, order) => {
      const world = await play(all, order);
      const expected = NUMMERS.flatMap((nummer) => {
        const own = all.filter((call) => call.nummer === nummer);
        const spoken = own.findLast(({ hoe }) => hoe === 'aangenomen' || hoe === 'gecorrigeerd')?.minuut ?? -1;
        const missed = own.filter(
          ({ hoe, minuut }) => hoe !== 'aangenomen' && hoe !== 'gecorrigeerd' && minuut > spoken,
        );
        return missed.length === 0 ? [] : [missed.map(({ naam }) => world.ids.derived('oproep', naam))];
      });
      expect(
        owed(world)
          .map(({ contacten }) => contacten)
          .toSorted(),
      ).toEqual(expected.toSorted());
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('two workers who follow the same number at the same moment make one terugbelverzoek', async () => {
  await fc.assert(
    fc.asyncProperty(calls, async (all) => {
      const world = makeWorld({ start: '2026-11-25T12:00:00.000Z', instellingen: centrum });
      await makeRecordTelefoonGebeurtenissen(world)([{ bron: 'b', gebeurtenissen: all.flatMap(gebeurtenissenVan) }]);
      const changes = contactChanges(world);
      const workers = [0, 1, 2].map(() => makeFollowOproepen(world));
      await Promise.all(workers.map((follow) => follow(changes)));
      // Who lost ten races in a row is delivered again.
      await deliverAll(world, makeFollowOproepen(world));
      expect(owed(world)).toEqual(owed(await play(all, [])));
      expect(open(world).length).toBeLessThanOrEqual(NUMMERS.length);
    }),
    { numRuns: 60 },
  );
}, 60_000);
