/** The address from which we send: what is made of it is the same everywhere. */
import { describe, expect, test } from '@jest/globals';
import { domeinVan, kaalAdres, messageIdVan } from '../../../shared/application/afzender.ts';
import { makeAnswerContact } from '../../../shared/application/answer-contact.ts';
import { makeGreetChat } from '../../../shared/application/greet-chat.ts';
import { makeSendKanarie } from '../../../shared/application/send-kanarie.ts';
import { makeWorld, type World } from '../../support/memory-world.ts';
import { ondersteuner, zonderBevestiging } from '../../support/people.ts';
import { drainQueues, mailContact } from '../../support/post.ts';
import { sentMails } from '../../support/sent-mail.ts';

test.each([
  ['post@wijkteam.nl', 'post@wijkteam.nl', 'wijkteam.nl'],
  ['Sociaal Wijkteam <post@wijkteam.nl>', 'post@wijkteam.nl', 'wijkteam.nl'],
  ['"Team @ de dijk" <post@wijkteam.nl> ', 'post@wijkteam.nl', 'wijkteam.nl'],
])('of %s the address, its domain and the same message id at every attempt', (afzender, adres, domein) => {
  expect([kaalAdres(afzender), domeinVan(afzender)]).toEqual([adres, domein]);
  expect(messageIdVan(afzender, 'a1')).toBe(`a1@${domein}`);
});

describe('with a name before the address', () => {
  const named = (): World => {
    const world = makeWorld({ instellingen: zonderBevestiging });
    return { ...world, adressen: { ...world.adressen, afzenderMail: 'Sociaal Wijkteam <post@wijkteam.nl>' } };
  };

  test('an answer has a message id of our domain', async () => {
    const world = named();
    const contact = await mailContact(world, 'r1');
    const { antwoord } = await makeAnswerContact(world)({ contact, door: ondersteuner, tekst: 'Dag' });
    await drainQueues(world);
    expect((await sentMails(world)).map(({ messageId }) => messageId)).toEqual([`${antwoord}@wijkteam.nl`]);
  });

  test('the chat names the address alone', async () => {
    const world = named();
    // Closed: then it says where else somebody can turn to.
    world.clock.to('2026-11-25T20:00:00.000Z');
    const greeting = await makeGreetChat(world)({ gesprek: 'g1', wijkteam: 'onbekend' });
    expect(JSON.stringify(greeting)).toContain('"post@wijkteam.nl"');
  });

  test('the canary is sent to the address alone', async () => {
    const world = named();
    const aan: string[] = [];
    const mailCodec = {
      composeLetter: async (letter: { readonly aan: string; readonly messageId: string }) => {
        aan.push(letter.aan, letter.messageId.replace(/^[0-9a-f]{32}/, '#'));
        return new Uint8Array();
      },
    };
    await makeSendKanarie({ ...world, mailCodec })();
    expect(aan).toEqual(['post@wijkteam.nl', '#@wijkteam.nl']);
  });
});
