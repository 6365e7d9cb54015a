/** Calls about urgent cases, whatever comes in which order and how often: keys, ends, machines, providers that are ill, colleagues. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeAnswerSpraak, type SpraakAntwoord } from '../../shared/application/answer-spraak.ts';
import type { SendResult } from '../../shared/application/ports.ts';
import { makeRecordBezorgrapport } from '../../shared/application/record-bezorgrapport.ts';
import { makeSendPush } from '../../shared/application/send-push.ts';
import { makeSweepDue } from '../../shared/application/sweep-due.ts';
import { makeTakeUpSpoedzaak } from '../../shared/application/take-up-spoedzaak.ts';
import { isDomainError } from '../../shared/domain/errors.ts';
import { BEZORGBEWIJS_MS, STANDAARD_BELEID } from '../../shared/domain/spoed/beleid.ts';
import type { Escalatiebeleid } from '../../shared/domain/spoed/types.ts';
import { MINUTE } from '../../shared/domain/tijd/instant.ts';
import { makeBelWereld, openZaak } from '../support/bel-wereld.ts';
import type { World } from '../support/memory-world.ts';
import { medewerker, piet, zonderBevestiging } from '../support/people.ts';
import { drainQueues } from '../support/post.ts';
import { pushesOf, zaakOf } from '../support/spoed.ts';

/** Everybody is called first, so that a ladder has calls to several people. */
const ALLEEN_BELLEN: Escalatiebeleid = {
  ...STANDAARD_BELEID,
  treden: STANDAARD_BELEID.treden.map((trede) => ({ ...trede, media: ['spraak'] as const })),
};

type Aanname = 'ja' | 'nee' | 'storing';
const antwoorden = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant<Aanname>('ja') },
    { weight: 1, arbitrary: fc.constantFrom<Aanname>('nee', 'storing') },
  ),
  { minLength: 1, maxLength: 8 },
);

async function opened(aannames: readonly Aanname[], urgentie: 'spoed' | 'crisis'): Promise<World> {
  const { medewerkers = {} } = zonderBevestiging;
  const media = ['spraak', 'sms', 'mail'] as const;
  const world = await makeBelWereld({
    spraakAnswers: (n): SendResult | undefined => {
      const aanname = aannames[n % aannames.length];
      if (aanname === 'storing') throw new Error('throttled');
      return aanname === 'nee' ? { soort: 'geweigerd', reden: 'nummer-geweigerd' } : undefined;
    },
    instellingen: {
      medewerkers: {
        ...medewerkers,
        fatima: medewerker('fatima', { media }),
        chef: medewerker('chef', { media, mobiel: '+31600000003' }),
      },
      escalatiebeleid: { centrum: ALLEEN_BELLEN },
    },
  });
  await openZaak(world, 1, urgentie);
  return world;
}

type Stap =
  | { readonly soort: 'toets'; readonly oproep: number; readonly toets: string | null }
  | { readonly soort: 'einde'; readonly oproep: number }
  | { readonly soort: 'collega' }
  | { readonly soort: 'bericht'; readonly push: number; readonly poging: number }
  | { readonly soort: 'later'; readonly ms: number };

const stap: fc.Arbitrary<Stap> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      soort: fc.constant('toets' as const),
      oproep: fc.nat(3),
      toets: fc.constantFrom(null, null, '1', '2', '#', 'Timeout'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ soort: fc.constant('einde' as const), oproep: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.constant<Stap>({ soort: 'collega' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      soort: fc.constant('bericht' as const),
      push: fc.nat(5),
      poging: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      soort: fc.constant('later' as const),
      ms: fc.constantFrom(1000, BEZORGBEWIJS_MS - 1, BEZORGBEWIJS_MS, 5 * MINUTE, 16 * MINUTE),
    }),
  },
);

const withEvent = (world: World, soort: string) =>
  new Set(
    zaakOf(world).gebeurtenissen.flatMap((event) => (event.soort === soort && 'push' in event ? event.push : [])),
  );

