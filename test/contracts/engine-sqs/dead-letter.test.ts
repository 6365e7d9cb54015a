import {
  CreateQueueCommand,
  DeleteQueueCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: SQSClient;
let source: string;
let deadLetter: string;

const redriveTo = (name: string, maxReceiveCount: number) =>
  JSON.stringify({ deadLetterTargetArn: messaging.sqs.queueArn(name), maxReceiveCount });

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  client = new SQSClient(messaging.clientConfig);
  ({ QueueUrl: deadLetter = '' } = await client.send(new CreateQueueCommand({ QueueName: 'mail-uitval' })));
  ({ QueueUrl: source = '' } = await client.send(
    new CreateQueueCommand({ QueueName: 'mail', Attributes: { RedrivePolicy: redriveTo('mail-uitval', 2) } }),
  ));
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const receive = async (QueueUrl: string) =>
  (
    await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, MessageSystemAttributeNames: ['All'] }),
    )
  ).Messages ?? [];

/** Receives until the message has gone to the dead-letter queue. */
const poison = async () => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await receive(source);
    clock.advance(30_000);
  }
};

describe('poison', () => {
  test('a message goes to the dead-letter queue after maxReceiveCount receives, with its id and time of sending', async () => {
    const sentAt = clock.now();
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    const arrivals: string[] = [];
    messaging.sqs.onArrival((name) => arrivals.push(name));
    expect(await receive(source)).toHaveLength(1);
    clock.advance(30_000);
    expect(await receive(source)).toHaveLength(1);
    clock.advance(30_000);
    expect(arrivals).toEqual([]);
    expect(await receive(source)).toEqual([]);
    expect(arrivals).toEqual(['mail-uitval']);
    const [dead] = await receive(deadLetter);
    expect(dead).toMatchObject({
      MessageId,
      Body: 'gif',
      Attributes: {
        SentTimestamp: String(sentAt),
        DeadLetterQueueSourceArn: messaging.sqs.queueArn('mail'),
        ApproximateReceiveCount: '3',
      },
    });
    expect(messaging.sqs.counts('mail')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('poison does not take the place of healthy messages in the same receive', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    await receive(source);
    clock.advance(30_000);
    await receive(source);
    clock.advance(30_000);
    for (const body of ['a', 'b']) await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: body }));
    expect(messaging.sqs.receive('mail', 1).map(({ body }) => body)).toEqual(['a']);
    expect(messaging.sqs.counts('mail-uitval').visible).toBe(1);
    expect(messaging.sqs.receive('mail', 1).map(({ body }) => body)).toEqual(['b']);
  });

  test('without a dead-letter queue left, poison is delivered rather than lost', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    await client.send(new DeleteQueueCommand({ QueueUrl: deadLetter }));
    await poison();
    expect(await receive(source)).toHaveLength(1);
  });
});

describe('redrive', () => {
  test('moves everything back to where it came from, as new messages, and reports it', async () => {
    const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    await poison();
    const SourceArn = messaging.sqs.queueArn('mail-uitval');
    const arrivals: string[] = [];
    messaging.sqs.onArrival((name) => arrivals.push(name));
    const { TaskHandle } = await client.send(new StartMessageMoveTaskCommand({ SourceArn }));
    expect(TaskHandle).toEqual(expect.any(String));
    expect(arrivals).toEqual(['mail']);
    const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn }));
    expect(Results).toMatchObject([
      { Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1, ApproximateNumberOfMessagesToMove: 1, SourceArn },
    ]);
    const [back] = await receive(source);
    expect(back?.Body).toBe('gif');
    expect(back?.MessageId).not.toBe(MessageId);
    expect(back?.Attributes).toMatchObject({ ApproximateReceiveCount: '1', SentTimestamp: String(clock.now()) });
  });

  test('leaves alone what somebody is working on', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    await poison();
    await receive(deadLetter);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: messaging.sqs.queueArn('mail-uitval') }));
    expect(messaging.sqs.counts('mail').visible).toBe(0);
    expect(messaging.sqs.counts('mail-uitval').inFlight).toBe(1);
  });

  test('fails visibly for a message that was sent to the dead-letter queue directly, unless told where to', async () => {
    await client.send(new SendMessageCommand({ QueueUrl: deadLetter, MessageBody: 'los' }));
    const SourceArn = messaging.sqs.queueArn('mail-uitval');
    await client.send(new StartMessageMoveTaskCommand({ SourceArn }));
    await client.send(new StartMessageMoveTaskCommand({ SourceArn, DestinationArn: messaging.sqs.queueArn('mail') }));
    const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn, MaxResults: 10 }));
    expect(Results?.map(({ Status, FailureReason }) => [Status, FailureReason])).toEqual([
      ['COMPLETED', undefined],
      ['FAILED', 'CouldNotDetermineMessageSource'],
    ]);
    expect(messaging.sqs.counts('mail').visible).toBe(1);
  });

  test('is refused for a queue that is no dead-letter queue', async () => {
    const SourceArn = messaging.sqs.queueArn('mail');
    await expect(client.send(new StartMessageMoveTaskCommand({ SourceArn }))).rejects.toThrow('Dead Letter Queue');
  });
});

describe('the policy', () => {
  test('names the source queues of a dead-letter queue', async () => {
    const { queueUrls } = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: deadLetter }));
    expect(queueUrls).toEqual([source]);
  });

  test.each([
    ['a target that does not exist', () => redriveTo('nergens', 2)],
    ['a count of zero', () => redriveTo('mail-uitval', 0)],
    ['no JSON', () => 'x'],
    ['a member that is not known', () => JSON.stringify({ ...JSON.parse(redriveTo('mail-uitval', 2)), extra: 1 })],
  ])('is refused with %s', async (_, policy) => {
    const change = new SetQueueAttributesCommand({ QueueUrl: source, Attributes: { RedrivePolicy: policy() } });
    await expect(client.send(change)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });

  test('is refused when the dead-letter queue does not allow this source', async () => {
    const allowed = { redrivePermission: 'byQueue', sourceQueueArns: [messaging.sqs.queueArn('mail')] };
    const { QueueUrl: other } = await client.send(new CreateQueueCommand({ QueueName: 'ander' }));
    await client.send(
      new SetQueueAttributesCommand({
        QueueUrl: deadLetter,
        Attributes: { RedriveAllowPolicy: JSON.stringify(allowed) },
      }),
    );
    const set = (QueueUrl: string | undefined) =>
      client.send(
        new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy: redriveTo('mail-uitval', 3) } }),
      );
    await expect(set(other)).rejects.toThrow('RedriveAllowPolicy');
    await expect(set(source)).resolves.toBeDefined();
  });

  test('can be taken away with an empty value', async () => {
    await client.send(new SetQueueAttributesCommand({ QueueUrl: source, Attributes: { RedrivePolicy: '' } }));
    await client.send(new SendMessageCommand({ QueueUrl: source, MessageBody: 'gif' }));
    await poison();
    expect(messaging.sqs.counts('mail').visible).toBe(1);
  });
});
