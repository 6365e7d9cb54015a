/** One call to DynamoDB, by the name of its operation: what a table needs of a client, whichever client that is. */
import type {
  BatchGetItemInput,
  BatchGetItemOutput,
  BatchWriteItemInput,
  BatchWriteItemOutput,
  DeleteItemInput,
  DeleteItemOutput,
  GetItemInput,
  GetItemOutput,
  PutItemInput,
  PutItemOutput,
  QueryInput,
  QueryOutput,
  TransactWriteItemsInput,
  TransactWriteItemsOutput,
  UpdateItemInput,
  UpdateItemOutput,
} from '@aws-sdk/client-dynamodb';

export interface Operations {
  readonly GetItem: { readonly input: GetItemInput; readonly output: GetItemOutput };
  readonly BatchGetItem: { readonly input: BatchGetItemInput; readonly output: BatchGetItemOutput };
  readonly Query: { readonly input: QueryInput; readonly output: QueryOutput };
  readonly PutItem: { readonly input: PutItemInput; readonly output: PutItemOutput };
  readonly UpdateItem: { readonly input: UpdateItemInput; readonly output: UpdateItemOutput };
  readonly DeleteItem: { readonly input: DeleteItemInput; readonly output: DeleteItemOutput };
  readonly BatchWriteItem: { readonly input: BatchWriteItemInput; readonly output: BatchWriteItemOutput };
  readonly TransactWriteItems: { readonly input: TransactWriteItemsInput; readonly output: TransactWriteItemsOutput };
}

/** Rejects with an Error whose `name` is the code of the service (`ConditionalCheckFailedException`). */
export type DynamoCall = <N extends keyof Operations>(
  operation: N,
  input: Operations[N]['input'],
) => Promise<Operations[N]['output']>;
