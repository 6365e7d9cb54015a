/** The simulated telephone exchange, spoken to by the real client of Amazon Connect. */
import {
  ConnectClient,
  StartOutboundVoiceContactCommand,
  type StartOutboundVoiceContactCommandInput,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createConnectEngine } from '../../../local/engine/connect/connect-engine.ts';
import type { ConnectEngine, EngineRequest } from '../../../local/engine/contract.ts';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

const EXCHANGE = { instance: 'i-1', flow: 'f-1', number: '+3197000000002' };
const clock = () => standingClock('2026-11-25T09:00:00.000Z');

let time: ReturnType<typeof clock>;
let messaging: Messaging;
let engine: ConnectEngine;
let client: ConnectClient;
let told: Record<string, unknown>[];

beforeEach(async () => {
  time = clock();
  told = [];
  messaging = await startMessaging({
    clock: time,
    more: (context, { outgoing, events }) => {
      events.onEvent((event) => told.push(event));
      engine = createConnectEngine(context, { exchange: EXCHANGE, outgoing, events });
      return [engine];
    },
  });
  client = new ConnectClient(messaging.clientConfig);
});
afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const REQUEST: StartOutboundVoiceContactCommandInput = {
  InstanceId: 'i-1',
  ContactFlowId: 'f-1',
  SourcePhoneNumber: '+3197000000002',
  DestinationPhoneNumber: '+31612345678',
  ClientToken: 'push-1',
  Attributes: { zaak: 'z', push: 'z/1' },
  TrafficType: 'GENERAL',
  RingTimeoutInSeconds: 25,
};
const start = async (over: Partial<StartOutboundVoiceContactCommandInput> = {}) =>
  (await client.send(new StartOutboundVoiceContactCommand({ ...REQUEST, ...over }))).ContactId ?? '';
const eventTypes = () => told.map(({ detail }) => (detail as { eventType: string }).eventType);

describe('a call', () => {
  test('leaves with who is called and what it carries, and nothing said yet', async () => {
    const contactId = await start();
    expect(messaging.outgoing.list('spraak')).toEqual([
      {
        soort: 'spraak',
        op: '2026-11-25T09:00:00.000Z',
        aan: ['+31612345678'],
        onderwerp: null,
        tekst: '',
        kop: { zaak: 'z', push: 'z/1', 'contact-id': contactId, from: '+3197000000002' },
      },
    ]);
  });

  test('is one call as long as it goes on, however often it is asked for; afterwards it is another', async () => {
    const first = await start();
    expect(await start()).toBe(first);
    expect(engine.answer(first)).toBe(true);
    expect(await start()).toBe(first);
    expect(await start({ ClientToken: 'push-2' })).not.toBe(first);
    engine.hangUp(first, 'CONTACT_FLOW_DISCONNECT');
    expect(await start()).not.toBe(first);
    expect(messaging.outgoing.list('spraak')).toHaveLength(3);
  });

  test('without a token is a call each time: the client makes one up', async () => {
    const { ClientToken: _, ...bare } = REQUEST;
    const ids = [
      await client.send(new StartOutboundVoiceContactCommand(bare)),
      await client.send(new StartOutboundVoiceContactCommand(bare)),
    ].map(({ ContactId }) => ContactId);
    expect(new Set(ids).size).toBe(2);
  });

  test('rings so long and no longer, and says that it is over: once, as a call that a program made', async () => {
    const contactId = await start();
    time.advance(24_999);
    engine.endUnanswered();
    expect([engine.call(contactId)?.state, engine.nextEndAt()]).toEqual(['ringing', time.now() + 1]);
    time.advance(1);
    engine.endUnanswered();
    engine.endUnanswered();
    engine.hangUp(contactId, 'CUSTOMER_DISCONNECT');
    expect([engine.call(contactId)?.state, engine.nextEndAt(), engine.answer(contactId)]).toEqual([
      'ended',
      undefined,
      false,
    ]);
    expect(eventTypes()).toEqual(['INITIATED', 'DISCONNECTED', 'COMPLETED']);
    expect(told[1]).toMatchObject({
      source: 'aws.connect',
      'detail-type': 'Amazon Connect Contact Event',
      detail: {
        contactId,
        channel: 'VOICE',
        initiationMethod: 'API',
        instanceArn: 'arn:aws:connect:eu-west-1:000000000000:instance/i-1',
        disconnectTimestamp: '2026-11-25T09:00:25.000Z',
        disconnectReason: 'TELECOM_TIMEOUT',
      },
    });
    // Whom it was to, and what it carried, is nobody's on a bus.
    expect(JSON.stringify(told)).not.toMatch(/31612345678|push/);
  });

  test('that was picked up does not ring out, and rings for a minute where nobody says how long', async () => {
    const [answered, long] = [await start(), await start({ ClientToken: 'b', RingTimeoutInSeconds: undefined })];
    expect(engine.answer(answered)).toBe(true);
    time.advance(59_999);
    engine.endUnanswered();
    expect([engine.call(answered)?.state, engine.call(long)?.state]).toEqual(['connected', 'ringing']);
    time.advance(1);
    engine.endUnanswered();
    expect([engine.call(answered)?.state, engine.call(long)?.state]).toEqual(['connected', 'ended']);
  });

  test('rings on after a restart of the exchange', async () => {
    const contactId = await start();
    const again = createConnectEngine(messaging.context, {
      exchange: EXCHANGE,
      outgoing: messaging.outgoing,
      events: messaging.events,
    });
    expect(again.call(contactId)).toMatchObject({ state: 'ringing', to: '+31612345678' });
    expect(again.nextEndAt()).toBe(time.now() + 25_000);
  });
});

