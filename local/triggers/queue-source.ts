/** The poller between a queue and a function, as Lambda's event source mapping does it. */
import { availableParallelism } from 'node:os';
import type { RunClock } from '../clock.ts';
import type { QueueMessage, SqsEngine } from '../engine/contract.ts';
import { compileEventPattern } from '../engine/events/event-pattern.ts';
import { DELIVERIES, type Faults } from '../faults.ts';
import type { Rest } from '../rest.ts';
import { MAX_SANDBOXES, type Pool } from '../sandbox/pool.ts';
import type { QueueMapping } from '../template/mappings.ts';
import { backOffMs } from './back-off.ts';
import { failedItems } from './batch-answer.ts';

export interface Source {
  /** Takes nothing new from now on. */
  stop(): void;
}

interface Options {
  readonly mapping: QueueMapping;
  readonly pool: Pool;
  readonly sqs: SqsEngine;
  readonly clock: RunClock;
  readonly faults: Faults;
  readonly rest: Rest;
  readonly region: string;
  /** After this many receipts the next one moves the message to the dead-letter queue. */
  readonly maxReceiveCount: number | undefined;
}

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

const attributeOf = (value: unknown) =>
  Object.fromEntries(Object.entries(value as Record<string, unknown>).map(([name, one]) => [lowerFirst(name), one]));

const recordOf = (message: QueueMessage, arn: string, awsRegion: string) => ({
  messageId: message.messageId,
  receiptHandle: message.receiptHandle,
  body: message.body,
  attributes: message.attributes,
  messageAttributes: Object.fromEntries(
    Object.entries(message.messageAttributes).map(([name, value]) => [name, attributeOf(value)]),
  ),
  md5OfBody: message.md5OfBody,
  eventSource: 'aws:sqs',
  eventSourceARN: arn,
  awsRegion,
});

/** A body that is JSON is matched as such, as Lambda does. */
function filterable(message: QueueMessage): Record<string, unknown> {
  try {
    return { ...message, body: JSON.parse(message.body) as unknown };
  } catch {
    return { ...message };
  }
}

const tries = (message: QueueMessage) => Number(message.attributes['ApproximateReceiveCount'] ?? 1);

/**
 * Batches at the same time: with messages by the hundred more of them than processors only get into each other's way, as
 * they speak of the same contacts.
 */
const concurrencyOf = ({ maximumConcurrency, batchSize }: QueueMapping): number =>
  Math.min(maximumConcurrency, batchSize > 10 ? Math.max(2, availableParallelism()) : MAX_SANDBOXES, MAX_SANDBOXES);

/**
 * Starts polling at once, without the window in which a batch waits to become full: what is there goes, and while it is
 * handled the next batch grows. Every message is deleted when its function succeeded, and comes back when it did not.
 */
export function startQueueSource(options: Options): Source {
  const { mapping, pool, sqs, clock, faults, rest, maxReceiveCount } = options;
  const { queue } = mapping;
  const arn = sqs.queueArn(queue);
  const concurrency = concurrencyOf(mapping);
  const filters = mapping.filters?.map(compileEventPattern);
  let maybeMore = true;
  /** When the next hidden or delayed message becomes visible, as known when the queue was last found empty. */
  let dueAt: number | undefined;
  let scheduled = false;
  let active = 0;
  let waitingBack = 0;
  let stopped = false;
  /** Ids of messages that are to be delivered again though they were handled well. */
  const doubled = new Set<string>();
  let wake: NodeJS.Timeout | undefined;

  const pump = () => {
    scheduled = false;
    if (stopped) return;
    while (active < concurrency) {
      const order = faults.isDoubling('sqs') || doubled.size > 0 ? 'shuffled' : 'oldest-first';
      const messages = sqs.receive(queue, mapping.batchSize, order);
      if (messages.length === 0) {
        maybeMore = false;
        lookAhead();
        rest.changed();
        return;
      }
      active += 1;
      void handle(messages).finally(() => {
        active -= 1;
        maybeMore = true;
        pump();
      });
    }
  };
  const look = () => {
    maybeMore = true;
    if (scheduled || stopped) return;
    scheduled = true;
    // After the current turn: a sender often puts several in at once, and they can go together.
    setImmediate(pump);
  };
  const lookAhead = () => {
    dueAt = sqs.nextVisibleAt(queue);
    // On the real clock nobody tells when a delay has passed.
    if (clock.virtual || dueAt === undefined) return;
    clearTimeout(wake);
    wake = setTimeout(look, Math.min(60_000, Math.max(1, dueAt - clock.now())));
    wake.unref();
  };

  const giveBack = (message: QueueMessage) => {
    const faultEnds = faults.endsAt();
    const isLast = maxReceiveCount !== undefined && tries(message) >= maxReceiveCount;
    if (faultEnds !== undefined && !isLast) {
      // A fault of fixed duration ends by the run's clock, so its victims wait by that clock too.
      sqs.release(queue, message.receiptHandle, Math.max(1, faultEnds - clock.now()));
      lookAhead();
      return;
    }
    if (isLast) return sqs.release(queue, message.receiptHandle, 0);
    waitingBack += 1;
    const timer = setTimeout(
      () => {
        waitingBack -= 1;
        if (!stopped) sqs.release(queue, message.receiptHandle, 0);
        rest.changed();
      },
      backOffMs(tries(message)),
    );
    timer.unref();
  };

  const settle = (message: QueueMessage) => {
    const { messageId, receiptHandle } = message;
    const isLast = tries(message) >= Math.min(DELIVERIES, maxReceiveCount ?? DELIVERIES);
    if (!isLast && (doubled.has(messageId) || faults.takeDouble('sqs'))) {
      doubled.add(messageId);
      sqs.release(queue, receiptHandle, 0);
    } else {
      doubled.delete(messageId);
      sqs.delete(queue, receiptHandle);
    }
  };

  const handle = async (received: readonly QueueMessage[]) => {
    const messages = received.filter((message) => filters?.some((fits) => fits(filterable(message))) ?? true);
    // Lambda deletes what its filter does not let through.
    for (const message of received) if (!messages.includes(message)) sqs.delete(queue, message.receiptHandle);
    if (messages.length === 0) return;
    const outcome = await pool.invoke({ Records: messages.map((message) => recordOf(message, arn, options.region)) });
    const known = new Set(messages.map(({ messageId }) => messageId));
    const failed = failedItems(outcome, known, mapping.reportsItemFailures);
    for (const message of messages) {
      if (failed === 'all' || failed.has(message.messageId)) giveBack(message);
      else settle(message);
    }
  };

  const unsubscribe = sqs.onArrival((name) => {
    if (name === queue) look();
  });
  const unsubscribeClock = clock.onMove(() => {
    // Most minutes bring nothing: asking every queue each time would cost more than the tick itself.
    if (dueAt === undefined || dueAt > clock.now()) return;
    maybeMore = true;
    pump();
  });
  rest.add({
    busy: () => {
      if (stopped) return undefined;
      if (active > 0) return `queue ${queue}: ${active} batch(es) running`;
      if (waitingBack > 0) return `queue ${queue}: ${waitingBack} message(s) waiting for their next try`;
      // The real clock brings what is delayed by itself; a virtual one only when it is moved.
      if (maybeMore || (dueAt !== undefined && !clock.virtual)) return `queue ${queue}: messages waiting`;
      return undefined;
    },
  });
  look();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(wake);
      unsubscribe();
      unsubscribeClock();
    },
  };
}
