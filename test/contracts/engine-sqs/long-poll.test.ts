import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: SQSClient;
let QueueUrl: string;

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  client = new SQSClient(messaging.clientConfig);
  ({ QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName: 'push' })));
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const poll = (WaitTimeSeconds: number) => client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds }));

test('a waiting receive answers when a message arrives, long before its time is up', async () => {
  const waiting = poll(20);
  // The request is under way once this second one, sent after it, has been answered.
  await poll(0);
  const started = performance.now();
  messaging.sqs.send('push', 'a');
  expect((await waiting).Messages?.[0]?.Body).toBe('a');
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('one arrival is handed to one of the waiting receivers only', async () => {
  const waiting = [poll(1), poll(1)];
  await poll(0);
  messaging.sqs.send('push', 'a');
  const bodies = (await Promise.all(waiting)).flatMap(({ Messages }) => Messages ?? []).map(({ Body }) => Body);
  expect(bodies).toEqual(['a']);
});

test('a waiting receive gives up after the time it was given, on the real clock', async () => {
  const started = performance.now();
  expect((await poll(1)).Messages).toBeUndefined();
  const took = performance.now() - started;
  expect(took).toBeGreaterThanOrEqual(990);
  expect(took).toBeLessThan(5_000);
});

test('a message that becomes visible by moving the engine clock ends the wait', async () => {
  messaging.sqs.send('push', 'a');
  messaging.sqs.receive('push', 1);
  const waiting = poll(10);
  await poll(0);
  clock.advance(30_000);
  expect((await waiting).Messages?.[0]?.Body).toBe('a');
});

test('a queue that is deleted under a waiting receive ends it with a clear refusal', async () => {
  const waiting = poll(20);
  const refusal = expect(waiting).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  await poll(0);
  await messaging.sqs.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': 'AmazonSQS.DeleteQueue' },
    body: Buffer.from(JSON.stringify({ QueueUrl })),
  });
  await refusal;
});
