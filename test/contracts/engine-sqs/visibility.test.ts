import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
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
  ({ QueueUrl = '' } = await client.send(
    new CreateQueueCommand({ QueueName: 'telefoon', Attributes: { VisibilityTimeout: '60' } }),
  ));
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'a' }));
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const receive = async (more: object = {}) =>
  (
    await client.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        ...more,
      }),
    )
  ).Messages ?? [];

describe('visibility', () => {
  test('a message that is not deleted comes back after the time-out, with a higher receive count', async () => {
    const [first] = await receive();
    clock.advance(59_999);
    expect(await receive()).toEqual([]);
    clock.advance(1);
    const [second] = await receive();
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.ReceiptHandle).not.toBe(first?.ReceiptHandle);
    expect(second?.Attributes?.['ApproximateReceiveCount']).toBe('2');
  });

  test('a deleted message never comes back, and deleting it again is no fault', async () => {
    const [message] = await receive();
    const deletion = new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle });
    await client.send(deletion);
    await client.send(deletion);
    clock.advance(3_600_000);
    expect(await receive()).toEqual([]);
    expect(messaging.sqs.counts('telefoon')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test('a worker that is too late cannot delete what another worker has by now', async () => {
    const [late] = await receive();
    clock.advance(60_000);
    const [current] = await receive();
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: late?.ReceiptHandle }));
    expect(messaging.sqs.counts('telefoon').inFlight).toBe(1);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: current?.ReceiptHandle }));
    expect(messaging.sqs.counts('telefoon').inFlight).toBe(0);
  });

  test('a worker that is late but alone can still delete', async () => {
    const [message] = await receive();
    clock.advance(60_000);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    expect(await receive()).toEqual([]);
  });

  test('a time-out of zero gives the message back at once and tells listeners', async () => {
    const arrivals: string[] = [];
    messaging.sqs.onArrival((name) => arrivals.push(name));
    const [message] = await receive();
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 0 }),
    );
    expect(arrivals).toEqual(['telefoon']);
    expect(await receive()).toHaveLength(1);
  });

  test('receiving with a time-out of zero leaves the message visible and counts the receipt', async () => {
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    const [again] = await receive({ VisibilityTimeout: 0 });
    expect(again?.Attributes?.['ApproximateReceiveCount']).toBe('2');
  });

  test('the time-out can be prolonged from now on', async () => {
    const [message] = await receive();
    clock.advance(50_000);
    await client.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 60 }),
    );
    expect(messaging.sqs.nextVisibleAt('telefoon')).toBe(clock.now() + 60_000);
    clock.advance(59_999);
    expect(await receive()).toEqual([]);
  });

  test('the visibility of what is not in flight cannot be changed', async () => {
    const [message] = await receive();
    const change = new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: message?.ReceiptHandle,
      VisibilityTimeout: 10,
    });
    clock.advance(60_000);
    await expect(client.send(change)).rejects.toMatchObject({ name: 'MessageNotInflight' });
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
    await expect(client.send(change)).rejects.toThrow('Message does not exist');
  });

  test('batches of deletions and time-outs report per entry', async () => {
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'b' }));
    const [a, b] = await receive();
    const changed = await client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'a', ReceiptHandle: a?.ReceiptHandle, VisibilityTimeout: 0 },
          { Id: 'x', ReceiptHandle: 'nonsense', VisibilityTimeout: 0 },
        ],
      }),
    );
    expect(changed.Successful?.map(({ Id }) => Id)).toEqual(['a']);
    expect(changed.Failed).toMatchObject([{ Id: 'x', Code: 'ReceiptHandleIsInvalid', SenderFault: true }]);
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'b', ReceiptHandle: b?.ReceiptHandle },
          { Id: 'x', ReceiptHandle: 'nonsense' },
        ],
      }),
    );
    expect(deleted.Successful?.map(({ Id }) => Id)).toEqual(['b']);
    expect(deleted.Failed).toMatchObject([{ Id: 'x', Code: 'ReceiptHandleIsInvalid' }]);
    expect(messaging.sqs.counts('telefoon')).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
  });
});

describe('the in-process door', () => {
  test('receives with the time-out of the queue, and releases after a delay', () => {
    const [message] = messaging.sqs.receive('telefoon', 10);
    expect(message).toMatchObject({ body: 'a', attributes: { ApproximateReceiveCount: '1' } });
    expect(messaging.sqs.nextVisibleAt('telefoon')).toBe(clock.now() + 60_000);
    messaging.sqs.release('telefoon', message!.receiptHandle, 5_000);
    expect(messaging.sqs.nextVisibleAt('telefoon')).toBe(clock.now() + 5_000);
    clock.advance(5_000);
    const [again] = messaging.sqs.receive('telefoon', 10);
    messaging.sqs.delete('telefoon', again!.receiptHandle);
    expect(messaging.sqs.counts('telefoon')).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    expect(messaging.sqs.nextVisibleAt('telefoon')).toBeUndefined();
  });

  test('tells listeners of every arrival until they unsubscribe', () => {
    const arrivals: string[] = [];
    const unsubscribe = messaging.sqs.onArrival((name) => arrivals.push(name));
    messaging.sqs.send('telefoon', 'b');
    unsubscribe();
    messaging.sqs.send('telefoon', 'c');
    expect(arrivals).toEqual(['telefoon']);
  });

  test('throws for a queue that does not exist', () => {
    expect(() => messaging.sqs.send('nergens', 'x')).toThrow('The specified queue does not exist');
    expect(() => messaging.sqs.receive('nergens', 1)).toThrow('The specified queue does not exist');
  });
});
