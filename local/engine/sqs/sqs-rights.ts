import type { RequiredRight } from '../contract.ts';
import { queueNameOfUrl, type SqsState } from './sqs-state.ts';

const text = (parameters: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = parameters[name];
  return typeof value === 'string' ? value : undefined;
};

/**
 * The rights AWS asks for an operation. A batch needs the right of the single call; a redrive also needs to read the
 * dead-letter queue and to write to the destination (Amazon SQS permissions reference).
 */
export const rightsOf = (
  state: SqsState,
  name: string,
  parameters: Readonly<Record<string, unknown>>,
): readonly RequiredRight[] => {
  const { arnOf } = state.queues;
  const url = text(parameters, 'QueueUrl');
  const source = text(parameters, 'SourceArn');
  const destination = text(parameters, 'DestinationArn');
  if (name === 'StartMessageMoveTask' && source !== undefined) {
    const reading = ['StartMessageMoveTask', 'ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'];
    const target = destination ?? arnOf('*');
    return [
      ...reading.map((action) => ({ action: `sqs:${action}`, resource: source })),
      { action: 'sqs:SendMessage', resource: target },
    ];
  }
  const resource =
    source ?? (url !== undefined ? arnOf(queueNameOfUrl(url)) : arnOf(text(parameters, 'QueueName') ?? '*'));
  return [{ action: `sqs:${name.replace(/Batch$/, '')}`, resource }];
};
