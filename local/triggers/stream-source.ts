/** The poller between the stream of a table and a function: one shard per table, its place kept across restarts. */
import { createHash, randomUUID } from 'node:crypto';
import type { RunClock } from '../clock.ts';
import type { KeptValues } from '../data-folder.ts';
import type { DynamoDbEngine, SqsEngine, StreamRecord } from '../engine/contract.ts';
import { compileEventPattern } from '../engine/events/event-pattern.ts';
import { DELIVERIES, type Faults } from '../faults.ts';
import type { Logbook } from '../logbook.ts';
import type { Rest } from '../rest.ts';
import type { Pool } from '../sandbox/pool.ts';
import type { StreamMapping } from '../template/mappings.ts';
import { backOffMs } from './back-off.ts';
import { failedItems } from './batch-answer.ts';
import type { Source } from './queue-source.ts';
import { type BatchAnswer, type Discarded, settleBatch } from './stream-batch.ts';

interface Options {
  readonly mapping: StreamMapping;
  readonly pool: Pool;
  readonly dynamodb: DynamoDbEngine;
  readonly sqs: SqsEngine;
  readonly clock: RunClock;
  readonly faults: Faults;
  readonly rest: Rest;
  readonly kept: KeptValues;
  readonly logbook: Logbook;
  readonly region: string;
}

/** As long as DynamoDB keeps stream records. */
const STREAM_RETENTION_MS = 24 * 3_600_000;
const SHARD = 'shardId-00000000000000000000-00000000';

const recordOf = (record: StreamRecord, streamArn: string, awsRegion: string) => ({
  eventID: createHash('md5').update(`${streamArn}/${record.sequenceNumber}`).digest('hex'),
  eventName: record.eventName,
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion,
  dynamodb: {
    ApproximateCreationDateTime: Math.floor(record.approximateCreationMs / 1000),
    Keys: record.keys,
    ...(record.newImage && { NewImage: record.newImage }),
    ...(record.oldImage && { OldImage: record.oldImage }),
    SequenceNumber: record.sequenceNumber,
    SizeBytes: JSON.stringify([record.keys, record.newImage, record.oldImage]).length,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
  ...(record.byTtl && { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
  eventSourceARN: streamArn,
});

/** Starts reading where the last run stopped; on a new table at the place that the template names. */
export function startStreamSource(options: Options): Source {
  const { mapping, pool, dynamodb, sqs, clock, faults, rest, kept, logbook, region } = options;
  const { table } = mapping;
  const streamArn = dynamodb.streamArn(table) ?? '';
  const filters = mapping.filters?.map(compileEventPattern);
  const keptName = `checkpoint/${mapping.functionName}/${table}`;
  let place = kept.get(keptName);
  let running = false;
  let again = false;
  let waitsForClock = false;
  let stopped = false;
  let interrupt: (() => void) | undefined;

  const checkpoint = (sequenceNumber: string) => {
    place = sequenceNumber;
    kept.set(keptName, sequenceNumber);
  };
  if (place === undefined && !mapping.fromOldest) {
    const newest = dynamodb.newestSequence(table);
    if (newest !== undefined) checkpoint(newest);
  }

  type Shaped = ReturnType<typeof recordOf>;
  const deliver = async (records: readonly StreamRecord[], chosen: readonly Shaped[]): Promise<BatchAnswer> => {
    const outcome = await pool.invoke({ Records: chosen });
    const known = new Set(chosen.map(({ dynamodb: { SequenceNumber } }) => SequenceNumber));
    const failed = failedItems(outcome, known, mapping.reportsItemFailures);
    if (failed === 'all')
      return { kind: 'failed', from: 0, ...(outcome.kind === 'failure' && { error: outcome.error }) };
    if (failed.size === 0) return { kind: 'done' };
    return { kind: 'failed', from: records.findIndex(({ sequenceNumber }) => failed.has(sequenceNumber)) };
  };

  /** What was handled well is delivered again when a fault asks for that: the checkpoint moves after the last time. */
  const invoke = async (records: readonly StreamRecord[]): Promise<BatchAnswer> => {
    const shaped = records.map((record) => recordOf(record, streamArn, region));
    const chosen = filters === undefined ? shaped : shaped.filter((record) => filters.some((fits) => fits(record)));
    if (chosen.length === 0) return { kind: 'done' };
    let answer = await deliver(records, chosen);
    const times = answer.kind === 'done' && faults.takeDouble('streams') ? DELIVERIES : 1;
    for (let time = 2; time <= times && answer.kind === 'done'; time += 1) answer = await deliver(records, chosen);
    return answer;
  };

  const discard = ({ records, condition, tries }: Discarded) => {
    const [first] = records;
    const last = records.at(-1);
    logbook.add(
      'runtime',
      'error',
      `${records.length} record(s) of ${table} given up for ${pool.code.name}: ${condition}`,
    );
    if (mapping.failureQueue === undefined) return;
    const instant = (ms: number | undefined) => new Date(ms ?? clock.now()).toISOString();
    const told = {
      requestContext: { requestId: randomUUID(), functionArn: pool.code.arn, condition, approximateInvokeCount: tries },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: instant(undefined),
      DDBStreamBatchInfo: {
        shardId: SHARD,
        startSequenceNumber: first?.sequenceNumber,
        endSequenceNumber: last?.sequenceNumber,
        approximateArrivalOfFirstRecord: instant(first?.approximateCreationMs),
        approximateArrivalOfLastRecord: instant(last?.approximateCreationMs),
        batchSize: records.length,
        streamArn,
      },
    };
    sqs.send(mapping.failureQueue, JSON.stringify(told));
  };

  /** Waits on the real clock, or through a fault of fixed duration until the run's clock has passed its end. */
  const pause = (tries: number): Promise<boolean> => {
    const faultEnds = faults.endsAt();
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        unsubscribe();
        interrupt = undefined;
        waitsForClock = false;
        resolve(!stopped);
      };
      const waitMs = backOffMs(tries);
      const byClock = faultEnds !== undefined && clock.virtual;
      const timer = byClock
        ? undefined
        : setTimeout(end, faultEnds === undefined ? waitMs : Math.max(waitMs, faultEnds - clock.now()));
      const unsubscribe = clock.onMove(() => {
        if (byClock && clock.now() >= faultEnds) end();
      });
      interrupt = end;
      if (byClock) {
        waitsForClock = true;
        rest.changed();
      }
    });
  };

  const policy = {
    bisects: mapping.bisects,
    maximumRetries: mapping.maximumRetries,
    maximumAgeMs: Math.min(mapping.maximumAgeMs ?? STREAM_RETENTION_MS, STREAM_RETENTION_MS),
  };
  const run = async () => {
    running = true;
    while (!stopped) {
      again = false;
      const records = dynamodb.readStream(table, place, mapping.batchSize);
      if (records.length === 0) break;
      const settled = await settleBatch(records, policy, { invoke, checkpoint, discard, now: clock.now, pause });
      if (!settled) break;
    }
    running = false;
    if (again && !stopped) return start();
    rest.changed();
  };
  const start = () => {
    again = true;
    if (running || stopped) return;
    running = true;
    setImmediate(() => void run());
  };

  const unsubscribe = dynamodb.onStream((name) => {
    if (name === table) start();
  });
  rest.add({
    busy: () =>
      running && !waitsForClock && !stopped ? `stream of ${table}: ${pool.code.name} has not caught up` : undefined,
  });
  start();
  return {
    stop: () => {
      stopped = true;
      unsubscribe();
      interrupt?.();
    },
  };
}
