/** The adapters of queue, bucket, mail, SMS and sockets against services that speak the real protocols. */
import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { CreateQueueCommand, type SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSocketsService } from '../../../local/engine/sockets/sockets-service.ts';
import {
  makeMemoryQueue,
  makeMemoryRawStore,
  makeMemorySockets,
} from '../../../shared/adapters/memory/memory-outside.ts';
import { makeS3RawStore } from '../../../shared/adapters/s3/s3-raw-store.ts';
import { makeSesMailSender } from '../../../shared/adapters/ses/ses-mail-sender.ts';
import { makeSnsSmsSender } from '../../../shared/adapters/sns/sns-sms-sender.ts';
import { makeApiGatewaySockets } from '../../../shared/adapters/sockets/api-gateway-sockets.ts';
import { makeSqsQueue } from '../../../shared/adapters/sqs/sqs-queue.ts';
import type { Queue, RawStore, Sockets } from '../../../shared/application/ports.ts';
import { kenmerkVanPush } from '../../../shared/application/push-bij-leverancier.ts';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';
import { rawMail } from '../../support/raw-mail.ts';

let messaging: Messaging;
const clock = standingClock();
const posted: [string, string][] = [];
const open = new Set(['open']);

beforeAll(async () => {
  messaging = await startMessaging({
    clock,
    more: (context) => [
      createSocketsService(context, {
        post: (id, data) => {
          if (open.has(id)) posted.push([id, new TextDecoder().decode(data)]);
          return open.has(id);
        },
        disconnect: (id) => open.delete(id),
        exists: (id) => (open.has(id) ? { connectedAtMs: clock.now() } : undefined),
      }),
    ],
  });
});
afterAll(() => messaging.close());

const noWait = async () => {};

interface TestQueue {
  readonly queue: Queue<unknown>;
  readonly take: () => unknown[];
}

async function sqsQueue(name: string): Promise<TestQueue> {
  const client = new SQSClient(messaging.clientConfig);
  const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: name }));
  return {
    queue: makeSqsQueue(client, QueueUrl, noWait),
    take() {
      const all: unknown[] = [];
      for (;;) {
        const messages = messaging.sqs.receive(name, 10);
        if (messages.length === 0) return all;
        for (const message of messages) {
          all.push(JSON.parse(message.body));
          messaging.sqs.delete(name, message.receiptHandle);
        }
      }
    },
  };
}

let queues = 0;
const queueKinds: [string, () => Promise<TestQueue>][] = [
  [
    'memory',
    async () => {
      const queue = makeMemoryQueue<unknown>();
      return { queue, take: () => queue.drain() };
    },
  ],
  [
    'SQS',
    async () => {
      queues += 1;
      return sqsQueue(`q${queues}`);
    },
  ],
];

describe.each(queueKinds)('a queue in %s', (_name, make) => {
  test('takes any number of messages, whole', async () => {
    const { queue, take } = await make();
    const messages = Array.from({ length: 25 }, (_, i) => ({ i, tekst: 'é☂"\n' }));
    await queue.send(messages);
    expect((take() as { i: number }[]).sort((a, b) => a.i - b.i)).toEqual(messages);
    await queue.send([]);
    expect(take()).toEqual([]);
  });

  test('takes messages that together are larger than one call may be', async () => {
    const { queue, take } = await make();
    await queue.send(Array.from({ length: 10 }, (_, i) => ({ i, tekst: 'x'.repeat(100_000) })));
    expect(take()).toHaveLength(10);
  });
});

describe('a queue on SQS', () => {
  test('a message with a delay is there only after it', async () => {
    const { queue, take } = await sqsQueue('vertraagd');
    await queue.send([1], 900);
    expect(take()).toEqual([]);
    clock.advance(900_000);
    expect(take()).toEqual([1]);
  });

  /** A client that refuses the given entries at each call in turn. */
  function refusing(rounds: readonly (readonly string[])[], senderFault = false) {
    const sent: string[][] = [];
    const send = async (command: SendMessageBatchCommand) => {
      const ids = (command.input.Entries ?? []).map(({ MessageBody }) => MessageBody ?? '');
      const refused = rounds[sent.length] ?? [];
      sent.push(ids);
      const failed = (command.input.Entries ?? []).filter(({ MessageBody }) => refused.includes(MessageBody ?? ''));
      return { Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: senderFault })) };
    };
    return { client: { send } as unknown as SQSClient, sent };
  }

  test('of a batch only what was refused is sent again', async () => {
    const { client, sent } = refusing([['2', '3'], ['3']]);
    await makeSqsQueue(client, 'http://q', noWait).send([1, 2, 3]);
    expect(sent).toEqual([['1', '2', '3'], ['2', '3'], ['3']]);
  });

  test('what stays refused throws, and what is our own fault throws at once', async () => {
    const stubborn = refusing(Array.from({ length: 9 }, () => ['1']));
    await expect(makeSqsQueue(stubborn.client, 'http://q', noWait).send([1])).rejects.toThrow('InternalError');
    expect(stubborn.sent).toHaveLength(5);
    const own = refusing([['1']], true);
    await expect(makeSqsQueue(own.client, 'http://q', noWait).send([1])).rejects.toThrow('refused');
    expect(own.sent).toHaveLength(1);
  });
});

