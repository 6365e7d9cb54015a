/**
 * Random sequences of queue operations. A step names a message by the number its body begins with and stands for the
 * latest receipt of it, so that the same step can be done on two services that give out different URLs and handles; answers are compared without ids and times. Visibility and
 * delay times are either zero or longer than a run, because the other service lives on the real clock.
 */
import * as sqs from '@aws-sdk/client-sqs';
import type { Random } from './messaging-random.ts';

const queueNames = ['een', 'twee', 'drie', 'uitval'] as const;

/** More messages than one receive can take would make the answers depend on an order that SQS does not promise. */
const MOST_PER_QUEUE = 10;

interface MessageShape {
  readonly MessageBody: string;
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Record<string, sqs.MessageAttributeValue>;
}

export type SqsStep =
  | { readonly kind: 'create' | 'set'; readonly queue: string; readonly attributes: Record<string, string> }
  | { readonly kind: 'redrive'; readonly queue: string; readonly target: string; readonly count: number }
  | { readonly kind: 'url' | 'attributes' | 'deleteQueue' | 'sources'; readonly queue: string }
  | { readonly kind: 'list'; readonly prefix: string }
  | { readonly kind: 'send'; readonly queue: string; readonly message: MessageShape }
  | { readonly kind: 'sendBatch'; readonly queue: string; readonly entries: readonly (MessageShape & { Id: string })[] }
  | {
      readonly kind: 'receive';
      readonly queue: string;
      readonly visibility: number | undefined;
      readonly names: readonly string[];
    }
  | { readonly kind: 'delete'; readonly serial: number }
  | { readonly kind: 'visibility'; readonly serial: number; readonly seconds: number }
  | { readonly kind: 'deleteBatch'; readonly serials: readonly number[] };

const bodies = ['gewoon', 'héé 👋', '<&"\'>', ' \t\n\r ', 'x'.repeat(3000)];

const messageOf = (random: Random, serial: number, forbidden: number): MessageShape => {
  const attributes: Record<string, sqs.MessageAttributeValue> = {
    tekst: { DataType: 'String', StringValue: random.pick(bodies) },
    'kop.van': { DataType: 'String.soort', StringValue: 'a' },
    getal: { DataType: 'Number', StringValue: random.pick(['1', '-2.5', '1e3']) },
    ruw: { DataType: 'Binary', BinaryValue: Uint8Array.of(0, 200, random.below(256)) },
  };
  const chosen = Object.entries(attributes).filter(() => random.chance(0.3));
  return {
    MessageBody: random.chance(forbidden) ? `${serial}\u0000` : `${serial} ${random.pick(bodies)}`,
    ...(random.chance(0.2) && { DelaySeconds: random.pick([0, 0, 900, 901]) }),
    ...(chosen.length > 0 && { MessageAttributes: Object.fromEntries(chosen) }),
  };
};

const attributesOf = (random: Random): Record<string, string> => {
  const candidates: readonly (readonly [string, string])[] = [
    ['VisibilityTimeout', random.pick(['600', '43200', '3600'])],
    ['DelaySeconds', '0'],
    ['MessageRetentionPeriod', random.pick(['60', '1209600', '345600'])],
    ['ReceiveMessageWaitTimeSeconds', '0'],
  ];
  return Object.fromEntries(candidates.filter(() => random.chance(0.3)));
};

/** A sequence of steps that two services must answer alike. */
export const sqsSteps = (random: Random, length: number): readonly SqsStep[] => {
  const steps: SqsStep[] = queueNames
    .slice(0, 3)
    .map((queue) => ({ kind: 'create', queue, attributes: { VisibilityTimeout: '600' } }));
  steps.push({ kind: 'create', queue: 'uitval', attributes: { VisibilityTimeout: '600' } });
  const sent = new Map<string, number>();
  let serial = 0;
  const room = (queue: string) =>
    MOST_PER_QUEUE - [...sent.values()].reduce((sum, count) => sum + count, 0) - (queue === '' ? 1 : 0);
  while (steps.length < length) {
    const queue = random.pick(queueNames);
    const roll = random.below(100);
    if (roll < 25 && room(queue) > 0) {
      serial += 1;
      sent.set(queue, (sent.get(queue) ?? 0) + 1);
      steps.push({ kind: 'send', queue, message: messageOf(random, serial, 0.03) });
    } else if (roll < 32) {
      const count = random.pick([0, 1, 2, 3, 3, 11]);
      if (count !== 11 && count > room(queue)) continue;
      const entries = Array.from({ length: count }, (_, index) => {
        serial += 1;
        return {
          Id: count === 11 || random.chance(0.94) ? `e${index}` : random.pick(['zelfde', 'spatie fout']),
          ...messageOf(random, serial, 0),
        };
      });
      if (count !== 11) sent.set(queue, (sent.get(queue) ?? 0) + count);
      steps.push({ kind: 'sendBatch', queue, entries });
    } else if (roll < 57) {
      steps.push({
        kind: 'receive',
        queue,
        visibility: random.pick([undefined, undefined, 0, 600]),
        names: random.pick([[], ['All'], ['kop.*'], ['tekst', 'getal'], ['.*']]),
      });
    } else if (roll < 67) steps.push({ kind: 'delete', serial: random.below(serial + 3) });
    else if (roll < 79)
      steps.push({
        kind: 'visibility',
        serial: random.below(serial + 3),
        seconds: random.pick([0, 0, 0, 600, 43_201]),
      });
    else if (roll < 82)
      steps.push({
        kind: 'deleteBatch',
        serials: [...new Set(Array.from({ length: 1 + random.below(3) }, () => random.below(serial + 3)))],
      });
    else if (roll < 86)
      steps.push({
        kind: 'redrive',
        queue: random.pick(['een', 'twee']),
        target: random.pick(['uitval', 'uitval', 'nergens']),
        count: random.pick([1, 2, 3, 1000]),
      });
    else if (roll < 89) steps.push({ kind: 'attributes', queue: random.chance(0.9) ? queue : 'nergens' });
    else if (roll < 91) steps.push({ kind: 'set', queue, attributes: attributesOf(random) });
    else if (roll < 93) steps.push({ kind: 'create', queue, attributes: attributesOf(random) });
    else if (roll < 95) steps.push({ kind: 'url', queue: random.pick([queue, 'nergens']) });
    else if (roll < 97) steps.push({ kind: 'list', prefix: random.pick(['', 't', 'zzz']) });
    else if (roll < 99) steps.push({ kind: 'sources', queue: 'uitval' });
    else if (queue !== 'uitval') {
      // Not the dead-letter queue: moto keeps on moving messages to one that was deleted.
      sent.delete(queue);
      steps.push({ kind: 'deleteQueue', queue });
    }
  }
  return steps;
};

