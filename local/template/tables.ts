/** Tables of the template as requests of the DynamoDB protocol. */
import type { Resolved, Resource } from './resolve.ts';

type Json = Record<string, unknown>;

export interface TableSpec {
  readonly name: string;
  /** Body of CreateTable. */
  readonly create: Json;
  readonly ttlAttribute: string | undefined;
  /** ARN of the customer key that encrypts it in AWS. */
  readonly keyArn: string | undefined;
  partitionKey(index?: string): string | undefined;
}

interface Keyed {
  readonly KeySchema: readonly { readonly AttributeName: string; readonly KeyType: string }[];
}

const hashOf = (keyed: Keyed | undefined): string | undefined =>
  keyed?.KeySchema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName;

function customerKey(properties: Json): string | undefined {
  const replica = (properties['Replicas'] as Json[] | undefined)?.[0];
  const own = (properties['SSESpecification'] ?? {}) as Json;
  const specification = (replica?.['SSESpecification'] ?? own) as Json;
  const key = specification['KMSMasterKeyId'];
  return typeof key === 'string' && key.startsWith('arn:') ? key : undefined;
}

function tableSpec({ ref: name, type, properties }: Resource): TableSpec {
  const stream = properties['StreamSpecification'] as Json | undefined;
  const indexes = ((properties['GlobalSecondaryIndexes'] ?? []) as (Json & Keyed)[]).map(
    ({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection }),
  );
  const local = (properties['LocalSecondaryIndexes'] ?? []) as (Json & Keyed)[];
  const ttl = properties['TimeToLiveSpecification'] as Json | undefined;
  const replica = (properties['Replicas'] as Json[] | undefined)?.[0];
  const indexed = new Map([...indexes, ...local].map((index) => [String(index['IndexName']), index as Keyed]));
  return {
    name,
    create: {
      TableName: name,
      AttributeDefinitions: properties['AttributeDefinitions'],
      KeySchema: properties['KeySchema'],
      // What a table may do in a second is AWS's affair; on this machine every table is on demand.
      BillingMode: 'PAY_PER_REQUEST',
      ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes }),
      ...(local.length > 0 && { LocalSecondaryIndexes: local }),
      ...(stream?.['StreamViewType'] !== undefined && {
        StreamSpecification: { StreamEnabled: true, StreamViewType: stream['StreamViewType'] },
      }),
      DeletionProtectionEnabled:
        (type === 'AWS::DynamoDB::GlobalTable' ? replica : properties)?.['DeletionProtectionEnabled'] === true,
    },
    ttlAttribute: ttl?.['Enabled'] === true ? String(ttl['AttributeName']) : undefined,
    keyArn: customerKey(properties),
    partitionKey: (index) => hashOf(index === undefined ? (properties as unknown as Keyed) : indexed.get(index)),
  };
}

export const readTables = (resolved: Resolved): readonly TableSpec[] =>
  resolved.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map(tableSpec);
