/** Time to think: an answer that leaves later, and can be taken back until then. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeSaveConcept } from '../../../shared/application/concept.ts';
import { makeReadContact } from '../../../shared/application/read-contact.ts';
import { makeSendAntwoord } from '../../../shared/application/send-antwoord.ts';
import { makeWithdrawAntwoord } from '../../../shared/application/withdraw-antwoord.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { fatima, ondersteuner, vreemde, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact, passMinutes } from '../../support/post.ts';
import { sentByPeople } from '../../support/sent-mail.ts';

const SECOND = 1000;

interface Thought {
  readonly world: World;
  readonly contact: string;
  readonly antwoord: string;
}

/** A mail, answered with ten seconds to think; its message lies in the queue until a test takes it. */
async function thoughtful(bedenktijd = 10): Promise<Thought> {
  const world = makeWorld({ instellingen: zonderBevestiging });
  const contact = await mailContact(world, 'r1');
  await drainQueues(world);
  const command = { contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's1', bedenktijd };
  const { antwoord } = await makeAnswerContact(world)(command);
  return { world, contact, antwoord };
}

const withdraw = ({ world, contact, antwoord }: Thought, door = ondersteuner) =>
  makeWithdrawAntwoord(world)({ contact, antwoord, door });
const send = ({ world, contact, antwoord }: Thought) => makeSendAntwoord(world)({ contact, antwoord });
const detail = ({ world, contact }: Thought, door = ondersteuner) => makeReadContact(world)({ contact, door });
const left = async ({ world }: Thought) => (await sentByPeople(world)).length;

describe('an answer with time to think', () => {
  test('never leaves before that time, and then ends the wait at the moment that it leaves', async () => {
    const thought = await thoughtful();
    const { world } = thought;
    world.clock.forward(10 * SECOND - 1);
    expect(await send(thought)).toBe('uitgesteld');
    expect(await left(thought)).toBe(0);
    expect(await detail(thought)).toMatchObject({ beantwoordOp: null, antwoorden: [{ status: 'klaargezet' }] });
    world.clock.forward(1);
    await send(thought);
    await send(thought);
    expect(await left(thought)).toBe(1);
    expect(await detail(thought)).toMatchObject({
      beantwoordOp: world.clock.now(),
      antwoorden: [{ status: 'verzonden', intrekbaarTot: null }],
    });
  });

  test('asks its queue to wait as long, once, however often the request comes: two messages at once could both send it', async () => {
    const thought = await thoughtful();
    const { world, contact } = thought;
    const delays: (number | undefined)[] = [];
    const antwoordQueue = { send: async (_: unknown, delay?: number) => void delays.push(delay) };
    const again = { contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's2', bedenktijd: 10 };
    await makeAnswerContact({ ...world, antwoordQueue })(again);
    world.clock.forward(3500);
    await makeAnswerContact({ ...world, antwoordQueue })(again);
    world.clock.forward(10 * SECOND);
    await makeAnswerContact({ ...world, antwoordQueue })(again);
    expect(delays).toEqual([10]);
  });

  test('whose delayed message was lost is sent by the tick', async () => {
    const thought = await thoughtful(60);
    thought.world.antwoordQueue.drain();
    await passMinutes(thought.world, 1);
    expect(await left(thought)).toBe(0);
    await passMinutes(thought.world, 1);
    expect(await left(thought)).toBe(1);
  });

  test('without such time leaves at once and cannot be withdrawn', async () => {
    const thought = await thoughtful(0);
    await expect(withdraw(thought)).rejects.toMatchObject({ kind: 'refused', code: 'al-verzonden' });
  });
});

