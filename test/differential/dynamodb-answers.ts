/** Sends an operation to a store and brings its answer into a form in which two answers can be compared. */
import * as dynamodb from '@aws-sdk/client-dynamodb';
import { normaliseNumber } from '../../local/engine/dynamodb/numbers.ts';
import type { Operation } from './dynamodb-operations.ts';

const COMMANDS = {
  PutItem: dynamodb.PutItemCommand,
  UpdateItem: dynamodb.UpdateItemCommand,
  DeleteItem: dynamodb.DeleteItemCommand,
  GetItem: dynamodb.GetItemCommand,
  Query: dynamodb.QueryCommand,
  Scan: dynamodb.ScanCommand,
  BatchWriteItem: dynamodb.BatchWriteItemCommand,
  BatchGetItem: dynamodb.BatchGetItemCommand,
  TransactWriteItems: dynamodb.TransactWriteItemsCommand,
  TransactGetItems: dynamodb.TransactGetItemsCommand,
} as const;

const MAX_PAGES = 200;

type Answer = Record<string, unknown>;

async function sendOnce(client: dynamodb.DynamoDBClient, name: Operation['name'], input: object): Promise<Answer> {
  const Command = COMMANDS[name] as unknown as new (input: object) => dynamodb.PutItemCommand;
  // Nobody asked for capacity or metrics, and moto sends them all the same.
  const {
    $metadata: _m,
    ConsumedCapacity: _c,
    ItemCollectionMetrics: _i,
    ...output
  } = (await client.send(new Command(input))) as unknown as Answer;
  return output;
}

/** A paged reading as one answer: all items, the sum of the counts. */
async function sendPaged(client: dynamodb.DynamoDBClient, { name, input }: Operation): Promise<Answer> {
  const items: unknown[] = [];
  let count = 0;
  let start: unknown;
  for (let page = 0; page < MAX_PAGES; page++) {
    const output = await sendOnce(client, name, start === undefined ? input : { ...input, ExclusiveStartKey: start });
    items.push(...((output['Items'] as unknown[] | undefined) ?? []));
    count += Number(output['Count']);
    start = output['LastEvaluatedKey'];
    if (start === undefined) return { Items: items, Count: count };
  }
  throw new Error(`no end after ${MAX_PAGES} pages`);
}

interface Fault {
  readonly name: string;
  readonly message: string;
  readonly CancellationReasons?: readonly { readonly Code?: string; readonly Item?: unknown }[];
  readonly Item?: unknown;
}

/** The normalised answer, or the name of the fault with what belongs to it (never its wording). */
export async function answerOf(client: dynamodb.DynamoDBClient, operation: Operation): Promise<unknown> {
  try {
    const output =
      operation.paged === true
        ? await sendPaged(client, operation)
        : await sendOnce(client, operation.name, operation.input);
    return normalise(orderFree(operation, output));
  } catch (error) {
    const { name, CancellationReasons: reasons, Item } = error as Fault;
    return normalise({
      fault: name,
      ...(reasons === undefined ? {} : { reasons: reasons.map(({ Code, Item: item }) => ({ Code, Item: item })) }),
      ...(Item === undefined ? {} : { Item }),
    });
  }
}

/** The wording of a fault, to show beside a difference. */
export async function wordingOf(client: dynamodb.DynamoDBClient, operation: Operation): Promise<string> {
  return sendOnce(client, operation.name, operation.input).then(
    () => '',
    (error: Fault) => error.message,
  );
}

const textOf = (item: unknown): string => JSON.stringify(normalise(item));

/**
 * Brings lists whose order DynamoDB does not promise into one order: scans, batches, and index entries with equal
 * keys. Within one partition of the table the order is promised and stays as it came.
 */
function orderFree({ name, input }: Operation, output: Answer): Answer {
  const items = output['Items'] as Record<string, { N?: string }>[] | undefined;
  if (name === 'Scan') return { ...output, Items: [...(items ?? [])].sort(byText) };
  if (name === 'Query' && input['IndexName'] !== undefined && items !== undefined) {
    const rank = (item: Record<string, { N?: string }>) => Number(item['gsk']?.N);
    const rising = items.map(rank);
    const inOrder = rising.every(
      (value, i) =>
        i === 0 ||
        (input['ScanIndexForward'] === false ? value <= (rising[i - 1] ?? 0) : value >= (rising[i - 1] ?? 0)),
    );
    return { ...output, inOrder, Items: [...items].sort(byText) };
  }
  if (name === 'BatchGetItem') {
    const responses = output['Responses'] as Record<string, unknown[]>;
    const sorted = Object.entries(responses).map(([table, found]) => [table, [...found].sort(byText)]);
    return { ...output, Responses: Object.fromEntries(sorted) };
  }
  return output;
}

const byText = (a: unknown, b: unknown): number => (textOf(a) < textOf(b) ? -1 : 1);

/** Sorted members, sorted sets, numbers in one notation, binaries as text, absent instead of undefined. */
export function normalise(value: unknown): unknown {
  if (value instanceof Uint8Array) return `base64:${Buffer.from(value).toString('base64')}`;
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, normaliseMember(name, member)]),
  );
}

function normaliseMember(name: string, member: unknown): unknown {
  if (name === 'N' && typeof member === 'string') return normaliseNumber(member);
  if (name === 'NS' && Array.isArray(member)) return member.map((number) => normaliseNumber(String(number))).sort();
  if ((name === 'SS' || name === 'BS') && Array.isArray(member)) return member.map((part) => normalise(part)).sort();
  return normalise(member);
}
