import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: SQSClient;
let QueueUrl: string;

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  client = new SQSClient(messaging.clientConfig);
  ({ QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: 'mail' })));
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const receiveAll = async (more: object = {}) =>
  (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];

describe('sending and receiving', () => {
  test('what is sent is received once, with digests the SDK accepts and the attributes it was sent with', async () => {
    const sent = await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'héé 👋\n',
        MessageAttributes: {
          soort: { DataType: 'String', StringValue: 'persoon' },
          gewicht: { DataType: 'Number.int', StringValue: '12' },
          ruw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255, 7]) },
        },
      }),
    );
    const [message, ...more] = await receiveAll({
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
    });
    expect(more).toEqual([]);
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'héé 👋\n',
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      Attributes: {
        SentTimestamp: String(clock.now()),
        ApproximateReceiveCount: '1',
        ApproximateFirstReceiveTimestamp: String(clock.now()),
      },
    });
    expect(message?.MessageAttributes?.['ruw']?.BinaryValue).toEqual(new Uint8Array([0, 255, 7]));
    expect(await receiveAll()).toEqual([]);
  });

  test('the attribute digest is the one of the AWS documentation algorithm', async () => {
    // Computed independently: length-prefixed name, type, transport byte and value, MD5 over all.
    const sent = await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'This is a test message',
        MessageAttributes: { test_attribute_name_1: { DataType: 'String', StringValue: 'test_attribute_value_1' } },
      }),
    );
    const { createHash } = await import('node:crypto');
    const field = (text: string) => `${'\0\0\0'}${String.fromCharCode(text.length)}${text}`;
    const expected = createHash('md5')
      .update(`${field('test_attribute_name_1')}${field('String')}\u0001${field('test_attribute_value_1')}`, 'latin1')
      .digest('hex');
    expect(sent.MD5OfMessageAttributes).toBe(expected);
  });

  test('a receiver gets only the message attributes it asked for', async () => {
    const attribute = { DataType: 'String', StringValue: 'x' };
    await client.send(
      new SendMessageCommand({
        QueueUrl,
        MessageBody: 'a',
        MessageAttributes: { 'kop.van': attribute, 'kop.aan': attribute, soort: attribute },
      }),
    );
    const [message] = await receiveAll({ MessageAttributeNames: ['kop.*'] });
    expect(Object.keys(message?.MessageAttributes ?? {}).sort()).toEqual(['kop.aan', 'kop.van']);
    expect(message?.Attributes).toBeUndefined();
  });

  test('a delayed message appears when the engine clock says so, not before', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 60 }));
    expect(messaging.sqs.counts('mail')).toEqual({ visible: 0, inFlight: 0, delayed: 1 });
    expect(messaging.sqs.nextVisibleAt('mail')).toBe(clock.now() + 60_000);
    clock.advance(59_999);
    expect(await receiveAll()).toEqual([]);
    clock.advance(1);
    expect((await receiveAll()).map(({ Body }) => Body)).toEqual(['later']);
  });

  test('a queue with a delay of its own delays what has none, and a message may say zero', async () => {
    const { QueueUrl: slow } = await client.send(
      new CreateQueueCommand({ QueueName: 'traag', Attributes: { DelaySeconds: '30' } }),
    );
    await client.send(new SendMessageCommand({ QueueUrl: slow, MessageBody: 'own' }));
    await client.send(new SendMessageCommand({ QueueUrl: slow, MessageBody: 'now', DelaySeconds: 0 }));
    const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl: slow, MaxNumberOfMessages: 10 }));
    expect(Messages?.map(({ Body }) => Body)).toEqual(['now']);
  });

  test('a message is gone after the retention period', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'old' }));
    clock.advance(345_600_000 - 1);
    expect(messaging.sqs.counts('mail').visible).toBe(1);
    clock.advance(1);
    expect(messaging.sqs.counts('mail').visible).toBe(0);
    expect(await receiveAll()).toEqual([]);
  });
});

