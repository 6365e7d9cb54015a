import * as z from 'zod';
import { operation } from './operation.ts';
import { checkAttributes, type QueueAttributes } from './queue-attributes.ts';
import type { Queue } from './queue-store.ts';
import { sqsFaults } from './sqs-fault.ts';
import { queueOfArn, queueOfUrl, type SqsOperation, type SqsState } from './sqs-state.ts';
import { inTransaction } from './transaction.ts';

const attributeMap = z.record(z.string(), z.string());
const onlyQueueUrl = z.strictObject({ QueueUrl: z.string() });

const allAttributes = (state: SqsState, queue: Queue): QueueAttributes => {
  const counts = state.messages.counts(queue);
  return {
    ...queue.attributes,
    QueueArn: state.queues.arnOf(queue.name),
    ApproximateNumberOfMessages: String(counts.visible),
    ApproximateNumberOfMessagesNotVisible: String(counts.inFlight),
    ApproximateNumberOfMessagesDelayed: String(counts.delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedAt / 1000)),
  };
};

/** Attributes that exist but that a queue need not have: asked for and absent is no fault. */
const optionalAttributes = new Set(['Policy', 'RedrivePolicy', 'RedriveAllowPolicy', 'KmsMasterKeyId']);

/** A page of queue URLs; the token is the last name of the page before. */
const pageOf = (
  state: SqsState,
  names: readonly string[],
  max: number | undefined,
  token: string | undefined,
): { urls: readonly string[]; next: string | undefined } => {
  const after = token === undefined ? '' : Buffer.from(token, 'base64').toString('utf8');
  const rest = names.filter((name) => name > after);
  const page = rest.slice(0, max ?? 1000);
  const last = page.at(-1);
  return {
    urls: page.map(state.queues.urlOf),
    next:
      max !== undefined && last !== undefined && rest.length > page.length
        ? Buffer.from(last).toString('base64')
        : undefined,
  };
};

const pageParameters = { MaxResults: z.int().min(1).max(1000).optional(), NextToken: z.string().optional() };

