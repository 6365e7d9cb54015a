/** Who calls people, in memory and through the real client of Amazon Connect alike. */
import { ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { createConnectEngine } from '../../../local/engine/connect/connect-engine.ts';
import type { ConnectEngine } from '../../../local/engine/contract.ts';
import { makeMemorySpraakSender } from '../../../shared/adapters/memory/memory-outside.ts';
import { BELTIJD_SECONDEN, makeConnectSpraakSender } from '../../../shared/adapters/spraak/connect-spraak-sender.ts';
import type { SpraakSender } from '../../../shared/application/ports.ts';
import { BEZORGBEWIJS_MS } from '../../../shared/domain/spoed/beleid.ts';
import { type Messaging, startMessaging } from '../../support/messaging-server.ts';

const LIJN = { instance: 'i-1', flow: 'f-1', nummer: '+3197000000002' };

let messaging: Messaging;
let engine: ConnectEngine;
let client: ConnectClient;
beforeAll(async () => {
  messaging = await startMessaging({
    more: (context, { outgoing, events }) => {
      const exchange = { instance: LIJN.instance, flow: LIJN.flow, number: LIJN.nummer };
      engine = createConnectEngine(context, { exchange, outgoing, events });
      return [engine];
    },
  });
  client = new ConnectClient(messaging.clientConfig);
});
afterAll(async () => {
  client.destroy();
  await messaging.close();
});

interface Line {
  readonly sender: SpraakSender;
  hangUp(leverancier: string): void;
  /** Who was called with what, one for each call. */
  calls(): readonly { readonly aan: string; readonly kenmerken: Readonly<Record<string, string>> }[];
}

function inMemory(): Line {
  const sender = makeMemorySpraakSender();
  return {
    sender,
    hangUp: sender.hangUp,
    calls: () => sender.calls.map(({ aan, kenmerken }) => ({ aan, kenmerken })),
  };
}

function onConnect(): Line {
  const before = messaging.outgoing.list('spraak').length;
  return {
    sender: makeConnectSpraakSender(client, LIJN),
    hangUp: (leverancier) => engine.hangUp(leverancier, 'CUSTOMER_DISCONNECT'),
    calls: () =>
      messaging.outgoing
        .list('spraak')
        .slice(before)
        .map(({ aan, kop: { 'contact-id': _id, from: _from, ...kenmerken } }) => ({ aan: aan[0] ?? '', kenmerken })),
  };
}

let nummer = 0;
const oproep = (over: object = {}) => {
  nummer += 1;
  return { aan: '+31612345678', eenmalig: `push-${nummer}`, kenmerken: { zaak: 'z', push: 'z/r1.t1/spraak' }, ...over };
};
const idOf = (result: Awaited<ReturnType<SpraakSender['bel']>>) =>
  result.soort === 'aangenomen' ? result.leverancier : result.reden;

describe.each([
  ['in memory', inMemory],
  ['through Amazon Connect', onConnect],
] as const)('calling somebody %s', (_naam, make) => {
  test('makes their telephone ring, once, with what comes back', async () => {
    const { sender, calls } = make();
    const result = await sender.bel(oproep());
    expect(result).toEqual({ soort: 'aangenomen', leverancier: expect.stringMatching(/./) });
    expect(calls()).toEqual([{ aan: '+31612345678', kenmerken: { zaak: 'z', push: 'z/r1.t1/spraak' } }]);
  });

  test('twice for one push is one call as long as it goes on, and another when it is over', async () => {
    const { sender, calls, hangUp } = make();
    const same = oproep();
    const first = idOf(await sender.bel(same));
    expect(idOf(await sender.bel(same))).toBe(first);
    expect(calls()).toHaveLength(1);
    hangUp(first);
    expect(idOf(await sender.bel(same))).not.toBe(first);
    expect(calls()).toHaveLength(2);
  });

  test('about two pushes at the same moment is two calls', async () => {
    const { sender, calls } = make();
    const [one, other] = await Promise.all([sender.bel(oproep()), sender.bel(oproep({ aan: '+31687654321' }))]);
    expect(idOf(one)).not.toBe(idOf(other));
    expect(calls().map(({ aan }) => aan)).toEqual(expect.arrayContaining(['+31612345678', '+31687654321']));
  });
});

describe('a real refusal', () => {
  test('of a number that is none, and of a flow that is gone, is for ever', async () => {
    const { sender, calls } = onConnect();
    expect(await sender.bel(oproep({ aan: '0612345678' }))).toEqual({
      soort: 'geweigerd',
      reden: 'InvalidParameterException',
    });
    const elsewhere = makeConnectSpraakSender(client, { ...LIJN, flow: 'weg' });
    expect(await elsewhere.bel(oproep())).toEqual({ soort: 'geweigerd', reden: 'ResourceNotFoundException' });
    expect(calls()).toEqual([]);
  });
});

describe('what Amazon Connect may say', () => {
  // One client of its own: the others above really talk.
  const own = new ConnectClient({ region: 'eu-west-1' });
  const connect = mockClient(own);
  beforeEach(() => {
    connect.reset();
  });
  const fault = (name: string) => Object.assign(new Error('who was called stands here'), { name });
  const sender = () => makeConnectSpraakSender(own, LIJN);
  const asked = () => connect.commandCalls(StartOutboundVoiceContactCommand).map(({ args }) => args[0].input);

  test('is asked for an ordinary call, named by its push, that rings shorter than a push waits for proof', async () => {
    connect.on(StartOutboundVoiceContactCommand).resolves({ ContactId: 'c-1' });
    expect(await sender().bel(oproep({ eenmalig: 'e' }))).toEqual({ soort: 'aangenomen', leverancier: 'c-1' });
    expect(asked()).toEqual([
      {
        InstanceId: 'i-1',
        ContactFlowId: 'f-1',
        SourcePhoneNumber: '+3197000000002',
        DestinationPhoneNumber: '+31612345678',
        ClientToken: 'e',
        Attributes: { zaak: 'z', push: 'z/r1.t1/spraak' },
        TrafficType: 'GENERAL',
        RingTimeoutInSeconds: BELTIJD_SECONDEN,
      },
    ]);
    expect(BELTIJD_SECONDEN * 1000).toBeLessThan(BEZORGBEWIJS_MS);
  });

  test.each(['DestinationNotAllowedException', 'OutboundContactNotPermittedException', 'ResourceNotFoundException'])(
    'a refusal for ever is not tried again: %s',
    async (name) => {
      connect.on(StartOutboundVoiceContactCommand).rejects(fault(name));
      expect(await sender().bel(oproep())).toEqual({ soort: 'geweigerd', reden: name });
      expect(asked()).toHaveLength(1);
    },
  );

  test.each([
    'LimitExceededException',
    'TooManyRequestsException',
    'InternalServiceException',
    'TimeoutError',
    'AccessDeniedException',
  ])('what may pass is thrown, so that it is tried again: %s', async (name) => {
    connect.on(StartOutboundVoiceContactCommand).rejects(fault(name));
    await expect(sender().bel(oproep())).rejects.toMatchObject({ name });
  });

  test.each(['InvalidRequestException', 'InvalidParameterException'])(
    'no to how long it rings: put once more without, as the same call, and from then on without at once (%s)',
    async (name) => {
      connect.on(StartOutboundVoiceContactCommand).callsFake((input) => {
        if (input.RingTimeoutInSeconds !== undefined) throw fault(name);
        return { ContactId: `c-${input.ClientToken}` };
      });
      const line = sender();
      expect(await line.bel(oproep({ eenmalig: 'een' }))).toEqual({ soort: 'aangenomen', leverancier: 'c-een' });
      expect(await line.bel(oproep({ eenmalig: 'twee' }))).toEqual({ soort: 'aangenomen', leverancier: 'c-twee' });
      expect(asked().map(({ ClientToken, RingTimeoutInSeconds }) => [ClientToken, RingTimeoutInSeconds])).toEqual([
        ['een', BELTIJD_SECONDEN],
        ['een', undefined],
        ['twee', undefined],
      ]);
    },
  );

  test('no to the call itself stays no without it, and the next call is asked with it again', async () => {
    connect.on(StartOutboundVoiceContactCommand).rejects(fault('InvalidParameterException'));
    const line = sender();
    const refused = { soort: 'geweigerd', reden: 'InvalidParameterException' };
    expect([await line.bel(oproep()), await line.bel(oproep())]).toEqual([refused, refused]);
    expect(asked().map(({ RingTimeoutInSeconds }) => RingTimeoutInSeconds)).toEqual([25, undefined, 25, undefined]);
  });
});
