/** The tables as they are deployed, on the DynamoDB-compatible store, spoken to as the functions do. */
import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoCall } from '../../shared/adapters/dynamodb/call.ts';
import { openDynamo } from '../../shared/adapters/dynamodb/open-dynamo.ts';
import { makeTable, type Table } from '../../shared/adapters/dynamodb/table.ts';
import { type DynamoDbServer, startDynamoDb } from './dynamodb-server.ts';

const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const keys = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

function definition(TableName: string): CreateTableCommandInput {
  const plain = { TableName, BillingMode: 'PAY_PER_REQUEST' as const, KeySchema: keys('pk', 'sk') };
  if (TableName === 'verantwoording')
    return {
      ...plain,
      AttributeDefinitions: ['pk', 'sk', 'opk', 'mpk'].map(text),
      GlobalSecondaryIndexes: ['objecten', 'medewerkers'].map((IndexName) => ({
        IndexName,
        KeySchema: keys(`${IndexName.charAt(0)}pk`, 'sk'),
        Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['regel'] },
      })),
    };
  if (TableName !== 'zaken') return { ...plain, AttributeDefinitions: [text('pk'), text('sk')] };
  return {
    ...plain,
    AttributeDefinitions: ['pk', 'sk', 'lpk', 'lsk', 'apk', 'ask', 'cpk', 'csk', 'dpk', 'dsk', 'tpk', 'tsk'].map(text),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'lijsten',
        KeySchema: keys('lpk', 'lsk'),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kanaal', 'wijkteam', 'status'] },
      },
      { IndexName: 'acties', KeySchema: keys('apk', 'ask'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      { IndexName: 'twijfels', KeySchema: keys('tpk', 'tsk'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      {
        IndexName: 'termijnen',
        KeySchema: keys('dpk', 'dsk'),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['wijkteam'] },
      },
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
    name:
      | 'zaken'
      | 'inhoud'
      | 'cijfers'
      | 'ervaringen'
      | 'instellingen'
      | 'verbindingen'
      | 'uitval'
      | 'journaal'
      | 'verantwoording',
  ): Promise<Table>;
  close(): Promise<void>;
}

/** `through`: what every call of a table goes through. */
export async function startTables(through: (call: DynamoCall) => DynamoCall = (call) => call): Promise<TestTables> {
  const server = await startDynamoDb();
  const place = {
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const { client, close, call: bare } = openDynamo(place);
  const call = through(bare);
  let made = 0;
  return {
    server,
    client,
    async create(name) {
      made += 1;
      const TableName = `${name}-${made}`;
      await client.send(new CreateTableCommand({ ...definition(name), TableName }));
      return makeTable(call, TableName, async () => {});
    },
    async close() {
      close();
      await server.close();
    },
  };
}
