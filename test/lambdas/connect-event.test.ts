import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { translateConnectEvent } from '../../shared/adapters/telefonie/connect-event.ts';

const TIME = '2026-11-25T09:00:30Z';

function event(detail: Record<string, unknown>, over: Record<string, unknown> = {}) {
  return {
    version: '0',
    id: 'e-1',
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    time: TIME,
    detail: {
      contactId: 'c-2',
      initialContactId: 'c-1',
      channel: 'VOICE',
      initiationMethod: 'INBOUND',
      initiationTimestamp: '2026-11-25T09:00:00.000Z',
      ...detail,
    },
    ...over,
  };
}

const told = (detail: Record<string, unknown>) => {
  const result = translateConnectEvent(event(detail));
  return result.soort === 'gebeurtenissen' ? result.gebeurtenissen[0] : result;
};

describe('an event of Amazon Connect', () => {
  test('in which an object poses as a text is unreadable', () => {
    const poser = JSON.parse('{"toString":1,"length":{"toString":1}}');
    const detail = { eventType: 'QUEUED', initiationTimestamp: poser };
    expect(translateConnectEvent(event(detail))).toMatchObject({ soort: 'onleesbaar' });
    expect(translateConnectEvent(event({}, { 'detail-type': poser }))).toMatchObject({ soort: 'onleesbaar' });
  });

  test('that a call came in begins the call, with the number and the wijkteam of its tag', () => {
    const detail = {
      eventType: 'INITIATED',
      initialContactId: undefined,
      customerEndpoint: { address: '+31612345678' },
      tags: { wijkteam: 'Centrum' },
    };
    expect(told(detail)).toEqual({
      id: 'connect:c-2:INITIATED',
      oproepId: 'c-2',
      soort: 'begonnen',
      op: '2026-11-25T09:00:00.000Z',
      wijkteam: 'centrum',
      nummer: '+31612345678',
    });
  });

  test('that it was queued begins the wait, at the moment of the queue and not of the event', () => {
    const detail = {
      eventType: 'QUEUED',
      queueInfo: { queueArn: 'arn', queueType: 'STANDARD', enqueueTimestamp: '2026-11-25T09:00:10.000Z' },
    };
    expect(told(detail)).toMatchObject({ oproepId: 'c-1', soort: 'in-wachtrij', op: '2026-11-25T09:00:10.000Z' });
  });

  test.each(['agentInfo', 'AgentInfo'])('that a person took it ends the wait (%s)', (name) => {
    const info = {
      agentArn: 'arn:aws:connect:eu-west-1:1:instance/i/agent/a-7',
      connectedToAgentTimestamp: '2026-11-25T09:00:20.000Z',
    };
    expect(told({ eventType: 'CONNECTED_TO_AGENT', [name]: info })).toMatchObject({
      soort: 'aangenomen',
      op: '2026-11-25T09:00:20.000Z',
      medewerker: 'a-7',
    });
  });

  test.each([
    ['CUSTOMER_DISCONNECT', 'opgehangen'],
    ['AGENT_DISCONNECT', 'beeindigd'],
    ['CONTACT_FLOW_DISCONNECT', 'beeindigd'],
    ['', 'beeindigd'],
  ])('that it ended tells who ended it (%s)', (disconnectReason, soort) => {
    const detail = {
      eventType: 'DISCONNECTED',
      disconnectTimestamp: '2026-11-25T09:01:00.000Z',
      ...(disconnectReason && { disconnectReason }),
    };
    expect(told(detail)).toMatchObject({ soort, op: '2026-11-25T09:01:00.000Z' });
  });

  test('that a leg ended because the call went on elsewhere does not end the call', () => {
    expect(told({ eventType: 'DISCONNECTED', disconnectReason: 'TRANSFERRED' })).toEqual({ soort: 'geen-werk' });
  });

  test('that it went on to another is a transfer of the first call', () => {
    expect(told({ eventType: 'INITIATED', initiationMethod: 'TRANSFER' })).toMatchObject({
      oproepId: 'c-1',
      soort: 'doorverbonden',
    });
  });

  test('that a call-back was asked is a call-back of the first call, and ringing back waits for nobody', () => {
    expect(told({ eventType: 'INITIATED', initiationMethod: 'CALLBACK' })).toMatchObject({
      oproepId: 'c-1',
      soort: 'terugbellen-gevraagd',
    });
    for (const eventType of ['QUEUED', 'CONNECTED_TO_AGENT', 'DISCONNECTED'])
      expect(told({ eventType, initiationMethod: 'CALLBACK' })).toEqual({ soort: 'geen-werk' });
  });

  test('that we rang somebody who had not called is no work', () => {
    for (const initialContactId of [undefined, 'c-2'])
      expect(told({ eventType: 'INITIATED', initiationMethod: 'CALLBACK', initialContactId })).toEqual({
        soort: 'geen-werk',
      });
  });

  test.each([
    ['about a chat in Connect', { eventType: 'QUEUED', channel: 'CHAT' }],
    ['about a call that we make', { eventType: 'INITIATED', initiationMethod: 'OUTBOUND' }],
    ['about data of a contact', { eventType: 'CONTACT_DATA_UPDATED' }],
    ['that all work on it is done', { eventType: 'COMPLETED' }],
  ])('%s is no work', (_name, detail) => {
    expect(told(detail)).toEqual({ soort: 'geen-werk' });
  });

  test.each(['Amazon Connect Agent Event', 'Contact Lens Realtime Rules Matched', 'Metrics Rules Matched'])(
    'of kind %s is no work',
    (kind) => {
      expect(translateConnectEvent(event({ eventType: 'QUEUED' }, { 'detail-type': kind }))).toEqual({
        soort: 'geen-werk',
      });
    },
  );

  test.each([
    ['an event type that we do not know', event({ eventType: 'BEAMED_UP' })],
    ['a kind that we do not know', event({ eventType: 'QUEUED' }, { 'detail-type': 'Amazon Connect Surprise' })],
    ['no contact', event({ eventType: 'QUEUED', contactId: undefined })],
    ['no time at all', event({ eventType: 'QUEUED' }, { time: undefined })],
    ['nothing', null],
  ])('with %s is kept for a person', (_name, value) => {
    expect(translateConnectEvent(value)).toMatchObject({ soort: 'onleesbaar', reden: expect.stringMatching(/\.$/) });
  });

  test('without the time of its own takes that of the message', () => {
    expect(told({ eventType: 'QUEUED' })).toMatchObject({ op: '2026-11-25T09:00:30.000Z' });
  });

  test('told twice is the same fact', () => {
    const detail = { eventType: 'QUEUED', queueInfo: { enqueueTimestamp: TIME } };
    const second = translateConnectEvent(event(detail, { id: 'e-2', time: '2026-11-25T09:05:00Z' }));
    expect(second).toEqual(translateConnectEvent(event(detail)));
  });

  test('never makes it fail, and an unreadable one is never quoted', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('eventType', 'contactId', 'channel', 'tags', 'queueInfo', 'agentInfo', 'customerEndpoint'),
          fc.jsonValue(),
        ),
        (detail) => {
          const result = translateConnectEvent(event(detail));
          expect(['gebeurtenissen', 'geen-werk', 'onleesbaar']).toContain(result.soort);
        },
      ),
      { numRuns: 500 },
    );
  });
});
