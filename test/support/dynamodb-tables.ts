/** The tables as they are deployed, on the DynamoDB-compatible store, behind the real SDK client. */
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { makeTable, type Table } from '../../shared/adapters/dynamodb/table.ts';
import { type DynamoDbServer, startDynamoDb } from './dynamodb-server.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

function definition(TableName: string): CreateTableCommandInput {
  const plain = { TableName, BillingMode: 'PAY_PER_REQUEST' as const, KeySchema: keys('pk', 'sk') };
  if (TableName !== 'zaken') return { ...plain, AttributeDefinitions: [text('pk'), text('sk')] };
  return {
    ...plain,
    AttributeDefinitions: ['pk', 'sk', 'lpk', 'lsk', 'apk', 'ask', 'cpk', 'csk', 'tpk', 'tsk'].map(text),
    GlobalSecondaryIndexes: [
      { IndexName: 'lijsten', KeySchema: keys('lpk', 'lsk'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'acties', KeySchema: keys('apk', 'ask'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      { IndexName: 'twijfels', KeySchema: keys('tpk', 'tsk'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      {
        IndexName: 'chatwacht',
        KeySchema: keys('cpk', 'csk'),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['gesprek'] },
      },
    ],
  };
}

export interface TestTables {
  readonly server: DynamoDbServer;
  readonly client: DynamoDBClient;
  /** A new, empty table with the definition of `name`. */
  create(
    name: 'zaken' | 'inhoud' | 'cijfers' | 'instellingen' | 'verbindingen' | 'uitval' | 'journaal',
  ): Promise<Table>;
  close(): Promise<void>;
}

export async function startTables(): Promise<TestTables> {
  const server = await startDynamoDb();
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  let made = 0;
  return {
    server,
    client,
    async create(name) {
      made += 1;
      const TableName = `${name}-${made}`;
      await client.send(new CreateTableCommand({ ...definition(name), TableName }));
      return makeTable(client, TableName, async () => {});
    },
    async close() {
      client.destroy();
      await server.close();
    },
  };
}
