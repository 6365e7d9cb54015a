/**
 * One table: items as plain objects in and out, conditions and expressions as they
 * are. A condition that does not hold, and a transaction that ran into another, become ConflictError; throttling is
 * tried again a few times with a random wait; everything else is thrown as it came.
 */
import type { AttributeValue, QueryCommandInput, TransactWriteItem, WriteRequest } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { ConflictError } from '../../domain/errors.ts';
import type { DynamoCall } from './call.ts';

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
  /**
   * Strongly consistent unless `verse` is false; missing keys are simply not in the answer. At most 100 keys.
   * `attributen`: only these.
   */
  getMany(keys: readonly Key[], attributen?: readonly string[], verse?: boolean): Promise<readonly Item[]>;
  write(write: TableWrite): Promise<void>;
  /** Whole items without condition, each for itself and in any order, at most 25 different ones. */
  putMany(items: readonly (Key & Item)[]): Promise<void>;
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
export function makeTable(call: DynamoCall, tableName: string, wait: (maxMs: number) => Promise<void>): Table {
  async function patient<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
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
      call('Query', {
        TableName: tableName,
        ...input,
        ExpressionAttributeValues: toValues(values),
        ...(startKey && { ExclusiveStartKey: toValues(startKey) }),
      }),
    );
    return {
      items: (answer.Items ?? []).map((item) => unmarshall(item)),
      ...(answer.LastEvaluatedKey && { lastKey: unmarshall(answer.LastEvaluatedKey) as Item }),
    };
  }

  return {
    async get(key) {
      const { Item: item } = await patient(() =>
        call('GetItem', { TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      return item && unmarshall(item);
    },
    async getMany(keys, attributen, verse = true) {
      const found: Item[] = [];
      let left: Values[] = keys.map(keyOf);
      for (let attempt = 1; left.length > 0; attempt += 1) {
        if (attempt > ATTEMPTS) throw new Error(`${left.length} items could not be read: the table is too busy`);
        if (attempt > 1) await wait(25 * 2 ** attempt);
        const asked = left;
        const answer = await patient(() =>
          call('BatchGetItem', {
            RequestItems: {
              [tableName]: {
                Keys: asked,
                ConsistentRead: verse,
                ...(attributen && { ProjectionExpression: attributen.join(', ') }),
              },
            },
          }),
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
          await call('PutItem', { ...base, Item: toValues(write.item), ...conditionInput(write.condition) });
        else if (write.soort === 'delete')
          await call('DeleteItem', { ...base, Key: keyOf(write.key), ...conditionInput(write.condition) });
        else await call('UpdateItem', { ...base, ...updateInput(write) });
      });
    },
    async putMany(items) {
      let left: WriteRequest[] = items.map((item) => ({ PutRequest: { Item: toValues(item) } }));
      for (let attempt = 1; left.length > 0; attempt += 1) {
        if (attempt > ATTEMPTS) throw new Error(`${left.length} items could not be written: the table is too busy`);
        if (attempt > 1) await wait(25 * 2 ** attempt);
        const asked = left;
        const answer = await patient(() => call('BatchWriteItem', { RequestItems: { [tableName]: asked } }));
        left = answer.UnprocessedItems?.[tableName] ?? [];
      }
    },
    async transact(writes) {
      await patient(() => call('TransactWriteItems', { TransactItems: writes.map(transactItem) }));
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
