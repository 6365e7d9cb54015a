import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTelefoonBericht } from '../../../lambdas/receive-telefoon/messages.ts';
import { translateConnect } from '../../../shared/adapters/telefonie/connect.ts';
import type { TelefoonGebeurtenis } from '../../../shared/application/messages.ts';
import { makeRecordTelefoonGebeurtenissen } from '../../../shared/application/record-telefoon-gebeurtenissen.ts';
import { makeWorld } from '../../support/memory-world.ts';

const at = (time: string) => `2026-11-25T09:${time}Z`;
const record = (over: Record<string, unknown> = {}) => ({
  ContactId: 'c-1',
  InitialContactId: null,
  PreviousContactId: null,
  NextContactId: null,
  Channel: 'VOICE',
  InitiationMethod: 'INBOUND',
  InitiationTimestamp: at('00:00'),
  ConnectedToSystemTimestamp: at('00:00'),
  Queue: {
    ARN: 'arn:queue/q',
    Name: 'centrum',
    EnqueueTimestamp: at('00:10'),
    DequeueTimestamp: at('00:35'),
    Duration: 25,
  },
  Agent: {
    ARN: 'arn:aws:connect:eu-west-1:1:instance/i/agent/a-7',
    Username: 'noor',
    ConnectedToAgentTimestamp: at('00:35'),
  },
  DisconnectTimestamp: at('05:00'),
  DisconnectReason: 'CUSTOMER_DISCONNECT',
  TransferCompletedTimestamp: null,
  TransferredToEndpoint: null,
  CustomerEndpoint: { Address: '+31612345678', Type: 'TELEPHONE_NUMBER' },
  LastUpdateTimestamp: at('06:00'),
  ...over,
});
const onBus = (detail: unknown) => ({
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Record',
  time: at('06:00'),
  detail,
});
const events = (value: unknown): readonly TelefoonGebeurtenis[] => {
  const result = translateConnect(value);
  return result.soort === 'gebeurtenissen' ? result.gebeurtenissen : [];
};
const event = (eventType: string, over: Record<string, unknown>) => ({
  source: 'aws.connect',
  'detail-type': 'Amazon Connect Contact Event',
  time: at('00:59'),
  detail: { eventType, contactId: 'c-1', channel: 'VOICE', initiationMethod: 'INBOUND', ...over },
});
const told = [
  event('INITIATED', { initiationTimestamp: at('00:00.250') }),
  event('QUEUED', { queueInfo: { enqueueTimestamp: at('00:10.512') } }),
  event('CONNECTED_TO_AGENT', { agentInfo: { agentArn: 'x/agent/a-7', connectedToAgentTimestamp: at('00:35.900') } }),
  event('DISCONNECTED', { disconnectTimestamp: at('05:00.100'), disconnectReason: 'CUSTOMER_DISCONNECT' }),
];

async function contactsAfter(...values: unknown[]) {
  const world = makeWorld();
  const recordTelefoon = makeRecordTelefoonGebeurtenissen(world);
  for (const value of values) await recordTelefoon([{ bron: 'b', gebeurtenissen: events(value) }]);
  return world.zaken.contacten();
}
const waits = async (...values: unknown[]) =>
  (await contactsAfter(...values)).flatMap(({ wachten }) =>
    wachten.map(({ begin, einde }) => `${begin.slice(14, -1)}-${einde?.op.slice(14, -1) ?? '?'} ${einde?.hoe ?? ''}`),
  );

