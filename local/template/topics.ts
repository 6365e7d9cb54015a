/** Topics that deliver to a queue of ours. Those that carry alarms to operators deliver to nobody here. */
import { StartFault } from '../settings.ts';
import { queueNameOfArn } from './queues.ts';
import type { Resolved } from './resolve.ts';

export interface TopicSubscription {
  readonly topicArn: string;
  /** Physical name. */
  readonly queue: string;
}

/** Throws StartFault for a subscription of a queue that would not get the bare message. */
export function readTopicSubscriptions(resolved: Resolved): readonly TopicSubscription[] {
  return resolved.ofType('AWS::SNS::Subscription').flatMap(({ ref, properties }) => {
    if (properties['Protocol'] !== 'sqs') return [];
    const queue = queueNameOfArn(String(properties['Endpoint']));
    if (queue === undefined) throw new StartFault(`${ref}: the local run knows no queue ${properties['Endpoint']}.`);
    if (String(properties['RawMessageDelivery']) !== 'true' || properties['FilterPolicy'] !== undefined)
      throw new StartFault(`${ref}: the local run delivers bare and unfiltered messages of a topic only.`);
    return [{ topicArn: String(properties['TopicArn']), queue }];
  });
}
