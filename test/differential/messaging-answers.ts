/** Brings an answer or a fault into a form in which those of two services can be compared. */

// Given out by each service in its own way, or about its own time and address.
const ownMembers = new Set([
  '$metadata',
  'MessageId',
  'ReceiptHandle',
  'CreatedTimestamp',
  'LastModifiedTimestamp',
  'LastModified',
  'Location',
  'BucketArn',
  'Message',
]);

const lastPart = (text: string): string => text.split(/[/:]/).at(-1)!;

const normaliseValue = (name: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) {
    const items = value.map((item) => normaliseValue(name, item));
    // Standard queues promise no order, neither of messages nor of lists of queues.
    return /^(Messages|QueueUrls|queueUrls|Successful|Failed)$/.test(name)
      ? items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
      : items;
  }
  if (typeof value === 'object' && value !== null) return normalise(value);
  if (/^(QueueUrl|QueueUrls|queueUrls|QueueArn)$/.test(name) && typeof value === 'string') return lastPart(value);
  if (name === 'RedrivePolicy') {
    const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(String(value)) as Record<string, unknown>;
    return { target: lastPart(String(deadLetterTargetArn)), maxReceiveCount: Number(maxReceiveCount) };
  }
  return value;
};

/** Members in order of name, without what is each service's own. */
export const normalise = (answer: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer)
      .filter(
        ([name, value]) =>
          !ownMembers.has(name) && value !== undefined && !(Array.isArray(value) && value.length === 0),
      )
      .map(([name, value]) => [name, normaliseValue(name, value)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The answer of a call, or the name of its fault: the wording of faults differs and does not matter. */
export const answerOf = async (call: Promise<object>): Promise<Record<string, unknown>> => {
  try {
    return normalise(await call);
  } catch (fault) {
    const { name, $metadata } = fault as Error & { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode === undefined) throw fault;
    return { fault: name };
  }
};
