import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeSweepDue } from '../../../shared/application/sweep-due.ts';
import { MINUTE } from '../../../shared/domain/tijd/instant.ts';
import { ask, begin, followStream, framesOf, say } from '../../support/chat-world.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { drainQueues, passMinutes } from '../../support/post.ts';

let world: World;
let stream: () => Promise<void>;
let gesprek: unknown;
beforeEach(async () => {
  world = makeWorld({ instellingen: centrum });
  stream = followStream(world);
  gesprek = (await begin(world, 'a', { wijkteam: 'centrum' }))['gesprek'];
});

const newest = () => world.zaken.contacten().at(-1);

async function answer(): Promise<void> {
  await makeAnswerContact(world)({ contact: newest()?.id ?? '', door: ondersteuner, tekst: 'Dat kan.' });
  await drainQueues(world);
}

async function minutes(count: number): Promise<void> {
  await passMinutes(world, count);
  await stream();
}

const told = () => framesOf(world, 'a').filter(({ soort }) => soort === 'stilte' || soort === 'gesloten');

describe('a chat in which nothing is said any more', () => {
  test('is warned after twenty minutes and closed ten later, each told once', async () => {
    await ask(world, 'a', 'v1');
    await answer();
    await minutes(19);
    expect(told()).toEqual([]);
    await minutes(1);
    const sluitOp = '2026-11-25T09:30:00.000Z';
    expect(told()).toEqual([{ soort: 'stilte', sluitOp }]);
    await minutes(9);
    expect(newest()?.status).toBe('in-behandeling');
    await minutes(1);
    expect(newest()).toMatchObject({ status: 'afgesloten', uitkomst: null, afgeslotenOp: sluitOp });
    expect(told()).toEqual([
      { soort: 'stilte', sluitOp },
      { soort: 'gesloten', reden: 'stilte' },
    ]);
    await minutes(120);
    expect(told()).toHaveLength(2);
    expect(newest()?.wachten.map(({ einde }) => einde?.hoe)).toEqual(['beantwoord']);
  });

  test('goes on when they say something after the warning', async () => {
    await ask(world, 'a', 'v1');
    await answer();
    await minutes(25);
    await ask(world, 'a', 'v2');
    await minutes(60);
    expect(newest()).toMatchObject({ status: 'in-behandeling' });
    expect(newest()?.wachten.map(({ einde }) => einde?.hoe)).toEqual(['beantwoord', undefined]);
    await answer();
    await minutes(20);
    await minutes(10);
    expect(told().map(({ soort }) => soort)).toEqual(['stilte', 'stilte', 'gesloten']);
  });

  test('never while their question waits for us', async () => {
    await ask(world, 'a', 'v1');
    await minutes(180);
    expect([newest()?.status, told()]).toEqual(['wachtend', []]);
  });

  test('a new question afterwards begins a new contact that refers to this one', async () => {
    await ask(world, 'a', 'v1');
    await answer();
    await minutes(31);
    const closed = newest()?.id;
    await ask(world, 'a', 'v2');
    expect(newest()).toMatchObject({ vervolgVan: closed, status: 'wachtend' });
  });

  test('a resumed chat shows when it closes', async () => {
    await ask(world, 'a', 'v1');
    await answer();
    await minutes(20);
    expect((await begin(world, 'b', { gesprek }))['stilte']).toEqual({ sluitOp: '2026-11-25T09:30:00.000Z' });
    await ask(world, 'b', 'v2');
    expect((await begin(world, 'c', { gesprek }))['stilte']).toBeNull();
  });

  test('a tick that comes twice, or side by side, does it once', async () => {
    await ask(world, 'a', 'v1');
    await answer();
    world.clock.forward(20 * MINUTE);
    const sweep = makeSweepDue(world);
    await Promise.all([sweep(), makeSweepDue(world)(), sweep()]);
    await sweep();
    const warnings = () => newest()?.gebeurtenissen.filter(({ soort }) => soort === 'stilte-gemeld').length;
    expect(warnings()).toBe(1);
    world.clock.forward(10 * MINUTE);
    await Promise.all([sweep(), makeSweepDue(world)()]);
    expect(newest()?.gebeurtenissen.filter(({ soort }) => soort === 'stilte-verstreken')).toHaveLength(1);
  });

  test('a mail that cannot leave holds up neither the warning nor the closing', async () => {
    world = makeWorld({
      instellingen: centrum,
      mailAnswers: () => {
        throw new Error('weg');
      },
    });
    await begin(world, 'a');
    await ask(world, 'a', 'v1');
    await answer();
    await say(world, 'a', { soort: 'afschrift', mail: 'inwoner@post.example' });
    stream = followStream(world);
    await minutes(31);
    expect(newest()).toMatchObject({ status: 'afgesloten', afgeslotenOp: '2026-11-25T09:30:00.000Z' });
  });

  test('wherever the tick dies, it is warned and closed at the same moments', async () => {
    for (const warned of [false, true]) {
      await expectSameWhereverItCrashes({
        setup: async () => {
          const made = makeWorld({ instellingen: centrum });
          world = { ...made, ids: { ...made.ids, secret: () => 's'.repeat(32) } };
          await begin(world, 'a');
          await ask(world, 'a', 'v1');
          await answer();
          await passMinutes(world, warned ? 29 : 19);
          world.clock.forward(MINUTE);
          return world;
        },
        act: (ports: World) => makeSweepDue(ports)(),
        afterwards: (after) => makeSweepDue(after)(),
        observe: async (after) => after.zaken.contacten(),
      });
    }
  });
});
