/** What sets a function going: a queue, or the stream of a table. Both with partial failures, so that one bad record blocks nothing. */

import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type IEventSourceDlq, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core';
import { watch } from './bewaakt.ts';
import type { Tabel } from './tabel.ts';
import type { VoordeurFunction } from './voordeur-function.ts';
import type { Wachtrij } from './wachtrij.ts';

export interface QueueTriggerProps {
  /** Messages in one batch at most. */
  readonly batchSize: number;
  /** How long a batch may wait to become full; more than ten messages at a time need one. */
  readonly window?: Duration;
}

const TIEN: QueueTriggerProps = { batchSize: 10 };
/** Batches handled at the same time. */
const AT_ONCE = 5;

/** Reads `wachtrij` in batches, of at most ten messages unless a kanaal knows better. */
export function triggerByQueue(
  fn: VoordeurFunction,
  wachtrij: Wachtrij,
  { batchSize, window }: QueueTriggerProps = TIEN,
): void {
  fn.allow(
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    [wachtrij.queue.queueArn],
  );
  fn.allow(['kms:Decrypt'], [wachtrij.sleutel.keyArn], {
    StringEquals: { 'kms:ViaService': `sqs.${fn.region}.amazonaws.com` },
  });
  const mapping = fn.fn.addEventSourceMapping('Wachtrij', {
    eventSourceArn: wachtrij.queue.queueArn,
    batchSize,
    ...(window && { maxBatchingWindow: window }),
    reportBatchItemFailures: true,
    maxConcurrency: AT_ONCE,
  });
  mapping.node.addDependency(fn.role);
}

/** Names the destination only: the rights are given above, action by action. */
function onFailure(destination: string): IEventSourceDlq {
  return { bind: () => ({ destination }) };
}

export interface StreamTriggerProps {
  readonly tabel: Tabel;
  readonly prefix: string;
  readonly berichtenSleutel: IKey;
  readonly meldingen: ITopic;
  /** How often a record that fails alone is tried again before it is set aside. */
  readonly retryAttempts: number;
  /** The alarm goes off when the newest record handled is older than this. */
  readonly maxAchterstand: Duration;
}

/**
 * Reads the stream of a table from its beginning. A failing batch is halved until the bad record stands alone; after its
 * tries or an hour its place in the stream goes to an on-failure queue with an alarm, and the shard moves on.
 *
 * @returns that queue
 */
export function triggerByStream(fn: VoordeurFunction, props: StreamTriggerProps): Queue {
  const streamArn = props.tabel.table.tableStreamArn;
  if (!streamArn) throw new Error(`the table behind ${props.tabel.variabele} has no stream`);
  const uitval = new Queue(fn, 'Uitval', {
    queueName: `${props.prefix}-${fn.naam}-uitval`,
    encryption: QueueEncryption.KMS,
    encryptionMasterKey: props.berichtenSleutel,
    dataKeyReuse: Duration.hours(1),
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  fn.allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn]);
  // Listing streams knows no resource: AWS checks it against `*` when the mapping is made.
  fn.allow(['dynamodb:ListStreams'], ['*']);
  fn.allow(['kms:Decrypt', 'kms:DescribeKey'], [props.tabel.sleutel.keyArn], {
    StringEquals: { 'kms:ViaService': `dynamodb.${fn.region}.amazonaws.com` },
  });
  fn.allow(['sqs:SendMessage'], [uitval.queueArn]);
  fn.allow(['kms:GenerateDataKey', 'kms:Decrypt'], [props.berichtenSleutel.keyArn], {
    StringEquals: { 'kms:ViaService': `sqs.${fn.region}.amazonaws.com` },
  });
  const mapping = fn.fn.addEventSourceMapping('Stroom', {
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    // In a busy hour several versions of a contact come together, and only the newest counts.
    batchSize: 500,
    bisectBatchOnError: true,
    retryAttempts: props.retryAttempts,
    maxRecordAge: Duration.hours(1),
    reportBatchItemFailures: true,
    onFailure: onFailure(uitval.queueArn),
  });
  mapping.node.addDependency(fn.role);

  const period = Duration.minutes(1);
  watch(fn, 'UitvalAlarm', {
    metric: uitval.metricApproximateNumberOfMessagesVisible({ period }),
    omschrijving: `Wijzigingen die ${fn.naam} niet kon verwerken. Runbook: uitval.`,
    drempel: 1,
    meldingen: props.meldingen,
  });
  watch(fn, 'AchterstandAlarm', {
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'IteratorAge',
      dimensionsMap: { FunctionName: fn.fn.functionName },
      statistic: 'Maximum',
      period,
    }),
    omschrijving: `${fn.naam} loopt achter op de wijzigingen. Runbook: achterstand.`,
    drempel: props.maxAchterstand.toMilliseconds(),
    perioden: 5,
    meldingen: props.meldingen,
  });
  return uitval;
}
