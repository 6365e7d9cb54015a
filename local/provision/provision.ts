/** Makes what the template describes on the embedded engine; what an earlier run made is kept with its contents. */
import type { DynamoDbEngine, EngineService, S3Engine, SqsEngine } from '../engine/contract.ts';
import { StartFault } from '../settings.ts';
import type { QueueSpec } from '../template/queues.ts';
import type { TableSpec } from '../template/tables.ts';

type Json = Record<string, unknown>;

/** One call in an AWS JSON protocol, in-process; throws with the service's own message when it is refused. */
export async function callService(service: EngineService, target: string, input: Json): Promise<Json> {
  const response = await service.handle({
    method: 'POST',
    path: '/',
    query: new URLSearchParams(),
    headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' },
    body: Buffer.from(JSON.stringify(input)),
  });
  const text = typeof response.body === 'string' ? response.body : Buffer.from(response.body).toString('utf8');
  const answer = (text === '' ? {} : JSON.parse(text)) as Json;
  if (response.status !== 200) throw new Error(`${target}: ${String(answer['message'] ?? answer['__type'])}`);
  return answer;
}

const byName = (list: unknown, name: string): readonly Json[] =>
  ((list ?? []) as Json[]).toSorted((a, b) => String(a[name]).localeCompare(String(b[name])));

const projectionOf = (projection: Json = {}) => [
  projection['ProjectionType'],
  ((projection['NonKeyAttributes'] ?? []) as string[]).toSorted(),
];

const indexesOf = (table: Json) => (table['GlobalSecondaryIndexes'] ?? []) as Json[];

const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An index that holds other attributes under the same keys: what it holds now, else undefined. */
function heldOtherwise(existing: Json, wanted: Json): Json | undefined {
  const now = indexesOf(existing).find(({ IndexName }) => IndexName === wanted['IndexName']);
  if (now === undefined || !sameText(now['KeySchema'], wanted['KeySchema'])) return undefined;
  const [holds, shall] = [now, wanted].map(({ Projection }) => projectionOf(Projection as Json | undefined));
  return sameText(holds, shall) ? undefined : now;
}

/**
 * The indexes that a newer template added, or that hold other attributes now, are made on a table that is there, and filled
 * from it, as in the cloud. Returns the table as it then is.
 */
async function makeIndexes(dynamodb: DynamoDbEngine, existing: Json, wanted: Json): Promise<Json> {
  const known = new Set(indexesOf(existing).map(({ IndexName }) => IndexName));
  const added = indexesOf(wanted).filter(({ IndexName }) => !known.has(IndexName));
  const changed = indexesOf(wanted).filter((index) => heldOtherwise(existing, index) !== undefined);
  // Anything else that differs is told below, and then nothing is made either.
  const rest = indexesOf(wanted)
    .filter((index) => !added.includes(index))
    .map((index) => heldOtherwise(existing, index) ?? index);
  const keyNames = new Set(
    [wanted, ...rest].flatMap((keyed) => (keyed['KeySchema'] as Json[]).map(({ AttributeName }) => AttributeName)),
  );
  const before = {
    ...wanted,
    GlobalSecondaryIndexes: rest,
    AttributeDefinitions: (wanted['AttributeDefinitions'] as Json[]).filter((one) =>
      keyNames.has(one['AttributeName']),
    ),
  };
  if (added.length + changed.length === 0 || schemaOf(existing) !== schemaOf(before)) return existing;
  const answer = await callService(dynamodb, dynamo('UpdateTable'), {
    TableName: wanted['TableName'],
    AttributeDefinitions: wanted['AttributeDefinitions'],
    GlobalSecondaryIndexUpdates: [
      ...changed.map(({ IndexName }) => ({ Delete: { IndexName } })),
      ...[...changed, ...added].map((Create) => ({ Create })),
    ],
  });
  return answer['TableDescription'] as Json;
}

/** What of a table cannot change without losing or rebuilding it, in one comparable text. */
const schemaOf = (table: Json): string =>
  JSON.stringify([
    table['KeySchema'],
    byName(table['AttributeDefinitions'], 'AttributeName').map(({ AttributeName, AttributeType }) => [
      AttributeName,
      AttributeType,
    ]),
    byName(table['GlobalSecondaryIndexes'], 'IndexName').map((index) => [
      index['IndexName'],
      index['KeySchema'],
      projectionOf(index['Projection'] as Json | undefined),
    ]),
    byName(table['LocalSecondaryIndexes'], 'IndexName').map((index) => [
      index['IndexName'],
      index['KeySchema'],
      projectionOf(index['Projection'] as Json | undefined),
    ]),
    (table['StreamSpecification'] as Json | undefined)?.['StreamViewType'] ?? null,
  ]);

const dynamo = (operation: string) => `DynamoDB_20120810.${operation}`;

export async function provisionTables(dynamodb: DynamoDbEngine, tables: readonly TableSpec[]): Promise<void> {
  const existing = new Set(dynamodb.tableNames());
  for (const { name, create, ttlAttribute } of tables) {
    if (existing.has(name)) {
      const { Table } = await callService(dynamodb, dynamo('DescribeTable'), { TableName: name });
      const now = await makeIndexes(dynamodb, Table as Json, create as Json);
      if (schemaOf(now) !== schemaOf(create)) {
        throw new StartFault(
          `The table ${name} in the data folder has other keys, indexes or stream than the template now says: set ` +
            'VOORDEUR_DATA to a new folder, or remove the old one (its contents are then gone).',
        );
      }
    } else {
      await callService(dynamodb, dynamo('CreateTable'), create);
    }
    const described = await callService(dynamodb, dynamo('DescribeTimeToLive'), { TableName: name });
    const ttl = described['TimeToLiveDescription'] as Json | undefined;
    const current = ttl?.['TimeToLiveStatus'] === 'ENABLED' ? ttl['AttributeName'] : undefined;
    if (current === ttlAttribute) continue;
    const AttributeName = ttlAttribute ?? current;
    await callService(dynamodb, dynamo('UpdateTimeToLive'), {
      TableName: name,
      TimeToLiveSpecification: { AttributeName, Enabled: ttlAttribute !== undefined },
    });
  }
}

export async function provisionQueues(sqs: SqsEngine, queues: readonly QueueSpec[]): Promise<void> {
  const existing = new Set(sqs.queueNames());
  // First the bare queues: a redrive policy needs its target to be there.
  for (const { name, attributes } of queues) {
    if (existing.has(name)) continue;
    const fifo = attributes['FifoQueue'] === undefined ? {} : { FifoQueue: attributes['FifoQueue'] };
    await callService(sqs, 'AmazonSQS.CreateQueue', { QueueName: name, Attributes: fifo });
  }
  for (const { name, attributes } of queues) {
    if (Object.keys(attributes).length === 0) continue;
    await callService(sqs, 'AmazonSQS.SetQueueAttributes', { QueueUrl: `/${name}`, Attributes: attributes });
  }
}

export function provisionBuckets(s3: S3Engine, buckets: readonly string[]): void {
  const existing = new Set(s3.bucketNames());
  for (const bucket of buckets) if (!existing.has(bucket)) s3.createBucket(bucket);
}
