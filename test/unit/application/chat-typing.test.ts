import { beforeEach, describe, expect, test } from '@jest/globals';
import { makeListen } from '../../../lambdas/live-socket/listen.ts';
import { makeCloseContact } from '../../../shared/application/close-contact.ts';
import { makeHandOverSpoedzaak } from '../../../shared/application/hand-over-spoedzaak.ts';
import { makeRegisterLive } from '../../../shared/application/register-live.ts';
import { makeTakeUpSpoedzaak } from '../../../shared/application/take-up-spoedzaak.ts';
import { makeTriageContact } from '../../../shared/application/triage-contact.ts';
import { ask, begin, framesOf, say } from '../../support/chat-world.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { centrum, fatima, manager, medewerker, ondersteuner, vreemde } from '../../support/people.ts';

let world: World;
let contact: string;
let gesprek: string;
beforeEach(async () => {
  world = makeWorld({
    instellingen: { ...centrum, medewerkers: { ...centrum.medewerkers, vera: medewerker('vera') } },
  });
  for (const one of [ondersteuner, fatima, vreemde, manager]) {
    await makeRegisterLive(world)({ verbinding: `live-${one.id}`, gebruiker: one });
  }
  gesprek = String((await begin(world, 'a', { wijkteam: 'centrum' }))['gesprek']);
  await ask(world, 'a', 'v1');
  contact = world.zaken.contacten()[0]?.id ?? '';
});

const staffSays = (medewerker: string, message: unknown) =>
  makeListen(world).message(`live-${medewerker}`, JSON.stringify(message));
const heard = () => world.liveSockets.posted.map(({ verbinding, data }) => [verbinding, data]);

describe('typing', () => {
  test('of the resident is shown to those who may see the contact, and to nobody else', async () => {
    await say(world, 'a', { soort: 'typt' });
    const frame = { soort: 'typt', contact };
    expect(heard()).toEqual([
      ['live-olga', frame],
      ['live-fatima', frame],
    ]);
  });

  test('of staff is shown on every connection of the gesprek', async () => {
    await begin(world, 'b', { gesprek });
    await begin(world, 'other');
    expect(await staffSays('fatima', { soort: 'typt', contact })).toBeUndefined();
    for (const verbinding of ['a', 'b']) expect(framesOf(world, verbinding, 'typt')).toEqual([{ soort: 'typt' }]);
    expect(framesOf(world, 'other', 'typt')).toEqual([]);
  });

  test.each([
    ['a professional of another wijkteam', 'vera'],
    ['a manager', 'mo'],
  ])('%s is answered as if the contact did not exist, and the resident hears nothing', async (_who, id) => {
    expect(await staffSays(id, { soort: 'typt', contact })).toBeUndefined();
    expect(await staffSays(id, { soort: 'typt', contact: 'bestaat-niet' })).toBeUndefined();
    expect(framesOf(world, 'a', 'typt')).toEqual([]);
  });

  test('in a closed chat is shown to nobody', async () => {
    await makeCloseContact(world)({ contact, door: ondersteuner, uitkomst: 'informatie-advies' });
    await staffSays('olga', { soort: 'typt', contact });
    await say(world, 'a', { soort: 'typt' });
    expect([framesOf(world, 'a', 'typt'), heard()]).toEqual([[], []]);
  });

  test('before the first question there is nothing to show, and before the chat began neither', async () => {
    await begin(world, 'b');
    expect(await say(world, 'b', { soort: 'typt' })).toBeUndefined();
    expect(await say(world, 'nieuw', { soort: 'typt' })).toBeUndefined();
    expect(heard()).toEqual([]);
  });

  test('is stored nowhere', async () => {
    const before = JSON.stringify([world.zaken.changes(), await world.inhoud.readInhoud(contact)]);
    await say(world, 'a', { soort: 'typt' });
    await staffSays('olga', { soort: 'typt', contact });
    expect(JSON.stringify([world.zaken.changes(), await world.inhoud.readInhoud(contact)])).toBe(before);
    expect(world.chatQueue.drain()).toEqual([]);
  });

  test('too often is told to be too fast, on both sides; a question still comes through', async () => {
    for (let key = 0; key < 5; key += 1) {
      expect(await say(world, 'a', { soort: 'typt' })).toBeUndefined();
      expect(await staffSays('olga', { soort: 'typt', contact })).toBeUndefined();
    }
    expect(await say(world, 'a', { soort: 'typt' })).toMatchObject({ soort: 'fout', code: 'te-snel' });
    expect(await staffSays('olga', { soort: 'typt', contact })).toMatchObject({ soort: 'fout', code: 'te-snel' });
    await ask(world, 'a', 'v2');
    expect(framesOf(world, 'a', 'ontvangen')).toHaveLength(2);
  });

  test('a console that cannot be reached stops no other, and is no error', async () => {
    const broken = {
      ...world,
      liveSockets: {
        ...world.liveSockets,
        post: (verbinding: string, data: unknown) =>
          verbinding === 'live-olga' ? Promise.reject(new Error('traag')) : world.liveSockets.post(verbinding, data),
      },
    } as World;
    expect(await say(broken, 'a', { soort: 'typt' })).toBeUndefined();
    expect(heard()).toEqual([['live-fatima', { soort: 'typt', contact }]]);
  });

  test('a professional to whom the spoedzaak was handed over sees it, whatever their wijkteam', async () => {
    const triage = { contact, signalen: {}, urgentie: 'spoed', domein: 'sociaal', redenAfwijking: 'Angstig' } as const;
    const { spoedzaak } = await makeTriageContact(world)({ ...triage, door: ondersteuner });
    await makeTakeUpSpoedzaak(world)({ spoedzaak: spoedzaak ?? '', door: fatima });
    await makeHandOverSpoedzaak(world)({ spoedzaak: spoedzaak ?? '', door: fatima, aan: 'vera' });
    // Many consoles of others, and the case is read once for all of them.
    const piet = { ...vreemde, id: 'piet', naam: 'piet' };
    for (const nr of [1, 2, 3]) await makeRegisterLive(world)({ verbinding: `live-piet-${nr}`, gebruiker: piet });
    const read: string[] = [];
    const counted = {
      ...world,
      zaken: {
        ...world.zaken,
        loadSpoedzaak: (id: string) => {
          read.push(id);
          return world.zaken.loadSpoedzaak(id);
        },
      },
    };
    await say(counted, 'a', { soort: 'typt' });
    expect(read).toEqual([spoedzaak]);
    expect(
      heard()
        .map(([verbinding]) => verbinding)
        .sort(),
    ).toEqual(['live-fatima', 'live-olga', 'live-vera']);
    await staffSays('vera', { soort: 'typt', contact });
    expect(framesOf(world, 'a', 'typt')).toHaveLength(1);
  });
});
