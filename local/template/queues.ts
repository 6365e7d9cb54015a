/** Queues of the template, with the short names by which the control plane calls them. */
import type { Resolved } from './resolve.ts';

export interface QueueSpec {
  readonly name: string;
  readonly arn: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly deadLetterArn: string | undefined;
  readonly maxReceiveCount: number | undefined;
  readonly keyArn: string | undefined;
}

const SCALARS = [
  'VisibilityTimeout',
  'DelaySeconds',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'MaximumMessageSize',
  'FifoQueue',
] as const;

export function readQueues(resolved: Resolved): readonly QueueSpec[] {
  return resolved.ofType('AWS::SQS::Queue').map((resource) => {
    const { properties } = resource;
    const redrive = properties['RedrivePolicy'] as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
    const allow = properties['RedriveAllowPolicy'];
    const key = properties['KmsMasterKeyId'];
    return {
      name: resource.attribute('QueueName'),
      arn: resource.attribute('Arn'),
      attributes: {
        ...Object.fromEntries(
          SCALARS.flatMap((name) => (properties[name] === undefined ? [] : [[name, String(properties[name])]])),
        ),
        ...(redrive && { RedrivePolicy: JSON.stringify(redrive) }),
        ...(allow !== undefined && { RedriveAllowPolicy: JSON.stringify(allow) }),
      },
      deadLetterArn: redrive?.deadLetterTargetArn,
      maxReceiveCount: redrive === undefined ? undefined : Number(redrive.maxReceiveCount),
      keyArn: typeof key === 'string' && key.startsWith('arn:') ? key : undefined,
    };
  });
}

export const queueNameOfArn = (arn: string): string | undefined => /^arn:aws:sqs:[^:]*:[^:]*:(.+)$/.exec(arn)?.[1];

/** What an operator sees of one queue and where its failures go. */
export interface QueuePair {
  readonly naam: string;
  readonly queue: string | undefined;
  readonly deadLetter: string | undefined;
}

/** Longest beginning, up to a hyphen, that all names share: the prefix of the deployment. */
function sharedPrefix(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length < 2) return '';
  let prefix = first.slice(0, first.lastIndexOf('-') + 1);
  while (prefix !== '' && !names.every((name) => name.startsWith(prefix))) {
    prefix = prefix.slice(0, prefix.slice(0, -1).lastIndexOf('-') + 1);
  }
  return prefix;
}

/**
 * The queues by short name, each with its dead-letter queue. A queue whose name ends in `-uitval` without being the
 * dead-letter queue of another (the failure destination of a stream) is listed by what stands before.
 */
export function pairQueues(queues: readonly QueueSpec[]): readonly QueuePair[] {
  const prefix = sharedPrefix(queues.map(({ name }) => name));
  const short = (name: string) => name.slice(prefix.length).replace(/-uitval$/, '');
  const dead = new Set(queues.flatMap(({ deadLetterArn }) => (deadLetterArn === undefined ? [] : [deadLetterArn])));
  return queues
    .filter(({ arn }) => !dead.has(arn))
    .map(({ name, deadLetterArn }) => {
      const isDestination = deadLetterArn === undefined && name.endsWith('-uitval');
      return {
        naam: short(name),
        queue: isDestination ? undefined : name,
        deadLetter: isDestination ? name : deadLetterArn && queueNameOfArn(deadLetterArn),
      };
    });
}