/** The operations on queues; those on messages are in `message-operations.ts`. */
export const queueOperations: Readonly<Record<string, SqsOperation>> = {
  CreateQueue: operation(
    z.strictObject({ QueueName: z.string(), Attributes: attributeMap.optional(), tags: attributeMap.optional() }),
    (state, { QueueName, Attributes, tags }) => {
      if (tags !== undefined && Object.keys(tags).length > 0) throw sqsFaults.unsupported('tags');
      const attributes = checkAttributes(Attributes ?? {});
      inTransaction(state.context.db, () => state.queues.create(QueueName, attributes));
      return { QueueUrl: state.queues.urlOf(QueueName) };
    },
  ),
  GetQueueUrl: operation(
    z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }),
    (state, { QueueName, QueueOwnerAWSAccountId }) => {
      const owner = QueueOwnerAWSAccountId ?? state.context.accountId;
      if (owner !== state.context.accountId) throw sqsFaults.queueDoesNotExist();
      return { QueueUrl: state.queues.urlOf(state.queues.get(QueueName).name) };
    },
  ),
  GetQueueAttributes: operation(
    z.strictObject({ QueueUrl: z.string(), AttributeNames: z.array(z.string()).optional() }),
    (state, { QueueUrl, AttributeNames = [] }) => {
      const all = allAttributes(state, queueOfUrl(state, QueueUrl));
      if (AttributeNames.includes('All')) return { Attributes: all };
      const asked = AttributeNames.flatMap((name) => {
        const value = all[name];
        if (value === undefined && !optionalAttributes.has(name)) throw sqsFaults.invalidAttributeName(name);
        return value === undefined ? [] : [[name, value] as const];
      });
      return asked.length === 0 ? {} : { Attributes: Object.fromEntries(asked) };
    },
  ),
  SetQueueAttributes: operation(
    z.strictObject({ QueueUrl: z.string(), Attributes: attributeMap }),
    (state, { QueueUrl, Attributes }) => {
      const queue = queueOfUrl(state, QueueUrl);
      const attributes = checkAttributes(Attributes);
      inTransaction(state.context.db, () => state.queues.change(queue.name, attributes));
      return {};
    },
  ),
  ListQueues: operation(
    z.strictObject({ QueueNamePrefix: z.string().optional(), ...pageParameters }),
    (state, { QueueNamePrefix = '', MaxResults, NextToken }) => {
      const names = state.queues.names().filter((name) => name.startsWith(QueueNamePrefix));
      const { urls, next } = pageOf(state, names, MaxResults, NextToken);
      return { ...(urls.length > 0 && { QueueUrls: urls }), ...(next !== undefined && { NextToken: next }) };
    },
  ),
  ListDeadLetterSourceQueues: operation(
    z.strictObject({ QueueUrl: z.string(), ...pageParameters }),
    (state, { QueueUrl, MaxResults, NextToken }) => {
      const sources = state.queues.sourcesOf(queueOfUrl(state, QueueUrl).name);
      const { urls, next } = pageOf(state, sources, MaxResults, NextToken);
      return { queueUrls: urls, ...(next !== undefined && { NextToken: next }) };
    },
  ),
  DeleteQueue: operation(onlyQueueUrl, (state, { QueueUrl }) => {
    const { name } = queueOfUrl(state, QueueUrl);
    inTransaction(state.context.db, () => {
      state.messages.purge(name);
      state.moveTasks.forget(state.queues.arnOf(name));
      state.queues.remove(name);
    });
    return {};
  }),
  PurgeQueue: operation(onlyQueueUrl, (state, { QueueUrl }) => {
    state.messages.purge(queueOfUrl(state, QueueUrl).name);
    return {};
  }),
  StartMessageMoveTask: operation(
    z.strictObject({
      SourceArn: z.string(),
      DestinationArn: z.string().optional(),
      MaxNumberOfMessagesPerSecond: z.int().min(1).max(500).optional(),
    }),
    (state, { SourceArn, DestinationArn, MaxNumberOfMessagesPerSecond }) => {
      const source = queueOfArn(state, SourceArn);
      if (state.queues.sourcesOf(source.name).length === 0) {
        throw sqsFaults.invalidParameter('Source queue must be configured as a Dead Letter Queue.');
      }
      const destination = DestinationArn === undefined ? undefined : queueOfArn(state, DestinationArn).name;
      if (destination === source.name) {
        throw sqsFaults.invalidParameter('Source queue arn and destination queue arn cannot be the same.');
      }
      // AWS moves at a pace in the background; here the whole task is one write, so it has ended when it is answered.
      const { handle, to } = inTransaction(state.context.db, () => {
        const { moved, left, to } = state.messages.redrive(source, destination);
        const handle = state.moveTasks.record({
          sourceArn: SourceArn,
          destinationArn: DestinationArn,
          status: left === 0 ? 'COMPLETED' : 'FAILED',
          moved,
          toMove: moved + left,
          perSecond: MaxNumberOfMessagesPerSecond,
          failureReason: left === 0 ? undefined : 'CouldNotDetermineMessageSource',
          startedAt: state.context.clock.now(),
        });
        return { handle, to };
      });
      for (const name of to) state.arrivals.announce(name);
      return { TaskHandle: handle };
    },
  ),
  ListMessageMoveTasks: operation(
    z.strictObject({ SourceArn: z.string(), MaxResults: z.int().min(1).max(10).optional() }),
    (state, { SourceArn, MaxResults = 1 }) => {
      queueOfArn(state, SourceArn);
      return {
        Results: state.moveTasks.list(SourceArn, MaxResults).map((task) => ({
          Status: task.status,
          SourceArn: task.sourceArn,
          DestinationArn: task.destinationArn,
          MaxNumberOfMessagesPerSecond: task.perSecond,
          ApproximateNumberOfMessagesMoved: task.moved,
          ApproximateNumberOfMessagesToMove: task.toMove,
          FailureReason: task.failureReason,
          StartedTimestamp: task.startedAt,
        })),
      };
    },
  ),
};
