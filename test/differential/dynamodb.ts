/**
 * Compares the embedded store with moto, an independent implementation of DynamoDB:
 *
 *   node test/differential/dynamodb.ts --seed 1 --runs 20 --moto http://127.0.0.1:5000
 *
 * Each run makes a table on both, sends the same random operations to both and compares answers and, at the end, the
 * whole contents. Prints one line per difference and `differences: N`; ends with code 1 unless N is 0. Where moto is
 * known to be wrong, `dynamodb-known.ts` says so, and docs/engine/dynamodb-differences.md gives the reasons.
 */
import { parseArgs } from 'node:util';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DeleteTableCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '../support/dynamodb-server.ts';
import { answerOf, wordingOf } from './dynamodb-answers.ts';
import { agree } from './dynamodb-known.ts';
import { type Operation, randomOperation } from './dynamodb-operations.ts';
import { seeded } from './dynamodb-random.ts';
import type { RunSchema } from './dynamodb-values.ts';

const OPERATIONS_PER_RUN = 60;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '20' },
    moto: { type: 'string', default: 'http://127.0.0.1:5000' },
  },
});

const clientFor = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });

const tableInput = ({ table, sortType, indexProjection }: RunSchema): CreateTableCommandInput => ({
  TableName: table,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: sortType },
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
      Projection: {
        ProjectionType: indexProjection,
        ...(indexProjection === 'INCLUDE' ? { NonKeyAttributes: ['num', 'txt'] } : {}),
      },
    },
  ],
});

/** Differences of one run, each as a line. */
async function compareRun(ours: DynamoDBClient, moto: DynamoDBClient, seed: number): Promise<readonly string[]> {
  const random = seeded(seed);
  const schema: RunSchema = {
    table: `differential-${process.pid}-${seed}`,
    sortType: random.pick(['S', 'N'] as const),
    indexProjection: random.pick(['ALL', 'KEYS_ONLY', 'INCLUDE'] as const),
  };
  const lines: string[] = [];
  for (const client of [ours, moto]) await client.send(new CreateTableCommand(tableInput(schema)));
  const contents: Operation = { name: 'Scan', paged: true, input: { TableName: schema.table } };
  for (let step = 0; step < OPERATIONS_PER_RUN; step++) {
    const operation = randomOperation(random, schema);
    const [mine, theirs] = await Promise.all([answerOf(ours, operation), answerOf(moto, operation)]);
    if (!agree(operation, mine, theirs)) {
      const wording = await Promise.all([wordingOf(ours, operation), wordingOf(moto, operation)]);
      lines.push(
        `seed ${seed} step ${step}: ${operation.name} ${JSON.stringify(operation.input)}\n    ours: ${JSON.stringify(mine)} ${wording[0]}\n    moto: ${JSON.stringify(theirs)} ${wording[1]}`,
      );
      // What follows would differ because this did.
      break;
    }
  }
  if (lines.length === 0) {
    const [mine, theirs] = await Promise.all([answerOf(ours, contents), answerOf(moto, contents)]);
    if (JSON.stringify(mine) !== JSON.stringify(theirs)) {
      lines.push(
        `seed ${seed}: contents differ\n    ours: ${JSON.stringify(mine)}\n    moto: ${JSON.stringify(theirs)}`,
      );
    }
  }
  for (const client of [ours, moto]) await client.send(new DeleteTableCommand({ TableName: schema.table }));
  return lines;
}

const server = await startDynamoDb();
const ours = clientFor(server.endpoint);
const moto = clientFor(options.moto);
let differences = 0;
try {
  const first = Number(options.seed);
  for (let run = 0; run < Number(options.runs); run++) {
    const lines = await compareRun(ours, moto, first + run);
    for (const line of lines) console.log(line);
    differences += lines.length;
  }
} finally {
  ours.destroy();
  moto.destroy();
  await server.close();
}
console.log(`differences: ${differences}`);
process.exitCode = differences === 0 ? 0 : 1;