async function tick(world: World, ms: number): Promise<void> {
  world.clock.forward(ms);
  const { mislukt } = await makeSweepDue(world)();
  if (mislukt.length > 0) throw mislukt[0]?.fout;
}

interface Gehoord {
  readonly toets: string | null;
  readonly aan: string;
  /** The call asked to take the case up, and was no reminder. */
  readonly vroeg: boolean;
  readonly antwoord: SpraakAntwoord;
}

async function take(world: World, one: Stap): Promise<Gehoord | undefined> {
  const oproep = 'oproep' in one ? world.spraak.calls[one.oproep] : undefined;
  switch (one.soort) {
    case 'toets': {
      if (oproep === undefined) return undefined;
      const { zaak = '', push = '' } = oproep.kenmerken;
      const { toets } = one;
      const antwoord = await makeAnswerSpraak(world)({ zaak, push, oproep: oproep.leverancier, toets });
      const kop = pushesOf(world).find((one) => one.push === push);
      return { toets, aan: kop?.aan ?? '', vroeg: kop?.doel === 'oppakken' || kop?.doel === 'escalatie', antwoord };
    }
    case 'einde': {
      const leverancier = oproep?.leverancier ?? 'van-een-ander';
      world.spraak.hangUp(leverancier);
      const rapport = { medium: 'spraak', leverancier, kenmerk: null, uitkomst: 'mislukt', messageIds: [] } as const;
      await makeRecordBezorgrapport(world)({ ...rapport, reden: 'niet-beantwoord' }, world.clock.now());
      return undefined;
    }
    case 'collega':
      await makeTakeUpSpoedzaak(world)({ spoedzaak: zaakOf(world).id, door: piet });
      return undefined;
    case 'bericht': {
      const kop = pushesOf(world).at(one.push);
      if (kop) await makeSendPush(world)({ zaak: zaakOf(world).id, push: kop.push }, one.poging);
      return undefined;
    }
    case 'later':
      await tick(world, one.ms);
      return undefined;
  }
}

/** What a rule refuses is an answer too; anything else that is thrown is a fault of ours. */
async function takeAll(
  world: World,
  stappen: readonly Stap[],
  check: (gehoord: Gehoord | undefined) => void = () => {},
): Promise<void> {
  for (const one of stappen) {
    let gehoord: Gehoord | undefined;
    try {
      gehoord = await take(world, one);
    } catch (error) {
      if (!isDomainError(error)) throw error;
    }
    await drainQueues(world);
    check(gehoord);
  }
}

const verloop = fc.array(stap, { minLength: 1, maxLength: 16 });
const urgentie = fc.constantFrom<'spoed' | 'crisis'>('spoed', 'crisis');

test('a case changes hands once, to who pressed 1 first, and everybody who presses hears how it stands', async () => {
  await fc.assert(
    fc.asyncProperty(antwoorden, urgentie, verloop, async (aannames, hoe, stappen) => {
      const world = await opened(aannames, hoe);
      await takeAll(world, stappen, (gehoord) => {
        if (gehoord === undefined) return;
        const { toets, aan, vroeg, antwoord } = gehoord;
        const houder = zaakOf(world).opgepaktDoor;
        if (toets === '1' && vroeg) expect(antwoord.uitkomst).toBe(houder === aan ? 'opgepakt' : 'van-ander');
        if (antwoord.uitkomst === 'opgepakt') expect(houder).toBe(aan);
        if (antwoord.uitkomst === 'van-ander') expect(houder).not.toBe(aan);
        // Only a question leaves the line open, and nothing that was no key answers it.
        expect(antwoord.vervolg === 'vraag-toets').toBe(antwoord.uitkomst === 'gevraagd');
        if (toets === null || toets === 'Timeout') expect(antwoord.uitkomst).not.toBe('gehoord');
      });
      const { gebeurtenissen } = zaakOf(world);
      expect(gebeurtenissen.filter(({ soort }) => soort === 'opgepakt').length).toBeLessThanOrEqual(1);
      expect(new Set(gebeurtenissen.map(({ id }) => id)).size).toBe(gebeurtenissen.length);
    }),
    { numRuns: 60 },
  );
});

