/** Which parameters each operation knows. What is not listed is refused by name, never ignored. */
import { serializationError, validationError } from './errors.ts';

type Kind = 'string' | 'boolean' | 'integer' | 'map' | 'list' | readonly string[];
export type Shape = Readonly<Record<string, Kind>>;

const CAPACITY = ['NONE', 'TOTAL', 'INDEXES'] as const;
const COLLECTION_METRICS = ['NONE', 'SIZE'] as const;
const ON_FAILURE = ['NONE', 'ALL_OLD'] as const;

const placeholders: Shape = { ExpressionAttributeNames: 'map', ExpressionAttributeValues: 'map' };
const conditional: Shape = {
  ...placeholders,
  TableName: 'string',
  ConditionExpression: 'string',
  ReturnValuesOnConditionCheckFailure: ON_FAILURE,
};
const write: Shape = {
  ...conditional,
  ReturnConsumedCapacity: CAPACITY,
  ReturnItemCollectionMetrics: COLLECTION_METRICS,
};
const reading: Shape = {
  ...placeholders,
  TableName: 'string',
  IndexName: 'string',
  ConsistentRead: 'boolean',
  ExclusiveStartKey: 'map',
  FilterExpression: 'string',
  Limit: 'integer',
  ProjectionExpression: 'string',
  ReturnConsumedCapacity: CAPACITY,
  Select: ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'],
};

export const OPERATIONS = {
  CreateTable: {
    TableName: 'string',
    AttributeDefinitions: 'list',
    KeySchema: 'list',
    GlobalSecondaryIndexes: 'list',
    LocalSecondaryIndexes: 'list',
    BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
    ProvisionedThroughput: 'map',
    StreamSpecification: 'map',
    SSESpecification: 'map',
    Tags: 'list',
    TableClass: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
    DeletionProtectionEnabled: 'boolean',
    OnDemandThroughput: 'map',
  },
  UpdateTable: {
    TableName: 'string',
    AttributeDefinitions: 'list',
    BillingMode: ['PROVISIONED', 'PAY_PER_REQUEST'],
    ProvisionedThroughput: 'map',
    GlobalSecondaryIndexUpdates: 'list',
    StreamSpecification: 'map',
    DeletionProtectionEnabled: 'boolean',
  },
  DescribeTable: { TableName: 'string' },
  DeleteTable: { TableName: 'string' },
  ListTables: { ExclusiveStartTableName: 'string', Limit: 'integer' },
  UpdateTimeToLive: { TableName: 'string', TimeToLiveSpecification: 'map' },
  DescribeTimeToLive: { TableName: 'string' },
  PutItem: { ...write, Item: 'map', ReturnValues: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] },
  DeleteItem: { ...write, Key: 'map', ReturnValues: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'] },
  UpdateItem: {
    ...write,
    Key: 'map',
    UpdateExpression: 'string',
    ReturnValues: ['NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW'],
  },
  GetItem: {
    TableName: 'string',
    Key: 'map',
    ConsistentRead: 'boolean',
    ExpressionAttributeNames: 'map',
    ProjectionExpression: 'string',
    ReturnConsumedCapacity: CAPACITY,
  },
  Query: { ...reading, KeyConditionExpression: 'string', ScanIndexForward: 'boolean' },
  Scan: { ...reading, Segment: 'integer', TotalSegments: 'integer' },
  BatchGetItem: { RequestItems: 'map', ReturnConsumedCapacity: CAPACITY },
  BatchWriteItem: {
    RequestItems: 'map',
    ReturnConsumedCapacity: CAPACITY,
    ReturnItemCollectionMetrics: COLLECTION_METRICS,
  },
  TransactGetItems: { TransactItems: 'list', ReturnConsumedCapacity: CAPACITY },
  TransactWriteItems: {
    TransactItems: 'list',
    ClientRequestToken: 'string',
    ReturnConsumedCapacity: CAPACITY,
    ReturnItemCollectionMetrics: COLLECTION_METRICS,
  },
} as const satisfies Record<string, Shape>;

export type OperationName = keyof typeof OPERATIONS;

export const STREAM_OPERATIONS = {
  ListStreams: { TableName: 'string', Limit: 'integer', ExclusiveStartStreamArn: 'string' },
  DescribeStream: { StreamArn: 'string', Limit: 'integer', ExclusiveStartShardId: 'string' },
  GetShardIterator: {
    StreamArn: 'string',
    ShardId: 'string',
    ShardIteratorType: ['TRIM_HORIZON', 'LATEST', 'AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER'],
    SequenceNumber: 'string',
  },
  GetRecords: { ShardIterator: 'string', Limit: 'integer' },
} as const satisfies Record<string, Shape>;

export type StreamOperationName = keyof typeof STREAM_OPERATIONS;

/** Shapes of the members of batches and transactions. */
export const KEYS_AND_ATTRIBUTES: Shape = {
  Keys: 'list',
  ConsistentRead: 'boolean',
  ExpressionAttributeNames: 'map',
  ProjectionExpression: 'string',
};
export const TRANSACT_MEMBERS = {
  Put: { ...conditional, Item: 'map' },
  Update: { ...conditional, Key: 'map', UpdateExpression: 'string' },
  Delete: { ...conditional, Key: 'map' },
  ConditionCheck: { ...conditional, Key: 'map' },
} as const satisfies Record<string, Shape>;
export const TRANSACT_GET: Shape = {
  TableName: 'string',
  Key: 'map',
  ExpressionAttributeNames: 'map',
  ProjectionExpression: 'string',
};

const LEGACY: ReadonlySet<string> = new Set([
  'Expected',
  'ConditionalOperator',
  'AttributeUpdates',
  'AttributesToGet',
  'KeyConditions',
  'QueryFilter',
  'ScanFilter',
]);

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The input without its null members (which the protocol treats as absent).
 * @throws ValidationException naming an unknown or legacy parameter or an unlawful value, SerializationException on a
 * wrong JSON type.
 */
export function checkShape(where: string, input: unknown, shape: Shape): Record<string, unknown> {
  if (!isRecord(input)) {
    throw serializationError(`${where} must be an object`);
  }
  const clean: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === null) continue;
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) {
      throw validationError(
        LEGACY.has(name)
          ? `${where}: the legacy parameter ${name} is not supported by this engine; use expressions`
          : `${where}: the parameter ${name} is not known to this engine`,
      );
    }
    checkKind(where, name, kind, value);
    clean[name] = value;
  }
  return clean;
}

function checkKind(where: string, name: string, kind: Kind, value: unknown): void {
  const ok =
    kind === 'boolean'
      ? typeof value === 'boolean'
      : kind === 'integer'
        ? Number.isInteger(value)
        : kind === 'map'
          ? isRecord(value)
          : kind === 'list'
            ? Array.isArray(value)
            : typeof value === 'string';
  if (!ok) {
    throw serializationError(`${where}: ${name} must be of type ${typeof kind === 'string' ? kind : 'string'}`);
  }
  if (typeof kind !== 'string' && !kind.includes(String(value))) {
    throw validationError(
      `1 validation error detected: Value '${value}' at '${camel(name)}' failed to satisfy constraint: Member must satisfy enum value set: [${kind.join(', ')}]`,
    );
  }
}

/** The refusal of AWS for an absent member. */
export function requireMember<T>(input: Readonly<Record<string, unknown>>, name: string): T {
  const value = input[name];
  if (value === undefined) {
    throw validationError(
      `1 validation error detected: Value null at '${camel(name)}' failed to satisfy constraint: Member must not be null`,
    );
  }
  return value as T;
}