describe('a request that Connect would refuse', () => {
  test.each<[string, Partial<StartOutboundVoiceContactCommandInput>, string]>([
    ['a national number', { DestinationPhoneNumber: '0612345678' }, 'InvalidParameterException'],
    ['a number of nobody here to call from', { SourcePhoneNumber: '+31201234567' }, 'InvalidParameterException'],
    ['no number to call from', { SourcePhoneNumber: undefined }, 'InvalidParameterException'],
    ['an instance that is not there', { InstanceId: 'i-2' }, 'ResourceNotFoundException'],
    ['a flow that is not there', { ContactFlowId: 'f-2' }, 'ResourceNotFoundException'],
    ['a campaign', { TrafficType: 'CAMPAIGN' }, 'InvalidParameterException'],
    ['a ring that is too short', { RingTimeoutInSeconds: 14 }, 'InvalidParameterException'],
    ['a ring that is too long', { RingTimeoutInSeconds: 61 }, 'InvalidParameterException'],
    ['an attribute with a space in its name', { Attributes: { 'een zaak': 'z' } }, 'InvalidParameterException'],
    ['more attributes than fit', { Attributes: { a: 'x'.repeat(32_767), b: 'x' } }, 'InvalidParameterException'],
    ['a token that is too long', { ClientToken: 'x'.repeat(501) }, 'InvalidParameterException'],
    ['detection of answering machines', { AnswerMachineDetectionConfig: {} }, 'InvalidParameterException'],
  ])('is refused, by its own exception: %s', async (_wat, over, name) => {
    const refused = start(over);
    await expect(refused).rejects.toMatchObject({ name });
    await expect(refused).rejects.not.toThrow(/0612345678|31201234567/);
    expect([messaging.outgoing.list('spraak'), told]).toEqual([[], []]);
  });

  test('is refused by name when it is another operation', async () => {
    const stopping = client.send(new StopContactCommand({ InstanceId: 'i-1', ContactId: 'c' }));
    await expect(stopping).rejects.toThrow('does not support POST /contact/stop');
  });
});

describe('the right that it asks for', () => {
  const request = (over: Partial<EngineRequest>): EngineRequest => ({
    method: 'PUT',
    path: '/contact/outbound-voice',
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(JSON.stringify(REQUEST)),
    ...over,
  });

  test('is that of beginning calls, on the contacts of the instance that is named', () => {
    expect(engine.requiredRights(request({}))).toEqual([
      {
        action: 'connect:StartOutboundVoiceContact',
        resource: 'arn:aws:connect:eu-west-1:000000000000:instance/i-1/contact/*',
      },
    ]);
    expect(engine.requiredRights(request({ body: Buffer.from('x') }))).toHaveLength(1);
    expect(engine.requiredRights(request({ path: '/contact/stop' }))).toEqual([]);
  });
});
