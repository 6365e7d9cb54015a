/**
 * One table, spoken to with the low-level client: items as plain objects in and out, conditions and expressions as they
 * are. A condition that does not hold, and a transaction that ran into another, become ConflictError; throttling is
 * tried again a few times with a random wait; everything else is thrown as it came.
 */
import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ConflictError } from '../../domain/errors.ts';

export type Item = Record<string, unknown>;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export interface Condition {
  readonly expression: string;
  readonly names?: Record<string, string>;
  readonly values?: Item;
}
export type TableWrite =
  | { readonly soort: 'put'; readonly item: Key & Item; readonly condition?: Condition }
  | { readonly soort: 'delete'; readonly key: Key; readonly condition?: Condition }
  | { readonly soort: 'update'; readonly key: Key; readonly update: string; readonly condition?: Condition };
export type TableQuery = Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues' | 'ExclusiveStartKey'> & {
  readonly values: Item;
  readonly startKey?: Item | undefined;
};

export interface Table {
  get(key: Key): Promise<Item | undefined>;
  /** Strongly consistent; missing keys are simply not in the answer. At most 100 keys. `attributen`: only these. */
  getMany(keys: readonly Key[], attributen?: readonly string[]): Promise<readonly Item[]>;
  write(write: TableWrite): Promise<void>;
  /** All or nothing, at most 100 items. */
  transact(writes: readonly TableWrite[]): Promise<void>;
  query(query: TableQuery): Promise<{ readonly items: readonly Item[]; readonly lastKey?: Item }>;
  queryAll(query: TableQuery): AsyncGenerator<Item>;
}

const ATTEMPTS = 6;
const THROTTLED = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TransactionInProgressException',
]);
const THROTTLED_REASONS = new Set(['ThrottlingError', 'ProvisionedThroughputExceeded']);
const CONFLICT_REASONS = new Set(['ConditionalCheckFailed', 'TransactionConflict']);

type Values = Record<string, AttributeValue>;
const toValues = (values: Item): Values => marshall(values, { removeUndefinedValues: true });
const keyOf = ({ pk, sk }: Key): Values => ({ pk: { S: pk }, sk: { S: sk } });

function conditionInput(condition: Condition | undefined) {
  return {
    ...(condition && { ConditionExpression: condition.expression }),
    ...(condition?.names && { ExpressionAttributeNames: condition.names }),
    ...(condition?.values && { ExpressionAttributeValues: toValues(condition.values) }),
  };
}

/** An update carries its expression; names and values of update and condition share one scope. */
function updateInput(write: Extract<TableWrite, { soort: 'update' }>) {
  const { ConditionExpression, ...scope } = conditionInput(write.condition);
  return {
    Key: keyOf(write.key),
    UpdateExpression: write.update,
    ...scope,
    ...(ConditionExpression ? { ConditionExpression } : {}),
  };
}

/** How a failed write is to be understood: a lost race, a busy moment, or a real fault. */
function judge(error: unknown): 'conflict' | 'busy' | 'fault' {
  if (!(error instanceof Error)) return 'fault';
  if (error.name === 'ConditionalCheckFailedException' || error.name === 'TransactionConflictException')
    return 'conflict';
  if (THROTTLED.has(error.name)) return 'busy';
  if (error.name === 'TransactionCanceledException') {
    const reasons = (error as { CancellationReasons?: readonly { Code?: string }[] }).CancellationReasons ?? [];
    if (reasons.some((reason) => reason.Code !== undefined && CONFLICT_REASONS.has(reason.Code))) return 'conflict';
    if (reasons.some((reason) => reason.Code !== undefined && THROTTLED_REASONS.has(reason.Code))) return 'busy';
  }
  return 'fault';
}

/** `wait` gets the longest wait in milliseconds and picks a random part of it. */
export function makeTable(client: DynamoDBClient, tableName: string, wait: (maxMs: number) => Promise<void>): Table {
  async function patient<T>(call: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call();
      } catch (error) {
        const verdict = judge(error);
        if (verdict === 'conflict') throw new ConflictError();
        if (verdict === 'fault' || attempt === ATTEMPTS) throw error;
        await wait(25 * 2 ** attempt);
      }
    }
  }

  function transactItem(write: TableWrite): TransactWriteItem {
    switch (write.soort) {
      case 'put':
        return { Put: { TableName: tableName, Item: toValues(write.item), ...conditionInput(write.condition) } };
      case 'delete':
        return { Delete: { TableName: tableName, Key: keyOf(write.key), ...conditionInput(write.condition) } };
      case 'update':
        return { Update: { TableName: tableName, ...updateInput(write) } };
    }
  }

  async function query({ values, startKey, ...input }: TableQuery) {
    const answer = await patient(() =>
      client.send(
        new QueryCommand({
          TableName: tableName,
          ...input,
          ExpressionAttributeValues: toValues(values),
          ...(startKey && { ExclusiveStartKey: toValues(startKey) }),
        }),
      ),
    );
    return {
      items: (answer.Items ?? []).map((item) => unmarshall(item)),
      ...(answer.LastEvaluatedKey && { lastKey: unmarshall(answer.LastEvaluatedKey) as Item }),
    };
  }

  return {
    async get(key) {
      const { Item: item } = await patient(() =>
        client.send(new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true })),
      );
      return item && unmarshall(item);
    },
    async getMany(keys, attributen) {
      const found: Item[] = [];
      let left: Values[] = keys.map(keyOf);
      for (let attempt = 1; left.length > 0; attempt += 1) {
        if (attempt > ATTEMPTS) throw new Error(`${left.length} items could not be read: the table is too busy`);
        if (attempt > 1) await wait(25 * 2 ** attempt);
        const asked = left;
        const answer = await patient(() =>
          client.send(
            new BatchGetItemCommand({
              RequestItems: {
                [tableName]: {
                  Keys: asked,
                  ConsistentRead: true,
                  ...(attributen && { ProjectionExpression: attributen.join(', ') }),
                },
              },
            }),
          ),
        );
        found.push(...(answer.Responses?.[tableName] ?? []).map((item) => unmarshall(item)));
        left = (answer.UnprocessedKeys?.[tableName]?.Keys as Values[] | undefined) ?? [];
      }
      return found;
    },
    async write(write) {
      const base = { TableName: tableName };
      await patient(async () => {
        if (write.soort === 'put')
          await client.send(
            new PutItemCommand({ ...base, Item: toValues(write.item), ...conditionInput(write.condition) }),
          );
        else if (write.soort === 'delete')
          await client.send(
            new DeleteItemCommand({ ...base, Key: keyOf(write.key), ...conditionInput(write.condition) }),
          );
        else await client.send(new UpdateItemCommand({ ...base, ...updateInput(write) }));
      });
    },
    async transact(writes) {
      await patient(() => client.send(new TransactWriteItemsCommand({ TransactItems: writes.map(transactItem) })));
    },
    query,
    async *queryAll(input) {
      let startKey = input.startKey;
      do {
        const page = await query({ ...input, startKey });
        yield* page.items;
        startKey = page.lastKey;
      } while (startKey !== undefined);
    },
  };
}
