/** The client of DynamoDB as tables use it: the SDK's, without the steps that do nothing for this service. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoCall, Operations } from './call.ts';

export interface Dynamo {
  readonly call: DynamoCall;
  readonly client: DynamoDBClient;
  /** Closes its connections. */
  close(): void;
}

const COMMANDS: { readonly [N in keyof Operations]: new (input: Operations[N]['input']) => object } = {
  GetItem: GetItemCommand,
  BatchGetItem: BatchGetItemCommand,
  Query: QueryCommand,
  PutItem: PutItemCommand,
  UpdateItem: UpdateItemCommand,
  DeleteItem: DeleteItemCommand,
  BatchWriteItem: BatchWriteItemCommand,
  TransactWriteItems: TransactWriteItemsCommand,
};

/**
 * A logger that is not there, a trace header that DynamoDB does not read and a description of this program: together a
 * quarter of what a call costs (docs/adr/0021-calls-in-bulk.md).
 */
const WITHOUT = ['loggerMiddleware', 'recursionDetectionMiddleware', 'getUserAgentMiddleware'];

export function openDynamo(config: DynamoDBClientConfig = {}): Dynamo {
  const client = new DynamoDBClient(config);
  for (const step of WITHOUT) client.middlewareStack.remove(step);
  const call = (operation: keyof Operations, input: object): Promise<unknown> => {
    const Command = COMMANDS[operation] as new (input: object) => PutItemCommand;
    return client.send(new Command(input));
  };
  return { call: call as DynamoCall, client, close: () => client.destroy() };
}
