/** Random operations: what is sent to both stores. */

import { placeholders, randomCondition, randomProjection, randomUpdate } from './dynamodb-expressions.ts';
import { FAULTS } from './dynamodb-faults.ts';
import type { Random } from './dynamodb-random.ts';
import { type Item, type RunSchema, randomItem, randomKey } from './dynamodb-values.ts';

export interface Operation {
  readonly name:
    | 'PutItem'
    | 'UpdateItem'
    | 'DeleteItem'
    | 'GetItem'
    | 'Query'
    | 'Scan'
    | 'BatchWriteItem'
    | 'BatchGetItem'
    | 'TransactWriteItems'
    | 'TransactGetItems';
  readonly input: Record<string, unknown>;
  /** Pages are followed to the end and put together. */
  readonly paged?: boolean;
}

type Maker = (random: Random, schema: RunSchema) => Operation;

const put: Maker = (random, schema) => {
  const holders = placeholders();
  const condition = random.chance(0.4) ? { ConditionExpression: randomCondition(random, holders) } : {};
  const input = { TableName: schema.table, Item: randomItem(random, schema), ...condition, ...holders.parameters() };
  return {
    name: 'PutItem',
    input: { ...input, ReturnValues: random.pick(['NONE', 'ALL_OLD']), ...onFailure(random, condition) },
  };
};

const onFailure = (random: Random, condition: object): object =>
  'ConditionExpression' in condition && random.chance(0.5) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {};

const update: Maker = (random, schema) => {
  const holders = placeholders();
  const condition = random.chance(0.3) ? { ConditionExpression: randomCondition(random, holders) } : {};
  const expression = randomUpdate(random, holders);
  return {
    name: 'UpdateItem',
    input: {
      TableName: schema.table,
      Key: randomKey(random, schema),
      UpdateExpression: expression,
      ...condition,
      ...holders.parameters(),
      ReturnValues: random.pick(['NONE', 'ALL_OLD', 'ALL_NEW']),
      ...onFailure(random, condition),
    },
  };
};

const remove: Maker = (random, schema) => {
  const holders = placeholders();
  const condition = random.chance(0.4) ? { ConditionExpression: randomCondition(random, holders) } : {};
  return {
    name: 'DeleteItem',
    input: {
      TableName: schema.table,
      Key: randomKey(random, schema),
      ...condition,
      ...holders.parameters(),
      ReturnValues: random.pick(['NONE', 'ALL_OLD']),
      ...onFailure(random, condition),
    },
  };
};

const get: Maker = (random, schema) => {
  const holders = placeholders();
  const projection = random.chance(0.5) ? { ProjectionExpression: randomProjection(random, holders) } : {};
  return {
    name: 'GetItem',
    input: { TableName: schema.table, Key: randomKey(random, schema), ...projection, ...holders.parameters() },
  };
};

function sortCondition(
  random: Random,
  schema: RunSchema,
  sort: (value: string) => string,
  value: () => string,
): string {
  switch (random.int(schema.sortType === 'S' ? 4 : 3)) {
    case 0:
      return '';
    case 1:
      return ` AND ${sort('sk')} ${random.pick(['=', '<', '<=', '>', '>='])} ${value()}`;
    case 2:
      return schema.sortType === 'N' ? ` AND ${sort('sk')} BETWEEN :low AND :high` : '';
    default:
      return ` AND begins_with(${sort('sk')}, ${value()})`;
  }
}

const query: Maker = (random, schema) => {
  const holders = placeholders();
  const key = randomKey(random, schema);
  const sort = sortCondition(random, schema, holders.name, () => holders.value(key['sk'] as never));
  const expression = `${holders.name('pk')} = ${holders.value(key['pk'] as never)}${sort}`;
  const filter = random.chance(0.3) ? { FilterExpression: randomCondition(random, holders) } : {};
  const parameters = holders.parameters();
  const bounds = sort.includes(':low') ? { ':low': { N: '-9.5' }, ':high': { N: random.pick(['0', '10']) } } : {};
  return {
    name: 'Query',
    paged: true,
    input: {
      TableName: schema.table,
      KeyConditionExpression: expression,
      ...filter,
      ...parameters,
      ExpressionAttributeValues: { ...parameters.ExpressionAttributeValues, ...bounds },
      ScanIndexForward: random.chance(0.5),
      ConsistentRead: random.chance(0.5),
      ...(random.chance(0.4) ? { Limit: 1 + random.int(3) } : {}),
    },
  };
};