interface Receipt {
  readonly queue: string;
  readonly handle: string;
}

/** Does steps on one service; remembers the latest receipt of each message. */
export const sqsRunner = (client: sqs.SQSClient, endpoint: string, accountId: string) => {
  const receipts = new Map<number, Receipt>();
  const url = (queue: string) => `${endpoint}/${accountId}/${queue}`;
  const arn = (queue: string) => `arn:aws:sqs:eu-west-1:${accountId}:${queue}`;
  const receiptOf = (serial: number): Receipt =>
    receipts.get(serial) ?? { queue: 'een', handle: `nooit gegeven ${serial}` };

  const send = (step: SqsStep): Promise<object> => {
    switch (step.kind) {
      case 'create':
        return client.send(new sqs.CreateQueueCommand({ QueueName: step.queue, Attributes: step.attributes }));
      case 'set':
        return client.send(
          new sqs.SetQueueAttributesCommand({ QueueUrl: url(step.queue), Attributes: step.attributes }),
        );
      case 'redrive': {
        const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn(step.target), maxReceiveCount: step.count });
        return client.send(
          new sqs.SetQueueAttributesCommand({ QueueUrl: url(step.queue), Attributes: { RedrivePolicy } }),
        );
      }
      case 'url':
        return client.send(new sqs.GetQueueUrlCommand({ QueueName: step.queue }));
      case 'attributes':
        return client.send(new sqs.GetQueueAttributesCommand({ QueueUrl: url(step.queue), AttributeNames: ['All'] }));
      case 'deleteQueue':
        return client.send(new sqs.DeleteQueueCommand({ QueueUrl: url(step.queue) }));
      case 'sources':
        return client.send(new sqs.ListDeadLetterSourceQueuesCommand({ QueueUrl: url(step.queue) }));
      case 'list':
        return client.send(new sqs.ListQueuesCommand({ QueueNamePrefix: step.prefix }));
      case 'send':
        return client.send(new sqs.SendMessageCommand({ QueueUrl: url(step.queue), ...step.message }));
      case 'sendBatch':
        return client.send(new sqs.SendMessageBatchCommand({ QueueUrl: url(step.queue), Entries: [...step.entries] }));
      case 'receive':
        return client.send(
          new sqs.ReceiveMessageCommand({
            QueueUrl: url(step.queue),
            MaxNumberOfMessages: 10,
            VisibilityTimeout: step.visibility,
            MessageAttributeNames: [...step.names],
            MessageSystemAttributeNames: ['ApproximateReceiveCount'],
            WaitTimeSeconds: 0,
          }),
        );
      case 'delete': {
        const { queue, handle } = receiptOf(step.serial);
        return client.send(new sqs.DeleteMessageCommand({ QueueUrl: url(queue), ReceiptHandle: handle }));
      }
      case 'visibility': {
        const { queue, handle } = receiptOf(step.serial);
        return client.send(
          new sqs.ChangeMessageVisibilityCommand({
            QueueUrl: url(queue),
            ReceiptHandle: handle,
            VisibilityTimeout: step.seconds,
          }),
        );
      }
      default: {
        const { queue } = receiptOf(step.serials[0]!);
        const Entries = step.serials.map((serial, index) => ({
          Id: `e${index}`,
          ReceiptHandle: receiptOf(serial).handle,
        }));
        return client.send(new sqs.DeleteMessageBatchCommand({ QueueUrl: url(queue), Entries }));
      }
    }
  };

  /** The answer as the service gave it, receipts remembered. */
  return async (step: SqsStep): Promise<object> => {
    const answer = await send(step);
    if (step.kind === 'receive') {
      for (const { Body, ReceiptHandle } of (answer as sqs.ReceiveMessageCommandOutput).Messages ?? []) {
        receipts.set(Number.parseInt(Body!, 10), { queue: step.queue, handle: ReceiptHandle! });
      }
    }
    return answer;
  };
};
