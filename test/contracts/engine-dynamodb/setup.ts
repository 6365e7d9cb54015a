/** What the contract tests of the store share: a server with an SDK client, a table, and the name of a fault. */
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDbServer, startDynamoDb } from '../../support/dynamodb-server.ts';

/** A clock that stands still until a test moves it. */
export interface HandClock {
  now(): number;
  advance(ms: number): void;
}

export function handClock(startMs = Date.parse('2026-03-02T09:00:00.000Z')): HandClock {
  let at = startMs;
  return {
    now: () => at,
    advance(ms) {
      at += ms;
    },
  };
}

export interface Fixture {
  readonly server: DynamoDbServer;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

export async function openFixture(options: Parameters<typeof startDynamoDb>[0] = {}): Promise<Fixture> {
  const server = await startDynamoDb(options);
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  return {
    server,
    client,
    async close() {
      client.destroy();
      await server.close();
    },
  };
}

/** pk S, sk S, index `byGroup` on gpk S and gsk N, stream with both images. */
export async function makeTable(
  { client }: Fixture,
  name: string,
  changes: Partial<CreateTableCommandInput> = {},
): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'gpk', AttributeType: 'S' },
        { AttributeName: 'gsk', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'byGroup',
          KeySchema: [
            { AttributeName: 'gpk', KeyType: 'HASH' },
            { AttributeName: 'gsk', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
      ...changes,
    }),
  );
}

/** Only a partition key S named `pk`, no index, no stream. */
export const KEY_ONLY: Partial<CreateTableCommandInput> = {
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: undefined,
  StreamSpecification: undefined,
};

export interface Fault {
  readonly name: string;
  readonly message: string;
  readonly Item?: unknown;
  readonly CancellationReasons?: readonly {
    readonly Code?: string;
    readonly Message?: string;
    readonly Item?: unknown;
  }[];
}

/** The fault of a request that must be refused. */
export async function faultOf(request: Promise<unknown>): Promise<Fault> {
  try {
    await request;
  } catch (error) {
    return error as Fault;
  }
  throw new Error('the request was not refused');
}
