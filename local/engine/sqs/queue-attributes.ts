import { sqsFaults } from './sqs-fault.ts';

/** Attributes of a queue exactly as SQS keeps and returns them: all values are strings. */
export type QueueAttributes = Readonly<Record<string, string>>;

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

/** The attributes in the shape the message store works with; durations in milliseconds. */
export interface QueueSettings {
  readonly visibilityMs: number;
  readonly delayMs: number;
  readonly retentionMs: number;
  readonly waitMs: number;
  readonly maximumBytes: number;
  readonly redrive: RedrivePolicy | undefined;
}

/** Largest message and largest batch, in bytes (SQS quota since August 2025). */
export const MAXIMUM_MESSAGE_BYTES = 1_048_576;

const ranges: Readonly<Record<string, { readonly min: number; readonly max: number; readonly fallback: number }>> = {
  VisibilityTimeout: { min: 0, max: 43_200, fallback: 30 },
  DelaySeconds: { min: 0, max: 900, fallback: 0 },
  MessageRetentionPeriod: { min: 60, max: 1_209_600, fallback: 345_600 },
  ReceiveMessageWaitTimeSeconds: { min: 0, max: 20, fallback: 0 },
  MaximumMessageSize: { min: 1024, max: MAXIMUM_MESSAGE_BYTES, fallback: MAXIMUM_MESSAGE_BYTES },
};

export const defaultAttributes: QueueAttributes = {
  ...Object.fromEntries(Object.entries(ranges).map(([name, range]) => [name, String(range.fallback)])),
  SqsManagedSseEnabled: 'true',
};

const parseObject = (text: string, fault: () => Error): Record<string, unknown> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fault();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw fault();
  return parsed as Record<string, unknown>;
};

/** Reads a redrive policy, whose maxReceiveCount may be a number or a numeric string as in AWS. */
export const parseRedrivePolicy = (text: string): RedrivePolicy => {
  const invalid = (reason: string) =>
    sqsFaults.invalidParameter(`Value ${text} for parameter RedrivePolicy is invalid. Reason: ${reason}`);
  const policy = parseObject(text, () => invalid('Redrive policy is not a valid JSON map.'));
  for (const name of Object.keys(policy)) {
    if (name !== 'deadLetterTargetArn' && name !== 'maxReceiveCount') {
      throw invalid(`Only the members deadLetterTargetArn and maxReceiveCount are known; found ${name}.`);
    }
  }
  const target = policy['deadLetterTargetArn'];
  if (typeof target !== 'string')
    throw invalid('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  const given = policy['maxReceiveCount'];
  if (given === undefined) throw invalid('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  const count = typeof given === 'string' ? Number(given) : given;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid('Invalid value for maxReceiveCount: it must be an integer from 1 to 1000.');
  }
  return { deadLetterTargetArn: target, maxReceiveCount: count };
};

/** Whether a queue with this `RedriveAllowPolicy` lets the source queue use it as dead-letter queue. */
export const allowsRedriveFrom = (policyText: string | undefined, sourceArn: string): boolean => {
  if (policyText === undefined) return true;
  const policy = JSON.parse(policyText) as { redrivePermission?: string; sourceQueueArns?: readonly string[] };
  if (policy.redrivePermission === 'denyAll') return false;
  if (policy.redrivePermission === 'byQueue') return policy.sourceQueueArns?.includes(sourceArn) ?? false;
  return true;
};

const checkRedriveAllowPolicy = (text: string): void => {
  const invalid = () => sqsFaults.invalidParameter(`Value ${text} for parameter RedriveAllowPolicy is invalid.`);
  const policy = parseObject(text, invalid);
  const permission = policy['redrivePermission'];
  const sources = policy['sourceQueueArns'];
  if (permission !== 'allowAll' && permission !== 'denyAll' && permission !== 'byQueue') throw invalid();
  if ((permission === 'byQueue') !== Array.isArray(sources)) throw invalid();
  if (Array.isArray(sources) && (sources.length === 0 || sources.length > 10)) throw invalid();
};

const withoutValue = new Set(['RedrivePolicy', 'RedriveAllowPolicy', 'Policy', 'KmsMasterKeyId']);

/**
 * Checks attributes as CreateQueue and SetQueueAttributes do and returns them normalised. An empty string for a
 * policy or key stays in the result: it means that the attribute is taken away.
 */
export const checkAttributes = (given: Readonly<Record<string, string>>): QueueAttributes => {
  const checked: Record<string, string> = {};
  for (const [name, value] of Object.entries(given)) {
    const range = ranges[name];
    if (range !== undefined) {
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < range.min || number > range.max) throw sqsFaults.invalidAttributeValue(name);
      checked[name] = String(number);
    } else if (name === 'SqsManagedSseEnabled') {
      if (value !== 'true' && value !== 'false') throw sqsFaults.invalidAttributeValue(name);
      checked[name] = value;
    } else if (withoutValue.has(name)) {
      if (name === 'RedriveAllowPolicy' && value !== '') checkRedriveAllowPolicy(value);
      if (name === 'Policy' && value !== '') parseObject(value, () => sqsFaults.invalidAttributeValue(name));
      checked[name] = name === 'RedrivePolicy' && value !== '' ? JSON.stringify(parseRedrivePolicy(value)) : value;
    } else if (name === 'FifoQueue' || name === 'ContentBasedDeduplication' || name.startsWith('Fifo')) {
      throw sqsFaults.unsupported(`FIFO queues (attribute ${name})`);
    } else {
      throw sqsFaults.invalidAttributeName(name);
    }
  }
  return checked;
};

/** Old attributes with the new ones over them; an empty value removes. */
export const mergeAttributes = (old: QueueAttributes, changes: QueueAttributes): QueueAttributes =>
  Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([, value]) => value !== ''));

export const settingsOf = (attributes: QueueAttributes): QueueSettings => {
  const seconds = (name: string) => Number(attributes[name]) * 1000;
  const redrive = attributes['RedrivePolicy'];
  return {
    visibilityMs: seconds('VisibilityTimeout'),
    delayMs: seconds('DelaySeconds'),
    retentionMs: seconds('MessageRetentionPeriod'),
    waitMs: seconds('ReceiveMessageWaitTimeSeconds'),
    maximumBytes: Number(attributes['MaximumMessageSize']),
    redrive: redrive === undefined ? undefined : parseRedrivePolicy(redrive),
  };
};
