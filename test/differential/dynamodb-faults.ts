/** Requests that must be refused, and that moto refuses as AWS does. */
import type { Operation } from './dynamodb-operations.ts';
import type { Item } from './dynamodb-values.ts';

/**
 * Requests that must be refused. Not among them, because moto does not refuse them as AWS does: an undefined `#name`
 * or `:value` in a condition (moto: HTTP 500), one item twice in BatchWriteItem, a key or index key of the wrong type
 * (moto: taken), a query on an absent index (moto: ResourceNotFoundException). Ours has tests of its own for these.
 */
export const FAULTS: readonly ((key: Item, table: string) => Operation)[] = [
  (_, table) => ({ name: 'GetItem', input: { TableName: table, Key: { pk: { S: 'p1' } } } }),
  (key, table) => ({ name: 'GetItem', input: { TableName: table, Key: { ...key, extra: { S: 'x' } } } }),
  (key) => ({ name: 'GetItem', input: { TableName: 'no-such-table', Key: key } }),
  (key, table) => ({ name: 'PutItem', input: { TableName: table, Item: { ...key, pk: { S: '' } } } }),
  (_, table) => ({ name: 'PutItem', input: { TableName: table, Item: { pk: { S: 'p1' } } } }),
  (key, table) => ({ name: 'PutItem', input: { TableName: table, Item: { ...key, x: { SS: [] } } } }),
  (key, table) => ({
    name: 'UpdateItem',
    input: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET name = :v',
      ExpressionAttributeValues: { ':v': { S: 'x' } },
    },
  }),
  (key, table) => ({
    name: 'UpdateItem',
    input: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET pk = :v',
      ExpressionAttributeValues: { ':v': { S: 'x' } },
    },
  }),
  (key, table) => ({
    name: 'UpdateItem',
    input: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET txt = :v',
      ExpressionAttributeValues: { ':v': { S: 'x' }, ':unused': { S: 'y' } },
    },
  }),
  (key, table) => ({
    name: 'UpdateItem',
    input: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET txt = :v, txt = :w',
      ExpressionAttributeValues: { ':v': { S: 'x' }, ':w': { S: 'y' } },
    },
  }),
  (key, table) => ({
    name: 'UpdateItem',
    input: {
      TableName: table,
      Key: key,
      UpdateExpression: 'SET num = absent + :v',
      ExpressionAttributeValues: { ':v': { N: '1' } },
    },
  }),
  (_, table) => ({
    name: 'Query',
    input: { TableName: table, KeyConditionExpression: 'sk = :v', ExpressionAttributeValues: { ':v': { S: 'x' } } },
  }),
  (key, table) => ({ name: 'BatchGetItem', input: { RequestItems: { [table]: { Keys: [key, key] } } } }),
  (key, table) => ({
    name: 'TransactWriteItems',
    input: { TransactItems: [{ Put: { TableName: table, Item: key } }, { Delete: { TableName: table, Key: key } }] },
  }),
];