const queryIndex: Maker = (random, schema) => {
  const holders = placeholders();
  const sort = random.chance(0.5)
    ? ` AND ${holders.name('gsk')} ${random.pick(['=', '<', '>='])} ${holders.value({ N: '2' })}`
    : '';
  const expression = `${holders.name('gpk')} = ${holders.value({ S: random.pick(['g1', 'g2']) })}${sort}`;
  const filter =
    schema.indexProjection === 'ALL' && random.chance(0.3)
      ? { FilterExpression: randomCondition(random, holders) }
      : {};
  return {
    name: 'Query',
    paged: true,
    input: {
      TableName: schema.table,
      IndexName: 'byGroup',
      KeyConditionExpression: expression,
      ...filter,
      ...holders.parameters(),
      ScanIndexForward: random.chance(0.5),
    },
  };
};

const scan: Maker = (random, schema) => {
  const holders = placeholders();
  const filter = random.chance(0.6) ? { FilterExpression: randomCondition(random, holders) } : {};
  return {
    name: 'Scan',
    paged: true,
    input: {
      TableName: schema.table,
      ...filter,
      ...holders.parameters(),
      ...(random.chance(0.3) ? { Limit: 1 + random.int(4) } : {}),
    },
  };
};

/** moto neither refuses one item twice in BatchWriteItem nor in TransactGetItems. */
function distinctKeys(random: Random, schema: RunSchema, count: number): readonly Item[] {
  const keys = Array.from({ length: count }, () => randomKey(random, schema));
  return keys.filter((key, i) => keys.findIndex((other) => JSON.stringify(other) === JSON.stringify(key)) === i);
}

const batchWrite: Maker = (random, schema) => ({
  name: 'BatchWriteItem',
  input: {
    RequestItems: {
      [schema.table]: distinctKeys(random, schema, 1 + random.int(4)).map((key) =>
        random.chance(0.6)
          ? { PutRequest: { Item: { ...randomItem(random, schema), ...key } } }
          : { DeleteRequest: { Key: key } },
      ),
    },
  },
});

const batchGet: Maker = (random, schema) => {
  const holders = placeholders();
  const projection = random.chance(0.3) ? { ProjectionExpression: `${randomProjection(random, holders)}` } : {};
  const Keys = Array.from({ length: 1 + random.int(4) }, () => randomKey(random, schema));
  return {
    name: 'BatchGetItem',
    input: { RequestItems: { [schema.table]: { Keys, ...projection, ...holders.parameters() } } },
  };
};

const transactWrite: Maker = (random, schema) => {
  const members = Array.from({ length: 1 + random.int(4) }, () => {
    const { name, input } = random.pick([put, update, remove])(random, schema);
    const { ReturnValues: _, ...rest } = input;
    if (name === 'PutItem') return { Put: rest };
    if (name === 'UpdateItem') return { Update: rest };
    return 'ConditionExpression' in rest && random.chance(0.5) ? { ConditionCheck: rest } : { Delete: rest };
  });
  return { name: 'TransactWriteItems', input: { TransactItems: members } };
};

const transactGet: Maker = (random, schema) => ({
  name: 'TransactGetItems',
  input: {
    TransactItems: distinctKeys(random, schema, 1 + random.int(3)).map((key) => ({
      Get: { TableName: schema.table, Key: key },
    })),
  },
});

const MAKERS: readonly [number, Maker][] = [
  [22, put],
  [22, update],
  [6, remove],
  [8, get],
  [8, query],
  [6, queryIndex],
  [6, scan],
  [4, batchWrite],
  [4, batchGet],
  [8, transactWrite],
  [3, transactGet],
  [3, (random, schema) => random.pick(FAULTS)(randomKey(random, schema), schema.table)],
];
const TOTAL = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

export const randomOperation: Maker = (random, schema) => {
  let ticket = random.int(TOTAL);
  for (const [weight, make] of MAKERS) {
    if (ticket < weight) return make(random, schema);
    ticket -= weight;
  }
  return put(random, schema);
};
