/**
 * A refusal by the queue service, in the two vocabularies that SQS still speaks: the JSON shape name and the older
 * query code, which SDKs read from the header `x-amzn-query-error`.
 */
export class SqsFault extends Error {
  readonly shape: string;
  readonly queryCode: string;

  constructor(shape: string, queryCode: string, message: string) {
    super(message);
    this.name = 'SqsFault';
    this.shape = shape;
    this.queryCode = queryCode;
  }
}

const modeled = (name: string, message: string, queryCode = name): SqsFault =>
  new SqsFault(`com.amazonaws.sqs#${name}`, queryCode, message);

const coral = (name: string, message: string): SqsFault =>
  new SqsFault(`com.amazon.coral.service#${name}Exception`, name, message);

/** The faults of the SQS API reference that this engine can answer. */
export const sqsFaults = {
  queueDoesNotExist: () =>
    modeled('QueueDoesNotExist', 'The specified queue does not exist.', 'AWS.SimpleQueueService.NonExistentQueue'),
  queueNameExists: (attribute: string) =>
    modeled(
      'QueueNameExists',
      `A queue already exists with the same name and a different value for attribute ${attribute}`,
      'QueueAlreadyExists',
    ),
  invalidAttributeName: (name: string) => modeled('InvalidAttributeName', `Unknown Attribute ${name}.`),
  invalidAttributeValue: (name: string) => modeled('InvalidAttributeValue', `Invalid value for the parameter ${name}.`),
  invalidParameter: (message: string) => coral('InvalidParameterValue', message),
  missingParameter: (name: string) =>
    new SqsFault(
      'com.amazon.coral.service#MissingRequiredParameterException',
      'MissingParameter',
      `The request must contain the parameter ${name}.`,
    ),
  invalidMessageContents: () =>
    modeled(
      'InvalidMessageContents',
      'Invalid characters found in the message. Allowed: #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.',
    ),
  receiptHandleIsInvalid: (handle: string) =>
    modeled('ReceiptHandleIsInvalid', `The input receipt handle "${handle}" is not a valid receipt handle.`),
  messageNotInflight: () =>
    modeled('MessageNotInflight', 'The message is not in flight.', 'AWS.SimpleQueueService.MessageNotInflight'),
  resourceNotFound: (message: string) => modeled('ResourceNotFoundException', message, 'ResourceNotFoundException'),
  emptyBatch: () =>
    modeled(
      'EmptyBatchRequest',
      'There should be at least one entry in the request.',
      'AWS.SimpleQueueService.EmptyBatchRequest',
    ),
  tooManyEntries: (count: number) =>
    modeled(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${count}.`,
      'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
    ),
  idsNotDistinct: (id: string) =>
    modeled('BatchEntryIdsNotDistinct', `Id ${id} repeated.`, 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct'),
  invalidBatchEntryId: () =>
    modeled(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      'AWS.SimpleQueueService.InvalidBatchEntryId',
    ),
  batchTooLong: (limit: number, sent: number) =>
    modeled(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${limit} bytes. You have sent ${sent} bytes.`,
      'AWS.SimpleQueueService.BatchRequestTooLong',
    ),
  /** What AWS may know and this engine does not: refused by name, never ignored. */
  unsupported: (what: string) =>
    modeled(
      'UnsupportedOperation',
      `The local queue engine does not support ${what}.`,
      'AWS.SimpleQueueService.UnsupportedOperation',
    ),
} as const;
