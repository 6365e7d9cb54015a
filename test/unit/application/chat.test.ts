import { describe, expect, test } from '@jest/globals';
import {
  makeAcceptVraag,
  makeBeginGesprek,
  makeLeaveGesprek,
  makeResumeGesprek,
} from '../../../shared/application/accept-chat.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeEndVerbinding } from '../../../shared/application/end-verbinding.ts';
import type { ChatBericht } from '../../../shared/application/messages.ts';
import { makeReceiveChat } from '../../../shared/application/receive-chat.ts';
import { expectSameWhereverItCrashes } from '../../support/crash-points.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, ondersteuner } from '../../support/people.ts';
import { drainQueues } from '../../support/post.ts';

const newWorld = () => makeWorld({ instellingen: centrum });

async function receiveAll(world: World): Promise<ChatBericht[]> {
  const berichten = world.chatQueue.drain();
  for (const bericht of berichten) await makeReceiveChat(world)(bericht);
  return berichten;
}

async function ask(world: World, verbinding: string, volgnummer: number, tekst: string): Promise<void> {
  const vraag = { verbinding, id: `v${volgnummer}`, volgnummer, tekst, wijkteam: 'centrum' };
  expect(await makeAcceptVraag(world)(vraag)).toBe('aangenomen');
  await receiveAll(world);
  world.clock.forward(1000);
}

async function answer(world: World, tekst: string): Promise<void> {
  const contact = world.zaken.contacten().at(-1)?.id ?? '';
  await makeAnswerContact(world)({ contact, door: ondersteuner, tekst });
  await drainQueues(world);
  world.clock.forward(1000);
}

const close = (world: World, contact: string) =>
  makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });

