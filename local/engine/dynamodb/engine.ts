/** The embedded DynamoDB-compatible store: wire protocol at the front, one SQLite database at the back. */
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { DynamoDbEngine, EngineContext, EngineRequest, EngineResponse } from '../contract.ts';
import { jsonOf } from '../json-body.ts';
import { batchGetItem, batchWriteItem } from './batch-operations.ts';
import { openDatabase } from './database.ts';
import { DynamoDbError, serializationError, unknownOperation } from './errors.ts';
import { deleteItem, getItem, putItem, updateItem } from './item-operations.ts';
import { openItemStore } from './item-store.ts';
import { query, scan } from './query-scan.ts';
import {
  checkShape,
  OPERATIONS,
  type OperationName,
  type Shape,
  STREAM_OPERATIONS,
  type StreamOperationName,
} from './request-shape.ts';
import { rightsOf } from './rights.ts';
import type { Operation, Output, StoreContext } from './store-context.ts';
import { formatSequence, openStreamStore, parseSequence } from './stream-store.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './streams-api.ts';
import { openCatalog } from './table-catalog.ts';
import { streamArnOf } from './table-description.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './table-operations.ts';
import { updateTable } from './table-update.ts';
import { transactGetItems, transactWriteItems } from './transactions.ts';
import { sweepExpired } from './ttl-sweep.ts';

const HANDLERS: Readonly<Record<OperationName, Operation>> = {
  CreateTable: createTable,
  UpdateTable: updateTable,
  DescribeTable: describeTable,
  DeleteTable: deleteTable,
  ListTables: listTables,
  UpdateTimeToLive: updateTimeToLive,
  DescribeTimeToLive: describeTimeToLive,
  PutItem: putItem,
  GetItem: getItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
};
const STREAM_HANDLERS: Readonly<Record<StreamOperationName, Operation>> = {
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};
const TARGETS: Readonly<
  Record<string, { handlers: Readonly<Record<string, Operation>>; shapes: Readonly<Record<string, Shape>> }>
> = {
  DynamoDB_20120810: { handlers: HANDLERS, shapes: OPERATIONS },
  DynamoDBStreams_20120810: { handlers: STREAM_HANDLERS, shapes: STREAM_OPERATIONS },
};

function answer(status: number, content: Output): EngineResponse {
  const body = Buffer.from(JSON.stringify(content));
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-requestid': randomUUID(),
      'x-amz-crc32': String(crc32(body)),
    },
    body,
  };
}

function faultAnswer(error: unknown): EngineResponse {
  if (error instanceof DynamoDbError) {
    return answer(400, { __type: error.type, message: error.message, ...error.extra });
  }
  const message = error instanceof Error ? error.message : String(error);
  return answer(500, { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message });
}

function perform(store: StoreContext, request: EngineRequest): Output {
  const target = request.headers['x-amz-target'] ?? '';
  const [service = '', operation = ''] = target.split('.');
  const door = Object.hasOwn(TARGETS, service) ? TARGETS[service] : undefined;
  const shape = door !== undefined && Object.hasOwn(door.shapes, operation) ? door.shapes[operation] : undefined;
  const handler = door?.handlers[operation];
  if (request.method !== 'POST' || shape === undefined || handler === undefined) {
    throw unknownOperation(target === '' ? `${request.method} ${request.path}` : target);
  }
  let input: unknown;
  try {
    input = jsonOf(request);
  } catch {
    throw serializationError('The request body is not JSON');
  }
  return handler(store, checkShape(operation, input, shape));
}

/**
 * Opens the store in the database of the run; makes its SQL tables when they are absent.
 * The database must be in WAL mode; every request that writes is one SQLite transaction.
 */
export function createDynamoDbEngine(context: EngineContext): DynamoDbEngine {
  const database = openDatabase(context.db);
  const streams = openStreamStore(database, context.clock);
  const catalog = openCatalog(database, context);
  const listeners = new Set<(tableName: string) => void>();
  const store: StoreContext = {
    database,
    catalog,
    items: openItemStore(database, streams),
    streams,
    clock: context.clock,
    streamGrew(tableName) {
      for (const listener of listeners) {
        try {
          listener(tableName);
        } catch (error) {
          // The write is committed and must be answered as done; the listener's defect still has to be heard.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
  return {
    name: 'dynamodb',
    requiredRights: (request) => rightsOf(request, catalog.tableArn),
    handle(request) {
      try {
        return answer(200, perform(store, request));
      } catch (error) {
        return faultAnswer(error);
      }
    },
    readStream(tableName, afterSequence, limit) {
      return streams.read(
        catalog.need(tableName),
        afterSequence === undefined ? 0 : parseSequence(afterSequence),
        limit,
      );
    },
    newestSequence(tableName) {
      const newest = streams.newest(catalog.need(tableName));
      return newest === undefined ? undefined : formatSequence(newest);
    },
    onStream(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sweepTtl: () => sweepExpired(store),
    tableNames: catalog.names,
    streamArn: (tableName) => streamArnOf(store, catalog.need(tableName)),
  };
}