describe('a contact record of Amazon Connect', () => {
  test('tells all that happened to the call, under the ids of the events', () => {
    expect(events(onBus(record()))).toEqual([
      {
        id: 'connect:c-1:INITIATED',
        oproepId: 'c-1',
        soort: 'begonnen',
        op: at('00:00.000'),
        wijkteam: 'centrum',
        nummer: '+31612345678',
      },
      { id: 'connect:c-1:QUEUED', oproepId: 'c-1', soort: 'in-wachtrij', op: at('00:10.000'), wijkteam: 'centrum' },
      {
        id: 'connect:c-1:CONNECTED_TO_AGENT',
        oproepId: 'c-1',
        soort: 'aangenomen',
        op: at('00:35.000'),
        medewerker: 'a-7',
      },
      { id: 'connect:c-1:DISCONNECTED', oproepId: 'c-1', soort: 'opgehangen', op: at('05:00.000') },
    ]);
    expect(told.flatMap(events).map(({ id }) => id)).toEqual(events(record()).map(({ id }) => id));
  });

  test('is understood with or without the envelope of the bus, and from the name that a pipe may give itself', () => {
    for (const value of [record(), onBus(record()), { ...onBus(record()), source: 'voordeur.connect' }])
      expect(readTelefoonBericht(JSON.stringify(value))).toEqual({ soort: 'bericht', bericht: events(record()) });
  });

  test('and the events of the same call are one wait, in whatever order they come, and however often', async () => {
    const parts = [...told, record(), onBus(record({ LastUpdateTimestamp: at('09:00') }))];
    const orders = fc.shuffledSubarray([...parts, ...parts], { minLength: 12, maxLength: 12 });
    const expected = await contactsAfter(...parts);
    expect(expected).toHaveLength(1);
    expect(expected[0]?.wachten).toHaveLength(1);
    expect(expected[0]?.twijfels).toEqual([]);
    await fc.assert(
      fc.asyncProperty(orders, async (order) => expect(await contactsAfter(...order)).toEqual(expected)),
      { numRuns: 60 },
    );
  });

  test('never puts an answer before its queue, though it cuts what the events tell in milliseconds', async () => {
    const quick = [
      event('QUEUED', { queueInfo: { enqueueTimestamp: at('00:10.512') } }),
      record({ Agent: { ConnectedToAgentTimestamp: at('00:10') } }),
    ];
    expect(await waits(...quick)).toEqual(['00:10.000-00:10.000 beantwoord']);
    expect(await waits(...quick.toReversed())).toEqual(['00:10.000-00:10.000 beantwoord']);
  });

  test('corrects an event that could only give the time of its message', async () => {
    expect(await waits(event('QUEUED', {}), event('CONNECTED_TO_AGENT', {}), record())).toEqual([
      '00:10.000-00:35.000 beantwoord',
    ]);
  });

  test('of a caller who gave up is an abandon, also without any event', async () => {
    expect(await waits(record({ Agent: null }))).toEqual(['00:10.000-05:00.000 afgehaakt']);
  });

  test('of a leg that was transferred belongs to the first call, and its wait ends with the first person', async () => {
    const first = record({
      NextContactId: 'c-2',
      TransferCompletedTimestamp: at('02:00'),
      DisconnectTimestamp: at('02:00'),
    });
    const second = record({
      ContactId: 'c-2',
      InitialContactId: 'c-1',
      PreviousContactId: 'c-1',
      InitiationMethod: 'TRANSFER',
      InitiationTimestamp: at('02:00'),
      Queue: { Name: 'noord', EnqueueTimestamp: at('02:01') },
      Agent: { ARN: 'x/agent/a-9', ConnectedToAgentTimestamp: at('02:30') },
    });
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const [contact, ...others] = await contactsAfter(...order);
      expect(others).toEqual([]);
      expect(contact).toMatchObject({ wijkteam: 'centrum', aangenomenDoor: 'a-9', twijfels: [] });
      expect(contact?.wachten).toMatchObject([
        { begin: at('00:10.000'), einde: { op: at('00:35.000'), hoe: 'beantwoord' } },
      ]);
    }
  });

  test('of a call that moved to another queue while it waited is one wait', async () => {
    const first = record({
      Agent: null,
      DisconnectReason: 'CONTACT_FLOW_DISCONNECT',
      DisconnectTimestamp: at('01:00'),
    });
    const second = record({
      ContactId: 'c-2',
      InitialContactId: 'c-1',
      InitiationMethod: 'QUEUE_TRANSFER',
      Queue: { EnqueueTimestamp: at('01:00') },
      Agent: { ConnectedToAgentTimestamp: at('01:20') },
    });
    for (const order of [
      [first, second],
      [second, first],
    ])
      expect(await waits(...order)).toEqual(['00:10.000-01:20.000 beantwoord']);
  });

  test('of ringing back is the call-back of the first call, and no wait of its own', async () => {
    const asked = record({ NextContactId: 'c-2', Agent: null, DisconnectTimestamp: at('00:46') });
    const rang = record({
      ContactId: 'c-2',
      InitialContactId: 'c-1',
      InitiationMethod: 'CALLBACK',
      InitiationTimestamp: at('00:45'),
    });
    for (const order of [
      [asked, rang],
      [rang, asked],
    ])
      expect(await waits(...order)).toEqual(['00:10.000-00:45.000 terugbel-gevraagd']);
  });

  test('of a call that we made is no wait, also when it is passed on to one of our queues', async () => {
    const ours = record({ InitiationMethod: 'OUTBOUND' });
    expect(translateConnect(ours)).toEqual({ soort: 'geen-werk' });
    const passedOn = record({ ContactId: 'c-2', InitialContactId: 'c-1', InitiationMethod: 'TRANSFER' });
    expect(await waits(ours, passedOn)).toEqual([]);
    expect((await contactsAfter(passedOn))[0]).toMatchObject({
      status: 'afgesloten',
      aangenomenDoor: 'a-7',
      twijfels: [],
    });
  });

  test.each(['OUTBOUND', 'EXTERNAL_OUTBOUND', 'API', 'MONITOR', 'CALLBACK'])(
    'of a leg that is no call to us is no work (%s)',
    (InitiationMethod) => {
      expect(translateConnect(record({ InitiationMethod }))).toEqual({ soort: 'geen-werk' });
    },
  );

  test('takes the wijkteam from a tag, else from an attribute, else from the name of the queue', () => {
    const wijkteam = (over: Record<string, unknown>) => events(record(over))[1]?.wijkteam;
    expect(wijkteam({ Tags: { wijkteam: 'Zuid' }, Attributes: { wijkteam: 'noord' } })).toBe('zuid');
    expect(wijkteam({ Attributes: { wijkteam: 'noord' } })).toBe('noord');
    expect(wijkteam({})).toBe('centrum');
    expect(wijkteam({ Queue: { Name: 'Basic Queue', EnqueueTimestamp: at('00:10') } })).toBeUndefined();
  });

  test('of a chat is no work', () => {
    expect(translateConnect(record({ Channel: 'CHAT' }))).toEqual({ soort: 'geen-werk' });
  });

  test.each([
    ['without a channel', record({ Channel: undefined })],
    ['with a contact that is no text', record({ ContactId: 7 })],
    ['without any time', { ContactId: 'c-1', Channel: 'VOICE', InitiationMethod: 'INBOUND' }],
  ])('%s is kept for a person', (_name, value) => {
    expect(translateConnect(onBus(value))).toMatchObject({ soort: 'onleesbaar' });
  });

  test('never makes it fail', () => {
    const fields = fc.constantFrom(
      'ContactId',
      'Channel',
      'InitiationMethod',
      'Queue',
      'Agent',
      'Tags',
      'DisconnectTimestamp',
    );
    fc.assert(
      fc.property(fc.dictionary(fields, fc.jsonValue()), fc.boolean(), (over, whole) => {
        const value = whole ? { ...record(), ...over } : { ContactId: 'c', ...over };
        expect(['gebeurtenissen', 'geen-werk', 'onleesbaar']).toContain(translateConnect(value).soort);
      }),
      { numRuns: 500 },
    );
  });
});