describe('a chat', () => {
  test('a question is a waiting contact; the answer reaches every open connection and ends the wait', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
    await makeResumeGesprek(world)({ verbinding: 'c2', gesprek });
    await ask(world, 'c1', 1, 'Waar is de inloop?');
    expect(world.zaken.contacten()[0]).toMatchObject({ kanaal: 'chat', wijkteam: 'centrum', status: 'wachtend' });
    await answer(world, 'Op het plein');
    const answers = world.chatSockets.posted.filter(({ data }) => (data as { soort: string }).soort === 'antwoord');
    expect(answers.map(({ verbinding }) => verbinding).sort()).toEqual(['c1', 'c2']);
    expect(answers[0]?.data).toMatchObject({ tekst: 'Op het plein' });
    expect(world.zaken.contacten()[0]?.wachten[0]?.einde?.hoe).toBe('beantwoord');
  });

  test('a question that names no wijkteam is for the one that was chosen at the beginning, also after a closing', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1', wijkteam: 'noord' });
    const put = async (verbinding: string, id: string, volgnummer: number) => {
      await makeAcceptVraag(world)({ verbinding, id, volgnummer, tekst: 'Hallo?' });
      await receiveAll(world);
      return world.zaken.contacten().at(-1);
    };
    const first = await put('c1', 'v1', 1);
    expect(first).toMatchObject({ wijkteam: 'noord', wachten: [{ wijkteam: 'noord' }] });
    await close(world, first?.id ?? '');
    await makeResumeGesprek(world)({ verbinding: 'c2', gesprek });
    expect(await put('c2', 'v2', 2)).toMatchObject({ wijkteam: 'noord', vervolgVan: first?.id });
  });

  test('nothing that was said, and no secret, is in the facts or in the queue', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
    await makeAcceptVraag(world)({ verbinding: 'c1', id: 'v1', volgnummer: 1, tekst: 'geheim verhaal' });
    const berichten = await receiveAll(world);
    expect(JSON.stringify(world.zaken.changes())).not.toContain('geheim verhaal');
    expect(JSON.stringify([berichten, world.zaken.changes()])).not.toContain(gesprek);
  });

  test('the same question from the queue twice is one question', async () => {
    const world = newWorld();
    await makeBeginGesprek(world)({ verbinding: 'c1' });
    await makeAcceptVraag(world)({ verbinding: 'c1', id: 'v1', volgnummer: 1, tekst: 'Hallo?' });
    const [bericht] = await receiveAll(world);
    await makeReceiveChat(world)(bericht!);
    expect(world.zaken.changes()).toHaveLength(1);
  });

  test('resuming shows everything once, in the order in which the client asked', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
    const accept = makeAcceptVraag(world);
    await accept({ verbinding: 'c1', id: 'v1', volgnummer: 1, tekst: 'een' });
    await accept({ verbinding: 'c1', id: 'v2', volgnummer: 2, tekst: 'twee' });
    const [first, second] = world.chatQueue.drain();
    for (const bericht of [second!, first!, second!]) await makeReceiveChat(world)(bericht);
    world.clock.forward(1000);
    await answer(world, 'drie');
    const { regels } = await makeResumeGesprek(world)({ verbinding: 'c9', gesprek });
    expect(regels.map(({ soort, tekst }) => `${soort} ${tekst}`)).toEqual(['vraag een', 'vraag twee', 'antwoord drie']);
    expect(regels.map(({ id }) => id).slice(0, 2)).toEqual(['v1', 'v2']);
  });

  test('an answer given while nobody is connected is there when the resident comes back', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
    await ask(world, 'c1', 1, 'Hallo?');
    world.chatSockets.close('c1');
    await answer(world, 'Ik ben er');
    const { regels } = await makeResumeGesprek(world)({ verbinding: 'c2', gesprek });
    expect(regels.map(({ tekst }) => tekst)).toEqual(['Hallo?', 'Ik ben er']);
    expect(world.zaken.contacten()[0]?.beantwoordOp).not.toBeNull();
  });

  test('a question after closing opens a new contact that refers to the old one; the old question again opens nothing', async () => {
    const world = newWorld();
    const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
    await makeAcceptVraag(world)({ verbinding: 'c1', id: 'v1', volgnummer: 1, tekst: 'een' });
    const [first] = await receiveAll(world);
    world.clock.forward(1000);
    const [old] = world.zaken.contacten();
    await close(world, old?.id ?? '');
    world.clock.forward(1000);
    await makeReceiveChat(world)(first!);
    expect(world.zaken.contacten()).toHaveLength(1);
    await ask(world, 'c1', 2, 'twee');
    expect(world.zaken.contacten()[1]).toMatchObject({ vervolgVan: old?.id, status: 'wachtend' });
    await makeReceiveChat(world)(first!);
    expect(world.zaken.contacten()).toHaveLength(2);
    const { regels } = await makeResumeGesprek(world)({ verbinding: 'c2', gesprek });
    expect(regels.map(({ tekst }) => tekst)).toEqual(['een', 'twee']);
  });

  test('a connection without gesprek cannot ask', async () => {
    const world = newWorld();
    const vraag = { verbinding: 'x', id: 'v1', volgnummer: 1, tekst: 'a' };
    expect(await makeAcceptVraag(world)(vraag)).toBe('onbekend');
    expect(world.chatQueue.drain()).toEqual([]);
  });

  test('a guess is not taken for a resume id', async () => {
    const world = newWorld();
    await expect(makeResumeGesprek(world)({ verbinding: 'x', gesprek: '123' })).rejects.toThrow('De invoer klopt niet');
  });

  test('who says that they leave gave up waiting', async () => {
    const world = newWorld();
    await makeBeginGesprek(world)({ verbinding: 'c1' });
    await ask(world, 'c1', 1, 'Hallo?');
    await makeLeaveGesprek(world)({ verbinding: 'c1' });
    await receiveAll(world);
    expect(world.zaken.contacten()[0]?.wachten[0]?.einde?.hoe).toBe('afgehaakt');
  });

  test.each(['leaves', 'loses the line'])(
    'within one instant: answered, asks again and %s: given up, and shown in that order',
    async (how) => {
      const world = newWorld();
      const { gesprek } = await makeBeginGesprek(world)({ verbinding: 'c1' });
      await ask(world, 'c1', 1, 'een');
      const contact = world.zaken.contacten()[0]?.id ?? '';
      await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'antwoord' });
      await drainQueues(world);
      await makeAcceptVraag(world)({ verbinding: 'c1', id: 'v2', volgnummer: 2, tekst: 'twee' });
      await receiveAll(world);
      if (how === 'leaves') await makeLeaveGesprek(world)({ verbinding: 'c1' });
      else await makeEndVerbinding(world)({ verbinding: 'c1' });
      await receiveAll(world);
      expect(world.zaken.contacten()[0]?.wachten.map(({ einde }) => einde?.hoe)).toEqual(['beantwoord', 'afgehaakt']);
      const { regels } = await makeResumeGesprek(world)({ verbinding: 'c2', gesprek });
      expect(regels.map(({ tekst }) => tekst)).toEqual(['een', 'antwoord', 'twee']);
    },
  );

  test('a lost connection is a leaving only when nobody came back', async () => {
    const back = newWorld();
    const { gesprek } = await makeBeginGesprek(back)({ verbinding: 'c1' });
    await ask(back, 'c1', 1, 'Hallo?');
    await makeEndVerbinding(back)({ verbinding: 'c1' });
    await makeResumeGesprek(back)({ verbinding: 'c2', gesprek });
    await receiveAll(back);
    expect(back.zaken.contacten()[0]?.status).toBe('wachtend');

    const gone = newWorld();
    await makeBeginGesprek(gone)({ verbinding: 'c1' });
    await ask(gone, 'c1', 1, 'Hallo?');
    await makeEndVerbinding(gone)({ verbinding: 'c1' });
    await receiveAll(gone);
    expect(gone.zaken.contacten()[0]?.wachten[0]?.einde?.hoe).toBe('afgehaakt');
  });

  test('wherever the worker dies, the question is there once', async () => {
    const vraag = { soort: 'vraag', gesprek: 'g1', id: 'v2', volgnummer: 2, tekst: 'twee' } as const;
    for (const closed of [false, true]) {
      await expectSameWhereverItCrashes({
        setup: async () => {
          const world = newWorld();
          await makeReceiveChat(world)({ ...vraag, id: 'v1', volgnummer: 1, tekst: 'een', op: world.clock.now() });
          world.clock.forward(1000);
          if (closed) await close(world, world.zaken.contacten()[0]?.id ?? '');
          world.clock.forward(1000);
          return world;
        },
        act: (world: World) => makeReceiveChat(world)({ ...vraag, op: world.clock.now() }),
        afterwards: (world) => makeReceiveChat(world)({ ...vraag, op: world.clock.now() }),
        observe: async (world) => ({
          contacten: world.zaken.contacten(),
          inhoud: await Promise.all(world.zaken.contacten().map(({ id }) => world.inhoud.readInhoud(id))),
        }),
      });
    }
  });
});
