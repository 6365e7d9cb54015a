import * as z from 'zod';
import type { ReceiveOrder } from '../contract.ts';
import { runBatch } from './batch.ts';
import {
  checkMessage,
  md5,
  md5OfAttributes,
  messageAttributeSchema,
  selectAttributes,
  sizeOf,
} from './message-content.ts';
import type { StoredMessage } from './message-store.ts';
import { operation } from './operation.ts';
import { MAXIMUM_MESSAGE_BYTES } from './queue-attributes.ts';
import type { Queue } from './queue-store.ts';
import { decodeReceipt } from './receipt-handle.ts';
import { sqsFaults } from './sqs-fault.ts';
import { queueOfUrl, type SqsOperation, type SqsState } from './sqs-state.ts';
import { inTransaction } from './transaction.ts';

const attributes = z.record(z.string(), messageAttributeSchema).default({});
const newMessage = {
  MessageBody: z.string(),
  DelaySeconds: z.int().min(0).max(900).optional(),
  MessageAttributes: attributes,
  MessageSystemAttributes: attributes,
};
type NewMessageParameters = z.output<z.ZodObject<typeof newMessage>>;

const visibilitySeconds = z.int().min(0).max(43_200);

const sendOne = (state: SqsState, queue: Queue, parameters: NewMessageParameters) => {
  const { MessageBody, MessageAttributes, MessageSystemAttributes, DelaySeconds } = parameters;
  checkMessage(MessageBody, MessageAttributes, queue.settings.maximumBytes);
  for (const [name, { DataType, StringValue }] of Object.entries(MessageSystemAttributes)) {
    if (name !== 'AWSTraceHeader' || DataType !== 'String' || StringValue === undefined) {
      throw sqsFaults.invalidParameter(
        `Message system attribute name '${name}' is invalid: only AWSTraceHeader of type String.`,
      );
    }
  }
  const messageId = state.messages.add(queue, {
    body: MessageBody,
    attributes: MessageAttributes,
    traceHeader: MessageSystemAttributes['AWSTraceHeader']?.StringValue,
    delayMs: DelaySeconds === undefined ? queue.settings.delayMs : DelaySeconds * 1000,
  });
  return {
    MessageId: messageId,
    MD5OfMessageBody: md5(MessageBody),
    MD5OfMessageAttributes: md5OfAttributes(MessageAttributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(MessageSystemAttributes),
  };
};

/** System attributes of a received message as SQS names them. */
export const systemAttributes = (state: SqsState, message: StoredMessage): Record<string, string> => ({
  SenderId: state.context.accountId,
  SentTimestamp: String(message.sentAt),
  ApproximateReceiveCount: String(message.receiveCount),
  ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  ...(message.traceHeader !== undefined && { AWSTraceHeader: message.traceHeader }),
  ...(message.deadLetterSource !== undefined && { DeadLetterQueueSourceArn: message.deadLetterSource }),
});

/** Takes messages in one write and tells the dead-letter queue's listeners when poison went there. */
export const takeMessages = (
  state: SqsState,
  queue: Queue,
  max: number,
  visibilityMs: number,
  order: ReceiveOrder = 'oldest-first',
): readonly StoredMessage[] => {
  const { messages, moved } = inTransaction(state.context.db, () =>
    state.messages.take(queue, max, visibilityMs, order),
  );
  if (moved !== undefined) state.arrivals.announce(moved);
  return messages;
};

/** Receives, waiting up to `waitMs` of the real clock. Delays and time-outs follow the engine's clock meanwhile. */
const takeWaiting = async (state: SqsState, queue: Queue, max: number, visibilityMs: number, waitMs: number) => {
  const deadline = performance.now() + waitMs;
  for (;;) {
    const messages = takeMessages(state, state.queues.get(queue.name), max, visibilityMs);
    const left = deadline - performance.now();
    if (messages.length > 0 || left <= 0) return messages;
    const next = state.messages.nextVisibleAt(queue.name);
    const untilNext = next === undefined ? 1000 : next - state.context.clock.now();
    // A virtual clock can be moved during the wait without any arrival: look again at least once a second.
    await state.arrivals.wait(queue.name, Math.min(left, 1000, Math.max(untilNext, 10)));
  }
};

const changeVisibility = (state: SqsState, queue: Queue, handle: string, seconds: number): object => {
  const outcome = state.messages.changeVisibility(decodeReceipt(queue.name, handle), seconds * 1000);
  if (outcome === 'not-in-flight') throw sqsFaults.messageNotInflight();
  if (outcome === 'gone') {
    throw sqsFaults.invalidParameter(
      `Value ${handle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
  if (seconds === 0) state.arrivals.announce(queue.name);
  return {};
};

const systemAttributeNames = new Set([
  'All',
  'SenderId',
  'SentTimestamp',
  'ApproximateReceiveCount',
  'ApproximateFirstReceiveTimestamp',
  'AWSTraceHeader',
  'DeadLetterQueueSourceArn',
  'SequenceNumber',
  'MessageDeduplicationId',
  'MessageGroupId',
]);

const receive = async (state: SqsState, parameters: z.output<typeof receiveSchema>) => {
  const queue = queueOfUrl(state, parameters.QueueUrl);
  const { MaxNumberOfMessages, VisibilityTimeout, WaitTimeSeconds, MessageAttributeNames } = parameters;
  const asked = [...parameters.AttributeNames, ...parameters.MessageSystemAttributeNames];
  for (const name of asked) if (!systemAttributeNames.has(name)) throw sqsFaults.invalidAttributeName(name);
  const visibilityMs = VisibilityTimeout === undefined ? queue.settings.visibilityMs : VisibilityTimeout * 1000;
  const waitMs = WaitTimeSeconds === undefined ? queue.settings.waitMs : WaitTimeSeconds * 1000;
  const messages = await takeWaiting(state, queue, MaxNumberOfMessages, visibilityMs, waitMs);
  if (messages.length === 0) return {};
  return {
    Messages: messages.map((message) => {
      const system = Object.entries(systemAttributes(state, message));
      const wanted = asked.includes('All') ? system : system.filter(([name]) => asked.includes(name));
      const chosen = selectAttributes(message.attributes, MessageAttributeNames);
      return {
        MessageId: message.messageId,
        ReceiptHandle: message.receiptHandle,
        MD5OfBody: md5(message.body),
        Body: message.body,
        ...(wanted.length > 0 && { Attributes: Object.fromEntries(wanted) }),
        ...(Object.keys(chosen).length > 0 && {
          MD5OfMessageAttributes: md5OfAttributes(chosen),
          MessageAttributes: chosen,
        }),
      };
    }),
  };
};

const receiveSchema = z.strictObject({
  QueueUrl: z.string(),
  AttributeNames: z.array(z.string()).default([]),
  MessageSystemAttributeNames: z.array(z.string()).default([]),
  MessageAttributeNames: z.array(z.string()).default([]),
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: visibilitySeconds.optional(),
  WaitTimeSeconds: z.int().min(0).max(20).optional(),
});

const batchEntries = z.array(z.looseObject({ Id: z.string() }));
const batchSchema = z.strictObject({ QueueUrl: z.string(), Entries: batchEntries });

const sendEntry = z.strictObject({ Id: z.string(), ...newMessage });
const sendOperation = operation(z.strictObject({ QueueUrl: z.string(), ...newMessage }), (state, parameters) => {
  const queue = queueOfUrl(state, parameters.QueueUrl);
  const answer = sendOne(state, queue, parameters);
  state.arrivals.announce(queue.name);
  return answer;
});

const sendBatch = operation(batchSchema, (state, { QueueUrl, Entries }) => {
  const queue = queueOfUrl(state, QueueUrl);
  const sent = Entries.map((entry) => sendEntry.safeParse(entry)).reduce(
    (sum, { data }) => sum + (data === undefined ? 0 : sizeOf(data.MessageBody, data.MessageAttributes)),
    0,
  );
  const answer = runBatch(state, Entries, sendEntry, (entry) => sendOne(state, queue, entry), {
    beforeAll: () => {
      if (sent > MAXIMUM_MESSAGE_BYTES) throw sqsFaults.batchTooLong(MAXIMUM_MESSAGE_BYTES, sent);
    },
  });
  if (answer.Successful.length > 0) state.arrivals.announce(queue.name);
  return answer;
});

/** The operations on messages. */
export const messageOperations: Readonly<Record<string, SqsOperation>> = {
  SendMessage: sendOperation,
  SendMessageBatch: sendBatch,
  ReceiveMessage: operation(receiveSchema, receive),
  DeleteMessage: operation(
    z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string() }),
    (state, { QueueUrl, ReceiptHandle }) => {
      state.messages.remove(decodeReceipt(queueOfUrl(state, QueueUrl).name, ReceiptHandle));
      return {};
    },
  ),
  DeleteMessageBatch: operation(batchSchema, (state, { QueueUrl, Entries }) => {
    const { name } = queueOfUrl(state, QueueUrl);
    return runBatch(state, Entries, z.strictObject({ Id: z.string(), ReceiptHandle: z.string() }), (entry) => {
      state.messages.remove(decodeReceipt(name, entry.ReceiptHandle));
      return {};
    });
  }),
  ChangeMessageVisibility: operation(
    z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string(), VisibilityTimeout: visibilitySeconds }),
    (state, { QueueUrl, ReceiptHandle, VisibilityTimeout }) =>
      changeVisibility(state, queueOfUrl(state, QueueUrl), ReceiptHandle, VisibilityTimeout),
  ),
  ChangeMessageVisibilityBatch: operation(batchSchema, (state, { QueueUrl, Entries }) => {
    const queue = queueOfUrl(state, QueueUrl);
    const schema = z.strictObject({ Id: z.string(), ReceiptHandle: z.string(), VisibilityTimeout: visibilitySeconds });
    return runBatch(state, Entries, schema, (entry) =>
      changeVisibility(state, queue, entry.ReceiptHandle, entry.VisibilityTimeout),
    );
  }),
};
