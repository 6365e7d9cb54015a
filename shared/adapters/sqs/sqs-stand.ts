/** How much is still in the queues of the kanalen. */
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Wachtrijstand } from '../../application/controle-ports.ts';
import type { Kanaal } from '../../domain/contact/types.ts';

const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

export function makeSqsStand(client: SQSClient, queueUrls: Readonly<Record<Kanaal, string>>): Wachtrijstand {
  return {
    async onderweg(kanaal) {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({ QueueUrl: queueUrls[kanaal], AttributeNames: [...COUNTS] }),
      );
      return COUNTS.reduce((sum, name) => sum + (Number(Attributes[name]) || 0), 0);
    },
  };
}
