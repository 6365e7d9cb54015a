/** Values of condition keys of one call to the endpoint, read from the request. */
import type { EngineRequest } from '../engine/contract.ts';
import { jsonOf } from '../engine/json-body.ts';
import type { CallFacts } from './conditions.ts';

export interface KeySchema {
  /** Name of the partition key attribute of a table or, with an index, of that index. */
  partitionKey(table: string, index?: string): string | undefined;
}

type Json = Record<string, unknown>;

const text = (value: unknown): readonly string[] => {
  const [one] = Object.values((value ?? {}) as Json);
  return typeof one === 'string' ? [one] : [];
};

/** The partition key value that a Query names: `pk = :value` in its key condition, names substituted. */
function queriedKey(operation: Json, key: string): readonly string[] {
  const names = (operation['ExpressionAttributeNames'] ?? {}) as Record<string, string>;
  const values = (operation['ExpressionAttributeValues'] ?? {}) as Json;
  const condition = String(operation['KeyConditionExpression'] ?? '');
  for (const [, name, value] of condition.matchAll(/([#\w]+)\s*=\s*(:\w+)/g)) {
    if ((names[name!] ?? name) === key) return text(values[value!]);
  }
  return [];
}

function keysOf(operation: Json, schema: KeySchema): readonly string[] {
  const table = String(operation['TableName'] ?? '').replace(/^.*table\//, '');
  const index = operation['IndexName'] === undefined ? undefined : String(operation['IndexName']);
  const key = schema.partitionKey(table, index);
  if (key === undefined) return [];
  if (operation['KeyConditionExpression'] !== undefined) return queriedKey(operation, key);
  return text(((operation['Key'] ?? operation['Item']) as Json | undefined)?.[key]);
}

function leadingKeys(body: Json, schema: KeySchema): readonly string[] {
  const transact = (body['TransactItems'] ?? []) as Record<string, Json>[];
  const batches = Object.entries((body['RequestItems'] ?? {}) as Record<string, unknown>).flatMap(
    ([TableName, entry]) => {
      if (!Array.isArray(entry)) return (((entry as Json)['Keys'] ?? []) as Json[]).map((Key) => ({ TableName, Key }));
      return (entry as Record<string, Json>[]).map((request) => ({ TableName, ...Object.values(request)[0] }));
    },
  );
  return [body, ...transact.flatMap((one) => Object.values(one)), ...batches].flatMap((one) => keysOf(one, schema));
}

/** Which attributes a reading call names, and whether it names any at all. */
function attributesRead(body: Json): CallFacts {
  const perTable = Object.values((body['RequestItems'] ?? {}) as Record<string, unknown>).filter(
    (one) => !Array.isArray(one),
  ) as Json[];
  const reads = perTable.length > 0 ? perTable : [body];
  const keys = reads
    .flatMap((one) => [one['Key'], ...((one['Keys'] ?? []) as unknown[])])
    .filter((one) => one) as Json[];
  const named = reads.map((one) => {
    const names = (one['ExpressionAttributeNames'] ?? {}) as Record<string, string>;
    const projection = one['ProjectionExpression'];
    return typeof projection === 'string'
      ? projection
          .split(',')
          .map((path) => path.trim().split(/[.[]/)[0]!)
          .map((name) => names[name] ?? name)
      : undefined;
  });
  return {
    'dynamodb:attributes': [...new Set([...keys.flatMap(Object.keys), ...named.flatMap((one) => one ?? [])])],
    'dynamodb:select': [named.every((one) => one !== undefined) ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES'],
  };
}

/** The facts that conditions may ask for. Calls on this machine count as made over TLS from the run's own region. */
export function factsOf(service: string, request: EngineRequest, region: string, schema: KeySchema): CallFacts {
  const base = { 'aws:securetransport': ['true'], 'aws:requestedregion': [region] };
  if (service !== 'dynamodb' && service !== 'ses') return base;
  let body: Json;
  try {
    body = jsonOf(request) as Json;
  } catch {
    // The service refuses what cannot be read; no key has a value then.
    return base;
  }
  if (service === 'dynamodb') {
    return { ...base, 'dynamodb:leadingkeys': leadingKeys(body, schema), ...attributesRead(body) };
  }
  const from = body['FromEmailAddress'];
  return typeof from === 'string' ? { ...base, 'ses:fromaddress': [from.replace(/^.*<(.*)>\s*$/, '$1')] } : base;
}
