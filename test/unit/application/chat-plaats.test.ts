import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { plaatsIn } from '../../../shared/application/chat-plaats.ts';
import { ask, begin, deliver, drop, followStream, framesOf, say } from '../../support/chat-world.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { drainQueues } from '../../support/post.ts';

let world: World;
let stream: () => Promise<void>;
beforeEach(() => {
  world = makeWorld({ instellingen: centrum });
  stream = followStream(world);
});

/** Questions of three residents of different wijkteams, a second apart. */
async function three(): Promise<void> {
  for (const [verbinding, wijkteam] of [
    ['a', 'centrum'],
    ['b', 'noord'],
    ['c', 'zuid'],
  ] as const) {
    await begin(world, verbinding, { wijkteam });
    await ask(world, verbinding, 'v1');
    world.clock.forward(1000);
  }
  await stream();
}

const contactOf = (wijkteam: string) =>
  world.zaken.contacten().find((contact) => contact.wijkteam === wijkteam)?.id ?? '';

async function answer(wijkteam: string): Promise<void> {
  await makeAnswerContact(world)({ contact: contactOf(wijkteam), door: ondersteuner, tekst: 'Dat kan.' });
  await drainQueues(world);
  world.clock.forward(1000);
  await stream();
}

const places = (verbinding: string) => framesOf(world, verbinding, 'plaats').map(({ nummer }) => nummer);

describe('"you are number 3"', () => {
  test('one line over all wijkteams, in the order in which the questions were put, told with the confirmation', async () => {
    await three();
    expect([places('a'), places('b'), places('c')]).toEqual([[1], [2], [3]]);
    const [ontvangen, plaats] = framesOf(world, 'c');
    expect([ontvangen?.soort, plaats]).toEqual(['ontvangen', { soort: 'plaats', nummer: 3, wachtenden: 3 }]);
  });

  test('is told again when it changes: who is answered has none, those behind move up', async () => {
    await three();
    await answer('noord');
    expect([places('a'), places('b'), places('c')]).toEqual([[1], [2, null], [3, 2]]);
    expect(framesOf(world, 'c', 'plaats').at(-1)).toEqual({ soort: 'plaats', nummer: 2, wachtenden: 2 });
  });

  test('is exact whenever it is asked, whatever was told before', async () => {
    await three();
    expect(await say(world, 'c', { soort: 'plaats' })).toEqual({ soort: 'plaats', nummer: 3, wachtenden: 3 });
    await makeAnswerContact(world)({ contact: contactOf('centrum'), door: ondersteuner, tekst: 'Dat kan.' });
    await drainQueues(world);
    expect(await say(world, 'c', { soort: 'plaats' })).toEqual({ soort: 'plaats', nummer: 2, wachtenden: 2 });
    expect(await say(world, 'a', { soort: 'plaats' })).toEqual({ soort: 'plaats', nummer: null, wachtenden: 2 });
  });

  test('a second line of the same question keeps its place; a new question after the answer goes to the end', async () => {
    await three();
    await ask(world, 'a', 'v2');
    expect(places('a')).toEqual([1, 1]);
    await answer('centrum');
    await ask(world, 'a', 'v3');
    expect(places('a').at(-1)).toBe(3);
  });

  test('who leaves makes room; who closed is told nothing any more', async () => {
    await three();
    await say(world, 'a', { soort: 'sluiten' });
    await deliver(world);
    await stream();
    expect([places('a'), places('b'), places('c')]).toEqual([[1], [2, 1], [3, 2]]);
  });

  test('the same changes told again tell the same', async () => {
    await three();
    await answer('centrum');
    const [b, c] = [places('b').at(-1), places('c').at(-1)];
    await followStream(world)();
    expect([places('b').at(-1), places('c').at(-1)]).toEqual([b, c]);
  });

  test('a resident who is gone stops nobody else from hearing it', async () => {
    await three();
    await drop(world, 'b');
    await answer('centrum');
    expect(places('c')).toEqual([3, 2]);
  });

  test('before the first question there is no place, and before the chat began nothing to ask for', async () => {
    await three();
    expect((await begin(world, 'd'))['plaats']).toEqual({ nummer: null, wachtenden: 3 });
    expect(await say(world, 'nieuw', { soort: 'plaats' })).toMatchObject({ code: 'geen-gesprek' });
  });

  test('a resumed chat shows where it stands', async () => {
    await three();
    const { gesprek } = await begin(world, 'd');
    await ask(world, 'd', 'v1');
    expect((await begin(world, 'e', { gesprek }))['plaats']).toEqual({ nummer: 4, wachtenden: 4 });
  });

  test('what is known of the contact itself goes before an index that is behind', async () => {
    await three();
    const line = await world.zaken.listChatWacht();
    const [own] = world.zaken.contacten();
    if (own === undefined) throw new Error('no contact');
    expect(plaatsIn(line.slice(1), own)).toEqual({ nummer: 1, wachtenden: 3 });
    expect(plaatsIn(line, { ...own, wachten: [] })).toEqual({ nummer: null, wachtenden: 2 });
  });

  test('a question is taken also when nobody can say which place it has', async () => {
    const broken = {
      ...world,
      zaken: { ...world.zaken, listChatWacht: () => Promise.reject(new Error('weg')) },
    } as World;
    const { gesprek } = await begin(world, 'a');
    expect(gesprek).toBeDefined();
    await say(world, 'a', { soort: 'vraag', id: 'v1', tekst: 'Hallo?' });
    await deliver(broken);
    expect(framesOf(world, 'a').map(({ soort }) => soort)).toEqual(['ontvangen']);
  });
});