test('the end of a call takes nothing back: after a key no call has failed, and only a key says that it was heard', async () => {
  await fc.assert(
    fc.asyncProperty(antwoorden, urgentie, verloop, async (aannames, hoe, stappen) => {
      const world = await opened(aannames, hoe);
      const gehoord = new Set<string>();
      for (const one of stappen) {
        const failed = withEvent(world, 'push-mislukt');
        await takeAll(world, [one]);
        const seen = withEvent(world, 'push-gezien');
        for (const push of withEvent(world, 'push-mislukt'))
          if (!failed.has(push)) expect(gehoord.has(push)).toBe(false);
        const fresh = [...seen].filter((push) => !gehoord.has(push));
        if (fresh.length > 0) expect(one.soort === 'toets' && /^[0-9*#]$/.test(one.toets ?? '')).toBe(true);
        for (const push of fresh) gehoord.add(push);
      }
    }),
    { numRuns: 60 },
  );
});

test('accepted and never proven is followed by the next medium within 45 seconds, and nothing stays without an end', async () => {
  await fc.assert(
    fc.asyncProperty(antwoorden, urgentie, verloop, async (aannames, hoe, stappen) => {
      const world = await opened(aannames, hoe);
      await takeAll(world, stappen);
      await tick(world, BEZORGBEWIJS_MS);
      await drainQueues(world);
      const before = zaakOf(world);
      const [failed, seen] = [withEvent(world, 'push-mislukt'), withEvent(world, 'push-gezien')];
      for (const { push, medium, groep, op } of pushesOf(world)) {
        if (medium !== 'spraak' || op > before.gebeurtenissen.at(-1)!.op || before.status !== 'open') continue;
        if (!groep.startsWith(`r${before.ladder.ronde}.`) || op === world.clock.now()) continue;
        expect(failed.has(push) || seen.has(push)).toBe(true);
        if (failed.has(push) && !seen.has(push))
          expect(pushesOf(world).some((other) => other.groep === groep && other.medium === 'sms')).toBe(true);
      }
      expect(before.onbewezen.filter(({ bewijsVoor }) => bewijsVoor <= world.clock.now())).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('all keys and all ends once more, after everything, change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(antwoorden, urgentie, verloop, async (aannames, hoe, stappen) => {
      const world = await opened(aannames, hoe);
      const calls = world.spraak.calls.length;
      // Only of calls that there were from the beginning: a later one has its first key with the repetition.
      const early = stappen.filter((one) => !('oproep' in one) || one.oproep < calls);
      await takeAll(world, early);
      const record = zaakOf(world).gebeurtenissen.map(({ id }) => id);
      const made = world.spraak.calls.length;
      await takeAll(
        world,
        early.filter(({ soort }) => soort === 'toets' || soort === 'einde'),
      );
      expect(zaakOf(world).gebeurtenissen.map(({ id }) => id)).toEqual(record);
      expect(world.spraak.calls).toHaveLength(made);
    }),
    { numRuns: 60 },
  );
});

test('nobody is called to take up what somebody has, and every call goes to the number of who it is for', async () => {
  await fc.assert(
    fc.asyncProperty(antwoorden, urgentie, verloop, async (aannames, hoe, stappen) => {
      const world = await opened(aannames, hoe);
      const { medewerkers } = await world.instellingen.readInstellingen();
      for (const one of stappen) {
        const [had, made] = [zaakOf(world).opgepaktDoor, world.spraak.calls.length];
        await takeAll(world, [one]);
        for (const { aan, kenmerken } of world.spraak.calls.slice(made)) {
          const kop = pushesOf(world).find(({ push }) => push === kenmerken['push']);
          expect(medewerkers[kop?.aan ?? '']?.mobiel).toBe(aan);
          if (had !== null) expect(kop?.doel).not.toBe('oppakken');
        }
      }
    }),
    { numRuns: 60 },
  );
});
