/**
 * Faults as the DynamoDB wire protocol names them. The SDK turns the part of `__type` after `#` into the error's name.
 */

const SERVICE = 'com.amazonaws.dynamodb.v20120810#';
const CORAL_VALIDATE = 'com.amazon.coral.validate#';
const CORAL_SERVICE = 'com.amazon.coral.service#';

/** A refusal that becomes an HTTP 400 answer with `__type`, the message and the extra members (such as `Item`). */
export class DynamoDbError extends Error {
  readonly code: string;
  readonly type: string;
  readonly extra: Readonly<Record<string, unknown>>;
  constructor(prefix: string, code: string, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.type = prefix + code;
    this.extra = extra;
  }
}

export const validationError = (message: string): DynamoDbError =>
  new DynamoDbError(CORAL_VALIDATE, 'ValidationException', message);

/** AWS puts the same preamble before most complaints about the value of a parameter. */
export const invalidParameter = (message: string): DynamoDbError =>
  validationError(`One or more parameter values were invalid: ${message}`);

export const serializationError = (message: string): DynamoDbError =>
  new DynamoDbError(CORAL_SERVICE, 'SerializationException', message);

export const unknownOperation = (target: string): DynamoDbError =>
  new DynamoDbError(CORAL_SERVICE, 'UnknownOperationException', `Operation ${target} is not known to this engine`);

export const resourceNotFound = (message = 'Requested resource not found'): DynamoDbError =>
  new DynamoDbError(SERVICE, 'ResourceNotFoundException', message);

export const resourceInUse = (message: string): DynamoDbError =>
  new DynamoDbError(SERVICE, 'ResourceInUseException', message);

/** Carries the old item when the caller asked for `ReturnValuesOnConditionCheckFailure=ALL_OLD`. */
export const conditionFailed = (item?: unknown): DynamoDbError =>
  new DynamoDbError(
    SERVICE,
    'ConditionalCheckFailedException',
    'The conditional request failed',
    item === undefined ? {} : { Item: item },
  );

export interface CancellationReason {
  readonly Code: string;
  readonly Message?: string;
  readonly Item?: unknown;
}

/** One reason per member, in the order of the request; `None` for the members that had nothing against it. */
export const transactionCanceled = (reasons: readonly CancellationReason[]): DynamoDbError =>
  new DynamoDbError(
    SERVICE,
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.map((reason) => reason.Code).join(', ')}]`,
    { CancellationReasons: reasons },
  );

export const idempotentParameterMismatch = (): DynamoDbError =>
  new DynamoDbError(
    SERVICE,
    'IdempotentParameterMismatchException',
    'The client request token was used before with other parameters',
  );

export const trimmedDataAccess = (message: string): DynamoDbError =>
  new DynamoDbError(SERVICE, 'TrimmedDataAccessException', message);

export const expiredIterator = (message: string): DynamoDbError =>
  new DynamoDbError(SERVICE, 'ExpiredIteratorException', message);