const rawStores: [string, () => RawStore][] = [
  ['memory', () => makeMemoryRawStore()],
  [
    'S3',
    () => {
      messaging.s3.createBucket('ruw');
      return makeS3RawStore(new S3Client({ ...messaging.clientConfig, forcePathStyle: true }), 'ruw');
    },
  ],
];

test.each(rawStores)(
  'raw input in %s comes back byte for byte; what is not there is undefined',
  async (_name, make) => {
    const store = make();
    const bytes = new Uint8Array([0, 255, 13, 10, 128]);
    await store.put('mail/a b', bytes, 'message/rfc822');
    expect(await store.get('mail/a b')).toEqual(bytes);
    expect(await store.get('mail/weg')).toBeUndefined();
  },
);

describe('mail through SES', () => {
  test('is accepted, and the result names the message id under which it arrives', async () => {
    const sender = makeSesMailSender(new SESv2Client(messaging.clientConfig));
    const ruw = rawMail({ van: 'wijkteam@voorbeeld.nl', aan: 'jan@bewoner.nl', onderwerp: 'Re: Vraag' });
    const result = await sender.sendRaw({ van: 'wijkteam@voorbeeld.nl', aan: 'jan@bewoner.nl', ruw });
    if (result.soort !== 'aangenomen') throw new Error('it was refused');
    expect(result.messageIds).toEqual([`${result.leverancier}@eu-west-1.amazonses.com`]);
    expect(messaging.outgoing.list('mail')).toEqual([
      expect.objectContaining({ aan: ['jan@bewoner.nl'], onderwerp: 'Re: Vraag' }),
    ]);
  });

  test('takes a name of ours along, in every letter that one can have', async () => {
    const sender = makeSesMailSender(new SESv2Client(messaging.clientConfig));
    const van = 'wijkteam@voorbeeld.nl';
    const kenmerk = kenmerkVanPush('3f1c6de0-0000-5000-8000-00000000a1b2/r1.t1/mail');
    const result = await sender.sendRaw({ van, aan: 'ada@werk.nl', ruw: rawMail({ van }), kenmerk });
    expect(result).toMatchObject({ soort: 'aangenomen' });
  });

  test('from a sender that is not verified is refused, without quoting an address', async () => {
    const sender = makeSesMailSender(new SESv2Client(messaging.clientConfig));
    const van = 'iemand@elders.nl';
    const result = await sender.sendRaw({ van, aan: 'jan@bewoner.nl', ruw: rawMail({ van }) });
    expect(result).toEqual({ soort: 'geweigerd', reden: 'MessageRejected' });
  });

  test('a provider that cannot be reached throws', async () => {
    const away = { ...messaging.clientConfig, endpoint: 'http://127.0.0.1:1' };
    const mail = { van: 'wijkteam@voorbeeld.nl', aan: 'jan@bewoner.nl', ruw: rawMail() };
    await expect(makeSesMailSender(new SESv2Client(away)).sendRaw(mail)).rejects.toThrow();
  });
});

describe('SMS through SNS', () => {
  test('is accepted', async () => {
    const sender = makeSnsSmsSender(new SNSClient(messaging.clientConfig));
    expect(await sender.send({ aan: '+31612345678', tekst: 'SPOED' })).toMatchObject({ soort: 'aangenomen' });
    expect(messaging.outgoing.list('sms')).toEqual([
      expect.objectContaining({ aan: ['+31612345678'], tekst: 'SPOED' }),
    ]);
  });

  test('leaves from the number at which an answer arrives', async () => {
    const sender = makeSnsSmsSender(new SNSClient(messaging.clientConfig), '+3197000000001');
    expect(await sender.send({ aan: '+31612345678', tekst: 'SPOED' })).toMatchObject({ soort: 'aangenomen' });
    expect(messaging.outgoing.list('sms').at(-1)?.kop).toMatchObject({
      'AWS.MM.SMS.OriginationNumber': '+3197000000001',
    });
  });

  test('to what is no number is refused', async () => {
    const sender = makeSnsSmsSender(new SNSClient(messaging.clientConfig));
    expect(await sender.send({ aan: 'geen nummer', tekst: 'x' })).toMatchObject({ soort: 'geweigerd' });
  });
});

const socketKinds: [string, () => { sockets: Sockets; got: () => unknown[] }][] = [
  [
    'memory',
    () => {
      const sockets = makeMemorySockets();
      sockets.close('gone');
      return { sockets, got: () => sockets.posted.map(({ data }) => data) };
    },
  ],
  [
    'API Gateway',
    () => {
      const endpoint = `${messaging.endpoint}/v1`;
      const sockets = makeApiGatewaySockets(new ApiGatewayManagementApiClient({ ...messaging.clientConfig, endpoint }));
      return { sockets, got: () => posted.map(([, data]) => JSON.parse(data) as unknown) };
    },
  ],
];

test.each(socketKinds)('sockets in %s deliver JSON to what is open, and say what is gone', async (_name, make) => {
  const { sockets, got } = make();
  expect(await sockets.post('open', { soort: 'antwoord', tekst: 'é' })).toBe('bezorgd');
  expect(await sockets.post('gone', {})).toBe('weg');
  expect(got()).toEqual([{ soort: 'antwoord', tekst: 'é' }]);
});