describe('what SQS refuses is refused', () => {
  test.each([
    ['a body with a control character', { MessageBody: 'a\u0000b' }, 'InvalidMessageContents'],
    ['a lone surrogate', { MessageBody: 'a\uD800b' }, 'InvalidMessageContents'],
    ['an empty body', { MessageBody: '' }, 'MissingParameter'],
    ['a body over 1 MiB', { MessageBody: 'x'.repeat(1_048_577) }, 'InvalidParameterValue'],
    ['a delay over 15 minutes', { MessageBody: 'a', DelaySeconds: 901 }, 'InvalidParameterValue'],
    ['a group id, which belongs to FIFO queues', { MessageBody: 'a', MessageGroupId: 'g' }, 'UnsupportedOperation'],
    [
      'an attribute of an unknown type',
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Date', StringValue: '1' } } },
      'InvalidParameterValue',
    ],
    [
      'a number attribute that is none',
      { MessageBody: 'a', MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } },
      'InvalidParameterValue',
    ],
  ])('%s', async (_, parameters, name) => {
    // A lone surrogate cannot pass the SDK's UTF-8 encoding, so it is written as a JSON escape by the raw protocol.
    const response = await messaging.sqs.handle({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: Buffer.from(JSON.stringify({ QueueUrl, ...parameters })),
    });
    expect(response.status).toBe(400);
    expect(response.headers['x-amzn-query-error']).toMatch(new RegExp(`${name};Sender$`));
    expect(messaging.sqs.counts('mail').visible).toBe(0);
  });

  test('a body of exactly 1 MiB is taken, and an attribute counts towards the limit', async () => {
    const full = 'x'.repeat(1_048_576);
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: full }));
    const attribute = { a: { DataType: 'String', StringValue: 'b' } };
    const tooLong = client.send(
      new SendMessageCommand({ QueueUrl, MessageBody: full.slice(7), MessageAttributes: attribute }),
    );
    await expect(tooLong).rejects.toThrow('Message must be shorter than 1048576 bytes');
    const fits = new SendMessageCommand({ QueueUrl, MessageBody: full.slice(8), MessageAttributes: attribute });
    await expect(client.send(fits)).resolves.toMatchObject({ MD5OfMessageBody: expect.any(String) });
  });

  test.each([0, 11])('a receive of %d messages', async (MaxNumberOfMessages) => {
    await expect(client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages }))).rejects.toMatchObject({
      name: 'InvalidParameterValue',
    });
  });

  test('an operation that this engine does not have is named in the refusal', async () => {
    const response = await messaging.sqs.handle({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AmazonSQS.AddPermission' },
      body: Buffer.from('{}'),
    });
    expect(response.status).toBe(400);
    expect(String(response.body)).toContain('AddPermission');
  });

  test('a request that is not JSON gets an answer, not a crash', async () => {
    const response = await messaging.sqs.handle({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': 'AmazonSQS.SendMessage' },
      body: Buffer.from('{nope'),
    });
    expect(response.status).toBe(400);
  });
});

describe('batches', () => {
  test('a bad entry fails by itself and the others are sent', async () => {
    const answer = await client.send(
      new SendMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'goed', MessageBody: 'een' },
          { Id: 'fout', MessageBody: 'a\u0001' },
          { Id: 'traag', MessageBody: 'twee', DelaySeconds: 5 },
        ],
      }),
    );
    expect(answer.Successful?.map(({ Id }) => Id)).toEqual(['goed', 'traag']);
    expect(answer.Failed).toMatchObject([{ Id: 'fout', SenderFault: true, Code: 'InvalidMessageContents' }]);
    expect(messaging.sqs.counts('mail')).toEqual({ visible: 1, inFlight: 0, delayed: 1 });
  });

  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ Id: `e${index}`, MessageBody: 'x' }));

  test.each([
    ['no entries', [], 'EmptyBatchRequest'],
    ['eleven entries', entries(11), 'TooManyEntriesInBatchRequest'],
    ['the same id twice', [...entries(1), ...entries(1)], 'BatchEntryIdsNotDistinct'],
    ['an id with a space', [{ Id: 'a b', MessageBody: 'x' }], 'InvalidBatchEntryId'],
    [
      'more than 1 MiB together',
      entries(2).map((entry) => ({ ...entry, MessageBody: 'x'.repeat(600_000) })),
      'BatchRequestTooLong',
    ],
  ])('a batch with %s is refused whole', async (_, Entries, name) => {
    await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({ name });
    expect(messaging.sqs.counts('mail').visible).toBe(0);
  });
});

test('the counts of GetQueueAttributes are those of the in-process door', async () => {
  await client.send(
    new SendMessageBatchCommand({ QueueUrl, Entries: [1, 2, 3].map((n) => ({ Id: `e${n}`, MessageBody: `${n}` })) }),
  );
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 5 }));
  await client.send(new ReceiveMessageCommand({ QueueUrl }));
  const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '2',
    ApproximateNumberOfMessagesNotVisible: '1',
    ApproximateNumberOfMessagesDelayed: '1',
    QueueArn: messaging.sqs.queueArn('mail'),
    VisibilityTimeout: '30',
  });
  expect(messaging.sqs.counts('mail')).toEqual({ visible: 2, inFlight: 1, delayed: 1 });
});
