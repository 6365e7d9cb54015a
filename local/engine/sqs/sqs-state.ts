import type { EngineContext } from '../contract.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { createMessageStore, type MessageStore } from './message-store.ts';
import { createMoveTasks, type MoveTasks } from './move-tasks.ts';
import { createQueueStore, type Queue, type QueueStore } from './queue-store.ts';
import { sqsFaults } from './sqs-fault.ts';

/** Everything an operation of the queue service works with. */
export interface SqsState {
  readonly context: EngineContext;
  readonly queues: QueueStore;
  readonly messages: MessageStore;
  readonly moveTasks: MoveTasks;
  readonly arrivals: Arrivals;
}

export const createSqsState = (context: EngineContext): SqsState => {
  const queues = createQueueStore(context);
  return {
    context,
    queues,
    messages: createMessageStore(context, queues),
    moveTasks: createMoveTasks(context),
    arrivals: createArrivals(),
  };
};

/** The name in a queue URL: its last part. The host is not looked at, so that a changed port keeps old URLs working. */
export const queueNameOfUrl = (url: string): string => url.split('/').at(-1) ?? '';

export const queueOfUrl = (state: SqsState, url: string): Queue => state.queues.get(queueNameOfUrl(url));

/** One operation: checks its own parameters, answers the members of the JSON response. */
export type SqsOperation = (state: SqsState, parameters: unknown) => object | Promise<object>;

/** The queue an ARN names; throws ResourceNotFoundException as the move tasks do. */
export const queueOfArn = (state: SqsState, arn: string): Queue => {
  const name = state.queues.nameOfArn(arn);
  const queue = name === undefined ? undefined : state.queues.find(name);
  if (queue === undefined)
    throw sqsFaults.resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  return queue;
};
