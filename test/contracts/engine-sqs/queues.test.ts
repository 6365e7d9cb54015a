import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Messaging, standingClock, startMessaging } from '../../support/messaging-server.ts';

let clock: ReturnType<typeof standingClock>;
let messaging: Messaging;
let client: SQSClient;

beforeEach(async () => {
  clock = standingClock();
  messaging = await startMessaging({ clock });
  client = new SQSClient(messaging.clientConfig);
});

afterEach(async () => {
  client.destroy();
  await messaging.close();
});

const create = (QueueName: string, Attributes?: Record<string, string>) =>
  client.send(new CreateQueueCommand({ QueueName, ...(Attributes && { Attributes }) }));

describe('queues', () => {
  test('the URL of a queue points at this machine and names account and queue', async () => {
    const { QueueUrl } = await create('mail');
    expect(QueueUrl).toBe(`${messaging.endpoint}/000000000000/mail`);
    expect((await client.send(new GetQueueUrlCommand({ QueueName: 'mail' }))).QueueUrl).toBe(QueueUrl);
    expect(messaging.sqs.queueNames()).toEqual(['mail']);
  });

  test('making a queue again with the same values is no fault, with other values it is', async () => {
    await create('mail', { VisibilityTimeout: '90' });
    await expect(create('mail', { VisibilityTimeout: '90' })).resolves.toBeDefined();
    await expect(create('mail')).resolves.toBeDefined();
    await expect(create('mail', { VisibilityTimeout: '91' })).rejects.toMatchObject({ name: 'QueueNameExists' });
  });

  test.each([
    ['a FIFO name', 'mail.fifo', {}, 'UnsupportedOperation'],
    ['the FIFO attribute', 'mail', { FifoQueue: 'true' }, 'UnsupportedOperation'],
    ['an unknown attribute', 'mail', { Kleur: 'rood' }, 'InvalidAttributeName'],
    ['a visibility time-out over 12 hours', 'mail', { VisibilityTimeout: '43201' }, 'InvalidAttributeValue'],
    ['a retention under a minute', 'mail', { MessageRetentionPeriod: '59' }, 'InvalidAttributeValue'],
    ['a policy that is no JSON', 'mail', { Policy: 'x' }, 'InvalidAttributeValue'],
    ['a space in the name', 'ma il', {}, 'InvalidParameterValue'],
  ])('%s is refused', async (_, name, attributes, fault) => {
    await expect(create(name, attributes)).rejects.toMatchObject({ name: fault });
    expect(messaging.sqs.queueNames()).toEqual([]);
  });

  test('attributes can be set and read back, and keep the ones not mentioned', async () => {
    const { QueueUrl } = await create('mail', { DelaySeconds: '5', KmsMasterKeyId: 'alias/wachtrij' });
    clock.advance(10_000);
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '120' } }));
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
    expect(Attributes).toMatchObject({ DelaySeconds: '5', VisibilityTimeout: '120', KmsMasterKeyId: 'alias/wachtrij' });
    expect(Number(Attributes?.['LastModifiedTimestamp']) - Number(Attributes?.['CreatedTimestamp'])).toBe(10);
    const unknown = client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['Kleur' as 'All'] }));
    await expect(unknown).rejects.toMatchObject({ name: 'InvalidAttributeName' });
  });

  test('a list is in order of name, by prefix and in pages', async () => {
    for (const name of ['mail', 'mail-uitval', 'chat']) await create(name);
    const all = await client.send(new ListQueuesCommand({}));
    expect(all.QueueUrls?.map((url) => url.split('/').at(-1))).toEqual(['chat', 'mail', 'mail-uitval']);
    const first = await client.send(new ListQueuesCommand({ QueueNamePrefix: 'mail', MaxResults: 1 }));
    const second = await client.send(
      new ListQueuesCommand({ QueueNamePrefix: 'mail', MaxResults: 1, NextToken: first.NextToken }),
    );
    expect([...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].map((url) => url.split('/').at(-1))).toEqual([
      'mail',
      'mail-uitval',
    ]);
    expect(second.NextToken).toBeUndefined();
  });

  test('a purge empties a queue and nothing else; a deleted queue is gone with its messages', async () => {
    const { QueueUrl } = await create('mail');
    await create('chat');
    messaging.sqs.send('mail', 'a');
    messaging.sqs.send('chat', 'b');
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    expect(messaging.sqs.counts('mail').visible).toBe(0);
    expect(messaging.sqs.counts('chat').visible).toBe(1);
    messaging.sqs.send('mail', 'c');
    await client.send(new DeleteQueueCommand({ QueueUrl }));
    await expect(client.send(new GetQueueUrlCommand({ QueueName: 'mail' }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
    });
    await create('mail');
    expect(messaging.sqs.counts('mail').visible).toBe(0);
  });
});

describe('the rights AWS would ask for', () => {
  const rights = (operation: string, parameters: object) =>
    messaging.sqs.requiredRights({
      method: 'POST',
      path: '/',
      query: new URLSearchParams(),
      headers: { 'x-amz-target': `AmazonSQS.${operation}` },
      body: Buffer.from(JSON.stringify(parameters)),
    });
  const resource = 'arn:aws:sqs:eu-west-1:000000000000:mail';

  test('a call names its action and the ARN of its queue; a batch asks for the single right', () => {
    const QueueUrl = 'http://127.0.0.1:1/000000000000/mail';
    expect(rights('SendMessage', { QueueUrl })).toEqual([{ action: 'sqs:SendMessage', resource }]);
    expect(rights('SendMessageBatch', { QueueUrl })).toEqual([{ action: 'sqs:SendMessage', resource }]);
    expect(rights('DeleteMessageBatch', { QueueUrl })).toEqual([{ action: 'sqs:DeleteMessage', resource }]);
    expect(rights('GetQueueUrl', { QueueName: 'mail' })).toEqual([{ action: 'sqs:GetQueueUrl', resource }]);
  });

  test('a redrive asks to read the dead-letter queue and to write to the destination', () => {
    const found = rights('StartMessageMoveTask', { SourceArn: `${resource}-uitval`, DestinationArn: resource });
    expect(found).toContainEqual({ action: 'sqs:ReceiveMessage', resource: `${resource}-uitval` });
    expect(found).toContainEqual({ action: 'sqs:SendMessage', resource });
  });
});