describe('withdrawing an answer', () => {
  test('means that it never leaves: the question waits on, and nobody took the contact by it', async () => {
    const thought = await thoughtful();
    const shown = await detail(thought);
    expect(shown.antwoorden[0]?.intrekbaarTot).toBe('2026-11-25T09:00:10.000Z');
    expect(await withdraw(thought)).toMatchObject({ beantwoordOp: null, status: 'wachtend', onverzondenSinds: null });
    thought.world.clock.forward(11 * SECOND);
    await drainQueues(thought.world);
    await passMinutes(thought.world, 5);
    expect(await left(thought)).toBe(0);
    expect((await detail(thought)).wachtSinds).not.toBeNull();
  });

  test('twice is quiet, and so is a message of the queue that comes after it', async () => {
    const thought = await thoughtful();
    const { versie } = await withdraw(thought);
    expect((await withdraw(thought, fatima)).versie).toBe(versie);
    thought.world.clock.forward(11 * SECOND);
    expect(await send(thought)).toBe('gedaan');
    expect((await withdraw(thought)).versie).toBe(versie);
  });

  test('at the very moment that it may leave is too late, whether or not it has left', async () => {
    const thought = await thoughtful();
    thought.world.clock.forward(10 * SECOND);
    await expect(withdraw(thought)).rejects.toMatchObject({ kind: 'refused', code: 'al-verzonden' });
    await send(thought);
    await expect(withdraw(thought)).rejects.toMatchObject({ kind: 'refused', code: 'al-verzonden' });
  });

  test('gives the text back as the draft of who wrote it, and shows the answer to nobody else', async () => {
    const thought = await thoughtful();
    await withdraw(thought, fatima);
    expect(await detail(thought)).toMatchObject({
      concept: { tekst: 'Komt u langs', versie: 1 },
      antwoorden: [{ status: 'ingetrokken' }],
    });
    expect(await detail(thought, fatima)).toMatchObject({
      concept: null,
      concepten: [{ door: 'olga' }],
      antwoorden: [],
    });
  });

  test('leaves a draft alone that was begun, or thrown away, since', async () => {
    const begun = await thoughtful();
    const save = (thought: Thought, tekst: string) =>
      makeSaveConcept(thought.world)({ contact: thought.contact, door: ondersteuner, tekst });
    await save(begun, 'Iets anders');
    await withdraw(begun);
    expect((await detail(begun)).concept?.tekst).toBe('Iets anders');

    const thrownAway = await thoughtful();
    await withdraw(thrownAway);
    await save(thrownAway, '');
    await withdraw(thrownAway);
    expect((await detail(thrownAway)).concept).toBeNull();
  });

  test('by the same key again does not bring it back', async () => {
    const thought = await thoughtful();
    await withdraw(thought);
    const { contact, world } = thought;
    await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Komt u langs', sleutel: 's1' });
    await passMinutes(world, 3);
    expect(await left(thought)).toBe(0);
  });

  test('of an answer or a contact that is not there, or not theirs to know of, is not found', async () => {
    const thought = await thoughtful();
    const unknown = { kind: 'not-found' };
    await expect(withdraw({ ...thought, antwoord: 'geen' })).rejects.toMatchObject(unknown);
    await expect(withdraw({ ...thought, contact: 'geen' })).rejects.toMatchObject(unknown);
    await expect(withdraw(thought, vreemde)).rejects.toMatchObject(unknown);
  });

  test('decided just before the moment and saved just after the answer was taken to be sent comes too late', async () => {
    const thought = await thoughtful();
    const { world } = thought;
    world.clock.forward(10 * SECOND - 1);
    let first = true;
    const zaken = {
      ...world.zaken,
      save: async (writes: Parameters<World['zaken']['save']>[0]) => {
        if (first) {
          first = false;
          world.clock.forward(1);
          await send(thought);
        }
        await world.zaken.save(writes);
      },
    };
    await expect(withdraw({ ...thought, world: { ...world, zaken } })).rejects.toMatchObject({ code: 'al-verzonden' });
    expect(await left(thought)).toBe(1);
  });

  test('and sending, however their steps run through each other: either it left or it was withdrawn, never both', async () => {
    const outcomes = new Set<string>();
    const scheduled = <P extends object>(scheduler: fc.Scheduler, port: P): P =>
      new Proxy(port, {
        get(target, name, receiver) {
          const method: unknown = Reflect.get(target, name, receiver);
          if (typeof method !== 'function') return method;
          return (...args: unknown[]) => scheduler.schedule(Promise.resolve()).then(() => method.apply(target, args));
        },
      });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const thought = await thoughtful();
        const { world } = thought;
        world.clock.forward(10 * SECOND - 1);
        const zaken = scheduled(scheduler, world.zaken);
        const racing = { ...thought, world: { ...world, zaken, mail: scheduled(scheduler, world.mail) } };
        const withdrawn = withdraw(racing).then(
          () => true,
          () => false,
        );
        const moved = scheduler.schedule(Promise.resolve()).then(() => world.clock.forward(1));
        const sent = Promise.all([send(racing), send(racing)]);
        await scheduler.waitFor(Promise.all([withdrawn, moved, sent]));
        // A message that came too early is brought back by the tick.
        await passMinutes(world, 2);
        const state = `${(await withdrawn) ? 'withdrawn' : 'refused'}, ${(await left(thought)) > 0 ? 'sent' : 'not sent'}`;
        outcomes.add(state);
        expect(['withdrawn, not sent', 'refused, sent']).toContain(state);
      }),
      { numRuns: 300 },
    );
    // Both ends of the race are really reached.
    expect(outcomes.size).toBe(2);
  });

  test('wherever it dies, and is asked again, it is withdrawn once and the text is a draft once', async () => {
    let thought: Thought | undefined;
    await expectSameWhereverItCrashes({
      setup: async () => {
        thought = await thoughtful();
        return thought.world;
      },
      act: (world: World) => withdraw({ ...(thought as Thought), world }),
      afterwards: async (world) => {
        await withdraw({ ...(thought as Thought), world });
        await passMinutes(world, 2);
      },
      observe: async (world) => {
        const { contact } = thought as Thought;
        return {
          soorten: world.zaken.contacten()[0]?.gebeurtenissen.map(({ soort }) => soort),
          concepten: await world.inhoud.readConcepten(contact),
          left: await left(thought as Thought),
        };
      },
    });
  });

  test('wherever the writer dies, and asks again, one answer leaves and the draft is gone', async () => {
    let contact = '';
    const answer = (world: World) =>
      makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Hallo', sleutel: 's1', bedenktijd: 10 });
    await expectSameWhereverItCrashes({
      setup: async () => {
        const world = makeWorld({ instellingen: zonderBevestiging });
        contact = await mailContact(world, 'r1');
        await makeSaveConcept(world)({ contact, door: ondersteuner, tekst: 'Hal' });
        return world;
      },
      act: answer,
      afterwards: async (world) => {
        await answer(world);
        await passMinutes(world, 2);
      },
      observe: async (world) => ({
        left: (await sentByPeople(world)).length,
        concept: (await makeReadContact(world)({ contact, door: ondersteuner })).concept,
      }),
    });
  });
});
