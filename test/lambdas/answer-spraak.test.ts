/** What Amazon Connect asks about a call of ours, and what its flow gets back. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerOproep, readOproep } from '../../lambdas/answer-spraak/oproep.ts';
import { makeAnswerSpraak } from '../../shared/application/answer-spraak.ts';
import { makeBelWereld, openZaak } from '../support/bel-wereld.ts';
import type { World } from '../support/memory-world.ts';
import { closedLog } from './silent-log.ts';

const logged = closedLog();
beforeEach(() => {
  logged.take();
});

interface Over {
  readonly contact?: object;
  readonly parameters?: unknown;
}
const event = (kenmerken: unknown, { contact = {}, parameters = {} }: Over = {}) => ({
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: kenmerken,
      Channel: 'VOICE',
      ContactId: 'c-1',
      CustomerEndpoint: { Address: '+31600000001', Type: 'TELEPHONE_NUMBER' },
      InitiationMethod: 'API',
      InstanceARN: 'arn:aws:connect:eu-west-1:1:instance/i-1',
      ...contact,
    },
    Parameters: parameters,
  },
});
const KENMERKEN = { zaak: 'z', push: 'z/r1.t1/spraak' };
const VRAAG = { zaak: 'z', push: 'z/r1.t1/spraak', oproep: 'c-1', toets: null };

describe('what a flow asks', () => {
  test('is read: which push of which case, in which call, and by which key', () => {
    expect(readOproep(event(KENMERKEN))).toEqual(VRAAG);
    for (const toets of ['0', '1', '9', '*', '#'])
      expect(readOproep(event(KENMERKEN, { parameters: { toets } }))).toEqual({ ...VRAAG, toets });
  });

  test.each(['', '10', ' ', 'a', 1, null, {}])('no key that a telephone has is no key: %p', (toets) => {
    expect(readOproep(event(KENMERKEN, { parameters: { toets } }))).toEqual(VRAAG);
  });

  test.each([
    ['somebody who calls us', event(KENMERKEN, { contact: { InitiationMethod: 'INBOUND' } })],
    ['a call that somebody else made', event(KENMERKEN, { contact: { InitiationMethod: 'OUTBOUND' } })],
    ['a chat', event(KENMERKEN, { contact: { Channel: 'CHAT' } })],
    ['a call without a name', event(KENMERKEN, { contact: { ContactId: '' } })],
    ['a call about nothing', event({})],
    ['a call about no push', event({ zaak: 'z' })],
    ['a name that is too long', event({ ...KENMERKEN, zaak: 'z'.repeat(301) })],
    ['no attributes', event(null)],
    ['nothing', undefined],
    ['a text', 'x'],
    ['an event of another kind', { Records: [] }],
  ])('is not a call of ours: %s', async (_wat, given) => {
    expect(readOproep(given)).toBeUndefined();
    const never = answerOproep(() => Promise.reject(new Error('asked')));
    const { tekst, vervolg } = await never(given);
    expect([vervolg, tekst.length > 20]).toEqual(['ophangen', true]);
    expect(logged.take()).toMatchObject([{ niveau: 'WARN', wat: 'oproep niet te plaatsen' }]);
  });

  test('of any form is answered by a flat map of texts, and never by an error', async () => {
    const answer = answerOproep(async () => ({ tekst: 'x', vervolg: 'ophangen', uitkomst: 'gehoord' }));
    const kenmerken = fc.oneof(fc.constant(KENMERKEN), fc.jsonValue());
    const any = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(kenmerken, fc.jsonValue(), fc.record({ InitiationMethod: fc.constantFrom('API', 'INBOUND', 1) }))
        .map(([one, parameters, contact]) => event(one, { parameters, contact })),
    );
    await fc.assert(
      fc.asyncProperty(any, async (given) => {
        const answered = await answer(given);
        expect(Object.keys(answered).toSorted()).toEqual(['tekst', 'vervolg']);
        expect(Object.values(answered).every((one) => typeof one === 'string')).toBe(true);
      }),
      { numRuns: 500 },
    );
    logged.take();
  });
});

describe('a call about a case', () => {
  let world: World;
  let kenmerken: { zaak: string; push: string };
  let answer: ReturnType<typeof answerOproep>;
  beforeEach(async () => {
    world = await makeBelWereld();
    const zaak = await openZaak(world);
    kenmerken = world.spraak.calls[0]?.kenmerken as typeof kenmerken;
    expect(kenmerken.zaak).toBe(zaak);
    answer = answerOproep(makeAnswerSpraak(world));
    logged.take();
  });

  test('asks, and takes the case up at 1; the log says which and how, and nothing of anybody', async () => {
    expect(await answer(event(kenmerken))).toEqual({
      tekst: expect.stringContaining('Druk op 1'),
      vervolg: 'vraag-toets',
    });
    expect(await answer(event(kenmerken, { parameters: { toets: '1' } }))).toMatchObject({ vervolg: 'ophangen' });
    expect((await world.zaken.loadSpoedzaak(kenmerken.zaak))?.value).toMatchObject({
      status: 'opgepakt',
      opgepaktDoor: 'fatima',
    });
    const lines = logged.take();
    expect(lines.map(({ niveau, wat, uitkomst }) => [niveau, wat, uitkomst])).toEqual([
      ['INFO', 'oproep beantwoord', 'gevraagd'],
      ['INFO', 'oproep beantwoord', 'opgepakt'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/fatima|\+316|bewoner|slaat/);
  });

  test('that nobody knows is answered with a sentence, and told in the log', async () => {
    const { vervolg } = await answer(event({ zaak: 'geen', push: 'geen/x' }));
    expect([vervolg, logged.take()]).toEqual([
      'ophangen',
      [expect.objectContaining({ niveau: 'WARN', uitkomst: 'onbekend' })],
    ]);
  });

  test('that cannot be looked up fails, so that the alarm goes off and the flow says so; the log quotes nothing', async () => {
    const broken = answerOproep(() => Promise.reject(new Error('Jan Jansen +31600000001')));
    await expect(broken(event(kenmerken, { parameters: { toets: '1' } }))).rejects.toThrow('Jan Jansen');
    const lines = logged.take();
    expect(lines).toMatchObject([{ niveau: 'ERROR', wat: 'oproep zonder antwoord', toets: '1', fout: 'Error' }]);
    expect(JSON.stringify(lines)).not.toMatch(/Jansen|\+316/);
  });
});
