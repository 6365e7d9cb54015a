/** The API of DynamoDB Streams: every stream of this engine is one shard that never closes. */
import { expiredIterator, resourceNotFound, trimmedDataAccess, validationError } from './errors.ts';
import { requireMember } from './request-shape.ts';
import { itemSize } from './sizes.ts';
import type { Input, Output, StoreContext } from './store-context.ts';
import { formatSequence, parseSequence } from './stream-store.ts';
import { keyAttributes, type TableDefinition } from './table-definition.ts';
import { streamArnOf } from './table-description.ts';
import type { Attributes } from './values.ts';

const MAX_RECORDS = 1000;
const ITERATOR_LIFETIME_MS = 15 * 60_000;

const shardId = (table: TableDefinition): string => `shardId-${String(table.createdMs).padStart(20, '0')}-00000001`;

function tableOfStream(store: StoreContext, arn: string): TableDefinition {
  const table = store.catalog.find(arn);
  if (table === undefined || streamArnOf(store, table) !== arn) {
    throw resourceNotFound(`Requested resource not found: Stream: ${arn} not found`);
  }
  return table;
}

export const listStreams = (store: StoreContext, input: Input): Output => {
  const wanted = input['TableName'] as string | undefined;
  const limit = (input['Limit'] as number | undefined) ?? 100;
  const start = input['ExclusiveStartStreamArn'] as string | undefined;
  const streams = store.catalog
    .names()
    .map((name) => store.catalog.need(name))
    .filter((table) => table.stream !== undefined && (wanted === undefined || wanted === table.name))
    .map((table) => ({
      StreamArn: streamArnOf(store, table) ?? '',
      TableName: table.name,
      StreamLabel: table.stream?.label,
    }))
    .filter(({ StreamArn }) => start === undefined || StreamArn > start);
  const page = streams.slice(0, limit);
  return { Streams: page, LastEvaluatedStreamArn: streams.length > limit ? page.at(-1)?.StreamArn : undefined };
};

export const describeStream = (store: StoreContext, input: Input): Output => {
  const arn = requireMember<string>(input, 'StreamArn');
  const table = tableOfStream(store, arn);
  const { partition } = table;
  return {
    StreamDescription: {
      StreamArn: arn,
      StreamLabel: table.stream?.label,
      StreamStatus: 'ENABLED',
      StreamViewType: table.stream?.view,
      TableName: table.name,
      CreationRequestDateTime: table.createdMs / 1000,
      KeySchema: keyAttributes(table).map(({ name }) => ({
        AttributeName: name,
        KeyType: name === partition.name ? 'HASH' : 'RANGE',
      })),
      Shards:
        input['ExclusiveStartShardId'] === undefined
          ? [
              {
                ShardId: shardId(table),
                SequenceNumberRange: { StartingSequenceNumber: formatSequence(store.streams.oldest(table) ?? 0) },
              },
            ]
          : [],
    },
  };
};

const iterator = (store: StoreContext, arn: string, after: number): string => `${arn}|${after}|${store.clock.now()}`;

export const getShardIterator = (store: StoreContext, input: Input): Output => {
  const arn = requireMember<string>(input, 'StreamArn');
  const table = tableOfStream(store, arn);
  if (requireMember<string>(input, 'ShardId') !== shardId(table)) {
    throw resourceNotFound(`Requested resource not found: Shard: ${input['ShardId']} in Stream: ${arn} not found`);
  }
  const type = requireMember<string>(input, 'ShardIteratorType');
  if (type === 'TRIM_HORIZON') return { ShardIterator: iterator(store, arn, 0) };
  if (type === 'LATEST') return { ShardIterator: iterator(store, arn, store.streams.newest(table) ?? 0) };
  const given = requireMember<string>(input, 'SequenceNumber');
  const sequence = parseSequence(given);
  if (Number.isNaN(sequence)) {
    throw validationError(`Invalid SequenceNumber: ${given}`);
  }
  const oldest = store.streams.oldest(table);
  if (oldest !== undefined && sequence < oldest) {
    throw trimmedDataAccess(`The operation attempted to read past the oldest stream record: ${given}`);
  }
  return { ShardIterator: iterator(store, arn, type === 'AT_SEQUENCE_NUMBER' ? sequence - 1 : sequence) };
};

export const getRecords = (store: StoreContext, input: Input): Output => {
  const [arn = '', after = '', madeAt = ''] = requireMember<string>(input, 'ShardIterator').split('|');
  if (!/^-?\d+$/.test(after) || !/^\d+(\.\d+)?$/.test(madeAt)) {
    throw validationError('Invalid ShardIterator');
  }
  const table = tableOfStream(store, arn);
  if (store.clock.now() - Number(madeAt) > ITERATOR_LIFETIME_MS) {
    throw expiredIterator('The shard iterator is older than 15 minutes');
  }
  const limit = (input['Limit'] as number | undefined) ?? MAX_RECORDS;
  if (limit < 1 || limit > MAX_RECORDS) {
    throw validationError(`Limit must be from 1 to ${MAX_RECORDS}`);
  }
  const records = store.streams.read(table, Number(after), limit);
  const last = records.at(-1);
  const size = (image: unknown) => (image === undefined ? 0 : itemSize(image as Attributes));
  return {
    NextShardIterator: iterator(store, arn, last === undefined ? Number(after) : parseSequence(last.sequenceNumber)),
    Records: records.map((record) => ({
      eventID: record.sequenceNumber,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: arn.split(':')[3],
      eventName: record.eventName,
      userIdentity: record.byTtl ? { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } : undefined,
      dynamodb: {
        ApproximateCreationDateTime: Math.trunc(record.approximateCreationMs / 1000),
        Keys: record.keys,
        NewImage: record.newImage,
        OldImage: record.oldImage,
        SequenceNumber: record.sequenceNumber,
        SizeBytes: size(record.keys) + size(record.newImage) + size(record.oldImage),
        StreamViewType: table.stream?.view,
      },
    })),
  };
};
